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

    public static final String KIND = "sample";
    static final String MATTER = "sample-matter";

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

    @Bean
    static AttachmentKind sampleMatterKind() {
        return new AttachmentKind(MATTER, Permission.MEMBER_READ);
    }

    /** A matter at the union, or sealed there, with its attachments. */
    AttachmentOwner matter(Fixtures fixtures, String union, boolean sealed) {
        JdbcClient owner = database.owner();
        if (owner.sql("select count(*) from documents.owner_kind where kind = 'sample-matter'").query(Integer.class).single() == 0) {
            owner.sql("call documents.owner('sample-matter', 'casework.matter')").update();
        }
        UUID id = ids.random();
        owner.sql("""
                insert into casework.matter (id, number, kind, title_args, object_id, handler_unit, handler_name, area_path, keeper_unit, step, due_on, succession, opened_at)
                values (:id, cast(:id as text), 'TRIAL', '{}', :id, :unit, 'x', cast(:area as ltree), :keeper, 'casework.step', '2026-12-01', array[]::uuid[], now())""")
                .param("id", id).param("unit", fixtures.unions.get(union)).param("area", sealed ? null : fixtures.areaPaths.get(union), java.sql.Types.VARCHAR)
                .param("keeper", sealed ? fixtures.unions.get(union) : null, java.sql.Types.OTHER).update();
        return AttachmentOwner.of(MATTER, id);
    }

    /** A grant on the matter. */
    UUID part(AttachmentOwner matter, Fixtures fixtures, String union, String role) {
        UUID id = ids.next();
        database.owner().sql("""
                insert into casework.part (id, matter_id, role, name, organisation, purpose, phone, phone_hash, link_hash, given_at, given_unit, expires_at, area_path)
                values (:id, :matter, :role, 'x', 'x', 'x', '\\x01', '\\x01', decode(replace(cast(:id as text), '-', ''), 'hex'), now(), 'x', now() + interval '1 day', cast(:area as ltree))""")
                .param("id", id).param("matter", matter.id()).param("role", role).param("area", fixtures.areaPaths.get(union)).update();
        return id;
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
