package org.gongqiao.app.voting;

import java.io.IOException;
import java.io.OutputStream;
import org.gongqiao.app.voting.board.Boards;
import org.gongqiao.app.voting.board.PgBoardStore;
import org.gongqiao.ballot.ArchiveWriter;
import org.springframework.stereotype.Component;

/** The archives of boards for whoever packs up the record to which a vote belongs; the same bytes as from the board's own page. */
@Component
public class VoteArchives {

    private final Boards boards;

    VoteArchives(Boards boards) {
        this.boards = boards;
    }

    /** Whether a board was set up for the vote. */
    public boolean has(Vote vote) {
        return vote.board() != null && vote.openedAt() != null;
    }

    /** Writes the archive as far as the board has come; of a finished vote always the same bytes. */
    public void write(Vote vote, OutputStream out) throws IOException {
        PgBoardStore store = boards.store(Boards.boardOf(vote));
        store.read(new ArchiveWriter(out, store.time()));
    }
}
