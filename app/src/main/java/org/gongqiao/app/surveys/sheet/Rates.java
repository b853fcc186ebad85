package org.gongqiao.app.surveys.sheet;

import java.util.List;

/**
 * Rates of establishment in one scope, as whole numbers.
 *
 * @param progress how many sheets stand where
 * @param lines    for each rate question and dimension the counts by key, the whole first
 */
public record Rates(Progress progress, List<Line> lines) {

    /** Along what it is counted; message {@code surveys.by.<NAME>}. */
    public enum By {
        ALL,
        /** The unions directly below the one that is looked at, each with all below it. */
        BELOW, LEVEL, INDUSTRY, OWNERSHIP
    }

    public Rates {
        lines = List.copyOf(lines);
    }

    /** @param enterprises all; the others are parts of it */
    public record Progress(int enterprises, int filled, int returned, int checked) {

        /** Filled or checked. */
        public int answered() {
            return filled + checked;
        }

        public int open() {
            return enterprises - filled - checked - returned;
        }
    }

    /**
     * @param key         of the dimension; empty for the whole and for what is not known
     * @param enterprises all in the group, answered or not
     * @param yes         of them, filled or checked
     */
    public record Line(String question, By by, String key, int enterprises, int yes, int no) {

        /** Yes of all enterprises in tenths of a per cent, rounded down: nobody counts who has not answered. */
        public int permille() {
            return enterprises == 0 ? 0 : (int) (yes * 1000L / enterprises);
        }

        /** Yes of those that answered, in tenths of a per cent, rounded down; 0 where nobody has. */
        public int permilleOfAnswered() {
            return yes + no == 0 ? 0 : (int) (yes * 1000L / (yes + no));
        }

        public int unanswered() {
            return enterprises - yes - no;
        }
    }

    public List<Line> of(String question, By by) {
        return lines.stream().filter(line -> line.question().equals(question) && line.by() == by).toList();
    }
}
