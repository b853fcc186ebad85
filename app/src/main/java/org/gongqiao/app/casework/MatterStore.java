package org.gongqiao.app.casework;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.organization.Union;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MatterStore {

    /** Key of the number of all matters in {@link #waitingAt}: no kind has this name. */
    static final String ALL_KINDS = "";

    private static final String MATTER = """
            select id, number, kind, title_args, object_id, subject, handler_unit, handler_name, step, due_on, succession, position,
                opened_at, closed_at, outcome, version, lead, keeper_unit is not null as sealed,
                later_on, late_after, due_provisional, due_suspended, due_clock, escalated_to
            from casework.matter m""";

    private final JdbcClient jdbc;

    MatterStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int nextNumber(String prefix, int year) {
        return jdbc.sql("""
                insert into casework.counter as c values (:prefix, :year, 1)
                on conflict (prefix, year) do update set last = c.last + 1 returning last""")
                .param("prefix", prefix).param("year", year).query(Integer.class).single();
    }

    /** Its clock follows and completes the day. */
    void insert(Matter m, Union handler, LocalDate due, String limitPassedOn) {
        jdbc.sql("""
                insert into casework.matter (id, number, kind, title_args, object_id, subject, handler_unit, handler_name, area_path, line_path, keeper_unit,
                    step, due_on, limit_passed_on, succession, position, opened_at)
                values (:id, :number, :kind, :args, :object, :subject, :unit, :name, cast(:area as ltree), cast(:line as ltree), :keeper,
                    :step, :due, :limit, :succession, 1, :opened)""")
                .param("id", m.id()).param("number", m.number()).param("kind", m.kind()).param("args", m.titleArgs().toArray(String[]::new))
                .param("object", m.objectId()).param("subject", m.subject()).param("unit", m.handlerUnit()).param("name", m.handlerName())
                .param("area", m.sealed() ? null : handler.areaPath()).param("line", m.sealed() ? null : handler.linePath())
                .param("keeper", m.sealed() ? handler.id() : null, Types.OTHER).param("step", m.step()).param("due", due)
                .param("limit", limitPassedOn).param("succession", m.succession().toArray(UUID[]::new)).param("opened", at(m.openedAt()))
                .update();
    }

    void addStep(UUID id, Matter matter, Instant at, String key, List<String> args, @Nullable UUID actor, @Nullable String unitName,
                 List<PartRole> sharedWith) {
        jdbc.sql("""
                insert into casework.step (id, matter_id, at, key, args, actor, unit_name, shared_with, subject, area_path, line_path, keeper_unit)
                select :id, m.id, :at, :key, :args, :actor, :unitName, :shared, m.subject, m.area_path, m.line_path, m.keeper_unit
                from casework.matter m where m.id = :matter""")
                .param("id", id).param("matter", matter.id()).param("at", at(at)).param("key", key).param("args", args.toArray(String[]::new))
                .param("actor", actor).param("unitName", unitName).param("shared", sharedWith.stream().map(Enum::name).toArray(String[]::new))
                .update();
    }

    void addHandOver(UUID id, Matter matter, Instant at, HandOverReason reason, String note, @Nullable UUID actor, Union from, Union to) {
        jdbc.sql("""
                insert into casework.hand_over (id, matter_id, number, kind, at, reason, note, actor, from_unit, from_name, to_unit, to_name,
                    subject, area_path, line_path, keeper_unit)
                values (:id, :matter, :number, :kind, :at, :reason, :note, :actor, :from, :fromName, :to, :toName, :subject,
                    cast(:area as ltree), cast(:line as ltree), :keeper)""")
                .param("id", id).param("matter", matter.id()).param("number", matter.number()).param("kind", matter.kind()).param("at", at(at))
                .param("reason", reason.name()).param("note", note).param("actor", actor).param("from", from.id()).param("fromName", from.name())
                .param("to", to.id()).param("toName", to.name()).param("subject", matter.subject()).param("area", matter.sealed() ? null : from.areaPath())
                .param("line", matter.sealed() ? null : from.linePath()).param("keeper", matter.sealed() ? from.id() : null, Types.OTHER).update();
    }

    boolean move(Matter matter, Union to, int position, String step) {
        return jdbc.sql("select casework.move(:id, :version, :unit, :name, cast(:area as ltree), cast(:line as ltree), :position, :step)")
                .param("id", matter.id()).param("version", matter.version()).param("unit", to.id()).param("name", to.name())
                .param("area", to.areaPath()).param("line", to.linePath()).param("position", position).param("step", step)
                .query(Boolean.class).single();
    }

    boolean close(UUID id, String outcome, OffsetDateTime at, @Nullable UUID by) {
        return jdbc.sql("""
                update casework.matter set outcome = :outcome, closed_at = :at, closed_by = :by, escalated_to = null, version = version + 1
                where id = :id and closed_at is null""").param("id", id).param("outcome", outcome).param("at", at)
                .param("by", by, Types.OTHER).update() == 1;
    }

    boolean proceed(UUID id, String step) {
        return jdbc.sql("update casework.matter set step = :step, version = version + 1 where id = :id and closed_at is null")
                .param("id", id).param("step", step).update() == 1;
    }

    boolean turnInto(UUID id, String kind, List<String> titleArgs, UUID object, String step) {
        return jdbc.sql("""
                update casework.matter set kind = :kind, title_args = :args, object_id = :object, step = :step, version = version + 1
                where id = :id and closed_at is null""").param("id", id).param("kind", kind).param("args", titleArgs.toArray(String[]::new))
                .param("object", object).param("step", step).update() == 1;
    }

    List<UUID> followers(UUID lead) {
        return jdbc.sql("select id from casework.matter where lead = :lead and closed_at is null order by id for update").param("lead", lead)
                .query(UUID.class).list();
    }

    record SealedOverdue(UUID id, UUID unit) {}

    List<SealedOverdue> sealedOverdue(LocalDate today) {
        return jdbc.sql("select id, keeper_unit from casework.sealed_overdue(:today)").param("today", today)
                .query((row, n) -> new SealedOverdue(row.getObject(1, UUID.class), row.getObject(2, UUID.class))).list();
    }

    /** Where a matter is kept, for rows of other tables that go with it; readable to whoever takes part in it. */
    Optional<MatterPlace> place(UUID id) {
        return jdbc.sql("select area_path::text as area, line_path::text as line, keeper_unit from casework.matter where id = :id").param("id", id)
                .query((row, n) -> new MatterPlace(row.getString("area"), row.getString("line"), row.getObject("keeper_unit", UUID.class))).optional();
    }

    boolean reopen(UUID id, LocalDate due) {
        return jdbc.sql("""
                update casework.matter set outcome = null, closed_at = null, closed_by = null, due_on = :due, version = version + 1
                where id = :id and closed_at is not null""").param("id", id).param("due", due).update() == 1;
    }

    Optional<Matter> lock(UUID id) {
        return jdbc.sql(MATTER + " where id = :id for update").param("id", id).query(MatterStore::matter).optional();
    }

    Optional<Matter> find(UUID id) {
        return jdbc.sql(MATTER + " where id = :id").param("id", id).query(MatterStore::matter).optional();
    }

    Optional<Matter> about(UUID object) {
        return jdbc.sql(MATTER + " where object_id = :object order by opened_at desc limit 1").param("object", object)
                .query(MatterStore::matter).optional();
    }

    String limitPassedOn(UUID id) {
        return jdbc.sql("select limit_passed_on from casework.matter where id = :id").param("id", id).query(String.class).single();
    }

    /**
     * Matters whose handler's own clock has run out by every reading and that another union can take, in the order of their
     * ids after the given one. Leans on clock_late.
     */
    List<UUID> overdueWithSuccessor(LocalDate today, UUID after, int most) {
        return jdbc.sql("""
                select m.id from casework.clock c join casework.matter m on m.id = c.matter_id
                where c.drives and c.state = 'RUNNING' and c.late_after < :today and m.closed_at is null and m.lead is null
                    and m.position between 1 and cardinality(m.succession) - 1 and m.id > :after order by m.id limit :most""").param("today", today).param("after", after).param("most", most).query(UUID.class).list();
    }

    Slice<Matter> toDo(UUID unit, @Nullable String after, int size) {
        LocalDate day = after == null ? LocalDate.EPOCH : LocalDate.parse(after.substring(0, 10));
        UUID id = after == null ? new UUID(0, 0) : UUID.fromString(after.substring(11));
        String waiting = " where closed_at is null and lead is null and (due_on, id) > (:day, :id) and ";
        var rows = jdbc.sql("select * from ((" + MATTER + waiting + "handler_unit = :unit order by due_on, id limit :limit) union all ("
                        + MATTER + waiting + "escalated_to = :unit order by due_on, id limit :limit)) both_lists order by due_on, id limit :limit")
                .param("unit", unit).param("day", day).param("id", id).param("limit", size + 1).query(MatterStore::matter).list();
        return Slice.of(rows, size, m -> m.dueOn() + "_" + m.id());
    }

    List<Matter> overdueBelow(UUID unit, LocalDate today, int most) {
        return jdbc.sql(MATTER + " where closed_at is null and lead is null and late_after < :today and handler_unit <> :unit order by late_after, id limit :most")
                .param("today", today).param("unit", unit).param("most", most).query(MatterStore::matter).list();
    }

    List<Matter> overdue(String kind, LocalDate today, int most) {
        return jdbc.sql(MATTER + " where closed_at is null and lead is null and kind = :kind and late_after < :today order by late_after, id limit :most")
                .param("kind", kind).param("today", today).param("most", most).query(MatterStore::matter).list();
    }

    Matters.Workload workload(UUID unit, LocalDate today) {
        return jdbc.sql("""
                select count(*) filter (where handler_unit = :unit) as waiting,
                    count(*) filter (where handler_unit = :unit and late_after < :today) as overdue,
                    count(*) filter (where handler_unit <> :unit) as waiting_below,
                    count(*) filter (where handler_unit <> :unit and late_after < :today) as overdue_below
                from casework.matter where closed_at is null and lead is null""").param("unit", unit).param("today", today)
                .query((row, n) -> new Matters.Workload(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4))).single();
    }

    /**
     * How many matters wait at a union, each number counted up to {@code most}: by kind those it handles, and under
     * {@link #ALL_KINDS} whatever stands on its list of things to do.
     */
    Map<String, Integer> waitingAt(UUID unit, Collection<String> kinds, int most) {
        return jdbc.sql("""
                select asked.kind, (select count(*) from (select from casework.matter
                    where closed_at is null and handler_unit = :unit and matter.kind = asked.kind limit :most) counted) as waiting
                from unnest(cast(:kinds as text[])) asked (kind)
                union all select '', (select count(*) from (select from casework.matter
                    where closed_at is null and lead is null and (handler_unit = :unit or escalated_to = :unit) limit :most) counted)""")
                .param("unit", unit).param("kinds", kinds.toArray(String[]::new)).param("most", most)
                .query(rows -> {
                    Map<String, Integer> waiting = new HashMap<>();
                    while (rows.next()) {
                        waiting.put(rows.getString("kind"), rows.getInt("waiting"));
                    }
                    return waiting;
                });
    }

    List<MatterStep> steps(UUID matter) {
        return jdbc.sql("select at, key, args, actor, unit_name, subject from casework.step where matter_id = :matter order by at, id")
                .param("matter", matter).query((row, n) -> new MatterStep(instant(row, "at"), row.getString("key"), texts(row, "args"),
                        row.getString("unit_name"), row.getObject("actor") != null && row.getObject("actor").equals(row.getObject("subject"))))
                .list();
    }

    List<HandOver> handOvers(UUID matter) {
        return jdbc.sql("select * from casework.hand_over where matter_id = :matter order by id").param("matter", matter)
                .query(MatterStore::handOver).list();
    }

    List<HandOver> passedOnBy(UUID unit, int most) {
        return jdbc.sql("select * from casework.hand_over where from_unit = :unit order by id desc limit :most").param("unit", unit)
                .param("most", most).query(MatterStore::handOver).list();
    }

    List<Matter> of(UUID person, int most) {
        return jdbc.sql(MATTER + " where subject = :person order by closed_at is not null, opened_at desc limit :most").param("person", person)
                .param("most", most).query(MatterStore::matter).list();
    }

    private static HandOver handOver(ResultSet row, int n) throws SQLException {
        return new HandOver(row.getObject("id", UUID.class), row.getObject("matter_id", UUID.class), row.getString("number"),
                row.getString("kind"), instant(row, "at"), HandOverReason.valueOf(row.getString("reason")), row.getString("note"),
                row.getString("from_name"), row.getString("to_name"));
    }

    private static Matter matter(ResultSet row, int n) throws SQLException {
        Array succession = row.getArray("succession");
        return new Matter(row.getObject("id", UUID.class), row.getString("number"), row.getString("kind"), texts(row, "title_args"),
                row.getObject("object_id", UUID.class), row.getObject("subject", UUID.class), row.getObject("handler_unit", UUID.class),
                row.getString("handler_name"), row.getString("step"), due(row),
                List.of((UUID[]) succession.getArray()), row.getInt("position"), instant(row, "opened_at"),
                row.getObject("closed_at") == null ? null : instant(row, "closed_at"), row.getString("outcome"), row.getInt("version"),
                row.getObject("lead", UUID.class), row.getBoolean("sealed"), row.getObject("escalated_to", UUID.class));
    }

    private static @Nullable MatterDue due(ResultSet row) throws SQLException {
        UUID clock = row.getObject("due_clock", UUID.class);
        return clock == null || row.getObject("closed_at") != null ? null : new MatterDue(row.getObject("due_on", LocalDate.class),
                row.getObject("later_on", LocalDate.class), row.getObject("late_after", LocalDate.class), row.getBoolean("due_provisional"),
                row.getBoolean("due_suspended"), clock);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
