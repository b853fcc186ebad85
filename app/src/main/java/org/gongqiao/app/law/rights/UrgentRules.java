package org.gongqiao.app.law.rights;

import java.util.List;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.RuleCheck;
import org.gongqiao.app.law.Verdict;

/** What goes to the top the same day, U-01 to U-08: a warning where it does, lawful where it need not, never silent about a missing number. */
public final class UrgentRules {

    public static final List<RuleCheck<UrgentFacts>> ALL = List.of(
            new RuleCheck<>("U-01", UrgentFacts.class, UrgentRules::limitNear),
            new RuleCheck<>("U-02", UrgentFacts.class, UrgentRules::wagesOfMany),
            new RuleCheck<>("U-03", UrgentFacts.class, (facts, book) -> flag("U-03", "dangerToLife", facts.dangerToLife(), book)),
            new RuleCheck<>("U-04", UrgentFacts.class, (facts, book) -> flag("U-04", "stoppage", facts.stoppage(), book)),
            new RuleCheck<>("U-05", UrgentFacts.class, (facts, book) -> flag("U-05", "graveInjury", facts.graveInjury(), book)),
            new RuleCheck<>("U-06", UrgentFacts.class, UrgentRules::minors),
            new RuleCheck<>("U-07", UrgentFacts.class, (facts, book) -> flag("U-07", "maternityDismissal", facts.maternityDismissal(), book)),
            new RuleCheck<>("U-08", UrgentFacts.class, (facts, book) -> flag("U-08", "retaliation", facts.retaliation(), book)));

    private UrgentRules() {}

    /** The flags that are up, in order of their rules; empty: not urgent. A missing number counts as up. */
    public static List<Verdict> flags(UrgentFacts facts, Book book) {
        return ALL.stream().map(rule -> rule.on(facts, book)).filter(verdict -> !(verdict instanceof Verdict.Lawful)).toList();
    }

    /** U-01. "Less than": with exactly the set days left the flag is down; over, it is up, for an interruption may still be found. */
    static Verdict limitNear(UrgentFacts facts, Book book) {
        var finding = book.finding("U-01").fact("limitKnown", facts.limitKnown()).fact("daysToLimit", facts.daysToLimit());
        if (!facts.limitKnown()) {
            return finding.lawful("law.U-01.down");
        }
        return book.parameter("U-01.left").map(left -> facts.daysToLimit() < left.value() ? finding.uses(left).warning("law.U-01.up")
                : finding.uses(left).lawful("law.U-01.down")).orElseGet(() -> finding.toBeConfirmed("law.unknown"));
    }

    /** U-02. */
    static Verdict wagesOfMany(UrgentFacts facts, Book book) {
        var finding = book.finding("U-02").fact("wages", facts.wages()).fact("people", facts.people()).fact("daysToNewYear", facts.daysToNewYear());
        if (!facts.wages()) {
            return finding.lawful("law.U-02.down");
        }
        var people = book.parameter("U-02.people");
        var season = book.parameter("U-02.season");
        if (people.isEmpty() || season.isEmpty()) {
            return finding.toBeConfirmed("law.unknown");
        }
        finding.uses(people.get()).uses(season.get());
        if (facts.people() >= people.get().value()) {
            return finding.warning("law.U-02.up");
        }
        return facts.daysToNewYear() >= 0 && facts.daysToNewYear() <= season.get().value() ? finding.warning("law.U-02.season")
                : finding.lawful("law.U-02.down");
    }

    /** U-06. */
    static Verdict minors(UrgentFacts facts, Book book) {
        var finding = book.finding("U-06").fact("age", facts.age());
        if (facts.age() < 0) {
            return finding.lawful("law.U-06.down");
        }
        var child = book.parameter("U-06.child");
        var minor = book.parameter("U-06.minor");
        if (child.isEmpty() || minor.isEmpty()) {
            return finding.toBeConfirmed("law.unknown");
        }
        finding.uses(child.get()).uses(minor.get());
        if (facts.age() < child.get().value()) {
            return finding.warning("law.U-06.child");
        }
        return facts.age() < minor.get().value() ? finding.warning("law.U-06.up") : finding.lawful("law.U-06.down");
    }

    private static Verdict flag(String rule, String fact, boolean up, Book book) {
        var finding = book.finding(rule).fact(fact, up);
        return up ? finding.warning("law." + rule + ".up") : finding.lawful("law." + rule + ".down");
    }
}
