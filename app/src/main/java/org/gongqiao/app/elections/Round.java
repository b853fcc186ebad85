package org.gongqiao.app.elections;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One vote of an election.
 *
 * @param manner a {@code voting.Manner}, or {@link #ENTERED}
 * @param vote   in {@code voting}; null where the count is entered
 * @param count  null until counted
 */
public record Round(UUID id, UUID election, int number, Kind kind, int seats, String manner, @Nullable UUID vote, @Nullable Count count,
                    List<Standing> standings, int version) {

    /** A secret vote on paper whose count is entered. */
    public static final String ENTERED = "PAPER_ENTERED";

    /** Message {@code elections.round.<NAME>}. */
    public enum Kind { FIRST, FURTHER, AMONG_TIED }

    /** What a round came to; message {@code elections.outcome.<NAME>}. */
    public enum Outcome {
        DONE, FURTHER, AMONG_TIED,
        /** The rules do not decide it. */
        CONFIRM,
        /** It does not count and is held again. */
        VOID
    }

    /** @param present who took part */
    public record Count(LocalDate heldOn, int present, int issued, int returned, int invalid, Outcome outcome) {}

    /** Message {@code elections.result.<NAME>}. */
    public enum Result { ELECTED, NOT_ELECTED, TIED, OPEN }

    /**
     * A candidate in it.
     *
     * @param place on the ballot, from 0
     */
    public record Standing(UUID candidate, int place, @Nullable Integer votes, @Nullable Result result) {}

    public Round {
        standings = List.copyOf(standings);
    }
}
