package org.gongqiao.app.organization;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.kernel.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Unions as other modules see them. The directory of unions is public: these queries need no scope. */
@Component
public class Unions {

    static final String COLUMNS = """
            u.id, u.area_path::text as area_path_text, u.line_path::text as line_path_text, u.area_parent, u.line_parent, u.name, u.kind,
            u.level, u.region, u.industry, u.credit_code, u.status, u.trades, u.catch_all, u.founded_on, u.closed_on, u.version""";

    private final JdbcClient jdbc;

    Unions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Optional<Union> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from organization.unit u where u.id = :id").param("id", id).query(Unions::read).optional();
    }

    @Transactional(readOnly = true)
    public Union get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("union", id));
    }

    /** The top union of this deployment; empty in a database without any union. */
    @Transactional(readOnly = true)
    public Optional<Union> root() {
        return jdbc.sql("select " + COLUMNS + " from organization.unit u where nlevel(u.area_path) = 1 order by u.area_path limit 1")
                .query(Unions::read).optional();
    }

    /** The union and its superiors along the area line, the top first. */
    @Transactional(readOnly = true)
    public List<Union> ancestry(UUID id) {
        return jdbc.sql("select " + COLUMNS + """
                 from organization.unit s, generate_series(1, nlevel(s.area_path)) n
                join organization.unit u on true
                where s.id = :id and u.area_path = subpath(s.area_path, 0, n) order by n""")
                .param("id", id).query(Unions::read).list();
    }

    static Union read(ResultSet row, int number) throws SQLException {
        Array trades = row.getArray("trades");
        return new Union(row.getObject("id", UUID.class), row.getString("area_path_text"), row.getString("line_path_text"),
                row.getObject("area_parent", UUID.class), row.getObject("line_parent", UUID.class), row.getString("name"),
                UnionKind.valueOf(row.getString("kind")), UnionLevel.valueOf(row.getString("level")), row.getString("region"),
                row.getString("industry"), row.getString("credit_code"), row.getString("status"), List.of((String[]) trades.getArray()),
                row.getBoolean("catch_all"), row.getObject("founded_on", LocalDate.class), row.getObject("closed_on", LocalDate.class),
                row.getInt("version"));
    }
}
