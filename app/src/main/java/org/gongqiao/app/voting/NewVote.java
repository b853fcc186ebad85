package org.gongqiao.app.voting;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A vote to be prepared.
 *
 * @param unit        the union whose vote it is; its officers see and run it
 * @param subject     what it is about: a session's item, an election
 * @param subjectLink address of the subject's page
 * @param consent     the higher union's recorded consent to online voting (rules.md, note on secret ballots); a vote with a board is
 *                    not opened without
 * @param graceHours  hours for complaints between the close and the tally; 0 or more
 * @param barred      who stands for election and so holds no office in it (J-11)
 * @param after       the vote of which this is a further round, whose people are named again as far as they may be; else null
 */
public record NewVote(UUID unit, UUID subject, String subjectLink, String title, Manner manner, List<VoteQuestion> questions, List<Elector> electors,
                      @Nullable UUID consent, int graceHours, Set<UUID> barred, @Nullable UUID after) {

    /** Most questions on one ballot. */
    public static final int QUESTIONS = 20;
    public static final int LONGEST_GRACE = 30 * 24;

    public NewVote {
        questions = List.copyOf(questions);
        electors = List.copyOf(electors);
        barred = Set.copyOf(barred);
        if (title.isBlank() || title.length() > VoteQuestion.LONGEST || questions.isEmpty() || questions.size() > QUESTIONS) {
            throw new IllegalArgumentException("a vote needs a title and questions");
        }
        if (graceHours < 0 || graceHours > LONGEST_GRACE) {
            throw new IllegalArgumentException("hours of grace: " + graceHours);
        }
        var persons = new HashSet<UUID>();
        if (!electors.stream().allMatch(elector -> persons.add(elector.person()))) {
            throw new IllegalArgumentException("an elector stands twice on the roll");
        }
    }

    /** A first vote in which nobody is barred. */
    public NewVote(UUID unit, UUID subject, String subjectLink, String title, Manner manner, List<VoteQuestion> questions, List<Elector> electors,
                   @Nullable UUID consent, int graceHours) {
        this(unit, subject, subjectLink, title, manner, questions, electors, consent, graceHours, Set.of(), null);
    }
}
