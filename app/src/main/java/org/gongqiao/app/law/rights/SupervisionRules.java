package org.gongqiao.app.law.rights;

import java.util.List;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.RuleCheck;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.rights.SupervisionFacts.Level;
import org.gongqiao.app.law.rights.SupervisionFacts.Signer;
import org.gongqiao.app.law.rights.SupervisionFacts.Topic;

/** Rules of union supervision, S-01 to S-09: from a complaint or a clue to the letters, each with who may issue it and what follows. */
public final class SupervisionRules {

    public static final RuleCheck<SupervisionFacts.Complaint> COMPLAINT = Checks.of("S-05", SupervisionFacts.Complaint.class, SupervisionRules::complaint);
    public static final RuleCheck<SupervisionFacts.Complaint> SCOPE = new RuleCheck<>("S-09", SupervisionFacts.Complaint.class, SupervisionRules::scope);
    public static final RuleCheck<SupervisionFacts.Reminded> REMINDER = Checks.of("S-01", SupervisionFacts.Reminded.class, SupervisionRules::reminder);
    public static final RuleCheck<SupervisionFacts.Inquiry> INQUIRY = Checks.of("S-06", SupervisionFacts.Inquiry.class, SupervisionRules::inquiry);
    public static final RuleCheck<SupervisionFacts.Inquiry> RECUSAL = Checks.of("S-07", SupervisionFacts.Inquiry.class, SupervisionRules::recusal);
    public static final RuleCheck<SupervisionFacts.Organs> ORGANS = new RuleCheck<>("S-08", SupervisionFacts.Organs.class, SupervisionRules::organs);
    public static final RuleCheck<SupervisionFacts.Found> OPINION = Checks.of("S-02", SupervisionFacts.Found.class, SupervisionRules::opinion);
    public static final RuleCheck<SupervisionFacts.Delivered> REPLY = Checks.of("S-02.reply", SupervisionFacts.Delivered.class, SupervisionRules::reply);
    public static final RuleCheck<SupervisionFacts.Recommending> RECOMMENDATION = Checks.of("S-03", SupervisionFacts.Recommending.class, SupervisionRules::recommendation);
    public static final RuleCheck<SupervisionFacts.Recommended> OUTCOME = Checks.of("S-03.accept", SupervisionFacts.Recommended.class, SupervisionRules::outcome);
    public static final RuleCheck<SupervisionFacts.Clue> PROSECUTORS = Checks.of("S-04", SupervisionFacts.Clue.class, SupervisionRules::prosecutors);

    public static final List<RuleCheck<? extends SupervisionFacts>> ALL = List.of(COMPLAINT, SCOPE, REMINDER, INQUIRY, RECUSAL, ORGANS, OPINION,
            REPLY, RECOMMENDATION, OUTCOME, PROSECUTORS);

    private SupervisionRules() {}

    /** S-05. What is not accepted is answered in writing, and where else the worker may turn. */
    public static NextStep complaint(SupervisionFacts.Complaint facts, Book book) {
        var finding = book.finding("S-05").fact("topic", facts.topic()).fact("takenElsewhere", facts.takenElsewhere())
                .fact("told", facts.told()).fact("tell", facts.tell());
        if (facts.topic() != Topic.NONE && !facts.takenElsewhere()) {
            return new NextStep(Step.ACCEPT, finding.lawful("law.S-05.accept"));
        }
        return Checks.using(book, finding, "S-05.tell", days -> {
            if (facts.told()) {
                return new NextStep(Step.CLOSE, finding.lawful("law.S-05.told"));
            }
            return new NextStep(Step.TELL_NOT_ACCEPTED, switch (facts.tell()) {
                case RUNNING -> finding.lawful(facts.takenElsewhere() ? "law.S-05.elsewhere" : "law.S-05.outside");
                case DISPUTABLE -> finding.warning("law.S-05.atOnce");
                case OVER -> finding.unlawful("law.S-05.late");
            });
        });
    }

    /** S-09. */
    public static Verdict scope(SupervisionFacts.Complaint facts, Book book) {
        var finding = book.finding("S-09").fact("topic", facts.topic());
        return facts.topic() == Topic.NONE ? finding.unlawful("law.S-09.outside") : finding.lawful("law.S-09.within");
    }

