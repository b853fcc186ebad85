package org.gongqiao.app.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.gongqiao.app.access.Desk;
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

    /** So many persons an entry should have at most. */
    public static final int PART = 20_000;
    private static final int BATCH = 10_000;
    private static final String BEGUN = "begun";

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
        if (entry.begun() != null) {
            recordPart(id, entry, entry.begun());
            return id;
        }
        Scope scope = Scope.current().orElse(null);
        UUID actor = Scope.actor().orElse(null);
        String service = scope instanceof Scope.Reach reach ? reach.service() : scope instanceof Scope.Keeper keeper ? keeper.service() : null;
        // An act that no person stands for names no desk: who happens to be signed in beside an anonymous complaint stays unknown.
        boolean nameless = scope instanceof Scope.Part || service != null;
        Desk desk = !nameless && Scope.DESK.isBound() && Scope.DESK.get().isPost() ? Scope.DESK.get() : null;
        UUID post = scope instanceof Scope.Reach reach ? reach.postId() : scope instanceof Scope.Keeper keeper ? keeper.postId() : null;
        jdbc.sql("""
                insert into audit.entry (id, at, act, actor, service, post_id, desk_role, desk_unit, subject, object_kind, object_id, reason, detail, area_path, line_path)
                values (:id, :at, :act, :actor, :service, :post, :role, :unit, :subject, :kind, :object, :reason, cast(:detail as jsonb), cast(:area as ltree), cast(:line as ltree))""")
                .param("id", id).param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("act", entry.act().name()).param("actor", actor).param("service", service).param("post", post)
                .param("role", desk == null ? null : desk.role().name()).param("unit", desk == null ? null : desk.unitName())
                .param("subject", entry.subject()).param("kind", entry.objectKind()).param("object", entry.objectId())
                .param("reason", entry.reason()).param("detail", json.writeValueAsString(entry.detail()))
                .param("area", entry.areaPath() != null ? entry.areaPath() : path(scope, Line.AREA))
                .param("line", entry.linePath() != null ? entry.linePath() : path(scope, Line.INDUSTRY))
                .update();
        return id;
    }

    private void recordPart(UUID id, AuditEntry entry, UUID begun) {
        var detail = new LinkedHashMap<String, Object>(entry.detail());
        detail.put(BEGUN, begun);
        int recorded = jdbc.sql("""
                insert into audit.entry (id, at, act, actor, service, post_id, desk_role, desk_unit, subject, object_kind, object_id, reason, detail, area_path, line_path)
                select :id, :at, :act, b.actor, b.service, b.post_id, b.desk_role, b.desk_unit, :subject, :kind, :object, :reason, cast(:detail as jsonb),
                    coalesce(cast(:area as ltree), b.area_path), coalesce(cast(:line as ltree), b.line_path)
                from audit.entry b where b.id = :begun""")
                .param("id", id).param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)).param("act", entry.act().name())
                .param("subject", entry.subject()).param("kind", entry.objectKind()).param("object", entry.objectId()).param("reason", entry.reason())
                .param("detail", json.writeValueAsString(detail)).param("area", entry.areaPath()).param("line", entry.linePath()).param("begun", begun)
                .update();
        if (recorded != 1) {
            throw new IllegalStateException("the entry to go on with is not in scope: " + begun);
        }
    }

    /**
     * Records one act that concerns many persons (an export, an import): each of them will see it among those who used
     * his data. The entry carries their number and a hash of their ids, which the check of the log compares. For more
     * than {@link #PART} of them record parts, {@link AuditEntry#continuing continuing} the first: they are sorted in memory.
     */
    @Transactional
    public UUID record(AuditEntry entry, Collection<UUID> persons) {
        var sorted = new TreeSet<>(persons);
        var detail = new LinkedHashMap<String, Object>(entry.detail());
        detail.put(AuditChain.PERSONS, sorted.size());
        detail.put(AuditChain.PERSONS_HASH, AuditChain.hashOf(sorted));
        UUID id = record(entry.with(detail));
        var all = List.copyOf(sorted);
        for (int from = 0; from < all.size(); from += BATCH) {
            jdbc.sql("insert into audit.entry_person (entry_id, person_id) select :entry, unnest(cast(:persons as uuid[]))")
                    .param("entry", id).param("persons", all.subList(from, Math.min(from + BATCH, all.size())).toArray(UUID[]::new)).update();
        }
        return id;
    }

    /** Records what the operator does from the command line, on a connection of the owner; service {@code operator}. */
    public static void recordOfOperator(Connection owner, Clock clock, AuditEntry entry) throws SQLException {
        try (var statement = owner.prepareStatement("""
                insert into audit.entry (id, at, act, service, subject, object_kind, object_id, reason, detail)
                values (?, ?, ?, 'operator', ?, ?, ?, ?, cast(? as jsonb))""")) {
            statement.setObject(1, new Ids(clock).next());
            statement.setObject(2, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            statement.setString(3, entry.act().name());
            statement.setObject(4, entry.subject());
            statement.setString(5, entry.objectKind());
            statement.setObject(6, entry.objectId());
            statement.setString(7, entry.reason());
            statement.setString(8, JsonMapper.builder().build().writeValueAsString(entry.detail()));
            statement.executeUpdate();
        }
    }

    private static @Nullable String path(@Nullable Scope scope, Line line) {
        return scope instanceof Scope.Reach reach && reach.line() == line ? reach.path() : null;
    }
}
