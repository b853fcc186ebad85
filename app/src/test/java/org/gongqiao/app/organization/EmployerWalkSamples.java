package org.gongqiao.app.organization;

import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.WalkSamples;
import org.springframework.boot.test.context.TestComponent;

/** An employer that the union covers. */
@TestComponent
public class EmployerWalkSamples implements WalkSamples {

    private final TestDatabase.Switchable database;

    EmployerWalkSamples(TestDatabase.Switchable database) {
        this.database = database;
    }

    @Override
    public String kind() {
        return "employer";
    }

    @Override
    public UUID make(Fixtures fixtures, String union) {
        UUID id = UUID.randomUUID();
        database.owner().sql("""
                insert into organization.employer (id, name, kind, region, unit_id, known_since) values (:id, :name, 'ENTERPRISE', '990100', :unit, '2026-01-01')""")
                .param("id", id).param("name", "试验单位-" + union).param("unit", fixtures.unions.get(union)).update();
        database.owner().sql("""
                insert into organization.employer_version (employer_id, valid, recorded, name, kind, region, unit_id)
                select id, daterange(known_since, null), tstzrange(now(), null), name, kind, region, unit_id from organization.employer where id = :id""")
                .param("id", id).update();
        return id;
    }
}
