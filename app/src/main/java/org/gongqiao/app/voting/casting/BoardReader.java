package org.gongqiao.app.voting.casting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.voting.Count;
import org.gongqiao.app.voting.Manner;
import org.gongqiao.app.voting.VoteQuestion;
import org.gongqiao.app.voting.VoteState;
import org.gongqiao.ballot.EventType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads boards page by page, for anybody who knows their id. Works without any scope. */
@Component
public class BoardReader {

    private static final TypeReference<List<VoteQuestion>> QUESTIONS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    BoardReader(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Transactional(readOnly = true)
    public BoardFace get(String board) {
        return jdbc.sql("select * from voting.face(:board)").param("board", board).query((row, n) -> read(board, row)).optional()
                .orElseThrow(() -> new NotFound("board", board));
    }

    /** The end of the chain: the number of the last entry, counted from 0, and the hash of its event. */
    public record Last(int height, EventType type, String hash) {}

    @Transactional(readOnly = true)
    public Optional<Last> last(String board) {
        return jdbc.sql("select height, type, hash from voting.board_entry where board = :board order by height desc limit 1").param("board", board)
                .query((row, n) -> new Last(row.getInt("height"), EventType.valueOf(row.getString("type")), row.getString("hash"))).optional();
    }

    /**
     * A ballot on the public list.
     *
     * @param tracker  what its voter was shown
     * @param replaced whether a later ballot of the same credential counts instead
     */
    public record Cast(int height, String tracker, boolean replaced) {}

    private static final String CAST = """
            select e.height, r.hash, exists (select from voting.board_entry later where later.board = e.board and later.credential = e.credential
                and later.height > e.height) as replaced
            from voting.board_entry e join voting.board_record r on r.board = e.board and r.height = e.height and r.place = 0
            where e.board = :board and e.type = 'BALLOT'""";

    /** Ballots in the order of the board, after the entry with this number. */
    @Transactional(readOnly = true)
    public Slice<Cast> ballots(String board, int after, int size) {
        List<Cast> rows = jdbc.sql(CAST + " and e.height > :after order by e.height limit :size").param("board", board).param("after", after)
                .param("size", size + 1).query(BoardReader::cast).list();
        return rows.size() > size ? new Slice<>(rows.subList(0, size), String.valueOf(rows.get(size - 1).height())) : new Slice<>(rows, null);
    }

    /** The ballot with this tracker; empty for a tracker that is none, or of no ballot of this board. */
    @Transactional(readOnly = true)
    public Optional<Cast> find(String board, String tracker) {
        byte[] hash = hash(tracker);
        return hash == null ? Optional.empty()
                : jdbc.sql(CAST + " and r.hash = :hash").param("board", board).param("hash", hash).query(BoardReader::cast).optional();
    }

    private static byte @Nullable [] hash(String tracker) {
        // Base64 of 32 bytes without padding; the last digit carries four bits, so not every text of this form is one.
        String digits = tracker.strip().replace("=", "");
        if (!digits.matches("[A-Za-z0-9+/]{43}")) {
            return null;
        }
        byte[] hash = Base64.getDecoder().decode(digits);
        return Base64.getEncoder().withoutPadding().encodeToString(hash).equals(digits) ? hash : null;
    }

    private static Cast cast(ResultSet row, int n) throws SQLException {
        return new Cast(row.getInt("height"), Base64.getEncoder().withoutPadding().encodeToString(row.getBytes("hash")), row.getBoolean("replaced"));
    }

    /** Ballots that one credential has cast. */
    @Transactional(readOnly = true)
    int ballotsOf(String board, byte[] credential) {
        return jdbc.sql("select count(*) from voting.board_entry where board = :board and credential = :credential").param("board", board)
                .param("credential", credential).query(Integer.class).single();
    }

    private BoardFace read(String board, ResultSet row) throws SQLException {
        String count = row.getString("count");
        return new BoardFace(board, row.getString("unit_name"), row.getString("title"), Manner.valueOf(row.getString("manner")),
                VoteState.valueOf(row.getString("state")), json.readValue(row.getString("questions"), QUESTIONS), instant(row, "opened_at"),
                instant(row, "closed_at"), instant(row, "countable_at"), instant(row, "finished_at"), row.getString("annulment"),
                count == null ? null : json.readValue(count, Count.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
