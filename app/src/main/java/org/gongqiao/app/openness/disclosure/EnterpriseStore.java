package org.gongqiao.app.openness.disclosure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.democracy.MatterFacts.Firm;
import org.gongqiao.app.organization.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class EnterpriseStore {

    private static final String COLUMNS = "select e.id, e.unit_name, e.region, e.employer_id, e.employer_name, e.owner, e.responsible_name, e.responsible_post,"
            + " e.adopted_on, e.version, e.area_path::text as area_text, e.line_path::text as line_text";

    private final JdbcClient jdbc;

    EnterpriseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Enterprise e, Place place) {
        jdbc.sql("""
                insert into openness.enterprise (id, unit_name, region, employer_id, employer_name, owner, responsible_name, responsible_post, adopted_on,
                    area_path, line_path)
                values (:id, :unitName, :region, :employer, :employerName, :owner, :responsible, :post, :on, cast(:area as ltree), cast(:line as ltree))""")
                .param("id", e.id()).param("unitName", e.unitName()).param("region", e.region()).param("employer", e.employerId(), Types.OTHER)
                .param("employerName", e.employerName()).param("owner", e.owner().name()).param("responsible", e.responsibleName())
                .param("post", e.responsiblePost()).param("on", e.adoptedOn()).param("area", place.areaPath()).param("line", place.linePath()).update();
    }

    boolean change(UUID id, int version, String responsibleName, String responsiblePost, Firm owner) {
        return jdbc.sql("""
                update openness.enterprise set responsible_name = :name, responsible_post = :post, owner = :owner, version = version + 1
                where id = :id and version = :version""")
                .param("id", id).param("version", version).param("name", responsibleName).param("post", responsiblePost).param("owner", owner.name())
                .update() == 1;
    }

    Optional<Enterprise> find(UUID id) {
        return jdbc.sql(COLUMNS + " from openness.enterprise e where e.id = :id").param("id", id).query(EnterpriseStore::read).optional();
    }

    /** With counts in the same query; in the order of the tree. */
    Slice<Enterprises.Standing> list(@Nullable String after, int size, Line line, LocalDate today) {
        String path = line == Line.INDUSTRY ? "e.line_path" : "e.area_path";
        String[] key = after == null ? new String[] {"", "00000000-0000-0000-0000-000000000000"} : after.split("_", 2);
        record Keyed(Enterprises.Standing row, String key) {}
        List<Keyed> rows = jdbc.sql(COLUMNS + """
                , (select count(*) from openness.item i where i.unit_id = e.id and i.closed_on is null)::int as items,
                (select count(*) from openness.item i where i.unit_id = e.id and i.closed_on is null and i.late_after < :today)::int as overdue,
                (select count(*) from openness.question q where q.unit_id = e.id and q.replied_at is null and q.withdrawn_at is null)::int as waiting
                from openness.enterprise e where (""" + path + ", e.id) > (cast(:path as ltree), cast(:id as uuid)) order by " + path + ", e.id limit :limit")
                .param("path", key[0]).param("id", UUID.fromString(key[1])).param("limit", size + 1).param("today", today)
                .query((row, n) -> new Keyed(new Enterprises.Standing(read(row, n), row.getInt("items"), row.getInt("overdue"), row.getInt("waiting")),
                        row.getString(line == Line.INDUSTRY ? "line_text" : "area_text"))).list();
        Slice<Keyed> page = Slice.of(rows, size, keyed -> keyed.key() + "_" + keyed.row().enterprise().id());
        return new Slice<>(page.items().stream().map(Keyed::row).toList(), page.next());
    }

    Enterprises.Summary summary(LocalDate today) {
        return jdbc.sql("""
                select count(*)::int as enterprises, count(*) filter (where e.responsible_name = '')::int as unnamed,
                    (select count(*) from openness.item i where i.closed_on is null)::int as items,
                    (select count(*) from openness.item i where i.closed_on is null and i.late_after < :today)::int as overdue,
                    (select count(*) from openness.question q where q.replied_at is null and q.withdrawn_at is null)::int as waiting
                from openness.enterprise e""").param("today", today)
                .query((row, n) -> new Enterprises.Summary(row.getInt("enterprises"), row.getInt("unnamed"), row.getInt("items"), row.getInt("overdue"),
                        row.getInt("waiting"))).single();
    }

    private static Enterprise read(ResultSet row, int n) throws SQLException {
        return new Enterprise(row.getObject("id", UUID.class), row.getString("unit_name"), row.getString("region"), row.getObject("employer_id", UUID.class),
                row.getString("employer_name"), Firm.valueOf(row.getString("owner")), row.getString("responsible_name"), row.getString("responsible_post"),
                row.getObject("adopted_on", LocalDate.class), row.getInt("version"));
    }
}
