package org.gongqiao.app.notices;

import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.WalkSamples;
import org.springframework.boot.test.context.TestComponent;

@TestComponent
public class MessageWalkSamples implements WalkSamples {

    private final TestDatabase.Switchable database;

    MessageWalkSamples(TestDatabase.Switchable database) {
        this.database = database;
    }

    @Override
    public String kind() {
        return "messages";
    }

    @Override
    public UUID make(Fixtures fixtures, String union) {
        UUID id = UUID.randomUUID();
        database.owner().sql("insert into notices.inbox (id, person_id, template, args, at) values (:id, :person, 'notices.test', '[]', now())")
                .param("id", id).param("person", fixtures.someone("walkMessage" + union, false).personId()).update();
        return id;
    }
}
