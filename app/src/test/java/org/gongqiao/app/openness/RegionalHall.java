package org.gongqiao.app.openness;

import java.time.LocalDate;
import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.TestDatabase;
import org.jspecify.annotations.Nullable;

/** A congress of a region with the enterprises it covers and what its session did, as these modules keep it. */
public class RegionalHall {

    private final Fixtures fixtures;
    private final TestDatabase.Switchable database;

    public RegionalHall(Fixtures fixtures, TestDatabase.Switchable database) {
        this.fixtures = fixtures;
        this.database = database;
    }

    public UUID body(String union, String name, LocalDate termFrom) {
        UUID id = UUID.randomUUID();
        database.owner().sql("""
                insert into congress.body (id, idempotency_key, unit_id, unit_name, kind, name, region, term_from, term_years, union_years, staff, women, disabled,
                    agreed, large_group, seats, set_up_at, area_path, line_path)
                values (:id, gen_random_uuid(), :unit, :unitName, 'REGIONAL_CONGRESS', :name, '990100', :from, 3, 3, 400, 80, 0, false, false, 30, now(),
                    cast(:area as ltree), cast(:line as ltree))""")
                .param("id", id).param("unit", fixtures.unions.get(union)).param("unitName", "试验工会-" + union).param("name", name).param("from", termFrom)
                .param("area", fixtures.areaPaths.get(union)).param("line", fixtures.linePaths.get(union)).update();
        return id;
    }

    public void covers(UUID body, String union) {
        database.owner().sql("""
                insert into congress.constituency (id, body_id, unit_id, name, staff, women, seats, area_path, line_path)
                select gen_random_uuid(), b.id, :unit, :name, 80, 20, 3, b.area_path, b.line_path from congress.body b where b.id = :body""")
                .param("unit", fixtures.unions.get(union)).param("name", "选区-" + union).param("body", body).update();
    }

    void delegate(UUID body, UUID person) {
        database.owner().sql("""
                insert into congress.delegate (id, body_id, person_id, name, constituency_name, front_line, woman, leader, teacher, dispatched, disabled, weight,
                    from_on, area_path, line_path)
                select gen_random_uuid(), b.id, :person, '试验代表', '选区', true, false, false, false, false, false, 1, b.term_from, b.area_path, b.line_path
                from congress.body b where b.id = :body""").param("person", person).param("body", body).update();
    }

    /** A closed session with one item. @return the item */
    UUID passed(UUID body, String title, String power, String result) {
        UUID session = UUID.randomUUID();
        UUID item = UUID.randomUUID();
        database.owner().sql("""
                insert into sessions.session (id, body_id, unit_id, unit_name, area_path, line_path, region, body_kind, title, kind, firm, held_on, place, recorded_later,
                    state, created_at, closed_on, idempotency_key)
                select :id, b.id, b.unit_id, b.unit_name, b.area_path, b.line_path, b.region, b.kind, :title, 'REGULAR', 'OTHER', b.term_from + 30, '试验会场', false,
                    'CLOSED', now(), b.term_from + 30, gen_random_uuid() from congress.body b where b.id = :body""")
                .param("id", session).param("title", "试验会议：" + title).param("body", body).update();
        database.owner().sql("""
                insert into sessions.item (id, session_id, area_path, line_path, position, title, power, words, source, state, result, decided_at, idempotency_key)
                select :id, s.id, s.area_path, s.line_path, 1, :title, :power, '', 'UNION', 'ADMITTED', :result, now(), gen_random_uuid()
                from sessions.session s where s.id = :session""")
                .param("id", item).param("title", title).param("power", power).param("result", result).param("session", session).update();
        return item;
    }

    void ended(UUID body, @Nullable LocalDate on) {
        database.owner().sql("update congress.body set ended_on = :on, ended_why = case when cast(:on as date) is not null then 'TERM' end where id = :id").param("on", on, java.sql.Types.DATE).param("id", body).update();
    }
}
