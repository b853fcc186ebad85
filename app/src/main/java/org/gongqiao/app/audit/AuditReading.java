package org.gongqiao.app.audit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.gongqiao.app.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Reads the log: an officer that of his scope (logged in turn), a person what concerns himself. */
@Component
public class AuditReading {

    private static final int PAGE = 50;
    /** Acts of a person on himself that nobody else took part in; he knows them, and they hide who really looked. */
    private static final String OWN_ACTS = "(e.actor is null or e.actor <> :person)";

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final AuditLog log;
    private final ObjectProvider<PersonNames> names;
    private final JsonMapper json;
    private final Clock clock;

    AuditReading(JdbcClient jdbc, DataSource dataSource, AuditLog log, ObjectProvider<PersonNames> names, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.log = log;
        this.names = names;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What to look for; days in Asia/Shanghai, both included.
     *
     * @param person who acted or whose data it was
     */
    public record Filter(@Nullable Act act, @Nullable UUID person, LocalDate from, LocalDate until) {

        Map<String, Object> asDetail() {
            var detail = new LinkedHashMap<String, Object>();
            detail.put("from", from.toString());
            detail.put("until", until.toString());
            if (act != null) {
                detail.put("act", act.name());
            }
            if (person != null) {
                detail.put("person", person.toString());
            }
            return detail;
        }
    }

    /**
     * One entry.
     *
     * @param seq its place in the chain; null while it waits for the sealer
     */
    public record Entry(UUID id, Instant at, String act, @Nullable UUID actor, @Nullable String actorName, @Nullable String service,
                        @Nullable String deskRole, @Nullable String deskUnit, @Nullable UUID subject, @Nullable String subjectName,
                        String objectKind, @Nullable UUID objectId, @Nullable String reason, Map<String, Object> detail, @Nullable Long seq) {}

    /** Entries of the caller's scope, newest first. Reading is an act itself: the first page of a search is one entry with its filter. */
    @Transactional
    public Slice<Entry> search(Filter filter, @Nullable UUID after) {
        if (after == null) {
            log.record(AuditEntry.of(Act.AUDIT_READ, "audit", null).about(filter.person()).with(filter.asDetail()));
        }
        var rows = jdbc.sql("""
                select e.*, e.detail::text as detail_text, l.seq from audit.entry e left join audit.link l on l.entry_id = e.id
                where e.at >= :from and e.at < :until and (cast(:act as text) is null or e.act = :act)
                  and (cast(:who as uuid) is null or e.subject = :who or e.actor = :who)
                  and (cast(:after as uuid) is null or (e.at, e.id) < (select a.at, a.id from audit.entry a where a.id = :after))
                order by e.at desc, e.id desc limit :limit""")
                .param("from", start(filter.from())).param("until", start(filter.until().plusDays(1)))
                .param("act", filter.act() == null ? null : filter.act().name()).param("who", filter.person())
                .param("after", after).param("limit", PAGE + 1).query(this::read).list();
        return named(Slice.of(rows, PAGE, entry -> entry.id().toString()));
    }

    /** Who looked at, changed or exported the data of this person, newest first; in that person's own scope. */
    @Transactional(readOnly = true)
    public Slice<Entry> about(UUID person, @Nullable UUID after) {
        var rows = jdbc.sql("""
                select e.*, e.detail::text as detail_text, cast(null as bigint) as seq from audit.entry e
                where (e.subject = :person or exists (select from audit.entry_person p where p.entry_id = e.id and p.person_id = :person)) and %s
                  and (cast(:after as uuid) is null or (e.at, e.id) < (select a.at, a.id from audit.entry a where a.id = :after))
                order by e.at desc, e.id desc limit :limit""".formatted(OWN_ACTS))
                .param("person", person).param("after", after).param("limit", PAGE + 1).query(this::read).list();
        return Slice.of(rows, PAGE, entry -> entry.id().toString());
    }

    /** Writes the chained entries of the caller's scope that the filter finds, as {@link AuditChain} reads them; logged. */
    @Transactional
    public void export(Filter filter, BufferedWriter out) {
        var template = new JdbcTemplate(dataSource);
        template.setFetchSize(2_000);
        long[] count = new long[1];
        template.query("""
                select l.seq, l.hash, p.hash as previous, audit.chained_text(e) as text
                from audit.entry e join audit.link l on l.entry_id = e.id left join audit.link p on p.seq = l.seq - 1
                where e.at >= ? and e.at < ? and (cast(? as text) is null or e.act = ?) and (cast(? as uuid) is null or e.subject = ? or e.actor = ?)
                order by l.seq""", (ResultSet rows) -> {
            try {
                count[0] = AuditChain.write(rows, AuditChain.Head.NONE, false, out, clock.instant()).seq();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return null;
        }, start(filter.from()), start(filter.until().plusDays(1)), name(filter), name(filter), filter.person(), filter.person(), filter.person());
        var detail = filter.asDetail();
        detail.put("lastSeq", count[0]);
        log.record(AuditEntry.of(Act.AUDIT_EXPORTED, "audit", null).about(filter.person()).with(detail));
    }

    /** @param oldest since when the oldest entry waits; null where none does */
    public record Sealing(long waiting, @Nullable Instant oldest) {}

    /** For the operator's health page: what waits for the sealer. */
    @Transactional(readOnly = true)
    public Sealing sealing() {
        return jdbc.sql("select waiting, oldest from audit.unsealed_since()").query((row, n) -> {
            OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
            return new Sealing(row.getLong("waiting"), oldest == null ? null : oldest.toInstant());
        }).single();
    }

    private static @Nullable String name(Filter filter) {
        return filter.act() == null ? null : filter.act().name();
    }

    private OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toOffsetDateTime();
    }

    private Slice<Entry> named(Slice<Entry> slice) {
        PersonNames known = names.getIfAvailable();
        if (known == null) {
            return slice;
        }
        Collection<UUID> persons = slice.items().stream().flatMap(entry -> Stream.of(entry.actor(), entry.subject()).filter(Objects::nonNull))
                .collect(Collectors.toSet());
        Map<UUID, String> found = persons.isEmpty() ? Map.of() : known.names(persons);
        return new Slice<>(slice.items().stream().map(e -> new Entry(e.id(), e.at(), e.act(), e.actor(), e.actor() == null ? null : found.get(e.actor()),
                e.service(), e.deskRole(), e.deskUnit(), e.subject(), e.subject() == null ? null : found.get(e.subject()), e.objectKind(), e.objectId(),
                e.reason(), e.detail(), e.seq())).toList(), slice.next());
    }

    @SuppressWarnings("unchecked")
    private Entry read(ResultSet row, int n) throws SQLException {
        return new Entry(row.getObject("id", UUID.class), row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("act"),
                row.getObject("actor", UUID.class), null, row.getString("service"), row.getString("desk_role"), row.getString("desk_unit"),
                row.getObject("subject", UUID.class), null, row.getString("object_kind"), row.getObject("object_id", UUID.class),
                row.getString("reason"), json.readValue(row.getString("detail_text"), Map.class), row.getObject("seq", Long.class));
    }
}
