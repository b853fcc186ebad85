package org.gongqiao.app.voting.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.ui.QrCode;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.voting.Hindrance;
import org.gongqiao.app.voting.Vote;
import org.gongqiao.app.voting.VoteState;
import org.gongqiao.app.voting.Votes;
import org.gongqiao.app.voting.board.Boards;
import org.gongqiao.app.voting.casting.BoardReader;
import org.gongqiao.app.voting.casting.CastPages;
import org.gongqiao.app.voting.tally.TallyProgress;
import org.gongqiao.app.voting.tally.Tallying;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the page of a vote shows. */
@Component
class VoteViews {

    private static final List<VoteState> ORDER = List.of(VoteState.PREPARING, VoteState.OPEN, VoteState.CLOSED, VoteState.COUNTING, VoteState.FINISHED);

    private final Votes votes;
    private final Boards boards;
    private final BoardReader reader;
    private final Tallying tallying;

    VoteViews(Votes votes, Boards boards, BoardReader reader, Tallying tallying) {
        this.votes = votes;
        this.boards = boards;
        this.reader = reader;
        this.tallying = tallying;
    }

    @Transactional(readOnly = true)
    public VotePages.Show show(UUID id, Ui ui, String origin, String words, Map<String, String> errors) {
        Vote vote = votes.get(id);
        var count = votes.count(id);
        return new VotePages.Show(vote, steps(vote, ui), hindrances(vote), votes.pages(id), vote.board() == null ? null : onBoard(vote, origin),
                votes.sheet(id).orElse(null), votes.smallness(id).orElse(null), count.orElse(null), count.map(counted -> CastPages.results(vote.questions(), counted)).orElse(List.of()),
                Scope.desk().may(Permission.VOTE_WORK), words, errors);
    }

    private List<Hindrance> hindrances(Vote vote) {
        return switch (vote.state()) {
            case PREPARING -> votes.beforeOpening(vote.id());
            case OPEN -> votes.beforeClosing(vote.id());
            case CLOSED, COUNTING -> votes.beforeCounting(vote.id());
            case FINISHED, ANNULLED -> List.of();
        };
    }

    private VotePages.OnBoard onBoard(Vote vote, String origin) {
        String board = Boards.boardOf(vote);
        String address = origin + "/vote/" + board;
        TallyProgress progress = tallying.progress(vote.id());
        if (vote.openedAt() == null) {
            return new VotePages.OnBoard(address, QrCode.of(address), null, 0, 0, 0, 0, List.of(), progress, false);
        }
        Boards.Turnout turnout = boards.turnout(board);
        return new VotePages.OnBoard(address, QrCode.of(address), reader.last(board).orElse(null), turnout.credentials(), turnout.voters(), turnout.ballots(),
                boards.get(board).trustees().count(), vote.state() == VoteState.COUNTING || vote.state() == VoteState.FINISHED ? tallying.decrypted(vote.id())
                : List.of(), progress, progress.attempts() >= Tallying.ATTEMPTS);
    }

    private static List<Ui.Step> steps(Vote vote, Ui ui) {
        if (vote.state() == VoteState.ANNULLED) {
            return List.of(new Ui.Step(Ui.Stage.BAD, ui.msg("voting.state.ANNULLED"), null));
        }
        var steps = new ArrayList<Ui.Step>();
        int now = ORDER.indexOf(vote.state());
        for (int i = 0; i < ORDER.size(); i++) {
            VoteState state = ORDER.get(i);
            if (state == VoteState.COUNTING && !vote.manner().hasBoard()) {
                continue;
            }
            var at = Optional.ofNullable(switch (state) {
                case PREPARING -> vote.preparedAt();
                case OPEN -> vote.openedAt();
                case CLOSED -> vote.closedAt();
                case FINISHED -> vote.finishedAt();
                case COUNTING, ANNULLED -> null;
            });
            Ui.Stage stage = i < now || vote.state() == VoteState.FINISHED ? Ui.Stage.DONE : i == now ? Ui.Stage.NOW : Ui.Stage.NEXT;
            steps.add(new Ui.Step(stage, ui.msg("voting.state." + state.name()), at.map(ui::when).orElse(null)));
        }
        return steps;
    }
}
