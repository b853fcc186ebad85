package org.gongqiao.app.supervision.step;

import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.rights.NextStep;
import org.gongqiao.app.law.rights.SupervisionFacts.Level;
import org.gongqiao.app.law.rights.SupervisionFacts.Signer;
import org.gongqiao.app.law.rights.SupervisionFacts;
import org.gongqiao.app.law.rights.SupervisionRules;
import org.gongqiao.app.supervision.file.Answer;
import org.gongqiao.app.supervision.file.Concern;
import org.gongqiao.app.supervision.file.Correction;
import org.gongqiao.app.supervision.file.LetterState;
import org.gongqiao.app.supervision.file.Origin;
import org.gongqiao.app.supervision.file.Step;

/**
 * What comes next in a case, from how it stands and the statute book alone. It proposes; nothing is ever sent by it. Nobody
 * is late before the later of two readings has passed, nor by a provisional day.
 */
public final class NextSteps {

    private NextSteps() {}

    public static Proposal of(Standing s, Book book) {
        boolean prosecutors = prosecutors(s, book).verdict() instanceof Verdict.Lawful;
        if (!s.open()) {
            return new Proposal(Step.none, SupervisionRules.scope(complaint(s), book), false);
        }
        if (s.prosecution() != null && s.prosecution().isIssued()) {
            return new Proposal(s.prosecution().answer() != null ? Step.close : Step.awaitProsecutors, prosecutors(s, book).verdict(), false);
        }
        if (s.recommendation() != null) {
            return recommendation(s, s.recommendation(), book, prosecutors);
        }
        if (s.opinion() != null) {
            return opinion(s, s.opinion(), book, prosecutors);
        }
        if (s.inquiry() != null) {
            return inquiry(s, s.inquiry(), book, prosecutors);
        }
        return clue(s, book, prosecutors);
    }

    private static Proposal recommendation(Standing s, Standing.Sent sent, Book book, boolean prosecutors) {
        Verdict ground = SupervisionRules.recommendation(new SupervisionFacts.Recommending(Level.FEDERATION, true, true), book).verdict();
        if (sent.state() == LetterState.ASKED) {
            return new Proposal(Step.awaitFederation, ground, prosecutors);
        }
        if (!sent.isIssued()) {
            return new Proposal(Step.recommend, ground, prosecutors);
        }
        if (!sent.delivered()) {
            return new Proposal(Step.deliverRecommendation, ground, prosecutors);
        }
        if (sent.answer() == Answer.OBJECTS && sent.correction() == null) {
            Verdict refused = SupervisionRules.outcome(new SupervisionFacts.Recommended(true, false, sent.reply()), book).verdict();
            return prosecutors ? new Proposal(Step.handOver, prosecutors(s, book).verdict(), true) : new Proposal(Step.close, refused, false);
        }
        NextStep next = SupervisionRules.outcome(new SupervisionFacts.Recommended(sent.answer() != null, sent.correction() != null, sent.reply()), book);
        return switch (next.step()) {
            case CLOSE -> new Proposal(Step.close, next.verdict(), prosecutors);
            case ASK_FOR_OUTCOME -> new Proposal(prosecutors ? Step.handOver : Step.awaitAuthority,
                    prosecutors ? prosecutors(s, book).verdict() : next.verdict(), prosecutors);
            default -> new Proposal(Step.awaitAuthority, next.verdict(), prosecutors);
        };
    }

    private static Proposal opinion(Standing s, Standing.Sent sent, Book book, boolean prosecutors) {
        if (!sent.isIssued()) {
            return new Proposal(Step.sign, found(s, true, book).verdict(), prosecutors);
        }
        if (!sent.delivered()) {
            return new Proposal(Step.deliver, found(s, true, book).verdict(), prosecutors);
        }
        if (sent.correction() == Correction.DONE) {
            return new Proposal(Step.close, SupervisionRules.opinion(new SupervisionFacts.Found(true, true, true, true, true, Signer.CHAIR), book).verdict(), false);
        }
        // Whatever was answered, the union looks for itself before it concludes that nothing was corrected.
        boolean unchecked = sent.correction() == null;
        NextStep next = SupervisionRules.reply(new SupervisionFacts.Delivered(sent.refused(), sent.answer() != null || !unchecked, unchecked,
                sent.correction() == Correction.JUSTIFIED, s.level(), sent.reply()), book);
        return new Proposal(switch (next.step()) {
            case CHECK_CORRECTION -> Step.check;
            case CLOSE -> Step.close;
            case PROPOSE_RECOMMENDATION -> Step.recommend;
            case ASK_UNION_ABOVE -> Step.ask;
            default -> Step.awaitReply;
        }, next.verdict(), prosecutors);
    }

    private static Proposal inquiry(Standing s, Standing.Inquired inquired, Book book, boolean prosecutors) {
        if (inquired.breach() == null) {
            return new Proposal(Step.find, SupervisionRules.opinion(new SupervisionFacts.Found(false, false, false, false, false, Signer.OTHER), book)
                    .verdict(), prosecutors);
        }
        if (!inquired.breach()) {
            return new Proposal(Step.close, SupervisionRules.opinion(new SupervisionFacts.Found(true, false, false, false, false, Signer.OTHER), book)
                    .verdict(), false);
        }
        return new Proposal(inquired.urged() ? Step.propose : Step.urge, found(s, inquired.urged(), book).verdict(), prosecutors);
    }

    private static Proposal clue(Standing s, Book book, boolean prosecutors) {
        if (s.reminder() != null && s.reminder().isIssued()) {
            Standing.Sent sent = s.reminder();
            NextStep next = SupervisionRules.reminder(new SupervisionFacts.Reminded(sent.correction() != null && sent.correction().isMissing(),
                    sent.answer() != null || sent.correction() == Correction.DONE || sent.correction() == Correction.JUSTIFIED, sent.reply()), book);
            if (!sent.delivered()) {
                return new Proposal(Step.deliver, next.verdict(), prosecutors);
            }
            return new Proposal(switch (next.step()) {
                case INQUIRE -> Step.inquire;
                case CLOSE -> Step.close;
                default -> Step.awaitReminder;
            }, next.verdict(), prosecutors);
        }
        Verdict verdict = s.origin() == Origin.COMPLAINT ? SupervisionRules.complaint(complaint(s), book).verdict() : SupervisionRules.scope(complaint(s), book);
        return new Proposal(Step.takeUp, verdict, prosecutors);
    }

    private static NextStep found(Standing s, boolean urged, Book book) {
        return SupervisionRules.opinion(new SupervisionFacts.Found(s.inquiry() != null, true, urged, false, true, Signer.CHAIR), book);
    }

    /** S-04, for the union that keeps the case. */
    static NextStep prosecutors(Standing s, Book book) {
        return SupervisionRules.prosecutors(new SupervisionFacts.Clue(s.level(), s.concerns().contains(Concern.NEW_FORMS), s.concernsProtected(),
                s.concernsGroup(), s.isUncooperative()), book);
    }

    static SupervisionFacts.Complaint complaint(Standing s) {
        return new SupervisionFacts.Complaint(s.cause().topic(), false, false, s.tell());
    }
}
