package org.gongqiao.app.voting.registrar;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RegistrarStore {

    private final JdbcClient jdbc;

    RegistrarStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void lock(UUID vote) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('voting.registrar:' || :vote, 0))").param("vote", vote.toString())
                .query((row, n) -> 0).single();
    }

    /** The fingerprints that the registrars of now have confirmed, by id. */
    Map<UUID, String> confirmed(UUID vote) {
        return jdbc.sql("select id, confirmed from voting.registrar where vote_id = :vote and replaced_at is null and confirmed is not null").param("vote", vote)
                .query((row, n) -> Map.entry(row.getObject("id", UUID.class), row.getString("confirmed"))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void confirm(UUID registrar, String fingerprint, OffsetDateTime now) {
        int rows = jdbc.sql("update voting.registrar set confirmed = :fingerprint, confirmed_at = :now where id = :id and replaced_at is null")
                .param("fingerprint", fingerprint).param("now", now).param("id", registrar).update();
        if (rows != 1) {
            throw new IllegalStateException("a confirmation reached " + rows + " rows");
        }
    }

    void reissue(UUID id, UUID vote, UUID person, UUID by, String why, OffsetDateTime now) {
        jdbc.sql("""
                insert into voting.reissue (id, vote_id, person_id, by_person, at, why, area_path, line_path)
                select :id, v.id, :person, :by, :now, :why, v.area_path, v.line_path from voting.vote v where v.id = :vote""")
                .param("id", id).param("vote", vote).param("person", person).param("by", by).param("now", now).param("why", why).update();
    }

    Optional<Boolean> took(UUID vote, UUID person) {
        return jdbc.sql("select medium = 'SLIP' from voting.handout where vote_id = :vote and person_id = :person").param("vote", vote).param("person", person)
                .query(Boolean.class).optional();
    }
}
