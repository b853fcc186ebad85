package org.gongqiao.app.proposals;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.Scope;

/** A congress with delegates of the test's choice, and desks to work at. */
public final class CongressHall {

    private final Fixtures fixtures;
    private final TestDatabase.Switchable database;

    public CongressHall(Fixtures fixtures, TestDatabase.Switchable database) {
        this.fixtures = fixtures;
        this.database = database;
    }

    public UUID body(String union, LocalDate termFrom) {
        UUID id = UUID.randomUUID();
        database.owner().sql("""
                insert into congress.body (id, idempotency_key, unit_id, unit_name, kind, name, region, term_from, term_years, union_years, staff, women, disabled,
                    agreed, large_group, seats, set_up_at, area_path, line_path)
                values (:id, gen_random_uuid(), :unit, :unitName, 'WORKERS_CONGRESS', :name, '990100', :from, 3, 3, 200, 80, 0, false, false, 30, now(),
                    cast(:area as ltree), cast(:line as ltree))
                on conflict do nothing""")
                .param("id", id).param("unit", fixtures.unions.get(union)).param("unitName", "试验工会-" + union).param("name", "试验单位-" + union + "职工代表大会")
                .param("from", termFrom).param("area", fixtures.areaPaths.get(union)).param("line", fixtures.linePaths.get(union)).update();
        return database.owner().sql("select id from congress.body where unit_id = :unit and ended_on is null and kind = 'WORKERS_CONGRESS'")
                .param("unit", fixtures.unions.get(union)).query(UUID.class).single();
    }

    /** Makes the person of this key a delegate. */
    public UUID delegate(UUID body, String key, String constituency) {
        Fixtures.Someone someone = fixtures.people.get(key);
        database.owner().sql("""
                insert into congress.delegate (id, body_id, person_id, name, constituency_name, front_line, woman, leader, teacher, dispatched, disabled, weight,
                    from_on, area_path, line_path)
                select gen_random_uuid(), b.id, :person, :name, :constituency, true, false, false, false, false, false, 1, b.term_from, b.area_path, b.line_path
                from congress.body b where b.id = :body""")
                .param("person", someone.personId()).param("name", someone.name()).param("constituency", constituency).param("body", body).update();
        return someone.personId();
    }

    public <T> T at(String union, Role role, Supplier<T> work) {
        var desk = new Desk(UUID.randomUUID(), UUID.randomUUID(), role, Line.AREA, fixtures.unions.get(union), fixtures.areaPaths.get(union), "试验工会-" + union);
        return ScopedValue.where(Scope.DESK, desk).where(Scope.CURRENT, desk.scope()).call(work::get);
    }

    public static <T> T own(UUID person, Supplier<T> work) {
        return Scope.call(new Scope.Own(person), work);
    }

    public static UUID id(Outcome outcome) {
        if (outcome instanceof Outcome.Done(UUID id)) {
            return id;
        }
        throw new AssertionError(outcome.toString());
    }
}
