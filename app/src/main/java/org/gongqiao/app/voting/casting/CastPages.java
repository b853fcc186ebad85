package org.gongqiao.app.voting.casting;

import java.util.ArrayList;
import java.util.List;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.voting.Count;
import org.gongqiao.app.voting.VoteQuestion;
import org.gongqiao.app.voting.Written;
import org.gongqiao.app.voting.board.Boards;
import org.jspecify.annotations.Nullable;

/** What the public pages of a board show. */
public final class CastPages {

    private CastPages() {}

    /**
     * The page of a board.
     *
     * @param script address of the ballot library's module
     * @param last   the end of the chain; null before the vote opened
     */
    public record Show(BoardFace face, String script, BoardReader.@Nullable Last last, List<Line> results) {}

    /**
     * The votes for one answer.
     *
     * @param question its number from 1; the text stands at its first line
     * @param answer   null for the blank votes
     * @param written  whether voters wrote the name on papers
     * @param first    whether a question begins here
     * @param last     whether it ends here
     */
    public record Line(int question, String text, @Nullable String answer, long votes, boolean written, boolean first, boolean last) {}

    /**
     * The public list.
     *
     * @param tracker what was looked for; empty where nothing was
     * @param found   what was found; null where nothing was
     */
    public record Ballots(BoardFace face, Boards.Turnout turnout, BoardReader.Last last, Slice<BoardReader.Cast> rows, String tracker,
                          BoardReader.@Nullable Cast found) {}

    public record Check(BoardFace face, String script, BoardReader.@Nullable Last last) {}

    /** A count line by line, the blank votes after the answers; nothing of a suppressed one. */
    public static List<Line> results(List<VoteQuestion> questions, Count count) {
        var lines = new ArrayList<Line>();
        if (count.suppressed()) {
            return lines;
        }
        for (int q = 0; q < questions.size(); q++) {
            VoteQuestion question = questions.get(q);
            List<Long> votes = count.counts().get(q);
            int blank = question.blank() ? 1 : 0;
            List<Written> names = count.writtenTo(q);
            for (int i = 0; i < question.answers().size(); i++) {
                lines.add(new Line(q + 1, question.text(), question.answers().get(i), votes.get(i + blank), false, i == 0,
                        !question.blank() && names.isEmpty() && i == question.answers().size() - 1));
            }
            for (int i = 0; i < names.size(); i++) {
                lines.add(new Line(q + 1, question.text(), names.get(i).name(), names.get(i).votes(), true, false, !question.blank() && i == names.size() - 1));
            }
            if (question.blank()) {
                lines.add(new Line(q + 1, question.text(), null, votes.getFirst(), false, false, true));
            }
        }
        return lines;
    }
}
