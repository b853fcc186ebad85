package org.gongqiao.app.proposals.proposal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as its owner outside sees it: what is proposed, and nobody's name.
 *
 * @param urged    how often the union has urged him
 * @param reply    his answer; null while he has given none
 * @param sentBack why the union did not take it
 */
public record PartProposal(UUID id, String bodyName, String unitName, Topic topic, String title, String reason, String measure, ProposalState state,
                           String number, String ownerName, int urged, @Nullable String reply, @Nullable String sentBack) {

    /** Whether it waits for his answer. */
    public boolean waits() {
        return state == ProposalState.ASSIGNED;
    }
}
