package org.gongqiao.app.sessions.decide;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.law.democracy.Round;
import org.jspecify.annotations.Nullable;

/**
 * One vote on the names of an item.
 *
 * @param seats     to be filled in this round; of an appraisal 0
 * @param manner    name of a {@code voting.Manner}, or {@code Item.RECORDED}
 * @param voteId    null where the count was typed in from the papers of a past session
 * @param outcome   what follows, message {@code sessions.outcome.<NAME>}; null until counted, as are electors, present and secret
 * @param standings in the order of the ballot
 */
public record ItemRound(UUID id, UUID itemId, int number, Kind kind, int seats, String manner, @Nullable UUID voteId, @Nullable Integer electors,
                        @Nullable Integer present, @Nullable Boolean secret, @Nullable Round outcome, @Nullable Instant countedAt,
                        List<Standing> standings) {

    /** Message {@code sessions.round.<NAME>}. */
    public enum Kind {
        FIRST,
        /** For seats that nobody reached. */ FURTHER,
        /** Between those with equal votes. */ AMONG_TIED,
        APPRAISAL
    }

    /** Message {@code sessions.standing.<NAME>}. */
    public enum Result { ELECTED, NOT_ELECTED, TIED, OPEN, GRADED }

    /**
     * A name in a round.
     *
     * @param votes by weight: of a candidate one number, of who is appraised one for each grade with abstentions first; empty until counted
     */
    public record Standing(UUID nameId, int place, List<Integer> votes, @Nullable Result result) {

        public Standing {
            votes = List.copyOf(votes);
        }
    }

    public ItemRound {
        standings = List.copyOf(standings);
    }

    public boolean isCounted() {
        return outcome != null;
    }

    /** Whether all seats are filled, or everybody is appraised. */
    public boolean isDone() {
        return outcome == Round.DONE;
    }
}
