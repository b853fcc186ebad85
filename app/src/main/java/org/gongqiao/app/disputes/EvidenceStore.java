package org.gongqiao.app.disputes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.disputes.file.Evidence;
import org.gongqiao.app.disputes.file.EvidenceKind;
import org.gongqiao.app.disputes.file.Side;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class EvidenceStore {

    private static final String EVIDENCE = """
            select id, position, title, kind, source, proves, side, shared_with, at from disputes.evidence""";

    private final JdbcClient jdbc;

    EvidenceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Serialises additions, so that positions follow each other. Whoever takes part sees the dispute, so all may ask for it. */
    int nextPosition(UUID dispute) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('disputes.evidence:' || :dispute, 0))").param("dispute", dispute.toString())
                .query((row, n) -> 0).single();
        return jdbc.sql("select disputes.next_evidence(:dispute)").param("dispute", dispute).query(Integer.class).single();
    }

    void insert(UUID id, UUID dispute, int position, Evidence.Offer offer, Side side, List<PartRole> sharedWith, @Nullable UUID actor, Instant now) {
        jdbc.sql("""
                insert into disputes.evidence (id, dispute_id, matter_id, position, title, kind, source, proves, side, shared_with, at, actor, area_path, line_path)
                select :id, d.id, d.matter_id, :position, :title, :kind, :source, :proves, :side, :shared, :now, :actor, d.area_path, d.line_path
                from disputes.dispute d where d.id = :dispute""")
                .param("id", id).param("dispute", dispute).param("position", position).param("title", offer.title()).param("kind", offer.kind().name())
                .param("source", offer.source()).param("proves", offer.proves()).param("side", side.name())
                .param("shared", sharedWith.stream().map(Enum::name).toArray(String[]::new)).param("now", DisputeStore.at(now))
                .param("actor", actor, Types.OTHER).update();
    }

    void share(UUID id, List<PartRole> roles) {
        jdbc.sql("update disputes.evidence set shared_with = :roles where id = :id").param("id", id)
                .param("roles", roles.stream().map(Enum::name).toArray(String[]::new)).update();
    }

    Optional<Evidence> find(UUID id) {
        return jdbc.sql(EVIDENCE + " where id = :id").param("id", id).query(EvidenceStore::evidence).optional();
    }

    List<Evidence> of(UUID dispute) {
        return jdbc.sql(EVIDENCE + " where dispute_id = :dispute order by position").param("dispute", dispute)
                .query(EvidenceStore::evidence).list();
    }

    private static Evidence evidence(ResultSet row, int n) throws SQLException {
        return new Evidence(row.getObject("id", UUID.class), row.getInt("position"), row.getString("title"),
                EvidenceKind.valueOf(row.getString("kind")), row.getString("source"), row.getString("proves"), Side.valueOf(row.getString("side")),
                Arrays.stream((String[]) row.getArray("shared_with").getArray()).map(PartRole::valueOf).toList(),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