    /** S-01. A reminder needs no inquiry; what follows it does. */
    public static NextStep reminder(SupervisionFacts.Reminded facts, Book book) {
        var finding = book.finding("S-01").fact("breach", facts.breach()).fact("answered", facts.answered()).fact("reply", facts.reply());
        if (facts.breach()) {
            return new NextStep(Step.INQUIRE, finding.warning("law.S-01.breach"));
        }
        if (facts.answered()) {
            return new NextStep(Step.CLOSE, finding.lawful("law.S-01.answered"));
        }
        return Checks.using(book, finding, "S-01.reply", days -> switch (facts.reply()) {
            case RUNNING -> new NextStep(Step.WAIT, finding.lawful("law.S-01.wait"));
            case DISPUTABLE -> new NextStep(Step.WAIT, finding.warning("law.S-01.nearly"));
            case OVER -> new NextStep(Step.INQUIRE, finding.warning("law.S-01.silent"));
        });
    }

    /** S-06. One supervisor alone: the union above inquires or sends another. */
    public static NextStep inquiry(SupervisionFacts.Inquiry facts, Book book) {
        var finding = book.finding("S-06").fact("supervisors", facts.supervisors()).fact("cardsShown", facts.cardsShown())
                .fact("level", facts.level()).fact("hasCommittee", facts.hasCommittee());
        return Checks.using(book, finding, "S-06.supervisors", least -> {
            if (facts.supervisors() < least.value()) {
                return facts.level() == Level.GRASSROOTS && !facts.hasCommittee()
                        ? new NextStep(Step.ASK_UNION_ABOVE, finding.unlawful("law.S-06.askAbove"))
                        : new NextStep(Step.INQUIRE, finding.unlawful("law.S-06.tooFew"));
            }
            return new NextStep(Step.INQUIRE, facts.cardsShown() ? finding.lawful("law.S-06.lawful") : finding.unlawful("law.S-06.noCards"));
        });
    }

    /** S-07. The duty is that of higher unions; in a grassroots union everybody works for the employer, so there it is a warning. */
    public static NextStep recusal(SupervisionFacts.Inquiry facts, Book book) {
        var finding = book.finding("S-07").fact("level", facts.level()).fact("interested", facts.interested());
        if (!facts.interested()) {
            return new NextStep(Step.INQUIRE, finding.lawful("law.S-07.lawful"));
        }
        return facts.level() == Level.GRASSROOTS ? new NextStep(Step.INQUIRE, finding.warning("law.S-07.grassroots"))
                : new NextStep(Step.CHANGE_SUPERVISOR, finding.unlawful("law.S-07.unlawful"));
    }

    /** S-08. */
    public static Verdict organs(SupervisionFacts.Organs facts, Book book) {
        var finding = book.finding("S-08").fact("members", facts.members()).fact("committee", facts.committee())
                .fact("supervisors", facts.supervisors());
        if (facts.committee()) {
            return finding.lawful("law.S-08.committee");
        }
        return book.parameter("S-08.members").map(least -> {
            finding.uses(least);
            if (facts.members() >= least.value()) {
                return finding.unlawful("law.S-08.needsCommittee");
            }
            return facts.supervisors() > 0 ? finding.lawful("law.S-08.supervisor") : finding.unlawful("law.S-08.needsSupervisor");
        }).orElseGet(() -> finding.toBeConfirmed("law.unknown"));
    }

    /** S-02. Inquiry, breach, urging, proposal, signature, in this order. */
    public static NextStep opinion(SupervisionFacts.Found facts, Book book) {
        var finding = book.finding("S-02").fact("inquired", facts.inquired()).fact("breach", facts.breach()).fact("urged", facts.urged())
                .fact("corrected", facts.corrected()).fact("proposed", facts.proposed()).fact("signer", facts.signer());
        if (!facts.inquired()) {
            return new NextStep(Step.INQUIRE, finding.unlawful("law.S-02.noInquiry"));
        }
        if (!facts.breach()) {
            return new NextStep(Step.CLOSE, finding.unlawful("law.S-02.noBreach"));
        }
        if (facts.corrected()) {
            return new NextStep(Step.CLOSE, finding.lawful("law.S-02.corrected"));
        }
        if (!facts.proposed()) {
            return new NextStep(facts.urged() ? Step.ISSUE_OPINION : Step.URGE, finding.unlawful("law.S-02.notProposed"));
        }
        if (facts.signer() == Signer.OTHER) {
            return new NextStep(Step.ISSUE_OPINION, finding.unlawful("law.S-02.signer"));
        }
        return facts.urged() ? new NextStep(Step.ISSUE_OPINION, finding.lawful("law.S-02.issue"))
                : new NextStep(Step.URGE, finding.warning("law.S-02.urgeFirst"));
    }

