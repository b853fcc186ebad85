package org.gongqiao.app.openness.disclosure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.democracy.OpennessFacts;
import org.gongqiao.app.organization.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ItemStore {

    private static final String OWN = "OWN";
    private static final String ITEM = """
            select id, unit_id, kind, name, cycle, sensitive, preparer, matter_id, since, limit_name, last_published_on, due_on, late_after, closed_on, version
            from openness.item i""";

    private final JdbcClient jdbc;

    ItemStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Item item, UUID key, Place place) {
        jdbc.sql("""
                insert into openness.item (id, idempotency_key, unit_id, kind, name, cycle, sensitive, preparer, matter_id, since, limit_name, due_on,
                    late_after, area_path, line_path)
                values (:id, :key, :unit, :kind, :name, :cycle, :sensitive, :preparer, :matter, :since, :limit, :due, :late, cast(:area as ltree),
                    cast(:line as ltree))""")
                .param("id", item.id()).param("key", key).param("unit", item.unitId()).param("kind", item.kind() == null ? OWN : item.kind().name())
                .param("name", item.name(), Types.VARCHAR).param("cycle", item.cycle().name()).param("sensitive", item.sensitive())
                .param("preparer", item.preparer()).param("matter", item.matterId()).param("since", item.since()).param("limit", item.limit())
                .param("due", item.dueOn()).param("late", item.lateAfter(), Types.DATE).param("area", place.areaPath()).param("line", place.linePath()).update();
    }

    boolean change(UUID id, int version, @Nullable String name, Cycle cycle, boolean sensitive, String preparer, String limit, Due due) {
        return jdbc.sql("""
                update openness.item set name = :name, cycle = :cycle, sensitive = :sensitive, preparer = :preparer, limit_name = :limit, due_on = :due,
                    late_after = :late, version = version + 1
                where id = :id and version = :version and closed_on is null""")
                .param("id", id).param("version", version).param("name", name, Types.VARCHAR).param("cycle", cycle.name()).param("sensitive", sensitive)
                .param("preparer", preparer).param("limit", limit).param("due", due.earlier()).param("late", due.lateAfter().orElse(null), Types.DATE)
                .update() == 1;
    }

    void published(UUID id, UUID matter, String limit, LocalDate on, Due due) {
        jdbc.sql("""
                update openness.item set matter_id = :matter, since = :on, last_published_on = :on, limit_name = :limit, due_on = :due, late_after = :late,
                    version = version + 1 where id = :id""")
                .param("id", id).param("matter", matter).param("on", on).param("limit", limit).param("due", due.earlier())
                .param("late", due.lateAfter().orElse(null), Types.DATE).update();
    }

    boolean close(UUID id, int version, LocalDate on) {
        return jdbc.sql("update openness.item set closed_on = :on, matter_id = null, version = version + 1 where id = :id and version = :version and closed_on is null")
                .param("id", id).param("version", version).param("on", on).update() == 1;
    }

    /** What was publicly said is counted anew from the day its time runs from. */
    void counted(UUID id, Due due) {
        jdbc.sql("update openness.item set due_on = :due, late_after = :late where id = :id").param("id", id).param("due", due.earlier())
                .param("late", due.lateAfter().orElse(null), Types.DATE).update();
    }

    List<Item> openAfter(UUID after, int most) {
        return jdbc.sql(ITEM + " where closed_on is null and id > :after order by id limit :most").param("after", after).param("most", most)
                .query(ItemStore::read).list();
    }

    Optional<Item> find(UUID id) {
        return jdbc.sql(ITEM + " where id = :id").param("id", id).query(ItemStore::read).optional();
    }

    Optional<Item> lock(UUID id) {
        return jdbc.sql(ITEM + " where id = :id for update").param("id", id).query(ItemStore::read).optional();
    }

    boolean knows(UUID key) {
        return jdbc.sql("select exists (select from openness.item where idempotency_key = :key)").param("key", key).query(Boolean.class).single();
    }

    /** Those on the list, the earliest day first. */
    List<Item> of(UUID unit) {
        return jdbc.sql(ITEM + " where unit_id = :unit and closed_on is null order by due_on, id limit 300").param("unit", unit).query(ItemStore::read).list();
    }

    private static Item read(ResultSet row, int n) throws SQLException {
        String kind = row.getString("kind");
        return new Item(row.getObject("id", UUID.class), row.getObject("unit_id", UUID.class), kind.equals(OWN) ? null : OpennessFacts.Item.valueOf(kind),
                row.getString("name"), Cycle.valueOf(row.getString("cycle")), row.getBoolean("sensitive"), row.getString("preparer"),
                row.getObject("matter_id", UUID.class), row.getObject("since", LocalDate.class), row.getString("limit_name"),
                row.getObject("last_published_on", LocalDate.class), row.getObject("due_on", LocalDate.class), row.getObject("late_after", LocalDate.class),
                row.getObject("closed_on", LocalDate.class), row.getInt("version"));
    }
}
