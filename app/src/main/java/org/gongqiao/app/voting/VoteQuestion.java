package org.gongqiao.app.voting;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question of a vote. Yes, no and abstain are the answers yes and no, {@code least} 1, {@code most} 1, with a blank.
 *
 * @param least fewest answers that a ballot that is not blank chooses; 0 or more
 * @param most  most answers, no more than there are
 * @param blank whether one may abstain
 * @param writeIn whether a paper may name somebody who is not printed (J-11); he counts towards {@code most}. Nothing can be written on a board
 */
public record VoteQuestion(String text, List<String> answers, int least, int most, boolean blank, boolean writeIn) {

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

    /** Without other names than those printed. */
    public VoteQuestion(String text, List<String> answers, int least, int most, boolean blank) {
        this(text, answers, least, most, blank, false);
    }

    /** As other programs write it, who need not know of written-in names. */
    @JsonCreator
    static VoteQuestion read(@JsonProperty("text") String text, @JsonProperty("answers") List<String> answers, @JsonProperty("least") int least,
                             @JsonProperty("most") int most, @JsonProperty("blank") boolean blank, @JsonProperty("writeIn") @Nullable Boolean writeIn) {
        return new VoteQuestion(text, answers, least, most, blank, Boolean.TRUE.equals(writeIn));
    }

    /** Places of a count: one an answer, and before them the blank one where there is one. */
    public int slots() {
        return answers.size() + (blank ? 1 : 0);
    }
}
