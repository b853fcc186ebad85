package org.gongqiao.app.documents;

import java.time.Instant;
import java.util.UUID;
import org.gongqiao.app.access.TwoPeople;
import org.jspecify.annotations.Nullable;

/**
 * A new version of a template that waits for a second operator, or was decided.
 *
 * @param template id of the template
 * @param note     of the one who decided: why he refused; empty for an approval
 * @param version  the version that it became; 0 while it is none
 */
public record TemplateProposal(UUID id, String template, String source, String reason, TwoPeople.State state, UUID proposedBy, Instant proposedAt,
                               @Nullable UUID decidedBy, @Nullable Instant decidedAt, String note, int version) {

    /** What became of an act on a proposal. */
    public sealed interface Outcome {

        record Done(TemplateProposal proposal) implements Outcome {}

        record Refused(TwoPeople.Why why) implements Outcome {}
    }
}
