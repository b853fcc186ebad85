package org.gongqiao.app.law.democracy;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.RuleCheck;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.rights.Elapsed;

/** How these rules ask for numbers and compare a part with its whole. */
final class Weighing {

    /** A region's text of the day nobody has read. */
    private static final String UNREAD = "D-00.unread";

    private Weighing() {}

    static <F> RuleCheck<F> check(String id, Class<F> facts, BiFunction<F, Book, Verdict> function) {
        return new RuleCheck<>(id, 1, ruleOf(id), facts, function);
    }

    /** A check whose rule a region's own text may change: where that text was not read nothing is concluded from the country's. */
    static <F> RuleCheck<F> regional(String id, Class<F> facts, BiFunction<F, Book, Verdict> function) {
        return check(id, facts, (asked, book) -> book.parameter(UNREAD).filter(Weighing::isOn)
                .map(unread -> book.finding(ruleOf(id)).fact("day", book.day()).uses(unread).toBeConfirmed("law.D-00.unread"))
                .orElseGet(() -> function.apply(asked, book)));
    }

    private static String ruleOf(String id) {
        int stop = id.indexOf('.');
        return stop < 0 ? id : id.substring(0, stop);
    }

    /** A missing number never decides. */
    static Verdict using(Book book, Book.Finding finding, String name, IntFunction<Verdict> then) {
        return book.parameter(name).map(parameter -> {
            finding.uses(parameter);
            return then.apply(parameter.value());
        }).orElseGet(() -> finding.toBeConfirmed("law.unknown"));
    }

    /** Whether a switch is on; a missing one is off: only for demands that a text adds. */
    static boolean demands(Book book, Book.Finding finding, String name) {
        return book.parameter(name).filter(parameter -> {
            finding.uses(parameter);
            return isOn(parameter);
        }).isPresent();
    }

    private static boolean isOn(Parameter parameter) {
        return parameter.value() == 1;
    }

    /**
     * Compares {@code part} of {@code all} with the numbers {@code name.parts} out of {@code name.whole}. Exactly that much is decided by
     * the switch {@code name.reaches}; without it the reading is open and the answer "to be confirmed".
     *
     * @param exactly what is said where exactly that much is enough
     */
    static Verdict share(Book book, Book.Finding finding, String name, int part, int all, Function<Book.Finding, Verdict> above,
                         Function<Book.Finding, Verdict> exactly, String below) {
        return using(book, finding, name + ".parts", parts -> using(book, finding, name + ".whole", whole -> {
            int compared = Long.compare((long) whole * part, (long) parts * all);
            if (compared != 0) {
                return compared > 0 ? above.apply(finding) : finding.unlawful(below);
            }
            return book.parameter(name + ".reaches").map(reaches -> {
                finding.uses(reaches);
                return isOn(reaches) ? exactly.apply(finding) : finding.unlawful(below);
            }).orElseGet(() -> finding.toBeConfirmed("law.exactly"));
        }));
    }

    /** "At least": exactly the share is enough, or the switch says otherwise. */
    static Verdict atLeast(Book book, Book.Finding finding, String name, int part, int all, Function<Book.Finding, Verdict> met, String below) {
        return share(book, finding, name, part, all, met, met, below);
    }

    /** "More than half" or "half or more": exactly half, where it is enough at all, is so by a customary reading (N-1). */
    static Verdict majority(Book book, Book.Finding finding, String name, int part, int all, Function<Book.Finding, Verdict> met, String below) {
        return share(book, finding, name, part, all, met, passed -> met.apply(passed) instanceof Verdict.Lawful
                ? passed.warning("law.justHalf") : met.apply(passed), below);
    }

    /** "At most so many percent". */
    static Verdict atMost(Book book, Book.Finding finding, String name, int part, int all, Function<Book.Finding, Verdict> met,
                          Function<Book.Finding, Verdict> above) {
        return using(book, finding, name, percent -> 100L * part <= (long) percent * all ? met.apply(finding) : above.apply(finding));
    }

    /** The people that "at least so many percent" are: rounded up (N-5). */
    static int ceil(int percent, int all) {
        return Math.toIntExact(((long) percent * all + 99) / 100);
    }

    /** An act of ours or of the other side within a limit. */
    static Verdict inTime(Book book, Book.Finding finding, String name, Elapsed limit, String kept, String late) {
        return using(book, finding, name, number -> switch (limit) {
            case RUNNING -> finding.lawful(kept);
            case DISPUTABLE -> finding.toBeConfirmed("law.twoReadings");
            case OVER -> finding.unlawful(late);
        });
    }

    /** @throws IllegalArgumentException for a part larger than its whole, or less than nothing */
    static void part(int part, int whole) {
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException(part + " of " + whole);
        }
    }
}
