package org.gongqiao.app.supervision.step;

import java.util.List;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.RuleCheck;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.rights.SupervisionFacts;
import org.gongqiao.app.law.rights.SupervisionFacts.Level;
import org.gongqiao.app.law.rights.SupervisionFacts.Signer;
import org.gongqiao.app.law.rights.SupervisionRules;
import org.gongqiao.app.supervision.file.Concern;
import org.gongqiao.app.supervision.file.LetterKind;

/** What the rules say to issuing a letter: pure, for every kind, from how the case stands and who would issue it. */
public final class LetterRules {

    private LetterRules() {}

    /**
     * @param standing  of the case
     * @param issuer    level of the union that would issue it
     * @param signer    who would sign; for a proposal the office that will
     * @param materials whether opinion and proof of its delivery are there
     */
    public static List<Verdict> issuing(LetterKind kind, Standing standing, Level issuer, Signer signer, boolean materials, Book book) {
        return asked(kind, standing, issuer, signer, materials).stream().map(each -> each.in(book)).toList();
    }

    /** A check with the facts it is asked about, so that its verdict can be come to again. */
    public record Asked<F>(RuleCheck<F> check, F facts) {

        Verdict in(Book book) {
            return check.on(facts, book);
        }
    }

    /** What has to be asked before a letter of this kind goes out; see {@link #issuing}. Opinions on a draft law ask S-12 elsewhere. */
    public static List<Asked<?>> asked(LetterKind kind, Standing standing, Level issuer, Signer signer, boolean materials) {
        return switch (kind) {
            case REMINDER -> List.of(new Asked<>(SupervisionRules.SCOPE, NextSteps.complaint(standing)));
            case OPINION -> {
                Standing.Inquired inquired = standing.inquiry();
                boolean done = inquired != null && inquired.breach() != null;
                yield List.of(new Asked<>(SupervisionRules.OPINION, new SupervisionFacts.Found(done, done && inquired.breach(), done && inquired.urged(), false, true,
                        signer)));
            }
            case RECOMMENDATION -> List.of(new Asked<>(SupervisionRules.RECOMMENDATION, new SupervisionFacts.Recommending(issuer, standing.hasGroundToRecommend(),
                    materials)));
            case PROSECUTION -> List.of(new Asked<>(SupervisionRules.PROSECUTORS, new SupervisionFacts.Clue(issuer, standing.concerns().contains(Concern.NEW_FORMS),
                    standing.concernsProtected(), standing.concernsGroup(), standing.isUncooperative())));
            case NOT_ACCEPTED -> List.of(new Asked<>(SupervisionRules.COMPLAINT, NextSteps.complaint(standing)));
            case DRAFT_OPINION -> List.of();
        };
    }

    /** Whether a verdict stops an act: it forbids it, or cannot say yes. */
    public static boolean forbids(Verdict verdict) {
        return verdict instanceof Verdict.Unlawful || verdict instanceof Verdict.ToBeConfirmed;
    }

    /** Whether the letter must not go out. Urging before an opinion may be left out where it is necessary: that is a warning. */
    public static boolean forbidden(List<Verdict> verdicts) {
        return verdicts.stream().anyMatch(LetterRules::forbids);
    }
}
