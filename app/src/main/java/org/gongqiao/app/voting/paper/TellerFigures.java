package org.gongqiao.app.voting.paper;

import java.util.List;
import java.util.Optional;
import org.gongqiao.app.voting.Hindrance;
import org.gongqiao.app.voting.VoteQuestion;
import org.gongqiao.app.voting.Written;
import org.gongqiao.app.voting.office.Office;

/** Which figures so many ballots or hands can give; what no counting can have come to is refused before it is kept. */
public final class TellerFigures {

    private TellerFigures() {}

    /** @param counts for each question the ballots for each answer, the blank ones first where it has a blank */
    public static Optional<Hindrance> fault(List<VoteQuestion> questions, int ballots, List<List<Integer>> counts) {
        return fault(questions, ballots, counts, List.of());
    }

    /** @param written for each question the names written on ballots; empty where there are none */
    public static Optional<Hindrance> fault(List<VoteQuestion> questions, int ballots, List<List<Integer>> counts, List<List<Written>> written) {
        if (ballots < 0 || counts.size() != questions.size() || !written.isEmpty() && written.size() != questions.size()) {
            return Optional.of(Hindrance.of("voting.teller.malformed", Office.TELLER.rule()));
        }
        for (int i = 0; i < questions.size(); i++) {
            VoteQuestion question = questions.get(i);
            List<Integer> slots = counts.get(i);
            if (slots.size() != question.slots() || slots.stream().anyMatch(each -> each < 0 || each > ballots)) {
                return Optional.of(Hindrance.of("voting.teller.above", Office.TELLER.rule(), i + 1, ballots));
            }
            List<Written> names = written.isEmpty() ? List.of() : written.get(i);
            Optional<Hindrance> wrong = names(question, i, ballots, names);
            if (wrong.isPresent()) {
                return wrong;
            }
            int blank = question.blank() ? slots.getFirst() : 0;
            long chosen = slots.stream().mapToLong(Integer::longValue).sum() - blank + names.stream().mapToLong(Written::votes).sum();
            long filled = (long) ballots - blank;
            if (chosen < filled * question.least() || chosen > filled * question.most()) {
                return Optional.of(Hindrance.of("voting.teller.sum", Office.TELLER.rule(), i + 1, chosen, filled * question.least(), filled * question.most()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Hindrance> names(VoteQuestion question, int number, int ballots, List<Written> names) {
        if (!names.isEmpty() && !question.writeIn()) {
            return Optional.of(Hindrance.of("voting.teller.noWriteIn", "J-11", number + 1));
        }
        for (Written each : names) {
            if (each.name().isEmpty() || each.name().length() > Written.LONGEST || names.size() > Written.MOST || each.votes() < 1 || each.votes() > ballots) {
                return Optional.of(Hindrance.of("voting.teller.written", Office.TELLER.rule(), number + 1, ballots));
            }
            if (question.answers().stream().anyMatch(each::is)) {
                return Optional.of(Hindrance.of("voting.teller.printed", Office.TELLER.rule(), each.name()));
            }
        }
        return Optional.empty();
    }
}
