package org.gongqiao.app.voting.ceremony;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.ballot.BoardStore;
import org.gongqiao.ballot.EventType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CeremonyStore {

    private final JdbcClient jdbc;

    CeremonyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Messages of one ceremony wait for each other here, so that the last one of a stage sees all others. */
    void lock(UUID vote) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('voting.ceremony:' || :vote, 0))").param("vote", vote.toString())
                .query((row, n) -> 0).single();
    }

    Optional<Ceremony> now(UUID vote) {
        return jdbc.sql("""
                select vote_id, round, size, threshold, begun_at, trustees, rehearsed_at from voting.ceremony
                where vote_id = :vote and ended_at is null""").param("vote", vote).query((row, n) -> read(row)).optional();
    }

    int rounds(UUID vote) {
        return jdbc.sql("select count(*) from voting.ceremony where vote_id = :vote").param("vote", vote).query(Integer.class).single();
    }

    private Ceremony read(ResultSet row) throws SQLException {
        UUID vote = row.getObject("vote_id", UUID.class);
        int round = row.getInt("round");
        List<Ceremony.Sent> messages = jdbc.sql("""
                select place, certificate, polynomial, share, rehearsed_at from voting.ceremony_message
                where vote_id = :vote and round = :round order by place""").param("vote", vote).param("round", round)
                .query((sent, n) -> new Ceremony.Sent(sent.getInt("place"), sent.getBytes("certificate"), sent.getBytes("polynomial"),
                        sent.getBytes("share"), instant(sent, "rehearsed_at"))).list();
        return new Ceremony(vote, round, row.getInt("size"), row.getInt("threshold"), row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                row.getBytes("trustees"), instant(row, "rehearsed_at"), messages);
    }

    void begin(UUID vote, int round, int size, int threshold, OffsetDateTime now) {
        jdbc.sql("""
                insert into voting.ceremony (vote_id, round, size, threshold, begun_at, area_path, line_path)
                select v.id, :round, :size, :threshold, :now, v.area_path, v.line_path from voting.vote v where v.id = :vote""")
                .param("vote", vote).param("round", round).param("size", size).param("threshold", threshold).param("now", now).update();
        jdbc.sql("""
                insert into voting.ceremony_message (vote_id, round, place, area_path, line_path)
                select v.id, :round, place, v.area_path, v.line_path from voting.vote v, generate_series(1, :size) place where v.id = :vote""")
                .param("vote", vote).param("round", round).param("size", size).update();
    }

    void end(UUID vote, String why, OffsetDateTime now) {
        jdbc.sql("update voting.ceremony set ended_at = :now, why = :why where vote_id = :vote and ended_at is null")
                .param("vote", vote).param("why", why).param("now", now).update();
    }

    enum Message { CERTIFICATE, POLYNOMIAL, SHARE }

    void put(Ceremony ceremony, int place, Message message, byte[] text) {
        String column = message.name().toLowerCase(java.util.Locale.ROOT);
        one(jdbc.sql("update voting.ceremony_message set " + column + " = :text where vote_id = :vote and round = :round and place = :place")
                .param("text", text).param("vote", ceremony.vote()).param("round", ceremony.round()).param("place", place).update());
    }

    void rehearsed(Ceremony ceremony, int place, OffsetDateTime now) {
        one(jdbc.sql("update voting.ceremony_message set rehearsed_at = :now where vote_id = :vote and round = :round and place = :place")
                .param("now", now).param("vote", ceremony.vote()).param("round", ceremony.round()).param("place", place).update());
    }

    void made(Ceremony ceremony, byte[] trustees) {
        one(jdbc.sql("update voting.ceremony set trustees = :trustees where vote_id = :vote and round = :round and ended_at is null")
                .param("trustees", trustees).param("vote", ceremony.vote()).param("round", ceremony.round()).update());
    }

    void rehearsed(Ceremony ceremony, OffsetDateTime now) {
        one(jdbc.sql("update voting.ceremony set rehearsed_at = :now where vote_id = :vote and round = :round and ended_at is null")
                .param("now", now).param("vote", ceremony.vote()).param("round", ceremony.round()).update());
    }

    List<BoardStore.Entry> rehearsal(Ceremony ceremony) {
        return jdbc.sql("select height, type, records, event from voting.rehearsal_entry where vote_id = :vote and round = :round order by height")
                .param("vote", ceremony.vote()).param("round", ceremony.round())
                .query((row, n) -> new BoardStore.Entry(row.getLong("height"), EventType.valueOf(row.getString("type")), records(row.getArray("records")),
                        row.getBytes("event"))).list();
    }

    void append(Ceremony ceremony, BoardStore.Entry entry, String hash) {
        jdbc.sql("""
                insert into voting.rehearsal_entry (vote_id, round, height, type, records, event, hash, area_path, line_path)
                select v.id, :round, :height, :type, :records, :event, :hash, v.area_path, v.line_path from voting.vote v where v.id = :vote""")
                .param("vote", ceremony.vote()).param("round", ceremony.round()).param("height", entry.height()).param("type", entry.type().name())
                .param("records", entry.records().toArray(byte[][]::new), Types.ARRAY).param("event", entry.event()).param("hash", hash).update();
    }

    /** Owner numbers of the trustees whose decryptions stand on a board. */
    List<Integer> decrypted(String board) {
        return jdbc.sql("""
                select cast(cast(convert_from(r.content, 'UTF8') as jsonb) ->> 'owner' as int)
                from voting.board_entry e join voting.board_record r on r.board = e.board and r.height = e.height and r.place = 1
                where e.board = :board and e.type = 'PARTIAL_DECRYPTION' order by e.height""").param("board", board).query(Integer.class).list();
    }

    private static List<byte[]> records(Array array) throws SQLException {
        return new ArrayList<>(Arrays.asList((byte[][]) array.getArray()));
    }

    /** A row that row-level security hides would be lost in silence. */
    private static void one(int rows) {
        if (rows != 1) {
            throw new IllegalStateException("a message of a trustee reached " + rows + " rows");
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
