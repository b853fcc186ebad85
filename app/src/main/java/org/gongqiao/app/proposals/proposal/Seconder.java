package org.gongqiao.app.proposals.proposal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delegate who was asked to second.
 *
 * @param revision of the text that he answered to, or was shown
 * @param score    1 (bad) to 5 (very good); null where he has not rated
 */
public record Seconder(UUID id, UUID proposalId, UUID personId, String name, State state, int revision, @Nullable Integer score, @Nullable Boolean solved) {

    /** Message {@code proposals.seconder.<NAME>}. */
    public enum State { INVITED, SECONDED, DECLINED }

    /** Whether he has seconded this version of the text. */
    public boolean seconds(Proposal proposal) {
        return state == State.SECONDED && revision == proposal.revision();
    }
}
