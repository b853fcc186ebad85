package org.gongqiao.app.sessions.decide;

import java.util.List;
import java.util.function.UnaryOperator;
import org.gongqiao.app.sessions.agenda.Item;
import org.gongqiao.app.voting.VoteQuestion;
import org.jspecify.annotations.Nullable;

/** What stands on the ballot of an item: its power chooses the form (D-10, D-18). In each of them one may abstain. */
public final class BallotForm {

    /** Message keys of the answers; the first is in favour. */
    private static final List<String> ANSWERS = List.of("sessions.vote.yes", "sessions.vote.no");
    /** Message keys of the grades, the best first. No text that was read names them: they are the customary ones. */
    public static final List<String> GRADES = List.of("sessions.grade.1", "sessions.grade.2", "sessions.grade.3", "sessions.grade.4");

    private BallotForm() {}

    /**
     * What is voted on next.
     *
     * @param seats    of an appraisal 0
     * @param standing in the order of the ballot
     */
    public record Next(ItemRound.Kind kind, int seats, List<BallotName> standing) {}

    /**
     * For, against or abstain; of an election one question, 0 to all seats of the candidates; of an appraisal one question a name.
     *
     * @param next null for an item without names
     * @param text the words of a message key
     */
    public static List<VoteQuestion> questions(Item item, @Nullable Next next, UnaryOperator<String> text) {
        if (next == null) {
            return List.of(new VoteQuestion(item.title(), ANSWERS.stream().map(text).toList(), 1, 1, true));
        }
        if (next.kind() == ItemRound.Kind.APPRAISAL) {
            List<String> grades = GRADES.stream().map(text).toList();
            return next.standing().stream().map(name -> new VoteQuestion(label(name, next.standing(), true), grades, 1, 1, true)).toList();
        }
        return List.of(new VoteQuestion(item.title(), next.standing().stream().map(name -> label(name, next.standing(), false)).toList(), 0,
                Math.min(next.seats(), next.standing().size()), true));
    }

    /** A candidate's bare name, where it is his alone: voting knows by it who may not count the votes. */
    private static String label(BallotName name, List<BallotName> all, boolean always) {
        boolean twice = all.stream().filter(each -> each.name().equals(name.name())).count() > 1;
        return name.about().isEmpty() || !always && !twice ? name.name() : name.name() + " · " + name.about();
    }
}
