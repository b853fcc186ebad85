package org.gongqiao.app.disputes.checklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.RecordLookup;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.disputes.checklist.Checklist.Proof;
import org.gongqiao.app.disputes.checklist.Checklist.Row;
import org.gongqiao.app.disputes.checklist.Checklist.Target;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.documents.Audience;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Checklists that the desk's union fills, and how far the unions below have come. */
@Component
public class Checklists implements RecordLookup {

    private static final int MOST_BELOW = 200;

    private final JdbcClient jdbc;
    private final Unions unions;
    private final Attachments attachments;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Checklists(JdbcClient jdbc, Unions unions, Attachments attachments, AuditLog audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.unions = unions;
        this.attachments = attachments;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "checklist";
    }

    /** In the desk's own subtree: a checklist of a higher union is there to fill, not to change. */
    @Override
    @Transactional(readOnly = true)
    public boolean inScope(UUID id) {
        return jdbc.sql("select exists (select from disputes.checklist where id = :id and (area_path >= scope.low() and area_path < scope.high() or line_path >= scope.low() and line_path < scope.high()))")
                .param("id", id).query(Boolean.class).single();
    }

    /** Those of the desk's union and of the unions above it; those below are theirs. */
    @Transactional(readOnly = true)
    public List<Checklist> all() {
        return jdbc.sql("select id, unit_id, unit_name, name, target, slots, from_on, until_on from disputes.checklist where until_on is null order by name, id limit 200")
                .query(Checklists::checklist).list();
    }

    @Transactional(readOnly = true)
    public Optional<Checklist> find(UUID id) {
        return jdbc.sql("select id, unit_id, unit_name, name, target, slots, from_on, until_on from disputes.checklist where id = :id").param("id", id)
                .query(Checklists::checklist).optional();
    }

    @Transactional
    public UUID name(String name, Target target, List<String> slots) {
        Union at = unions.get(Scope.desk().unit());
        UUID id = ids.next();
        jdbc.sql("""
                insert into disputes.checklist (id, unit_id, unit_name, name, target, slots, from_on, area_path, line_path)
                values (:id, :unit, :unitName, :name, :target, :slots, :from, cast(:area as ltree), cast(:line as ltree))""")
                .param("id", id).param("unit", at.id()).param("unitName", at.name()).param("name", name).param("target", target.name())
                .param("slots", slots.toArray(String[]::new)).param("from", LocalDate.now(clock)).param("area", at.areaPath()).param("line", at.linePath()).update();
        audit.record(AuditEntry.of(Act.CHECKLIST_CHANGED, "checklist", id).with(Map.of("slots", slots.size())));
        return id;
    }

    /** Closes a checklist from today; what was filled stays. */
    @Transactional
    public void close(UUID id) {
        jdbc.sql("update disputes.checklist set until_on = :today where id = :id and until_on is null").param("today", LocalDate.now(clock)).param("id", id).update();
        audit.record(AuditEntry.of(Act.CHECKLIST_CHANGED, "checklist", id).with(Map.of("closed", true)));
    }

    /** Fills a slot for the desk's union, or for one it serves; the same key fills once. {@code files} wait and belong to it then. False where there is no such slot. */
    @Transactional
    public boolean fill(UUID key, UUID checklistId, int slot, String served, LocalDate on, String note, List<UUID> files) {
        Checklist checklist = find(checklistId).orElseThrow(() -> new NotFound("checklist", checklistId));
        boolean fits = slot >= 1 && slot <= checklist.slots().size() && (checklist.target() == Target.EACH) != served.isEmpty() && checklist.untilOn() == null
                && !on.isAfter(LocalDate.now(clock));
        if (!fits) {
            return false;
        }
        if (jdbc.sql("select exists (select from disputes.proof where idempotency_key = :key)").param("key", key).query(Boolean.class).single()) {
            return true;
        }
        Union at = unions.get(Scope.desk().unit());
        UUID id = ids.next();
        jdbc.sql("""
                insert into disputes.proof (id, idempotency_key, checklist_id, slot, served, unit_id, unit_name, on_day, note, at, actor, files, area_path, line_path)
                values (:id, :key, :checklist, :slot, :served, :unit, :unitName, :on, :note, :now, :actor, :files, cast(:area as ltree), cast(:line as ltree))""")
                .param("id", id).param("files", files.size()).param("key", key).param("checklist", checklistId).param("slot", slot).param("served", served).param("unit", at.id())
                .param("unitName", at.name()).param("on", on).param("note", note).param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("actor", Scope.actor().orElse(null), java.sql.Types.OTHER).param("area", at.areaPath()).param("line", at.linePath()).update();
        attachments.bind(AttachmentOwner.of("proof", id), files, Audience.DESK);
        audit.record(AuditEntry.of(Act.CHECKLIST_FILLED, "checklist", checklistId).with(Map.of("slot", slot)));
        return true;
    }

    /** What the desk's union has filled, the newest first. */
    @Transactional(readOnly = true)
    public List<Proof> own(UUID checklistId) {
        return jdbc.sql("""
                select id, slot, served, unit_name, on_day, note, files from disputes.proof where checklist_id = :checklist and unit_id = :unit order by id desc limit 500""")
                .param("checklist", checklistId).param("unit", Scope.desk().unit())
                .query((row, n) -> new Proof(row.getObject("id", UUID.class), row.getInt("slot"), row.getString("served"), row.getString("unit_name"),
                        row.getObject("on_day", LocalDate.class), row.getString("note"),
                        row.getInt("files") == 0 ? List.of() : attachments.of(AttachmentOwner.of("proof", row.getObject("id", UUID.class))))).list();
    }

    /** How far the desk's union has come: one row, or one for each that it serves. */
    @Transactional(readOnly = true)
    public List<Row> progress(Checklist checklist) {
        var filled = new TreeMap<String, TreeSet<Integer>>();
        if (checklist.target() == Target.UNION) {
            filled.put("", new TreeSet<>());
        }
        own(checklist.id()).forEach(proof -> filled.computeIfAbsent(proof.served(), served -> new TreeSet<>()).add(proof.slot()));
        return filled.entrySet().stream().map(each -> new Row(each.getKey(), List.copyOf(each.getValue()), checklist.slots().size())).toList();
    }

    /** How far the unions directly below have come, also those that have filled nothing. */
    @Transactional(readOnly = true)
    public List<Row> below(Checklist checklist) {
        Desk desk = Scope.desk();
        var filled = jdbc.sql("select distinct unit_id, slot from disputes.proof where checklist_id = :checklist").param("checklist", checklist.id())
                .query((row, n) -> Map.entry(row.getObject(1, UUID.class), row.getInt(2))).list();
        var rows = new ArrayList<Row>();
        for (Union union : unions.children(desk.unit(), desk.line(), "", MOST_BELOW).items()) {
            rows.add(new Row(union.name(), filled.stream().filter(each -> each.getKey().equals(union.id())).map(Map.Entry::getValue).sorted().toList(), checklist.slots().size()));
        }
        return rows;
    }

    private static Checklist checklist(ResultSet row, int n) throws SQLException {
        return new Checklist(row.getObject("id", UUID.class), row.getObject("unit_id", UUID.class), row.getString("unit_name"), row.getString("name"),
                Target.valueOf(row.getString("target")), List.of((String[]) row.getArray("slots").getArray()), row.getObject("from_on", LocalDate.class),
                row.getObject("until_on", LocalDate.class));
    }
}
