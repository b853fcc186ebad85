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
 * @param written names that voters wrote on papers of its vote, once that is finished
 */
public record Round(UUID id, UUID election, int number, Kind kind, int seats, String manner, @Nullable UUID vote, @Nullable Count count,
                    List<Standing> standings, List<WrittenIn> written, int version) {

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

    /**
     * A name from the papers (J-11).
     *
     * @param candidate who it is, once that is known: he then stands in the round behind those printed
     * @param aside     why it is not counted for anybody
     */
    public record WrittenIn(UUID id, String name, int votes, @Nullable UUID candidate, @Nullable String aside) {

        /** Neither known nor set aside. */
        public boolean isOpen() {
            return candidate == null && aside == null;
        }
    }

    public Round {
        standings = List.copyOf(standings);
        written = List.copyOf(written);
    }

    /** Names that could still turn out to be somebody. */
    public List<WrittenIn> open() {
        return written.stream().filter(WrittenIn::isOpen).toList();
    }

    /** Whether a candidate stands here because voters wrote him on their papers. */
    boolean isWrittenIn(UUID candidate) {
        return written.stream().anyMatch(each -> candidate.equals(each.candidate()));
    }
}
