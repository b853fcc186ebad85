package org.gongqiao.app.sessions.after;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.sessions.Session;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ResolutionStore {

    private static final String RESOLUTION = """
            select r.id, r.session_id, r.item_id, r.title, r.words, r.responsible, r.due_on, r.matter_id, r.done_on, r.done_words, r.reported_item, r.version
            from sessions.resolution r""";

    private final JdbcClient jdbc;

    ResolutionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Resolution> of(UUID session) {
        return jdbc.sql(RESOLUTION + " join sessions.item i on i.id = r.item_id where r.session_id = :session order by i.position, r.id")
                .param("session", session).query(ResolutionStore::read).list();
    }

    Optional<Resolution> find(UUID id) {
        return jdbc.sql(RESOLUTION + " where r.id = :id").param("id", id).query(ResolutionStore::read).optional();
    }

    Optional<Resolution> lock(UUID id) {
        return jdbc.sql(RESOLUTION + " where r.id = :id for update of r").param("id", id).query(ResolutionStore::read).optional();
    }

    Optional<Resolution> ofItem(UUID item) {
        return jdbc.sql(RESOLUTION + " where r.item_id = :item").param("item", item).query(ResolutionStore::read).optional();
    }

    /** Those of earlier sessions of the body that no session was told of yet. */
    List<Resolution> unreported(UUID body) {
        return jdbc.sql(RESOLUTION + " join sessions.session s on s.id = r.session_id where s.body_id = :body and r.reported_item is null order by s.held_on, r.id")
                .param("body", body).query(ResolutionStore::read).list();
    }

    void insert(Resolution made, Session at) {
        jdbc.sql("""
                insert into sessions.resolution (id, session_id, item_id, area_path, line_path, title, words, responsible, due_on, matter_id)
                values (:id, :session, :item, cast(:area as ltree), cast(:line as ltree), :title, :words, :responsible, :due, :matter)""")
                .param("id", made.id()).param("session", made.sessionId()).param("item", made.itemId()).param("area", at.areaPath())
                .param("line", at.linePath()).param("title", made.title()).param("words", made.words()).param("responsible", made.responsible())
                .param("due", made.dueOn()).param("matter", made.matterId()).update();
    }

    void done(UUID id, LocalDate on, String words) {
        jdbc.sql("update sessions.resolution set done_on = :on, done_words = :words, version = version + 1 where id = :id")
                .param("on", on).param("words", words).param("id", id).update();
    }

    void reported(UUID id, UUID item) {
        jdbc.sql("update sessions.resolution set reported_item = :item, version = version + 1 where id = :id").param("item", item).param("id", id).update();
    }

    private static Resolution read(ResultSet row, int n) throws SQLException {
        return new Resolution(row.getObject("id", UUID.class), row.getObject("session_id", UUID.class), row.getObject("item_id", UUID.class),
                row.getString("title"), row.getString("words"), row.getString("responsible"), row.getObject("due_on", LocalDate.class),
                row.getObject("matter_id", UUID.class), row.getObject("done_on", LocalDate.class), row.getString("done_words"),
                row.getObject("reported_item", UUID.class), row.getInt("version"));
    }
}
