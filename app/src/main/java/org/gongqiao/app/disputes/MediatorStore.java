package org.gongqiao.app.disputes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.disputes.file.Mediator;
import org.gongqiao.app.disputes.file.Mediator.Assignment;
import org.gongqiao.app.disputes.file.Mediator.Basis;
import org.gongqiao.app.disputes.file.Mediator.Seat;
import org.gongqiao.app.organization.Union;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MediatorStore {

    private static final String MEDIATOR = """
            select id, unit_id, name, side, employer_name, basis, chair, from_on, until_on, version from disputes.mediator m""";

    private final JdbcClient jdbc;

    MediatorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, Union at, String name, Seat seat, String employer, Basis basis, boolean chair, LocalDate from) {
        jdbc.sql("""
                insert into disputes.mediator (id, unit_id, name, side, employer_name, basis, chair, from_on, area_path, line_path)
                values (:id, :unit, :name, :side, :employer, :basis, :chair, :from, cast(:area as ltree), cast(:line as ltree))""")
                .param("id", id).param("unit", at.id()).param("name", name).param("side", seat.name()).param("employer", employer)
                .param("basis", basis.name()).param("chair", chair).param("from", from).param("area", at.areaPath()).param("line", at.linePath()).update();
    }

    boolean end(UUID id, LocalDate on) {
        return jdbc.sql("update disputes.mediator set until_on = :on, version = version + 1 where id = :id and until_on is null").param("id", id)
                .param("on", on).update() == 1;
    }

    Optional<Mediator> find(UUID id) {
        return jdbc.sql(MEDIATOR + " where id = :id").param("id", id).query(MediatorStore::mediator).optional();
    }

    List<Mediator> of(UUID unit) {
        return jdbc.sql(MEDIATOR + " where unit_id = :unit order by until_on is not null, name, id limit 500").param("unit", unit).query(MediatorStore::mediator).list();
    }

    void assign(UUID id, UUID dispute, Mediator mediator, @Nullable UUID grant, String grounds, LocalDate on) {
        jdbc.sql("""
                insert into disputes.assignment (id, dispute_id, mediator_id, mediator_name, grant_id, grounds, assigned_on, area_path, line_path)
                select :id, d.id, :mediator, :name, :grant, cast(:grounds as jsonb), :on, d.area_path, d.line_path from disputes.dispute d where d.id = :dispute""")
                .param("id", id).param("dispute", dispute).param("mediator", mediator.id()).param("name", mediator.name())
                .param("grant", grant, Types.OTHER).param("grounds", grounds).param("on", on).update();
    }

    boolean endAssignment(UUID dispute, UUID assignment, LocalDate on) {
        return jdbc.sql("update disputes.assignment set ended_on = :on where id = :id and dispute_id = :dispute and ended_on is null").param("id", assignment)
                .param("dispute", dispute).param("on", on).update() == 1;
    }

    boolean assigned(UUID dispute) {
        return jdbc.sql("select exists (select from disputes.assignment where dispute_id = :dispute and ended_on is null)").param("dispute", dispute)
                .query(Boolean.class).single();
    }

    List<Assignment> assignments(UUID dispute) {
        return jdbc.sql("select id, mediator_id, mediator_name, grant_id, assigned_on, ended_on from disputes.assignment where dispute_id = :dispute order by id")
                .param("dispute", dispute).query((row, n) -> new Assignment(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3),
                        row.getObject(4, UUID.class), row.getObject(5, LocalDate.class), row.getObject(6, LocalDate.class))).list();
    }

    private static Mediator mediator(ResultSet row, int n) throws SQLException {
        return new Mediator(row.getObject("id", UUID.class), row.getObject("unit_id", UUID.class), row.getString("name"), Seat.valueOf(row.getString("side")),
                row.getString("employer_name"), Basis.valueOf(row.getString("basis")), row.getBoolean("chair"), row.getObject("from_on", LocalDate.class),
                row.getObject("until_on", LocalDate.class), row.getInt("version"));
    }
}
