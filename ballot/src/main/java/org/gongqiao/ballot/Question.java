package org.gongqiao.ballot;

import java.util.List;
import java.util.Optional;

/** A question of an election (spec 1.4). */
public sealed interface Question {
    /** Most answers a question may have; the protocol names no limit, hostile archives need one. */
    int MAX_ANSWERS = 1_000;

    String question();

    List<String> answers();

    /**
     * Choose {@code min} to {@code max} of the answers; only sums are ever opened. With {@code blank} a voter may instead give a blank vote, and the
     * vector of a vote has one more place, the first, for it.
     */
    record Choice(String question, List<String> answers, boolean blank, int min, int max) implements Question {
        public Choice {
            answers = List.copyOf(answers);
        }

        /** Places of a vote and of the result: one an answer, and the blank one before them. */
        public int slots() {
            return answers.size() + (blank ? 1 : 0);
        }

        /** Whether this vector of zeros and ones is a vote the question allows. */
        public boolean allows(List<Integer> vote) {
            if (vote.size() != slots() || !vote.stream().allMatch(m -> m == 0 || m == 1)) {
                return false;
            }
            int sum = vote.stream().mapToInt(Integer::intValue).sum();
            if (blank && vote.getFirst() == 1) {
                return sum == 1;
            }
            return sum >= min && sum <= max;
        }
    }

    /** Put all answers in order. Every vote is published, apart from the voter, after shuffling; checked here, not made. */
    record Ranking(String question, List<String> answers) implements Question {
        public Ranking {
            answers = List.copyOf(answers);
        }
    }

    /** What is wrong with the question, if anything; the election cannot be held with it. */
    default Optional<String> defect() {
        if (answers().isEmpty() || answers().size() > MAX_ANSWERS) {
            return Optional.of("answers");
        }
        return switch (this) {
            case Choice choice when choice.min < 0 || choice.max < 1 || choice.min > choice.max || choice.max > choice.answers.size() ->
                    Optional.of("min/max");
            case Choice choice -> Optional.empty();
            case Ranking ranking when ranking.answers.size() > 250 -> Optional.of("answers");
            case Ranking ranking -> Optional.empty();
        };
    }
}
