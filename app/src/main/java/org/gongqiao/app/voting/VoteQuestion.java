package org.gongqiao.app.voting;

import java.util.List;

/**
 * One question of a vote. Yes, no and abstain are the answers yes and no, {@code least} 1, {@code most} 1, with a blank.
 *
 * @param least fewest answers that a ballot that is not blank chooses; 0 or more
 * @param most  most answers, no more than there are
 * @param blank whether one may abstain
 */
public record VoteQuestion(String text, List<String> answers, int least, int most, boolean blank) {

    /** Longest text of a question or an answer, in characters. */
    public static final int LONGEST = 500;
    /** Most answers: what an old phone encrypts in bearable time. */
    public static final int ANSWERS = 100;

    public VoteQuestion {
        answers = List.copyOf(answers);
        if (text.isBlank() || text.length() > LONGEST || answers.isEmpty() || answers.size() > ANSWERS
                || answers.stream().anyMatch(answer -> answer.isBlank() || answer.length() > LONGEST)) {
            throw new IllegalArgumentException("a question needs a text and answers");
        }
        if (least < 0 || most < 1 || least > most || most > answers.size()) {
            throw new IllegalArgumentException("choose " + least + " to " + most + " of " + answers.size());
        }
    }

    /** Places of a count: one an answer, and before them the blank one where there is one. */
    public int slots() {
        return answers.size() + (blank ? 1 : 0);
    }
}
