package org.gongqiao.app.voting.paper;

import java.util.List;
import java.util.Optional;
import org.gongqiao.app.voting.Hindrance;
import org.gongqiao.app.voting.VoteQuestion;
import org.gongqiao.app.voting.office.Office;

/** Which figures so many ballots or hands can give; what no counting can have come to is refused before it is kept. */
public final class TellerFigures {

    private TellerFigures() {}

    /** @param counts for each question the ballots for each answer, the blank ones first where it has a blank */
    public static Optional<Hindrance> fault(List<VoteQuestion> questions, int ballots, List<List<Integer>> counts) {
        if (ballots < 0 || counts.size() != questions.size()) {
            return Optional.of(Hindrance.of("voting.teller.malformed", Office.TELLER.rule()));
        }
        for (int i = 0; i < questions.size(); i++) {
            VoteQuestion question = questions.get(i);
            List<Integer> slots = counts.get(i);
            if (slots.size() != question.slots() || slots.stream().anyMatch(each -> each < 0 || each > ballots)) {
                return Optional.of(Hindrance.of("voting.teller.above", Office.TELLER.rule(), i + 1, ballots));
            }
            int blank = question.blank() ? slots.getFirst() : 0;
            long chosen = slots.stream().mapToLong(Integer::longValue).sum() - blank;
            long filled = (long) ballots - blank;
            if (chosen < filled * question.least() || chosen > filled * question.most()) {
                return Optional.of(Hindrance.of("voting.teller.sum", Office.TELLER.rule(), i + 1, chosen, filled * question.least(), filled * question.most()));
            }
        }
        return Optional.empty();
    }
}
