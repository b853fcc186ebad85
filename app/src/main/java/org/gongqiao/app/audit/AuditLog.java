package org.gongqiao.app.audit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.kernel.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes the log. An entry stands or falls with the transaction of the act that it records. */
@Component
public class AuditLog {

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final JsonMapper json;

    AuditLog(JdbcClient jdbc, Ids ids, Clock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    /** Records one act; returns the entry's id. */
    @Transactional
    public UUID record(AuditEntry entry) {
        UUID id = ids.next();
        Scope scope = Scope.current().orElse(null);
        UUID actor = Scope.actor().orElse(null);
        String service = scope instanceof Scope.Reach reach ? reach.service() : null;
        UUID post = scope instanceof Scope.Reach reach ? reach.postId() : null;
        jdbc.sql("""
                insert into audit.entry (id, at, act, actor, service, post_id, subject, object_kind, object_id, reason, detail, area_path, line_path)
                values (:id, :at, :act, :actor, :service, :post, :subject, :kind, :object, :reason, cast(:detail as jsonb), cast(:area as ltree), cast(:line as ltree))""")
                .param("id", id).param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("act", entry.act().name()).param("actor", actor).param("service", service).param("post", post)
                .param("subject", entry.subject()).param("kind", entry.objectKind()).param("object", entry.objectId())
                .param("reason", entry.reason()).param("detail", json.writeValueAsString(entry.detail()))
                .param("area", entry.areaPath() != null ? entry.areaPath() : path(scope, Line.AREA))
                .param("line", entry.linePath() != null ? entry.linePath() : path(scope, Line.INDUSTRY))
                .update();
        return id;
    }

    /** Adds persons to an entry that concerns many, such as an export; each of them finds it in his own list. */
    @Transactional
    public void addPersons(UUID entry, List<UUID> persons) {
        jdbc.sql("insert into audit.entry_person (entry_id, person_id) select :entry, unnest(:persons) on conflict do nothing")
                .param("entry", entry).param("persons", persons.toArray(UUID[]::new)).update();
    }

    private static @Nullable String path(@Nullable Scope scope, Line line) {
        return scope instanceof Scope.Reach reach && reach.line() == line ? reach.path() : null;
    }
}
