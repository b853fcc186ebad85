package org.gongqiao.app.access;

import static org.gongqiao.app.access.Permission.*;

import java.util.EnumSet;
import java.util.Set;

/**
 * Roles are held at a union, as a post, and reach the union's subtree along one line. The three administrators are
 * separated: none of them sees members, and only the security administrator gives posts.
 */
public enum Role {
    /** Everybody, for his own matters only; the one role without a post. */
    MEMBER(false),
    CHAIR(false, DESK, CLOCK_WRITE, TREE_READ, TREE_WRITE, MEMBER_READ, MEMBER_WRITE, UNMASK, APPLICATION_READ, APPLICATION_DECIDE,
            ROSTER_IMPORT, LIST_EXPORT, CARD_CHECK, AUDIT_READ, CLAIM_READ, CLAIM_WORK, CLAIM_FILE,
            DISPUTE_READ, DISPUTE_WORK, SUPERVISION_READ, SUPERVISION_WORK, LETTER_SIGN, RISK_NAME,
            CONGRESS_REVIEW, CONGRESS_READ, CONGRESS_WORK, VOTE_READ, VOTE_WORK, PROPOSAL_READ, PROPOSAL_WORK,
            OPENNESS_READ, OPENNESS_WORK, SURVEY_READ, SURVEY_WORK),
    /** Signs for the chair what a vice-chair may sign. */
    VICE_CHAIR(false, DESK, TREE_READ, MEMBER_READ, APPLICATION_READ, CARD_CHECK, SUPERVISION_READ, SUPERVISION_WORK, LETTER_SIGN,
            CLOCK_WRITE, CONGRESS_READ, CONGRESS_WORK, VOTE_READ, VOTE_WORK, PROPOSAL_READ, PROPOSAL_WORK,
            OPENNESS_READ, OPENNESS_WORK, SURVEY_READ, SURVEY_WORK),
    ORGANISER(false, DESK, CLOCK_WRITE, TREE_READ, TREE_WRITE, MEMBER_READ, MEMBER_WRITE, UNMASK, APPLICATION_READ, APPLICATION_DECIDE,
            ROSTER_IMPORT, LIST_EXPORT, CARD_CHECK, CLAIM_FILE,
            CONGRESS_READ, CONGRESS_WORK, VOTE_READ, VOTE_WORK, PROPOSAL_READ, PROPOSAL_WORK,
            OPENNESS_READ, OPENNESS_WORK, SURVEY_READ, SURVEY_WORK),
    RIGHTS_OFFICER(false, DESK, CLOCK_WRITE, TREE_READ, MEMBER_READ, CARD_CHECK, CLAIM_READ, CLAIM_WORK, CLAIM_FILE,
            DISPUTE_READ, DISPUTE_WORK, SUPERVISION_READ, SUPERVISION_WORK, RISK_WATCH, CONGRESS_READ, OPENNESS_READ, PROPOSAL_READ),
    WOMENS_OFFICER(false, DESK, TREE_READ, MEMBER_READ, CARD_CHECK, CLAIM_READ, CLAIM_WORK, CLAIM_FILE,
            DISPUTE_READ, DISPUTE_WORK),
    FINANCE_OFFICER(false, DESK, TREE_READ, CARD_CHECK),
    /** Who sits at a station and enters what workers bring; sees no claim afterwards. */
    STATION_CLERK(false, DESK, CARD_CHECK, CLAIM_FILE),
    /**
     * One of at least two at a union who keep its sealed complaints. The desk has a scope of its own: nothing but those of
     * exactly this union, and of them only what two keepers have opened together.
     */
    SEAL_KEEPER(true, SEALED_KEEP),
    /** Officer of a higher union: sees and decides below, and takes what was passed upward. */
    REVIEWER(true, DESK, CLOCK_WRITE, TREE_READ, TREE_WRITE, MEMBER_READ, MEMBER_WRITE, UNMASK, APPLICATION_READ, APPLICATION_DECIDE,
            APPEAL_DECIDE, ROSTER_IMPORT, LIST_EXPORT, CARD_CHECK, AUDIT_READ, CLAIM_READ, CLAIM_WORK, CLAIM_FILE, CLAIM_CONFIGURE,
            DISPUTE_READ, DISPUTE_WORK, DISPUTE_CONFIGURE, SUPERVISION_READ, SUPERVISION_WORK, RISK_WATCH,
            CONGRESS_REVIEW, CONGRESS_READ, CONGRESS_WORK, VOTE_READ, VOTE_WORK, PROPOSAL_READ, PROPOSAL_WORK,
            OPENNESS_READ, OPENNESS_WORK, SURVEY_READ, SURVEY_WORK),
    /** Reads everything in scope, changes nothing. */
    AUDITOR(true, DESK, TREE_READ, MEMBER_READ, APPLICATION_READ, AUDIT_READ, CLAIM_READ, DISPUTE_READ, SUPERVISION_READ,
            CONGRESS_READ, VOTE_READ, PROPOSAL_READ, OPENNESS_READ, SURVEY_READ),
    SYSTEM_ADMIN(true, DESK, TREE_READ, LAW_WRITE, OPERATE),
    SECURITY_ADMIN(true, DESK, TREE_READ, POST_WRITE),
    AUDIT_ADMIN(true, DESK, AUDIT_READ);

    private final boolean wide;
    private final Set<Permission> permissions;

    Role(boolean wide, Permission... permissions) {
        this.wide = wide;
        this.permissions = permissions.length == 0 ? Set.of() : Set.copyOf(EnumSet.copyOf(Set.of(permissions)));
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    /** Whether the role sees more than one union's members or runs the system, so that a second factor is compulsory. */
    public boolean needsSecondFactor() {
        return wide;
    }
}
