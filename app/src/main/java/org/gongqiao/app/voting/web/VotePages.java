package org.gongqiao.app.voting.web;

import java.util.List;
import java.util.Map;
import org.gongqiao.app.ui.QrCode;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.voting.ClosingSheet;
import org.gongqiao.app.voting.Count;
import org.gongqiao.app.voting.Hindrance;
import org.gongqiao.app.voting.Side;
import org.gongqiao.app.voting.Smallness;
import org.gongqiao.app.voting.Vote;
import org.gongqiao.app.voting.casting.BoardReader;
import org.gongqiao.app.voting.casting.CastPages;
import org.gongqiao.app.voting.tally.TallyProgress;
import org.jspecify.annotations.Nullable;

/** What the pages about votes show. */
public final class VotePages {

    private VotePages() {}

    /** @param next address of the next page; null on the last */
    public record VoteList(List<Vote> rows, String state, @Nullable String next) {}

    /** One's own votes. */
    public record Own(List<Vote> rows) {}

    /**
     * A vote on the board.
     *
     * @param address of the public page
     * @param voters  credentials that have voted
     */
    public record OnBoard(String address, QrCode code, BoardReader.@Nullable Last last, int credentials, int voters, int ballots, int trustees, List<Integer> decrypted,
                          TallyProgress tally, boolean stuck) {}

    /**
     * @param hindrances what stands against the next step
     * @param smallness  before the close of a secret vote
     */
    public record Show(Vote vote, List<Ui.Step> steps, List<Hindrance> hindrances, List<Side.Page> parts, @Nullable OnBoard board, @Nullable ClosingSheet sheet, @Nullable Smallness smallness,
                       @Nullable Count count, List<CastPages.Line> lines, boolean mayWork, String words, Map<String, String> errors) {}
}
