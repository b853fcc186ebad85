package org.gongqiao.app.proposals.proposal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.gongqiao.app.law.rights.Elapsed;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as it stands.
 *
 * @param revision     of its text
 * @param seconders    who have seconded this revision
 * @param matterId     its present matter; null before it was handed in, as is {@code number}
 * @param round        1, or 2 and more where the union had it answered anew
 * @param screening    why it is not on file, or what is to be completed
 * @param ownerName    department or officer that answers; null before it was assigned
 * @param ownerGrant   the link of an owner outside; null for one inside
 * @param replyElapsed how the time to answer stood on the day of the reply
 * @param sentBack     why the union did not take the owner's reply; null where it did or has not looked yet
 * @param lead         the proposal together with which it is handled
 */
public record Proposal(UUID id, UUID bodyId, String bodyName, UUID unitId, String unitName, UUID proposer, String proposerName, Topic topic, String title,
                       String reason, String measure, int revision, int seconders, ProposalState state, Instant writtenAt, @Nullable UUID matterId,
                       @Nullable String number, int round, @Nullable Instant submittedAt, @Nullable Instant screenedAt, @Nullable String screening,
                       @Nullable String ownerName, @Nullable String ownerContact, @Nullable UUID ownerGrant, @Nullable Instant assignedAt,
                       @Nullable Instant urgedAt, int urged, @Nullable ReplyKind replyKind, @Nullable String reply, @Nullable LocalDate repliedOn,
                       @Nullable Elapsed replyElapsed, boolean replyByLink, @Nullable String sentBack, @Nullable Instant closedAt, @Nullable UUID lead,
                       int version) {

    public boolean isSubmitted() {
        return matterId != null;
    }

    /** Its matter. @throws IllegalStateException before it was handed in */
    public UUID matter() {
        if (matterId == null) {
            throw new IllegalStateException("a proposal that was not handed in has no matter");
        }
        return matterId;
    }

    /** The official number, or nothing before it was handed in. */
    public String numberOrBlank() {
        return number == null ? "" : number;
    }
}
