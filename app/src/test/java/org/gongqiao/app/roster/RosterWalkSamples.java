package org.gongqiao.app.roster;

import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.WalkSamples;
import org.gongqiao.app.kernel.Ids;
import org.springframework.boot.test.context.TestComponent;

/** An empty preview, made at the desk of the union. */
@TestComponent
public class RosterWalkSamples implements WalkSamples {

    private final TestDatabase.Switchable database;
    private final Ids ids;

    RosterWalkSamples(TestDatabase.Switchable database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    @Override
    public String kind() {
        return "roster-import";
    }

    @Override
    public UUID make(Fixtures fixtures, String union) {
        UUID id = ids.next();
        database.owner().sql("""
                insert into roster.import (id, desk_unit, line, area_path, line_path, unit_id, file_name, state, created_at, created_by)
                values (:id, :unit, 'A', cast(:area as ltree), cast(:line as ltree), :unit, 'walk.xlsx', 'PREVIEWED', now(), :by)""")
                .param("id", id).param("unit", fixtures.unions.get(union)).param("area", fixtures.areaPaths.get(union))
                .param("line", fixtures.linePaths.get(union)).param("by", fixtures.people.get("chair").personId()).update();
        return id;
    }
}
