package org.gongqiao.app.documents;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A new version of a template that waits for a second operator, or was decided.
 *
 * @param template id of the template
 * @param note     of the one who decided: why he refused; empty for an approval
 * @param version  the version that it became; 0 while it is none
 */
public record TemplateProposal(UUID id, String template, String source, String reason, State state, UUID proposedBy, Instant proposedAt,
                               @Nullable UUID decidedBy, @Nullable Instant decidedAt, String note, int version) {

    /** Message {@code documents.proposal.state.<NAME>}. */
    public enum State { WAITING, APPROVED, REFUSED, WITHDRAWN }

    /** What became of an act on a proposal. */
    public sealed interface Outcome {

        record Done(TemplateProposal proposal) implements Outcome {}

        record Refused(Why why) implements Outcome {}
    }

    /** Message {@code documents.proposal.why.<NAME>}. */
    public enum Why {
        /** The one who proposed it cannot decide it. */
        SAME_PERSON,
        /** The session has no second factor, or belongs to no person. */
        NO_SECOND_FACTOR,
        /** Somebody decided it meanwhile. */
        DECIDED,
        /** A refusal needs its reason. */
        NO_REASON,
        /** Only who proposed it withdraws it. */
        NOT_YOURS,
        /** The text has faults by now: the program gives other fields, or a font is gone. */
        FAULTY
    }
}
