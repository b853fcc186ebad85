package org.gongqiao.app.openness.systemset;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.democracy.HeldFacts.Reached;
import org.gongqiao.app.openness.CongressLink;
import org.gongqiao.app.organization.Place;
import org.gongqiao.app.organization.Union;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SystemStore {

    private static final String ENTRY = """
            select id, unit_id, slot_key, title, number, paper_on, valid_until, told_passed_on, step_item, step_title, step_link, step_through, step_reached, step_on,
                delegates_elected, papers, recorded_at, ended_on, version
            from openness.entry n""";
    private static final String FINDING = "select unit_id, unit_name, slot_key, slot_name, kind, entry_id, area_path::text as area_text, line_path::text as line_text"
            + " from openness.findings(:today, :ahead) f";

    private final JdbcClient jdbc;

    SystemStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The set that holds at an area path. */
    SlotSet setAt(String areaPath) {
        return set(jdbc.sql("select openness.set_of(cast(:area as ltree))").param("area", areaPath).query(UUID.class).single());
    }

    private SlotSet set(UUID id) {
        List<Slot> slots = jdbc.sql("select position, key, grp, name, required, needs, delegates from openness.slot where set_id = :id order by position")
                .param("id", id).query((row, n) -> new Slot(row.getInt("position"), row.getString("key"), row.getString("grp"), row.getString("name"),
                        row.getBoolean("required"), Reached.valueOf(row.getString("needs")), row.getBoolean("delegates"))).list();
        return jdbc.sql("select id, unit_id, unit_name, reason, from_on from openness.slot_set where id = :id").param("id", id)
                .query((row, n) -> new SlotSet(row.getObject("id", UUID.class), row.getObject("unit_id", UUID.class), row.getString("unit_name"),
                        row.getString("reason"), row.getObject("from_on", LocalDate.class), slots)).single();
    }

    void endSetOf(UUID unit, LocalDate on) {
        jdbc.sql("update openness.slot_set set ended_on = :on where unit_id = :unit and ended_on is null").param("unit", unit).param("on", on).update();
    }

    void insert(SlotSet set, Union union) {
        jdbc.sql("""
                insert into openness.slot_set (id, unit_id, unit_name, reason, from_on, area_path, line_path)
                values (:id, :unit, :name, :reason, :from, cast(:area as ltree), cast(:line as ltree))""")
                .param("id", set.id()).param("unit", union.id()).param("name", union.name()).param("reason", set.reason()).param("from", set.from())
                .param("area", union.areaPath()).param("line", union.linePath()).update();
        for (Slot slot : set.slots()) {
            jdbc.sql("""
                    insert into openness.slot (set_id, position, key, grp, name, required, needs, delegates)
                    values (:set, :position, :key, :grp, :name, :required, :needs, :delegates)""")
                    .param("set", set.id()).param("position", slot.position()).param("key", slot.key()).param("grp", slot.group())
                    .param("name", slot.name(), Types.VARCHAR).param("required", slot.required()).param("needs", slot.needs().name())
                    .param("delegates", slot.delegates()).update();
        }
    }

    void endEntry(UUID unit, String slot, LocalDate on) {
        jdbc.sql("update openness.entry set ended_on = :on, version = version + 1 where unit_id = :unit and slot_key = :slot and ended_on is null")
                .param("unit", unit).param("slot", slot).param("on", on).update();
    }

    boolean endEntry(UUID id, int version, LocalDate on) {
        return jdbc.sql("update openness.entry set ended_on = :on, version = version + 1 where id = :id and version = :version and ended_on is null")
                .param("id", id).param("version", version).param("on", on).update() == 1;
    }

    void insert(UUID id, RecordEntry e, CongressLink.@Nullable Step step, boolean elected, Instant now, @Nullable UUID by, Place place) {
        jdbc.sql("""
                insert into openness.entry (id, idempotency_key, unit_id, slot_key, title, number, paper_on, valid_until, told_passed_on, step_item,
                    step_title, step_link, step_through, step_reached, step_on, delegates_elected, recorded_at, recorded_by, area_path, line_path)
                values (:id, :key, :unit, :slot, :title, :number, :paper, :until, :told, :item, :stepTitle, :stepLink, :through, :reached, :stepOn, :elected,
                    :at, :by, cast(:area as ltree), cast(:line as ltree))""")
                .param("id", id).param("key", e.key()).param("unit", e.unit()).param("slot", e.slot()).param("title", e.title()).param("number", e.number())
                .param("paper", e.paperOn(), Types.DATE).param("until", e.validUntil(), Types.DATE).param("told", e.toldPassedOn(), Types.DATE)
                .param("item", step == null ? null : step.item(), Types.OTHER).param("stepTitle", step == null ? null : step.title(), Types.VARCHAR)
                .param("stepLink", step == null ? null : step.link(), Types.VARCHAR).param("through", step == null ? null : step.through(), Types.VARCHAR)
                .param("reached", (step == null ? Reached.NOTHING : step.reached()).name()).param("stepOn", step == null ? null : step.on(), Types.DATE)
                .param("elected", elected).param("at", OffsetDateTime.ofInstant(now, ZoneOffset.UTC)).param("by", by, Types.OTHER)
                .param("area", place.areaPath()).param("line", place.linePath()).update();
    }

    boolean link(UUID id, int version, CongressLink.Step step) {
        return jdbc.sql("""
                update openness.entry set step_item = :item, step_title = :title, step_link = :link, step_through = :through, step_reached = :reached, step_on = :on,
                    version = version + 1 where id = :id and version = :version and ended_on is null""")
                .param("id", id).param("version", version).param("item", step.item()).param("title", step.title()).param("link", step.link())
                .param("through", step.through(), Types.VARCHAR)
                .param("reached", step.reached().name()).param("on", step.on()).update() == 1;
    }

    void relinked(UUID id, Reached reached) {
        jdbc.sql("update openness.entry set step_reached = :reached where id = :id").param("id", id).param("reached", reached.name()).update();
    }

    void papers(UUID id, int more) {
        jdbc.sql("update openness.entry set papers = papers + :more where id = :id").param("id", id).param("more", more).update();
    }

    @org.springframework.transaction.annotation.Transactional
    void papersNow(UUID id, int count) {
        jdbc.sql("update openness.entry set papers = :count where id = :id").param("id", id).param("count", count).update();
    }

    void elected(UUID id, boolean elected) {
        jdbc.sql("update openness.entry set delegates_elected = :elected where id = :id").param("id", id).param("elected", elected).update();
    }

    Optional<UUID> byKey(UUID key) {
        return jdbc.sql("select id from openness.entry where idempotency_key = :key").param("key", key).query(UUID.class).optional();
    }

    Optional<Entry> find(UUID id) {
        return jdbc.sql(ENTRY + " where id = :id").param("id", id).query(SystemStore::entry).optional();
    }

    List<Entry> of(UUID unit) {
        return jdbc.sql(ENTRY + " where unit_id = :unit and ended_on is null order by slot_key limit 200").param("unit", unit).query(SystemStore::entry).list();
    }

    /** What stood in the slots before, the newest first. */
    List<Entry> before(UUID unit) {
        return jdbc.sql(ENTRY + " where unit_id = :unit and ended_on is not null order by ended_on desc, id desc limit 100").param("unit", unit)
                .query(SystemStore::entry).list();
    }

    /** Enterprises in scope, a batch at a time, with the congresses that covered them when they were asked last. */
    List<Covered> coveredAfter(UUID after, int most) {
        return jdbc.sql("select id, covered_by, covered_elected from openness.enterprise where id > :after order by id limit :most").param("after", after)
                .param("most", most).query((row, n) -> new Covered(row.getObject("id", UUID.class), row.getString("covered_by"), row.getBoolean("covered_elected")))
                .list();
    }

    record Covered(UUID unit, @Nullable String by, boolean elected) {}

    void cover(Covered now) {
        jdbc.sql("update openness.enterprise set covered_by = :by, covered_elected = :elected where id = :id").param("by", now.by(), Types.VARCHAR)
                .param("elected", now.elected()).param("id", now.unit()).update();
    }

    /** Live entries in scope whose congress has to be asked again, a batch at a time. */
    List<Entry> linkedAfter(UUID after, int most) {
        return jdbc.sql(ENTRY + " where ended_on is null and (slot_key = :congress or step_item is not null) and id > :after order by id limit :most")
                .param("congress", Slot.CONGRESS).param("after", after).param("most", most).query(SystemStore::entry).list();
    }

    List<Finding> findings(UUID unit, LocalDate today, int ahead) {
        return jdbc.sql(FINDING + " where unit_id = :unit").param("unit", unit).param("today", today).param("ahead", ahead).query(SystemStore::finding).list();
    }

    /** How many there are of each kind, and at how many enterprises: one query, however many enterprises. */
    List<SystemSets.Count> counts(LocalDate today, int ahead) {
        return jdbc.sql("select kind, count(*)::int as findings, count(distinct unit_id)::int as units from openness.findings(:today, :ahead) f group by kind")
                .param("today", today).param("ahead", ahead)
                .query((row, n) -> new SystemSets.Count(FindingKind.valueOf(row.getString("kind")), row.getInt("findings"), row.getInt("units"))).list();
    }

    int enterprises() {
        return jdbc.sql("select count(*)::int from openness.enterprise").query(Integer.class).single();
    }

    /** Those of one kind, in the order of the tree. */
    Slice<Finding> findings(FindingKind kind, @Nullable String after, int size, Line line, LocalDate today, int ahead) {
        record Keyed(Finding finding, String key) {}
        String path = line == Line.INDUSTRY ? "line_path" : "area_path";
        String[] key = after == null ? new String[] {"", "-"} : after.split("_", 2);
        List<Keyed> rows = jdbc.sql(FINDING + " where kind = :kind and (f." + path + ", slot_key) > (cast(:path as ltree), :slot) order by f." + path
                        + ", slot_key limit :limit")
                .param("kind", kind.name()).param("path", key[0]).param("slot", key[1]).param("limit", size + 1).param("today", today).param("ahead", ahead)
                .query((row, n) -> new Keyed(finding(row, n), row.getString(line == Line.INDUSTRY ? "line_text" : "area_text"))).list();
        Slice<Keyed> page = Slice.of(rows, size, keyed -> keyed.key() + "_" + keyed.finding().slot());
        return new Slice<>(page.items().stream().map(Keyed::finding).toList(), page.next());
    }

    /** Enterprises in scope by their union, for a list that names many. */
    Map<UUID, String> known(Collection<UUID> units) {
        return jdbc.sql("select id, area_path::text as area_text from openness.enterprise where id = any (:ids)").param("ids", units.toArray(UUID[]::new))
                .query((row, n) -> Map.entry(row.getObject("id", UUID.class), row.getString("area_text"))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Finding finding(ResultSet row, int n) throws SQLException {
        String name = row.getString("slot_name");
        String slot = row.getString("slot_key");
        return new Finding(row.getObject("unit_id", UUID.class), row.getString("unit_name"), slot, name == null ? "openness.slot." + slot : name,
                FindingKind.valueOf(row.getString("kind")), row.getObject("entry_id", UUID.class));
    }

    private static Entry entry(ResultSet row, int n) throws SQLException {
        UUID item = row.getObject("step_item", UUID.class);
        Entry.Step step = item == null ? null : new Entry.Step(item, row.getString("step_title"), row.getString("step_link"),
                Reached.valueOf(row.getString("step_reached")), row.getObject("step_on", LocalDate.class), row.getString("step_through"));
        return new Entry(row.getObject("id", UUID.class), row.getObject("unit_id", UUID.class), row.getString("slot_key"), row.getString("title"),
                row.getString("number"), row.getObject("paper_on", LocalDate.class), row.getObject("valid_until", LocalDate.class),
                row.getObject("told_passed_on", LocalDate.class), step, row.getBoolean("delegates_elected"), row.getInt("papers"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(), row.getObject("ended_on", LocalDate.class), row.getInt("version"));
    }
}
