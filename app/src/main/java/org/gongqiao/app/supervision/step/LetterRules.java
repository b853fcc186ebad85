package org.gongqiao.app.supervision.step;

import java.util.List;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.rights.SupervisionFacts.Level;
import org.gongqiao.app.law.rights.SupervisionFacts.Signer;
import org.gongqiao.app.law.rights.SupervisionFacts;
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
        return switch (kind) {
            case REMINDER -> List.of(SupervisionRules.scope(NextSteps.complaint(standing), book));
            case OPINION -> {
                Standing.Inquired inquired = standing.inquiry();
                boolean done = inquired != null && inquired.breach() != null;
                yield List.of(SupervisionRules.opinion(new SupervisionFacts.Found(done, done && inquired.breach(), done && inquired.urged(), false, true,
                        signer), book).verdict());
            }
            case RECOMMENDATION -> List.of(SupervisionRules.recommendation(new SupervisionFacts.Recommending(issuer, standing.hasGroundToRecommend(),
                    materials), book).verdict());
            case PROSECUTION -> List.of(SupervisionRules.prosecutors(new SupervisionFacts.Clue(issuer, standing.concerns().contains(Concern.NEW_FORMS),
                    standing.concernsProtected(), standing.concernsGroup(), standing.isUncooperative()), book).verdict());
            case NOT_ACCEPTED -> List.of(SupervisionRules.complaint(NextSteps.complaint(standing), book).verdict());
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
