package org.gongqiao.app.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules of the duties around supervision, S-10 to S-13, each one pure function. The letters are in {@code SupervisionRules}. */
public final class SupervisionDutyRules {

    /** Asked before a card is issued. */
    public static final List<RuleCheck<CardFacts>> CARD = List.of(new RuleCheck<>("S-11", CardFacts.class, SupervisionDutyRules::givesCardsAfterTraining));

    /** Asked before opinions on a draft law are sent. */
    public static final RuleCheck<DraftFacts> DRAFT = new RuleCheck<>("S-12", DraftFacts.class, SupervisionDutyRules::commentsInTime);

    private SupervisionDutyRules() {}

    /** A grade, with what it rests on. */
    public record Graded(RiskGrade grade, Verdict verdict) {}

    static Verdict givesCardsAfterTraining(CardFacts facts, Book book) {
        var finding = book.finding("S-11").fact("localFederation", facts.localFederation()).fact("trained", facts.trained())
                .fact("withinTerm", facts.withinTerm());
        if (!facts.localFederation()) {
            return finding.unlawful("law.S-11.federation");
        }
        if (!facts.trained()) {
            return finding.unlawful("law.S-11.training");
        }
        return facts.withinTerm() ? finding.lawful("law.S-11.lawful") : finding.warning("law.S-11.term");
    }

    /** S-10: what a federation's body hears beside worker and employer. */
    public static Verdict hearsOrganisationsOfEmployers(boolean federation, boolean heard, Book book) {
        var finding = book.finding("S-10").fact("federation", federation).fact("heard", heard);
        return !federation ? finding.lawful("law.S-10.none") : heard ? finding.lawful("law.S-10.lawful") : finding.warning("law.S-10.warning");
    }

    /** S-12: whether an opinion on a draft still comes in time. */
    public static Verdict commentsInTime(DraftFacts facts, Book book) {
        var finding = book.finding("S-12").fact("daysLeft", facts.daysLeft());
        return facts.daysLeft() >= 0 ? finding.lawful("law.S-12.lawful") : finding.warning("law.S-12.late");
    }

    /** S-13: the grade. Where a criterion is missing the answer is the gravest, to be confirmed: nothing is played down for want of a number. */
    public static Graded grade(RiskFacts facts, Book book) {
        var finding = book.finding("S-13").fact("workers", facts.workers()).fact("monthsUnpaid", facts.monthsUnpaid())
                .fact("stopping", facts.stopping()).fact("stoppage", facts.stoppage());
        var numbers = new ArrayList<Parameter>();
        for (String name : List.of("S-13.red.people", "S-13.red.months", "S-13.orange.people", "S-13.orange.months")) {
            Optional<Parameter> number = book.parameter(name);
            if (number.isEmpty()) {
                return new Graded(RiskGrade.RED, finding.toBeConfirmed("law.unknown"));
            }
            numbers.add(number.get());
            finding.uses(number.get());
        }
        if (facts.stoppage() || facts.workers() >= numbers.get(0).value() || facts.monthsUnpaid() >= numbers.get(1).value()
                || facts.stopping() && facts.workers() >= numbers.get(2).value()) {
            return new Graded(RiskGrade.RED, finding.warning("law.S-13.red"));
        }
        if (facts.stopping() || facts.workers() >= numbers.get(2).value() || facts.monthsUnpaid() >= numbers.get(3).value()) {
            return new Graded(RiskGrade.ORANGE, finding.warning("law.S-13.orange"));
        }
        return new Graded(RiskGrade.YELLOW, finding.lawful("law.S-13.yellow"));
    }
}
