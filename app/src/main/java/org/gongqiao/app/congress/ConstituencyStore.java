package org.gongqiao.app.congress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ConstituencyStore {

    private static final String COLUMNS = "select id, body_id, unit_id, name, staff, women, seats, by_hand, version from congress.constituency";

    private final JdbcClient jdbc;

    ConstituencyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False where the body has one of this name or this part already. */
    boolean insert(Constituency c) {
        if (jdbc.sql("select exists (select from congress.constituency where body_id = :body and (name = :name or unit_id = :unit))")
                .param("body", c.body()).param("name", c.name()).param("unit", c.unit(), Types.OTHER).query(Boolean.class).single()) {
            return false;
        }
        jdbc.sql("""
                insert into congress.constituency (id, body_id, unit_id, name, staff, women, area_path, line_path)
                select :id, b.id, :unit, :name, :staff, :women, b.area_path, b.line_path from congress.body b where b.id = :body""")
                .param("id", c.id()).param("body", c.body()).param("unit", c.unit(), Types.OTHER).param("name", c.name()).param("staff", c.staff())
                .param("women", c.women()).update();
        return true;
    }

    boolean update(Constituency c) {
        return jdbc.sql("""
                update congress.constituency set staff = :staff, women = :women, seats = :seats, by_hand = :hand, version = version + 1
                where id = :id and version = :version""")
                .param("id", c.id()).param("staff", c.staff()).param("women", c.women()).param("seats", c.seats(), Types.INTEGER)
                .param("hand", c.byHand()).param("version", c.version()).update() == 1;
    }

    void seats(UUID id, @Nullable Integer seats) {
        jdbc.sql("update congress.constituency set seats = :seats, version = version + 1 where id = :id").param("id", id)
                .param("seats", seats, Types.INTEGER).update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from congress.constituency where id = :id").param("id", id).update();
    }

    List<Constituency> of(UUID body) {
        return jdbc.sql(COLUMNS + " where body_id = :body order by name collate \"zh-x-icu\", id").param("body", body).query(ConstituencyStore::read).list();
    }

    Optional<Constituency> find(UUID id) {
        return jdbc.sql(COLUMNS + " where id = :id").param("id", id).query(ConstituencyStore::read).optional();
    }

    private static Constituency read(ResultSet row, int n) throws SQLException {
        return new Constituency(row.getObject("id", UUID.class), row.getObject("body_id", UUID.class), row.getObject("unit_id", UUID.class),
                row.getString("name"), row.getInt("staff"), row.getInt("women"), row.getObject("seats", Integer.class), row.getBoolean("by_hand"),
                row.getInt("version"));
    }
}
