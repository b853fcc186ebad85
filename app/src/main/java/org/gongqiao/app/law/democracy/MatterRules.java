package org.gongqiao.app.law.democracy;

import static org.gongqiao.app.law.democracy.Weighing.regional;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.RuleCheck;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.democracy.SessionFacts.Power;
import org.jspecify.annotations.Nullable;

/** The matters of a congress (D-18): which power each matter has, by region, day and kind of employer. */
public final class MatterRules {

    public static final RuleCheck<MatterFacts> POWER = regional("D-18", MatterFacts.class, MatterRules::power);

    /** Each check once. */
    public static final List<RuleCheck<MatterFacts>> ALL = List.of(POWER);

    private static final String RULE = "D-18";
    /** The power that asks most of a decision stands first. */
    private static final List<Power> STRICTEST = List.of(Power.PASSED, Power.ELECTED, Power.APPRAISED, Power.SUPERVISED, Power.DELIBERATED, Power.HEARD);

    private MatterRules() {}

    /** The strictest power that the book names for a matter; empty where it names none. */
    public static Optional<Power> proposed(Book book, MatterFacts.Firm firm, String matter) {
        Set<Power> named = named(book, null, firm, matter);
        return STRICTEST.stream().filter(named::contains).findFirst();
    }

    /** The matters that the book names at its place and day, in the order of their names. */
    public static List<String> matters(Book book) {
        var matters = new ArrayList<String>();
        book.parameters().stream().filter(number -> number.ruleId().equals(RULE)).map(number -> number.name().split("\\.")[1])
                .forEach(matter -> {
                    if (!matters.contains(matter)) {
                        matters.add(matter);
                    }
                });
        return List.copyOf(matters);
    }

    /** D-18. More than the text asks is allowed: employer and union may agree to put a matter to the vote. */
    static Verdict power(MatterFacts facts, Book book) {
        var finding = book.finding(RULE).fact("firm", facts.firm()).fact("matter", facts.matter()).fact("power", facts.power());
        Set<Power> named = named(book, finding, facts.firm(), facts.matter());
        if (named.isEmpty()) {
            return finding.toBeConfirmed("law.D-18.unnamed");
        }
        if (named.contains(facts.power())) {
            return weaker(named, facts.power()) ? finding.unlawful("law.D-18.wrong") : finding.lawful("law.D-18.right");
        }
        boolean onlyTalk = EnumSet.of(Power.HEARD, Power.DELIBERATED).containsAll(named);
        return onlyTalk && (facts.power() == Power.PASSED || facts.power() == Power.DELIBERATED)
                ? finding.warning("law.D-18.stricter") : finding.unlawful("law.D-18.wrong");
    }

    /** What must pass is not merely heard, also where another text lists it among what is heard. */
    private static boolean weaker(Set<Power> named, Power power) {
        return named.contains(Power.PASSED) && power != Power.PASSED;
    }

    private static Set<Power> named(Book book, Book.@Nullable Finding finding, MatterFacts.Firm firm, String matter) {
        var named = EnumSet.noneOf(Power.class);
        for (Power power : Power.values()) {
            for (String name : List.of(RULE + "." + matter + "." + power, RULE + "." + matter + "." + power + "." + firm)) {
                book.parameter(name).ifPresent(number -> {
                    if (finding != null) {
                        finding.uses(number);
                    }
                    if (number.value() == 1) {
                        named.add(power);
                    }
                });
            }
        }
        return named;
    }
}
