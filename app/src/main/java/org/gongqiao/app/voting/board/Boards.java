package org.gongqiao.app.voting.board;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.voting.Vote;
import org.gongqiao.app.voting.VoteQuestion;
import org.gongqiao.ballot.Board;
import org.gongqiao.ballot.Election;
import org.gongqiao.ballot.EventType;
import org.gongqiao.ballot.Group;
import org.gongqiao.ballot.MalformedText;
import org.gongqiao.ballot.Question;
import org.gongqiao.ballot.Trustees;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Boards by their id. What a board was set up with never changes, so the opened board (election, trustees, list of credentials,
 * tables of the key) is kept, on each node for itself; where the chain stands is asked of the database each time.
 */
@Component
public class Boards {

    /** Boards kept open on a node; each holds the hashes of its credentials. */
    private static final int KEPT = 32;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Map<String, Board> open = new LinkedHashMap<>(KEPT * 2, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Board> eldest) {
            return size() > KEPT;
        }
    };

    Boards(JdbcClient jdbc, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(manager);
    }

    /** Why a board could not be set up; the message names the failed check of the protocol. */
    public static final class Unsound extends Exception {
        private static final long serialVersionUID = 1;

        Unsound(String reason) {
            super(reason);
        }
    }

    /** The group of all elections of this program. */
    public static Group group() {
        return Group.named("BELENIOS-2048").orElseThrow();
    }

    /** What is asked, in the form of the protocol. */
    public static List<Question> questions(List<VoteQuestion> questions) {
        return questions.stream().<Question>map(asked -> new Question.Choice(asked.text(), asked.answers(), asked.blank(), asked.least(), asked.most())).toList();
    }

    /**
     * Sets the board of a vote up: its first entry, in the caller's transaction.
     *
     * @param at the time that stands in the headers of the archive, to the second
     */
    public void create(Vote vote, byte[] trusteesText, byte[] credentials, Instant at) throws Unsound {
        String id = boardOf(vote);
        try {
            Trustees trustees = Trustees.parse(trusteesText);
            Election election = Election.of(new Election.Draft(vote.title(), vote.unitName(), questions(vote.questions()), java.util.Optional.empty(),
                    java.util.Optional.empty()), id, group(), trustees.jointKey(group()));
            Board.create(store(id, at), election, trustees, credentials);
        } catch (MalformedText | Board.UnsoundSetup unsound) {
            throw new Unsound(String.valueOf(unsound.getMessage()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Takes no more ballots, in the caller's transaction. */
    public void end(String id) {
        try {
            if (get(id).endBallots() instanceof Board.Refused refused) {
                throw new IllegalStateException("an open vote had an ended board: " + refused.check());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The board, opened; not found where it was not set up. */
    public Board get(String id) {
        synchronized (open) {
            Board known = open.get(id);
            if (known != null) {
                return known;
            }
        }
        try {
            Board board = Board.open(store(id));
            synchronized (open) {
                open.putIfAbsent(id, board);
            }
            return board;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The rows of a board that was set up. */
    public PgBoardStore store(String id) {
        Instant began = transactions.execute(status -> jdbc.sql("select opened_at from voting.face(:board)").param("board", id)
                .query((row, n) -> row.getObject("opened_at", java.time.OffsetDateTime.class)).optional()
                .map(java.time.OffsetDateTime::toInstant).orElseThrow(() -> new NotFound("board", id)));
        return store(id, began);
    }

    private PgBoardStore store(String id, Instant began) {
        return new PgBoardStore(jdbc, transactions, id, began.getEpochSecond());
    }

    /** Credentials on the public list, and of them those with a ballot, and all ballots. */
    public record Turnout(int credentials, int voters, int ballots) {}

    public Turnout turnout(String id) {
        Board board = get(id);
        return transactions.execute(status -> jdbc.sql("select count(distinct credential) as voters, count(credential) as ballots from voting.board_entry where board = :board")
                .param("board", id).query((row, n) -> new Turnout(board.credentials().size(), row.getInt("voters"), row.getInt("ballots"))).single());
    }

    /** The one record of an entry that a board has once, such as its tally; empty while it is not there. */
    public java.util.Optional<byte[]> record(String id, EventType type, int place) {
        return transactions.execute(status -> jdbc.sql("""
                select r.content from voting.board_entry e join voting.board_record r on r.board = e.board and r.height = e.height
                where e.board = :board and e.type = :type and r.place = :place order by e.height limit 1""")
                .param("board", id).param("type", type.name()).param("place", place).query((row, n) -> row.getBytes("content")).optional());
    }

    public static String boardOf(Vote vote) {
        if (vote.board() == null) {
            throw new IllegalArgumentException("a vote without a board: " + vote.id());
        }
        return vote.board();
    }
}
