package org.gongqiao.app.claims;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What somebody who has signed in has typed so far, sealed, so that a lost connection loses nothing; one a person, ended by itself. */
@Component
public class ClaimDrafts {

    static final Duration LIFE = Duration.ofDays(14);
    static final Vault.Column BODY = Vault.Column.of("claims.draft.body");

    private record Typed(Map<String, String> fields) {}

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;
    private final Clock clock;

    ClaimDrafts(JdbcClient jdbc, Vault vault, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    /** In the person's own scope. */
    @Transactional(readOnly = true)
    public Optional<Map<String, String>> find(UUID person) {
        return jdbc.sql("select body from claims.draft where person_id = :person and expires_at >= :now").param("person", person)
                .param("now", OffsetDateTime.now(clock)).query((row, n) -> json.readValue(vault.open(BODY, person, row.getBytes("body")), Typed.class).fields())
                .optional();
    }

    @Transactional
    public void save(UUID person, Map<String, String> fields) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("""
                insert into claims.draft (person_id, body, updated_at, expires_at) values (:person, :body, :now, :until)
                on conflict (person_id) do update set body = excluded.body, updated_at = excluded.updated_at, expires_at = excluded.expires_at""")
                .param("person", person).param("body", vault.seal(BODY, person, json.writeValueAsString(new Typed(fields))))
                .param("now", now).param("until", now.plus(LIFE)).update();
    }

    @Transactional
    public void discard(UUID person) {
        jdbc.sql("delete from claims.draft where person_id = :person").param("person", person).update();
    }

    /** Deletes what has ended; needs no scope. Returns how many. */
    @Transactional
    public int purge() {
        return jdbc.sql("delete from claims.draft where expires_at < :now").param("now", OffsetDateTime.now(clock)).update();
    }
}
