package org.gongqiao.app.identity;

import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.WalkSamples;
import org.springframework.boot.test.context.TestComponent;

@TestComponent
public class PostWalkSamples implements WalkSamples {

    private final TestDatabase.Switchable database;

    PostWalkSamples(TestDatabase.Switchable database) {
        this.database = database;
    }

    @Override
    public String kind() {
        return "post";
    }

    @Override
    public UUID make(Fixtures fixtures, String union) {
        var someone = fixtures.officer("walkPost" + union, union, Role.CHAIR, Line.AREA);
        return database.owner().sql("select id from identity.post where person_id = :id").param("id", someone.personId()).query(UUID.class).single();
    }
}
