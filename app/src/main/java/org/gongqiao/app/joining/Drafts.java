package org.gongqiao.app.joining;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Drafts of visitors, so that a lost connection or a reload loses nothing and the phone keeps no document number: the
 * browser holds a random token, the database its keyed hash and the sealed text. They end by themselves.
 */
@Component
public class Drafts {

    public static final Duration LIFE = Duration.ofDays(3);

    static final Vault.Column BODY = Vault.Column.of("joining.draft.body");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    Drafts(JdbcClient jdbc, Vault vault, JsonMapper json, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** 256 random bits for the cookie. */
    public String newToken() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public Draft begin() {
        return Draft.begun(ids.random());
    }

    @Transactional(readOnly = true)
    public Optional<Draft> find(String token) {
        return row(token).map(row -> json.readValue(vault.open(BODY, row.id(), row.body()), Draft.class));
    }

    @Transactional
    public void save(String token, Draft draft) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        UUID id = row(token).map(Row::id).orElseGet(ids::random);
        jdbc.sql("""
                insert into joining.draft (id, token_hash, body, updated_at, expires_at) values (:id, :hash, :body, :now, :until)
                on conflict (id) do update set body = excluded.body, updated_at = excluded.updated_at, expires_at = excluded.expires_at""")
                .param("id", id).param("hash", vault.hash(Vault.Domain.TOKEN, text(token)))
                .param("body", vault.seal(BODY, id, json.writeValueAsString(draft))).param("now", now).param("until", now.plus(LIFE)).update();
    }

    @Transactional
    public void discard(String token) {
        row(token).ifPresent(row -> jdbc.sql("delete from joining.draft where id = :id").param("id", row.id()).update());
    }

    /** Deletes what has ended; returns how many. */
    @Transactional
    public int purge() {
        return jdbc.sql("delete from joining.draft where expires_at < :now").param("now", OffsetDateTime.now(clock)).update();
    }

    private record Row(UUID id, byte[] body) {}

    private Optional<Row> row(String token) {
        return jdbc.sql("select id, body from joining.draft where token_hash = any (:hashes) and expires_at >= :now")
                .param("hashes", vault.hashes(Vault.Domain.TOKEN, text(token))).param("now", OffsetDateTime.now(clock))
                .query(Drafts::read).optional();
    }

    private static Row read(ResultSet row, int n) throws SQLException {
        return new Row(row.getObject("id", UUID.class), row.getBytes("body"));
    }

    private static String text(String token) {
        return "joining.draft:" + token;
    }
}
