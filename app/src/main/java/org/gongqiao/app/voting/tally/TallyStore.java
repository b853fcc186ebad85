package org.gongqiao.app.voting.tally;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class TallyStore {

    private final JdbcClient jdbc;

    TallyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Optional<TallyProgress> find(UUID vote) {
        return jdbc.sql("select attempts, decryptable_at, opened_at, verified_at, verdict, failure from voting.tally where vote_id = :vote").param("vote", vote)
                .query((row, n) -> new TallyProgress(row.getInt("attempts"), instant(row, "decryptable_at"), instant(row, "opened_at"),
                        instant(row, "verified_at"), row.getString("verdict"), row.getString("failure"))).optional();
    }

    /** The paths are those of its vote. */
    @Transactional
    public void begin(UUID vote) {
        jdbc.sql("""
                insert into voting.tally (vote_id, area_path, line_path) select v.id, v.area_path, v.line_path from voting.vote v
                where v.id = :vote and not exists (select from voting.tally t where t.vote_id = v.id)""").param("vote", vote).update();
    }

    @Transactional
    public void decryptable(UUID vote, Instant now) {
        set(vote, "decryptable_at = :now", now, null);
    }

    @Transactional
    public void opened(UUID vote, Instant now) {
        set(vote, "opened_at = :now", now, null);
    }

    @Transactional
    public void verified(UUID vote, Instant now, String lastEvent) {
        set(vote, "verified_at = :now, verdict = :text", now, lastEvent);
    }

    private void set(UUID vote, String what, Instant now, @Nullable String text) {
        var update = jdbc.sql("update voting.tally set " + what + ", attempts = 0, failure = null where vote_id = :vote").param("vote", vote)
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
        (text == null ? update : update.param("text", text)).update();
    }

    @Transactional
    public void failed(UUID vote, String key) {
        jdbc.sql("update voting.tally set attempts = attempts + 1, failure = :key where vote_id = :vote").param("vote", vote).param("key", key, Types.VARCHAR)
                .update();
    }

    /** Lets a tally that failed too often be tried again. */
    @Transactional
    public void again(UUID vote) {
        jdbc.sql("update voting.tally set attempts = 0 where vote_id = :vote").param("vote", vote).update();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
