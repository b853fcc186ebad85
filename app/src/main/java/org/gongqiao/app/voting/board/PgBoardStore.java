package org.gongqiao.app.voting.board;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.gongqiao.ballot.Board;
import org.gongqiao.ballot.BoardStore;
import org.gongqiao.ballot.EventType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A board as rows. A transaction's advisory lock gives one writer at a time the board, on whatever node; the rows of one piece of
 * work are durable with its commit. Readers take no lock: an entry never changes once it is there. Of the rows nothing but one
 * entry at a time is held in memory.
 */
public final class PgBoardStore implements BoardStore {

    private static final int PAGE = 50;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final String board;
    private final long time;

    PgBoardStore(JdbcClient jdbc, TransactionTemplate transactions, String board, long time) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.board = board;
        this.time = time;
    }

    @Override
    public long time() {
        return time;
    }

    @Override
    public <T> T exclusively(Work<T> work) throws IOException {
        try {
            return transactions.<T>execute(status -> {
                jdbc.sql("select pg_advisory_xact_lock(hashtextextended('voting:' || :board, 0))").param("board", board).query((row, n) -> 0).single();
                try {
                    return work.on(new Sheet());
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    /** Visits all entries without keeping writers out; sees the board as far as it had come when each page was read. */
    public void read(Visitor visitor) throws IOException {
        visit(null, visitor);
    }

    /** The same for the entries of one type. */
    public void read(EventType type, Visitor visitor) throws IOException {
        visit(type, visitor);
    }

    private void visit(@org.jspecify.annotations.Nullable EventType type, Visitor visitor) throws IOException {
        int after = -1;
        while (true) {
            List<Heading> page = jdbc.sql("""
                    select height, type, event from voting.board_entry
                    where board = :board and height > :after and (cast(:type as text) is null or type = :type) order by height limit :limit""")
                    .param("board", board).param("after", after).param("type", type == null ? null : type.name()).param("limit", PAGE)
                    .query((row, n) -> new Heading(row.getInt("height"), EventType.valueOf(row.getString("type")), row.getBytes("event"))).list();
            for (Heading heading : page) {
                visitor.see(new Entry(heading.height, heading.type, records(heading), heading.event));
                after = heading.height;
            }
            if (page.size() < PAGE) {
                return;
            }
        }
    }

    private record Heading(int height, EventType type, byte[] event) {}

    private List<byte[]> records(Heading heading) {
        return heading.type.records() == 0 ? List.of()
                : jdbc.sql("select content from voting.board_record where board = :board and height = :height order by place")
                .param("board", board).param("height", heading.height).query((row, n) -> row.getBytes("content")).list();
    }

    private final class Sheet implements Page {

        @Override
        public Optional<Head> head() {
            return jdbc.sql("select height, type, hash from voting.board_entry where board = :board order by height desc limit 1").param("board", board)
                    .query((row, n) -> new Head(row.getInt("height"), EventType.valueOf(row.getString("type")), row.getString("hash"))).optional();
        }

        @Override
        public boolean holds(String hash) {
            return jdbc.sql("select exists (select from voting.board_record where board = :board and hash = :hash)").param("board", board)
                    .param("hash", HexFormat.of().parseHex(hash)).query(Boolean.class).single();
        }

        @Override
        public void append(Entry entry) throws IOException {
            byte[] credential = entry.type() == EventType.BALLOT ? Board.credentialHash(entry.records().getFirst())
                    .orElseThrow(() -> new IOException("a ballot without a credential")) : null;
            jdbc.sql("insert into voting.board_entry (board, height, type, event, hash, credential) values (:board, :height, :type, :event, :hash, :credential)")
                    .param("board", board).param("height", Math.toIntExact(entry.height())).param("type", entry.type().name()).param("event", entry.event())
                    .param("hash", HexFormat.of().formatHex(Digests.sha256(entry.event()))).param("credential", credential, java.sql.Types.BINARY).update();
            var records = new ArrayList<>(entry.records());
            for (int place = 0; place < records.size(); place++) {
                jdbc.sql("insert into voting.board_record (board, height, place, hash, content) values (:board, :height, :place, :hash, :content)")
                        .param("board", board).param("height", Math.toIntExact(entry.height())).param("place", place)
                        .param("hash", Digests.sha256(records.get(place))).param("content", records.get(place)).update();
            }
        }

        @Override
        public void visit(Visitor visitor) throws IOException {
            PgBoardStore.this.visit(null, visitor);
        }

        @Override
        public void visit(EventType type, Visitor visitor) throws IOException {
            PgBoardStore.this.visit(type, visitor);
        }
    }
}
