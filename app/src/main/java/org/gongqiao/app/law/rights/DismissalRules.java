package org.gongqiao.app.law.rights;

import java.util.List;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.RuleCheck;

/** Rules of dismissals and layoffs, R-14 to R-16: what the union finds when an employer's notice comes in. */
public final class DismissalRules {

    public static final RuleCheck<DismissalFacts.Notice> NOTICE = Checks.of("R-14", DismissalFacts.Notice.class, DismissalRules::notice);
    public static final RuleCheck<DismissalFacts.Layoff> LAYOFF = Checks.of("R-15", DismissalFacts.Layoff.class, DismissalRules::layoff);
    public static final RuleCheck<DismissalFacts.Rehiring> REHIRING = Checks.of("R-15.rehire", DismissalFacts.Rehiring.class, DismissalRules::rehiring);
    public static final RuleCheck<DismissalFacts.Protected> PROTECTION = Checks.of("R-16", DismissalFacts.Protected.class, DismissalRules::protection);

    public static final List<RuleCheck<? extends DismissalFacts>> ALL = List.of(NOTICE, LAYOFF, REHIRING, PROTECTION);

    private DismissalRules() {}

    /** */
    public static NextStep notice(DismissalFacts.Notice facts, Book book) {
        var finding = book.finding("R-14").fact("toldBefore", facts.toldBefore()).fact("reasonGiven", facts.reasonGiven())
                .fact("unionObjects", facts.unionObjects()).fact("answered", facts.answered());
        if (!facts.toldBefore() || !facts.reasonGiven()) {
            return new NextStep(Step.DEMAND_CORRECTION, finding.unlawful(facts.toldBefore() ? "law.R-14.noReason" : "law.R-14.notTold"));
        }
        if (!facts.unionObjects()) {
            return new NextStep(Step.GIVE_OPINION, finding.lawful("law.R-14.told"));
        }
        return facts.answered() ? new NextStep(Step.CLOSE, finding.lawful("law.R-14.answered"))
                : new NextStep(Step.WAIT, finding.warning("law.R-14.answerOwed"));
    }

    /** Below both thresholds it is no layoff and each dismissal is looked at by itself. */
    public static NextStep layoff(DismissalFacts.Layoff facts, Book book) {
        var finding = book.finding("R-15").fact("cut", facts.cut()).fact("staff", facts.staff()).fact("ground", facts.ground())
                .fact("explained", facts.explained()).fact("explain", facts.explain()).fact("heard", facts.heard())
                .fact("reported", facts.reported());
        return Checks.using(book, finding, "R-15.people", people -> Checks.using(book, finding, "R-15.percent", percent -> {
            boolean many = facts.cut() >= people.value() || 100L * facts.cut() >= (long) percent.value() * facts.staff();
            if (!many || facts.cut() == 0) {
                return new NextStep(Step.GIVE_OPINION, finding.lawful("law.R-15.few"));
            }
            return Checks.using(book, finding, "R-15.explain", days -> {
                if (!facts.ground()) {
                    return new NextStep(Step.DEMAND_CORRECTION, finding.unlawful("law.R-15.noGround"));
                }
                if (!facts.explained() || facts.explain() == Elapsed.OVER) {
                    return new NextStep(Step.DEMAND_CORRECTION,
                            finding.unlawful(facts.explained() ? "law.R-15.tooLate" : "law.R-15.notExplained"));
                }
                if (!facts.heard()) {
                    return new NextStep(Step.GIVE_OPINION, finding.unlawful("law.R-15.notHeard"));
                }
                if (!facts.reported()) {
                    return new NextStep(Step.DEMAND_CORRECTION, finding.unlawful("law.R-15.notReported"));
                }
                return new NextStep(Step.GIVE_OPINION, facts.explain() == Elapsed.RUNNING ? finding.lawful("law.R-15.lawful")
                        : finding.warning("law.R-15.nearly"));
            });
        }));
    }

    /** */
    public static NextStep rehiring(DismissalFacts.Rehiring facts, Book book) {
        var finding = book.finding("R-15").fact("toldThem", facts.toldThem()).fact("preferred", facts.preferred()).fact("limit", facts.limit());
        return Checks.using(book, finding, "R-15.rehire", months -> {
            if (facts.limit() == Elapsed.OVER || facts.toldThem() && facts.preferred()) {
                return new NextStep(Step.CLOSE, finding.lawful("law.R-15.rehired"));
            }
            return new NextStep(Step.DEMAND_CORRECTION, facts.limit() == Elapsed.RUNNING ? finding.unlawful("law.R-15.rehiredOthers")
                    : finding.warning("law.R-15.rehiredOthers"));
        });
    }

    /** Against dismissals under articles 40 and 41; under 39 it does not help, and the ground itself is looked at. */
    public static NextStep protection(DismissalFacts.Protected facts, Book book) {
        var finding = book.finding("R-16").fact("article", facts.article()).fact("unexamined", facts.unexamined())
                .fact("capacityLost", facts.capacityLost()).fact("medicalPeriod", facts.medicalPeriod()).fact("maternity", facts.maternity())
                .fact("monthsServed", facts.monthsServed()).fact("monthsToRetirement", facts.monthsToRetirement());
        if (facts.article() != 40 && facts.article() != 41) {
            return new NextStep(Step.GIVE_OPINION, finding.warning("law.R-16.otherGround"));
        }
        if (facts.unexamined() || facts.capacityLost() || facts.medicalPeriod() || facts.maternity()) {
            return new NextStep(Step.DEMAND_CORRECTION, finding.unlawful("law.R-16.protected"));
        }
        return Checks.using(book, finding, "R-16.service", served -> Checks.using(book, finding, "R-16.toRetirement", left ->
                facts.monthsServed() >= 12L * served.value() && facts.monthsToRetirement() < 12L * left.value()
                        ? new NextStep(Step.DEMAND_CORRECTION, finding.unlawful("law.R-16.nearRetirement"))
                        : new NextStep(Step.GIVE_OPINION, finding.lawful("law.R-16.none"))));
    }
}
