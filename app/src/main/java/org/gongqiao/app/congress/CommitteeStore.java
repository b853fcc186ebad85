package org.gongqiao.app.congress;

import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Committees of a body with their members, and who attends without a vote. */
@Repository
class CommitteeStore {

    private final JdbcClient jdbc;

    CommitteeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Committee c) {
        jdbc.sql("""
                insert into congress.committee (id, body_id, kind, name, area_path, line_path)
                select :id, b.id, :kind, :name, b.area_path, b.line_path from congress.body b where b.id = :body""")
                .param("id", c.id()).param("body", c.body()).param("kind", c.kind().name()).param("name", c.name()).update();
    }

    void put(UUID id, UUID committee, Committee.Member m) {
        jdbc.sql("""
                insert into congress.committee_member (id, committee_id, person_id, name, chair, front_line, area_path, line_path)
                select :id, c.id, :person, :name, :chair, :front, c.area_path, c.line_path from congress.committee c where c.id = :committee""")
                .param("id", id).param("committee", committee).param("person", m.person()).param("name", m.name()).param("chair", m.chair())
                .param("front", m.frontLine()).update();
    }

    boolean remove(UUID committee, UUID person) {
        return jdbc.sql("delete from congress.committee_member where committee_id = :committee and person_id = :person")
                .param("committee", committee).param("person", person).update() == 1;
    }

    boolean dissolve(UUID committee) {
        return jdbc.sql("delete from congress.committee where id = :id").param("id", committee).update() == 1;
    }

    Optional<UUID> bodyOf(UUID committee) {
        return jdbc.sql("select body_id from congress.committee where id = :id").param("id", committee).query(UUID.class).optional();
    }

    List<Committee> of(UUID body) {
        record Row(UUID id, String kind, String name, Committee.@Nullable Member member) {}
        var byId = new LinkedHashMap<UUID, List<Row>>();
        jdbc.sql("""
                select c.id, c.kind, c.name, m.person_id, m.name as member_name, m.chair, m.front_line
                from congress.committee c left join congress.committee_member m on m.committee_id = c.id
                where c.body_id = :body order by c.id, m.chair desc, m.name collate "zh-x-icu", m.person_id""").param("body", body)
                .query((row, n) -> new Row(row.getObject("id", UUID.class), row.getString("kind"), row.getString("name"),
                        row.getObject("person_id", UUID.class) == null ? null : new Committee.Member(row.getObject("person_id", UUID.class),
                                row.getString("member_name"), row.getBoolean("chair"), row.getBoolean("front_line"))))
                .list().forEach(row -> byId.computeIfAbsent(row.id(), id -> new ArrayList<>()).add(row));
        return byId.entrySet().stream().map(entry -> new Committee(entry.getKey(), body, CommitteeKind.valueOf(entry.getValue().getFirst().kind()),
                entry.getValue().getFirst().name(), entry.getValue().stream().map(Row::member).filter(java.util.Objects::nonNull).toList())).toList();
    }

    void attend(Attendee a, UUID body) {
        jdbc.sql("""
                insert into congress.attendee (id, body_id, person_id, name, kind, office, area_path, line_path)
                select :id, b.id, :person, :name, :kind, :office, b.area_path, b.line_path from congress.body b where b.id = :body""")
                .param("id", a.id()).param("body", body).param("person", a.person(), Types.OTHER).param("name", a.name()).param("kind", a.kind().name())
                .param("office", a.office()).update();
    }

    boolean leave(UUID attendee, UUID body) {
        return jdbc.sql("delete from congress.attendee where id = :id and body_id = :body").param("id", attendee).param("body", body).update() == 1;
    }

    List<Attendee> attendees(UUID body) {
        return jdbc.sql("select id, person_id, name, kind, office from congress.attendee where body_id = :body order by kind, name collate \"zh-x-icu\", id")
                .param("body", body).query((row, n) -> new Attendee(row.getObject("id", UUID.class), row.getObject("person_id", UUID.class),
                        row.getString("name"), AttendeeKind.valueOf(row.getString("kind")), row.getString("office"))).list();
    }
}
