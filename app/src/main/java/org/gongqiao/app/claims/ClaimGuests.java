package org.gongqiao.app.claims;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongqiao.app.access.Part;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.casework.GivenGrant;
import org.gongqiao.app.casework.Grant;
import org.gongqiao.app.casework.Grants;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.NewGrant;
import org.gongqiao.app.claims.event.ClaimGuestSpoke;
import org.gongqiao.app.claims.event.ClaimMoved;
import org.gongqiao.app.claims.file.Claim;
import org.gongqiao.app.claims.file.ClaimMessage;
import org.gongqiao.app.claims.file.ClaimStatus;
import org.gongqiao.app.kernel.NotFound;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * People without an account who take part while a claim is handled: a mediator, lawyer, partner body or the employer, each
 * by a dated grant. They see what the claim is about and what the union writes to them; who claims and what he wrote stays
 * with the union. When the claim goes on to mediation, grants of mediators and partner bodies end: there a mediator is
 * asked for conflicts, and a partner body comes in only with the consent of every worker.
 */
@Component
public class ClaimGuests {

    /** Whom an officer may give a grant at this stage. */
    public static final Set<PartRole> ROLES = Set.of(PartRole.MEDIATOR, PartRole.LAWYER, PartRole.PARTNER, PartRole.EMPLOYER);

    private final ClaimStore store;
    private final Grants grants;
    private final Matters matters;
    private final AuditLog audit;
    private final MessageSource texts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ClaimGuests(ClaimStore store, Grants grants, Matters matters, AuditLog audit, MessageSource texts, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.grants = grants;
        this.matters = matters;
        this.audit = audit;
        this.texts = texts;
        this.events = events;
        this.clock = clock;
    }

    /** @param phone eleven digits, already checked */
    public record Guest(PartRole role, String name, String organisation, String purpose, String phone, LocalDate lastDay) {

        public Guest {
            if (!ROLES.contains(role)) {
                throw new IllegalArgumentException("no grant on a claim as " + role);
            }
        }

        @Override
        public String toString() {
            return "Guest[" + role + "]";
        }
    }

    /** Whether grants are given on it: while the union handles it, and never on a sealed one. */
    public static boolean takesGuests(Claim claim) {
        return claim.isOpen() && claim.status() != ClaimStatus.MEDIATION && !claim.sealed() && claim.personId() != null;
    }

    /** Gives the grant and sends its link to the phone; the person of the claim sees it on his own page. */
    @Transactional
    public ClaimOutcome invite(UUID id, Guest guest, String base) {
        Claim claim = held(id);
        if (!takesGuests(claim)) {
            return new ClaimOutcome.NotPossible("claims.notPossible.guest");
        }
        GivenGrant given = grants.give(new NewGrant(claim.matterId(), guest.role(), guest.name(), guest.organisation(), guest.purpose(), guest.phone(), guest.lastDay()), base);
        events.publishEvent(new ClaimMoved(id, claim.personId(), "claims.notice.granted"));
        audit.record(AuditEntry.of(Act.GRANT_GIVEN, "claim", id).about(claim.personId()).with(Map.of("grant", given.id(), "role", guest.role().name())));
        return new ClaimOutcome.Done(claim);
    }

    /** Ends a grant on this claim at once; false where it had ended already. */
    @Transactional
    public boolean dismiss(UUID id, UUID grantId, String why) {
        Claim claim = held(id);
        Grant grant = grants.find(grantId).filter(each -> each.matterId().equals(claim.matterId()) && ROLES.contains(each.role()))
                .orElseThrow(() -> new NotFound("grant", grantId));
        return grants.end(grant.id(), why);
    }

    /** Writes to those who take part in these roles; the person of the claim reads it, too. The same key writes once. */
    @Transactional
    public ClaimOutcome tell(UUID id, UUID key, String text, Set<PartRole> to) {
        Claim claim = held(id);
        if (!takesGuests(claim) || to.isEmpty() || !ROLES.containsAll(to)) {
            return new ClaimOutcome.NotPossible("claims.notPossible.guest");
        }
        if (store.tell(key, claim, clock.instant(), Scope.desk().unitName(), text, to.stream().map(PartRole::name).sorted().toList())) {
            matters.note(claim.matterId(), List.copyOf(to), "claims.done.told");
            audit.record(AuditEntry.of(Act.CLAIM_ANSWERED, "claim", id).about(claim.personId()).with(Map.of("kind", "TOLD")));
        }
        return new ClaimOutcome.Done(claim);
    }

    /** The claim of the current grant; not found where the grant is on another kind of matter, or has ended. */
    @Transactional(readOnly = true)
    public GuestClaim claim() {
        return store.guestClaim().orElseThrow(() -> new NotFound("claim", Scope.part().matterId()));
    }

    /** What was written to the role of the current grant, and by it. */
    @Transactional(readOnly = true)
    public List<ClaimMessage> messages() {
        return store.messages(claim().id());
    }

    /** The person of the current grant writes to the union; the same key writes once. False where the union no longer handles it. */
    @Transactional
    public boolean say(UUID key, String text) {
        Part part = Scope.part();
        GuestClaim claim = claim();
        if (!claim.takesWords() || !store.guestSays(key, clock.instant(), part.name(), text)) {
            return false;
        }
        grants.note(List.of(part.role()), "claims.done.guest." + part.role().name(), part.name());
        events.publishEvent(new ClaimGuestSpoke(claim.id()));
        return true;
    }

    @EventListener
    void on(ClaimWentToMediation event) {
        String why = texts.getMessage("claims.guest.endsWithMediation", null, Locale.SIMPLIFIED_CHINESE);
        for (Grant grant : grants.of(event.matterId())) {
            if ((grant.role() == PartRole.MEDIATOR || grant.role() == PartRole.PARTNER) && grant.holdsAt(clock.instant())) {
                grants.end(grant.id(), why);
            }
        }
    }

    private Claim held(UUID id) {
        Claim claim = store.find(id).orElseThrow(() -> new NotFound("claim", id));
        matters.hold(claim.matterId());
        return store.lock(id).orElseThrow(() -> new NotFound("claim", id));
    }
}
