package org.gongqiao.app.documents;

import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.kernel.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A kind of record with attachments, made for tests: a table as a module would have it. */
@TestComponent
public class AttachmentSamples {

    static final String KIND = "sample";

    private final TestDatabase.Switchable database;
    private final Ids ids;

    AttachmentSamples(TestDatabase.Switchable database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    @Bean
    static AttachmentKind sampleKind() {
        return new AttachmentKind(KIND, Permission.MEMBER_READ);
    }

    /** A record of the union, and of the person where one is given. */
    public AttachmentOwner record(Fixtures fixtures, String union, @Nullable UUID person) {
        JdbcClient owner = database.owner();
        if (owner.sql("select to_regclass('public.sample') is null").query(Boolean.class).single()) {
            owner.sql("create table public.sample (id uuid primary key, person_id uuid, area_path ltree not null, line_path ltree)").update();
            owner.sql("call scope.protect('public.sample', 'person_id')").update();
            owner.sql("grant select on public.sample to gq_area, gq_line, gq_self").update();
            owner.sql("call documents.owner('sample', 'public.sample')").update();
        }
        UUID id = ids.next();
        owner.sql("insert into public.sample values (:id, :person, cast(:area as ltree), cast(:line as ltree))").param("id", id)
                .param("person", person, java.sql.Types.OTHER).param("area", fixtures.areaPaths.get(union)).param("line", fixtures.linePaths.get(union)).update();
        return new AttachmentOwner(KIND, id, person);
    }
}