    /** S-02, S-03. While the last day of the reply is disputable nobody is late, and no recommendation is proposed for silence. */
    public static NextStep reply(SupervisionFacts.Delivered facts, Book book) {
        var finding = book.finding("S-03").fact("refused", facts.refused()).fact("answered", facts.answered())
                .fact("corrected", facts.corrected()).fact("goodCause", facts.goodCause()).fact("level", facts.level())
                .fact("reply", facts.reply());
        if (facts.refused()) {
            return recommending(facts.level(), finding, "law.S-03.refused");
        }
        if (facts.answered()) {
            if (facts.corrected()) {
                return new NextStep(Step.CHECK_CORRECTION, finding.lawful("law.S-03.corrected"));
            }
            return facts.goodCause() ? new NextStep(Step.CLOSE, finding.lawful("law.S-03.goodCause"))
                    : recommending(facts.level(), finding, "law.S-03.notCorrected");
        }
        return Checks.using(book, finding, "S-02.reply", days -> switch (facts.reply()) {
            case RUNNING -> new NextStep(Step.WAIT, finding.lawful("law.S-03.wait"));
            case DISPUTABLE -> new NextStep(Step.WAIT, finding.warning("law.S-03.nearly"));
            case OVER -> recommending(facts.level(), finding, "law.S-03.silent");
        });
    }

    private static NextStep recommending(Level level, Book.Finding finding, String key) {
        return new NextStep(level == Level.FEDERATION ? Step.PROPOSE_RECOMMENDATION : Step.ASK_UNION_ABOVE, finding.warning(key));
    }

    /** S-03. Only a federation of county level or above writes to the authority of its own level. */
    public static NextStep recommendation(SupervisionFacts.Recommending facts, Book book) {
        var finding = book.finding("S-03").fact("level", facts.level()).fact("ground", facts.ground()).fact("materials", facts.materials());
        if (!facts.ground()) {
            return new NextStep(Step.WAIT, finding.unlawful("law.S-03.noGround"));
        }
        if (facts.level() != Level.FEDERATION) {
            return new NextStep(Step.ASK_UNION_ABOVE, finding.unlawful("law.S-03.level"));
        }
        return facts.materials() ? new NextStep(Step.ISSUE_RECOMMENDATION, finding.lawful("law.S-03.issue"))
                : new NextStep(Step.PROPOSE_RECOMMENDATION, finding.unlawful("law.S-03.materials"));
    }

    /** S-03. */
    public static NextStep outcome(SupervisionFacts.Recommended facts, Book book) {
        var finding = book.finding("S-03").fact("takenUp", facts.takenUp()).fact("outcome", facts.outcome()).fact("accept", facts.accept());
        if (facts.outcome()) {
            return new NextStep(Step.CLOSE, finding.lawful("law.S-03.outcome"));
        }
        if (facts.takenUp()) {
            return new NextStep(Step.WAIT, finding.lawful("law.S-03.takenUp"));
        }
        return Checks.using(book, finding, "S-03.accept", days -> switch (facts.accept()) {
            case RUNNING -> new NextStep(Step.WAIT, finding.lawful("law.S-03.acceptWait"));
            case DISPUTABLE -> new NextStep(Step.ASK_FOR_OUTCOME, finding.warning("law.S-03.ask"));
            case OVER -> new NextStep(Step.ASK_FOR_OUTCOME, finding.warning("law.S-03.ask"));
        });
    }

    /** S-04. */
    public static NextStep prosecutors(SupervisionFacts.Clue facts, Book book) {
        var finding = book.finding("S-04").fact("level", facts.level()).fact("newForms", facts.newForms())
                .fact("protectedGroup", facts.protectedGroup()).fact("group", facts.group()).fact("uncooperative", facts.uncooperative());
        if (!facts.newForms() && !facts.protectedGroup() && !facts.group()) {
            return new NextStep(Step.PROPOSE_RECOMMENDATION, finding.unlawful("law.S-04.outside"));
        }
        if (!facts.uncooperative()) {
            return new NextStep(Step.WAIT, finding.unlawful("law.S-04.cooperates"));
        }
        return facts.level() == Level.FEDERATION ? new NextStep(Step.HAND_TO_PROSECUTORS, finding.lawful("law.S-04.hand"))
                : new NextStep(Step.ASK_UNION_ABOVE, finding.unlawful("law.S-04.level"));
    }
}
