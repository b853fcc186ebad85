package org.gongqiao.app.disputes.dismissal;

import java.util.ArrayList;
import java.util.List;
import org.gongqiao.app.disputes.dismissal.Answers.Fact;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.rights.DismissalFacts;
import org.gongqiao.app.law.rights.DismissalRules;
import org.gongqiao.app.law.rights.Elapsed;

/** The guided check as a pure function: from the answers to what the rules say, in the order in which an opinion says it. */
final class DismissalCheck {

    private DismissalCheck() {}

    /** @param explained how the explanation stood, counted back from the first layoff; looked at for layoffs only */
    static List<Verdict> of(Answers a, Book book, Elapsed explained) {
        var verdicts = new ArrayList<Verdict>();
        verdicts.add(DismissalRules.notice(new DismissalFacts.Notice(a.receivedOn().isBefore(a.endsOn()), a.reason() != Reason.NONE || !a.reasonWords().isBlank(),
                false, false), book).verdict());
        if (a.isLayoff()) {
            verdicts.add(DismissalRules.layoff(new DismissalFacts.Layoff(a.cut(), a.staff(), a.has(Fact.LAYOFF_GROUND), a.explainedOn() != null,
                    explained, a.has(Fact.HEARD), a.has(Fact.REPORTED)), book).verdict());
        }
        if (a.reason().article() == 39 || a.reason() == Reason.NONE) {
            verdicts.add(fault(a, book));
        }
        if (a.reason().article() == 40) {
            verdicts.add(withNotice(a, book));
        }
        verdicts.add(DismissalRules.protection(new DismissalFacts.Protected(a.reason().article(), a.has(Fact.UNEXAMINED), a.has(Fact.CAPACITY_LOST),
                a.has(Fact.MEDICAL_PERIOD), a.has(Fact.MATERNITY), a.monthsServed(), a.monthsToRetirement()), book).verdict());
        return List.copyOf(verdicts);
    }

    /** a reason that the law lists, and what has to be shown for it. Without one there is no dismissal at all. */
    private static Verdict fault(Answers a, Book book) {
        var found = book.finding("R-20").fact("reason", a.reason());
        a.ticked().stream().sorted().forEach(fact -> found.fact(fact.name(), true));
        return switch (a.reason()) {
            case PROBATION -> a.has(Fact.ON_PROBATION) && a.has(Fact.STANDARD_TOLD) ? found.warning("disputes.verdict.R-20.prove")
                    : found.unlawful(a.has(Fact.ON_PROBATION) ? "disputes.verdict.R-20.noStandard" : "disputes.verdict.R-20.noProbation");
            case SERIOUS_BREACH -> a.has(Fact.RULE_LAWFUL) && a.has(Fact.RULE_KNOWN) ? found.warning("disputes.verdict.R-20.prove")
                    : found.unlawful("disputes.verdict.R-20.rule");
            case SERIOUS_NEGLECT -> a.has(Fact.HARM_SHOWN) ? found.warning("disputes.verdict.R-20.prove") : found.unlawful("disputes.verdict.R-20.harm");
            case OTHER_JOB -> a.has(Fact.HINDERS_OR_REFUSED) ? found.warning("disputes.verdict.R-20.prove") : found.unlawful("disputes.verdict.R-20.otherJob");
            case FRAUD -> a.has(Fact.DECEIT_SHOWN) ? found.warning("disputes.verdict.R-20.prove") : found.unlawful("disputes.verdict.R-20.deceit");
            case CRIME -> a.has(Fact.SENTENCED) ? found.lawful("disputes.verdict.R-20.sentenced") : found.unlawful("disputes.verdict.R-20.notSentenced");
            default -> found.unlawful("disputes.verdict.R-20.noReason");
        };
    }

    /** what article 40 asks before it lets an employer dismiss without the worker's fault. */
    private static Verdict withNotice(Answers a, Book book) {
        var found = book.finding("R-19").fact("reason", a.reason()).fact("noticeOrPay", a.has(Fact.NOTICE_OR_PAY));
        boolean tried = switch (a.reason()) {
            case ILLNESS -> a.has(Fact.OTHER_WORK_TRIED);
            case INCOMPETENCE -> a.has(Fact.TRAINED_OR_MOVED);
            default -> a.has(Fact.CHANGE_TALKED_OVER);
        };
        found.fact("triedFirst", tried);
        if (!tried) {
            return found.unlawful("disputes.verdict.R-19." + a.reason().name());
        }
        return a.has(Fact.NOTICE_OR_PAY) ? found.lawful("disputes.verdict.R-19.lawful") : found.unlawful("disputes.verdict.R-19.noNotice");
    }
}
