package org.gongqiao.app.casework.clock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.deadline.Turn;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ClockStore {

    /** A clock as it is kept. */
    record Row(UUID id, UUID matterId, String limit, String region, Side side, boolean drives, Kept kept) {}

    /** An entry to write: what happened, and what goes with it. */
    record Entry(UUID id, Turn turn, Instant at, @Nullable UUID actor, @Nullable String unitName, String why) {}

    /** What the matter of a clock says about whom to tell. */
    record Told(UUID clockId, UUID matterId, String number, String kind, UUID objectId, UUID handlerUnit, String limit, Side side, LocalDate dueOn,
                LocalDate laterOn, boolean provisional) {}

    private static final String CLOCK = """
            select c.id, c.matter_id, c.limit_name, c.region, c.side, c.drives, c.state, c.due_on, c.later_on, c.late_after, c.provisional, c.warn_on
            from casework.clock c""";

    private final JdbcClient jdbc;

    ClockStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Row clock) {
        Kept kept = clock.kept();
        jdbc.sql("""
                insert into casework.clock (id, matter_id, limit_name, region, side, drives, subject, area_path, line_path, keeper_unit, state, due_on, later_on,
                    late_after, provisional, warn_on)
                select :id, m.id, :limit, :region, :side, :drives, m.subject, m.area_path, m.line_path, m.keeper_unit, :state, :due, :later, :late, :provisional, :warn
                from casework.matter m where m.id = :matter""")
                .param("id", clock.id()).param("matter", clock.matterId()).param("limit", clock.limit()).param("region", clock.region())
                .param("side", clock.side().name()).param("drives", clock.drives()).param("state", kept.state().name()).param("due", kept.dueOn())
                .param("later", kept.laterOn()).param("late", kept.lateAfter(), java.sql.Types.DATE).param("provisional", kept.provisional())
                .param("warn", kept.warnOn()).update();
    }

    void addTurn(UUID clock, Entry entry) {
        Turn turn = entry.turn();
        jdbc.sql("""
                insert into casework.clock_turn (id, clock_id, matter_id, kind, day, limit_name, days, at, actor, unit_name, why, subject, area_path, line_path, keeper_unit)
                select :id, c.id, c.matter_id, :kind, :day, :limit, :days, :at, :actor, :unitName, :why, c.subject, c.area_path, c.line_path, c.keeper_unit
                from casework.clock c where c.id = :clock""")
                .param("id", entry.id()).param("clock", clock).param("kind", kind(turn)).param("day", turn.day())
                .param("limit", turn instanceof Turn.Extended extended ? extended.limit() : null, java.sql.Types.VARCHAR)
                .param("days", turn instanceof Turn.ExtendedBy by ? by.days() : null, java.sql.Types.INTEGER)
                .param("at", at(entry.at())).param("actor", entry.actor(), java.sql.Types.OTHER).param("unitName", entry.unitName(), java.sql.Types.VARCHAR)
                .param("why", entry.why()).update();
    }

    void strike(UUID id, UUID clock, UUID struck, LocalDate today, Instant at, @Nullable UUID actor, @Nullable String unitName, String why) {
        jdbc.sql("""
                insert into casework.clock_turn (id, clock_id, matter_id, kind, day, strikes, at, actor, unit_name, why, subject, area_path, line_path, keeper_unit)
                select :id, c.id, c.matter_id, 'STRUCK', :day, :struck, :at, :actor, :unitName, :why, c.subject, c.area_path, c.line_path, c.keeper_unit
                from casework.clock c where c.id = :clock""")
                .param("id", id).param("clock", clock).param("struck", struck).param("day", today).param("at", at(at))
                .param("actor", actor, java.sql.Types.OTHER).param("unitName", unitName, java.sql.Types.VARCHAR).param("why", why).update();
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql(CLOCK + " where c.id = :id").param("id", id).query(ClockStore::row).optional();
    }

    List<Row> of(UUID matter) {
        return jdbc.sql(CLOCK + " where c.matter_id = :matter order by c.id").param("matter", matter).query(ClockStore::row).list();
    }

    List<Row> openOf(Collection<UUID> matters) {
        return jdbc.sql(CLOCK + " where c.matter_id = any(:matters) and c.state <> 'ENDED'").param("matters", matters.toArray(UUID[]::new))
                .query(ClockStore::row).list();
    }

    Optional<Row> driving(UUID matter) {
        return jdbc.sql(CLOCK + " where c.matter_id = :matter and c.drives and c.state <> 'ENDED'").param("matter", matter).query(ClockStore::row).optional();
    }

    /** Takes the matter's lock, as everything that changes its clocks does first; false where the matter is out of scope. */
    boolean holdMatter(UUID matter) {
        return jdbc.sql("select id from casework.matter where id = :id for update").param("id", matter).query(UUID.class).optional().isPresent();
    }

    boolean isSealed(UUID matter) {
        return jdbc.sql("select keeper_unit is not null from casework.matter where id = :id").param("id", matter).query(Boolean.class).optional().orElse(false);
    }

    /** Takes the locks of these matters in the order of their ids; returns those that are still open. */
    List<UUID> hold(Collection<UUID> matters) {
        return jdbc.sql("select id from casework.matter where id = any(:matters) and closed_at is null order by id for update")
                .param("matters", matters.toArray(UUID[]::new)).query(UUID.class).list();
    }

    /** An open clock with the turns that count. */
    record Counted(Row row, List<Turn> turns) {}

    /** Open clocks in the order of their matters, after the given one, each whole. Takes no lock. */
    List<Counted> open(UUID afterMatter, UUID afterClock, int most) {
        var found = new LinkedHashMap<UUID, Counted>();
        jdbc.sql("""
                select c.*, t.kind, t.day, t.limit_name as by_limit, t.days from (
                    select id, matter_id, limit_name, region, side, drives, state, due_on, later_on, late_after, provisional, warn_on
                    from casework.clock where state <> 'ENDED' and (matter_id, id) > (:matter, :clock) order by matter_id, id limit :most) c
                join casework.clock_turn t on t.clock_id = c.id and t.kind <> 'STRUCK'
                    and not exists (select from casework.clock_turn s where s.clock_id = t.clock_id and s.strikes = t.id)
                order by c.matter_id, c.id, t.at, t.id""").param("matter", afterMatter).param("clock", afterClock).param("most", most)
                .query(row -> {
                    UUID id = row.getObject("id", UUID.class);
                    Counted counted = found.get(id);
                    if (counted == null) {
                        counted = new Counted(row(row, 0), new java.util.ArrayList<>(2));
                        found.put(id, counted);
                    }
                    counted.turns().add(turn(row, "by_limit"));
                });
        return List.copyOf(found.values());
    }

    /** What a guest may know of a clock. */
    record PartRow(UUID id, String limit, String region, Side side) {}

    /** In the scope of a grant: the clock of the handler's own time. */
    Optional<PartRow> ofPart() {
        return jdbc.sql("select id, limit_name, region, side from casework.clock where drives and state <> 'ENDED'")
                .query((row, n) -> new PartRow(row.getObject("id", UUID.class), row.getString("limit_name"), row.getString("region"), Side.valueOf(row.getString("side"))))
                .optional();
    }

    /** Ledgers by clock, each in the order in which it was recorded, with what was struck out left in. */
    Map<UUID, List<LedgerEntry>> ledgers(Collection<UUID> clocks) {
        record Line(UUID clock, LedgerEntry entry) {}
        return jdbc.sql("""
                select t.clock_id, t.id, t.kind, t.day, t.limit_name, t.days, t.at, t.actor, t.unit_name, t.why, s.at as struck_at, s.actor as struck_by, s.why as struck_why
                from casework.clock_turn t left join casework.clock_turn s on s.clock_id = t.clock_id and s.strikes = t.id
                where t.clock_id = any(:clocks) and t.kind <> 'STRUCK' order by t.clock_id, t.at, t.id""").param("clocks", clocks.toArray(UUID[]::new))
                .query((row, n) -> new Line(row.getObject("clock_id", UUID.class), new LedgerEntry(row.getObject("id", UUID.class), turn(row),
                        instant(row, "at"), row.getObject("actor", UUID.class), row.getString("unit_name"), row.getString("why"),
                        row.getObject("struck_at") == null ? null
                                : new LedgerEntry.Struck(instant(row, "struck_at"), row.getObject("struck_by", UUID.class), row.getString("struck_why")))))
                .list().stream().collect(Collectors.groupingBy(Line::clock, LinkedHashMap::new, Collectors.mapping(Line::entry, Collectors.toList())));
    }

    /** Only the turns that count, for deriving many clocks. */
    Map<UUID, List<Turn>> turns(Collection<UUID> clocks) {
        var turns = new HashMap<UUID, List<Turn>>();
        jdbc.sql("""
                select t.clock_id, t.kind, t.day, t.limit_name, t.days from casework.clock_turn t
                where t.clock_id = any(:clocks) and t.kind <> 'STRUCK'
                    and not exists (select from casework.clock_turn s where s.clock_id = t.clock_id and s.strikes = t.id)
                order by t.clock_id, t.at, t.id""").param("clocks", clocks.toArray(UUID[]::new))
                .query(row -> {
                    turns.computeIfAbsent(row.getObject("clock_id", UUID.class), clock -> new java.util.ArrayList<>(2)).add(turn(row));
                });
        return turns;
    }

    /** Writes derived days back into the index. A day that moved is warned of again, and goes up anew when it is late. */
    void keep(List<Row> clocks) {
        if (clocks.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update casework.clock c set state = n.state, due_on = n.due_on, later_on = n.later_on, late_after = n.late_after,
                    provisional = n.provisional, warn_on = n.warn_on,
                    escalate_on = case when c.late_after is not distinct from n.late_after then c.escalate_on end
                from unnest(:ids, :states, cast(:dues as date[]), cast(:laters as date[]), cast(:lates as date[]), :provisionals, cast(:warns as date[]))
                    as n(id, state, due_on, later_on, late_after, provisional, warn_on)
                where c.id = n.id and (c.state, c.due_on, c.later_on, c.late_after, c.provisional, c.warn_on)
                    is distinct from (n.state, n.due_on, n.later_on, n.late_after, n.provisional, n.warn_on)""")
                .param("ids", column(clocks, Row::id, UUID[]::new)).param("states", column(clocks, row -> row.kept().state().name(), String[]::new))
                .param("dues", days(clocks, Kept::dueOn)).param("laters", days(clocks, Kept::laterOn)).param("lates", days(clocks, Kept::lateAfter))
                .param("provisionals", column(clocks, row -> row.kept().provisional(), Boolean[]::new)).param("warns", days(clocks, Kept::warnOn)).update();
    }

    void end(UUID clock) {
        jdbc.sql("update casework.clock set state = 'ENDED', late_after = null where id = :id").param("id", clock).update();
    }

    private static final String NEXT_DAY = """
            with open as (
                select * from casework.clock where state <> 'ENDED' and %s
            ), next as (
                select distinct on (matter_id) matter_id, id, case side when 'OURS' then due_on else later_on end as due_on, later_on, provisional,
                    state = 'SUSPENDED' as suspended
                from open order by matter_id, state = 'SUSPENDED', case side when 'OURS' then due_on else later_on end, id
            ), late as (
                select matter_id, min(late_after) as late_after from open where side = 'OURS' and state = 'RUNNING' group by matter_id
            )""";
    private static final String KEEP_NEXT_DAY = """
            update casework.matter m set due_on = n.due_on, later_on = n.later_on, late_after = l.late_after, due_provisional = n.provisional,
                due_suspended = n.suspended, due_clock = n.id
            from next n left join late l using (matter_id)
            where m.id = n.matter_id and (m.due_on, m.later_on, m.late_after, m.due_provisional, m.due_suspended, m.due_clock)
                is distinct from (n.due_on, n.later_on, l.late_after, n.provisional, n.suspended, n.id)""";

    /** Brings the held matters' own days in line with their clocks; returns how many were not. */
    int keepMatters(Collection<UUID> matters) {
        return jdbc.sql(NEXT_DAY.formatted("matter_id = any(:matters)") + KEEP_NEXT_DAY).param("matters", matters.toArray(UUID[]::new)).update();
    }

    /** The same for all matters in scope, in one statement. */
    int keepAllMatters() {
        return jdbc.sql(NEXT_DAY.formatted("true") + KEEP_NEXT_DAY).update();
    }

    /** How many matters have days that are not those of their clocks. */
    int strayMatters() {
        return jdbc.sql(NEXT_DAY.formatted("true") + """
                select count(*) from casework.matter m join next n on m.id = n.matter_id left join late l using (matter_id)
                where (m.due_on, m.later_on, m.late_after, m.due_provisional, m.due_suspended, m.due_clock)
                    is distinct from (n.due_on, n.later_on, l.late_after, n.provisional, n.suspended, n.id)""").query(Integer.class).single();
    }

    long countedAt() {
        return jdbc.sql("select coalesce(max(basis), -1) from casework.recount").query(Long.class).single();
    }

    void counted(long basis, OffsetDateTime started, OffsetDateTime at, int clocks, int changed) {
        jdbc.sql("insert into casework.recount values (:basis, :started, :at, :clocks, :changed)").param("basis", basis).param("started", started).param("at", at)
                .param("clocks", clocks).param("changed", changed).update();
    }

    private static final String TOLD = """
            select c.id as clock_id, m.id as matter_id, m.number, m.kind, m.object_id, m.handler_unit, c.limit_name, c.side, c.due_on, c.later_on, c.provisional
            from casework.clock c join casework.matter m on m.id = c.matter_id""";

    /** Unions that keep sealed matters with open clocks. */
    List<UUID> keepers() {
        return jdbc.sql("select casework.keepers_with_clocks()").query(UUID.class).list();
    }

    Optional<Told> told(UUID clock) {
        return jdbc.sql(TOLD + " where c.id = :id").param("id", clock).query(ClockStore::told).optional();
    }

    /** Clocks whose warning is due and was not given for that day. Leans on clock_warn. */
    List<Told> toWarn(LocalDate today, int most) {
        return jdbc.sql(TOLD + " where c.state = 'RUNNING' and c.warn_on <= :today and c.warned_for is distinct from c.due_on and m.lead is null order by c.warn_on, c.id limit :most")
                .param("today", today).param("most", most).query(ClockStore::told).list();
    }

    boolean warned(UUID clock, LocalDate day) {
        return jdbc.sql("update casework.clock set warned_for = due_on where id = :id and state = 'RUNNING' and due_on = :day and warned_for is distinct from due_on")
                .param("id", clock).param("day", day).update() == 1;
    }

    /** Clocks whose later day has passed and of which nobody was told yet. Leans on clock_late. */
    List<Told> ranOut(LocalDate today, int most) {
        return jdbc.sql(TOLD + " where c.state = 'RUNNING' and c.late_after < :today and c.told_late_for is distinct from c.late_after and m.lead is null order by c.late_after, c.id limit :most")
                .param("today", today).param("most", most).query(ClockStore::told).list();
    }

    boolean toldLate(UUID clock, LocalDate day) {
        return jdbc.sql("""
                update casework.clock set told_late_for = late_after
                where id = :id and state = 'RUNNING' and late_after = :day and told_late_for is distinct from late_after""")
                .param("id", clock).param("day", day).update() == 1;
    }

    /** Our own late clocks that are to go up, those that pass on by themselves left out. */
    List<Told> toEscalate(LocalDate today, int most) {
        return jdbc.sql(TOLD + """
                 where c.state = 'RUNNING' and c.side = 'OURS' and c.late_after < :today and m.lead is null and c.keeper_unit is null and (c.escalate_on is null or c.escalate_on <= :today)
                    and not (c.drives and m.position between 1 and cardinality(m.succession) - 1)
                order by c.late_after, c.id limit :most""").param("today", today).param("most", most).query(ClockStore::told).list();
    }

    /** How many levels it went up already; empty where it is no longer to go up today. Holds the clock. */
    Optional<Integer> escalated(UUID clock, LocalDate today) {
        return jdbc.sql("""
                select case when escalate_on is null then 0 else escalated end from casework.clock
                where id = :id and state = 'RUNNING' and late_after < :today and (escalate_on is null or escalate_on <= :today) for update""")
                .param("id", clock).param("today", today).query(Integer.class).optional();
    }

    void escalate(UUID clock, int level, @Nullable LocalDate again) {
        jdbc.sql("update casework.clock set escalated = :level, escalate_on = coalesce(:again, date 'infinity') where id = :id")
                .param("id", clock).param("level", level).param("again", again, java.sql.Types.DATE).update();
    }

    void putOnListOf(UUID matter, UUID unit) {
        jdbc.sql("update casework.matter set escalated_to = :unit where id = :id").param("id", matter).param("unit", unit).update();
    }

    /** Matters that are late no longer come off the lists above; returns how many. */
    int takeOffLists(LocalDate today) {
        return jdbc.sql("""
                update casework.matter set escalated_to = null
                where escalated_to is not null and closed_at is null and (late_after is null or late_after >= :today)""").param("today", today).update();
    }

    private static <T> T[] column(List<Row> rows, Function<Row, T> value, java.util.function.IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static String[] days(List<Row> rows, Function<Kept, @Nullable LocalDate> day) {
        return rows.stream().map(row -> day.apply(row.kept())).map(each -> each == null ? null : each.toString()).toArray(String[]::new);
    }

    private static String kind(Turn turn) {
        return switch (turn) {
            case Turn.Started started -> "STARTED";
            case Turn.Suspended suspended -> "SUSPENDED";
            case Turn.Resumed resumed -> "RESUMED";
            case Turn.Extended extended -> "EXTENDED";
            case Turn.ExtendedBy by -> "EXTENDED_BY";
            case Turn.Interrupted interrupted -> "INTERRUPTED";
            case Turn.Ended ended -> "ENDED";
        };
    }

    private static Turn turn(ResultSet row) throws SQLException {
        return turn(row, "limit_name");
    }

    private static Turn turn(ResultSet row, String byLimit) throws SQLException {
        LocalDate day = row.getObject("day", LocalDate.class);
        String kind = row.getString("kind");
        return switch (kind) {
            case "STARTED" -> new Turn.Started(day);
            case "SUSPENDED" -> new Turn.Suspended(day);
            case "RESUMED" -> new Turn.Resumed(day);
            case "EXTENDED" -> new Turn.Extended(day, row.getString(byLimit));
            case "EXTENDED_BY" -> new Turn.ExtendedBy(day, row.getInt("days"));
            case "INTERRUPTED" -> new Turn.Interrupted(day);
            case "ENDED" -> new Turn.Ended(day);
            default -> throw new IllegalStateException("unknown turn " + kind);
        };
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(row.getObject("id", UUID.class), row.getObject("matter_id", UUID.class), row.getString("limit_name"), row.getString("region"),
                Side.valueOf(row.getString("side")), row.getBoolean("drives"), new Kept(Due.State.valueOf(row.getString("state")),
                row.getObject("due_on", LocalDate.class), row.getObject("later_on", LocalDate.class), row.getObject("late_after", LocalDate.class),
                row.getBoolean("provisional"), row.getObject("warn_on", LocalDate.class)));
    }

    private static Told told(ResultSet row, int n) throws SQLException {
        return new Told(row.getObject("clock_id", UUID.class), row.getObject("matter_id", UUID.class), row.getString("number"), row.getString("kind"),
                row.getObject("object_id", UUID.class), row.getObject("handler_unit", UUID.class), row.getString("limit_name"),
                Side.valueOf(row.getString("side")), row.getObject("due_on", LocalDate.class), row.getObject("later_on", LocalDate.class),
                row.getBoolean("provisional"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
