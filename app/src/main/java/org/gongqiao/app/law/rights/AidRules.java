package org.gongqiao.app.law.rights;

import java.util.List;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.RuleCheck;

/** Rules of legal aid, A-01 to A-06. */
public final class AidRules {

    public static final RuleCheck<AidFacts.Asking> MATTER = Checks.of("A-01", AidFacts.Asking.class, AidRules::matter);
    public static final RuleCheck<AidFacts.Asking> MEANS = Checks.of("A-03", AidFacts.Asking.class, AidRules::means);
    public static final RuleCheck<AidFacts.Pending> DECISION = Checks.of("A-04", AidFacts.Pending.class, AidRules::decision);
    public static final RuleCheck<AidFacts.Pressing> AT_ONCE = Checks.of("A-05", AidFacts.Pressing.class, AidRules::atOnce);
    public static final RuleCheck<AidFacts.Objecting> OBJECTION = Checks.of("A-06", AidFacts.Objecting.class, AidRules::objection);

    public static final List<RuleCheck<? extends AidFacts>> ALL = List.of(MATTER, MEANS, DECISION, AT_ONCE, OBJECTION);

    private AidRules() {}

    /** */
    public static NextStep matter(AidFacts.Asking facts, Book book) {
        var finding = book.finding("A-01").fact("matter", facts.matter()).fact("represented", facts.represented());
        if (facts.matter() == AidFacts.Matter.NOT_LISTED) {
            return new NextStep(Step.CONSULT, finding.unlawful("law.A-01.notListed"));
        }
        return facts.represented() ? new NextStep(Step.CONSULT, finding.unlawful("law.A-01.represented"))
                : new NextStep(Step.ASK_AID, finding.lawful("law.A-01.listed"));
    }

    /** Rural workers are exempt for wages and work injury only. */
    public static NextStep means(AidFacts.Asking facts, Book book) {
        boolean exempt = facts.withoutLiving() || facts.relief() || facts.ruralWorker()
                && (facts.matter() == AidFacts.Matter.WAGES || facts.matter() == AidFacts.Matter.WORK_INJURY);
        var finding = book.finding("A-03").fact("matter", facts.matter()).fact("inDifficulty", facts.inDifficulty())
                .fact("withoutLiving", facts.withoutLiving()).fact("relief", facts.relief()).fact("ruralWorker", facts.ruralWorker());
        if (exempt) {
            return new NextStep(Step.ASK_AID, finding.lawful("law.A-03.exempt"));
        }
        return facts.inDifficulty() ? new NextStep(Step.ASK_AID, finding.lawful("law.A-03.checked"))
                : new NextStep(Step.CONSULT, finding.unlawful("law.A-03.means"));
    }

    /** */
    public static NextStep decision(AidFacts.Pending facts, Book book) {
        var finding = book.finding("A-04").fact("decided", facts.decided()).fact("granted", facts.granted())
                .fact("assigned", facts.assigned()).fact("decide", facts.decide()).fact("assign", facts.assign());
        if (!facts.decided()) {
            return Checks.using(book, finding, "A-04.decide", days -> switch (facts.decide()) {
                case RUNNING -> new NextStep(Step.WAIT, finding.lawful("law.A-04.wait"));
                case DISPUTABLE -> new NextStep(Step.WAIT, finding.warning("law.A-04.nearly"));
                case OVER -> new NextStep(Step.OBJECT_TO_REFUSAL, finding.unlawful("law.A-04.undecided"));
            });
        }
        if (!facts.granted()) {
            return new NextStep(Step.OBJECT_TO_REFUSAL, finding.lawful("law.A-04.refused"));
        }
        if (facts.assigned()) {
            return new NextStep(Step.CLOSE, finding.lawful("law.A-04.assigned"));
        }
        return Checks.using(book, finding, "A-04.assign", days -> new NextStep(Step.ASSIGN, switch (facts.assign()) {
            case RUNNING -> finding.lawful("law.A-04.assign");
            case DISPUTABLE -> finding.warning("law.A-04.assignAtOnce");
            case OVER -> finding.unlawful("law.A-04.unassigned");
        }));
    }

    /** "Less than": with exactly the set days left it is not pressing yet. */
    public static NextStep atOnce(AidFacts.Pressing facts, Book book) {
        var finding = book.finding("A-05").fact("daysLeft", facts.daysLeft()).fact("preservation", facts.preservation());
        return Checks.using(book, finding, "A-05.left", left -> facts.preservation() || facts.daysLeft() >= 0 && facts.daysLeft() < left.value()
                ? new NextStep(Step.GIVE_AID_AT_ONCE, finding.warning("law.A-05.atOnce"))
                : new NextStep(Step.ASK_AID, finding.lawful("law.A-05.usual")));
    }

    /** */
    public static NextStep objection(AidFacts.Objecting facts, Book book) {
        var finding = book.finding("A-06").fact("decided", facts.decided()).fact("upheld", facts.upheld()).fact("limit", facts.limit());
        if (facts.decided()) {
            return facts.upheld() ? new NextStep(Step.ASSIGN, finding.lawful("law.A-06.upheld"))
                    : new NextStep(Step.SUE, finding.lawful("law.A-06.rejected"));
        }
        return Checks.using(book, finding, "A-06.objection", days -> switch (facts.limit()) {
            case RUNNING -> new NextStep(Step.WAIT, finding.lawful("law.A-06.wait"));
            case DISPUTABLE -> new NextStep(Step.WAIT, finding.warning("law.A-06.nearly"));
            case OVER -> new NextStep(Step.SUE, finding.unlawful("law.A-06.late"));
        });
    }
}
