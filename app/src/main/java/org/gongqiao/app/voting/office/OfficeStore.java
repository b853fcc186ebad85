package org.gongqiao.app.voting.office;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.voting.Elector;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OfficeStore {

    private final JdbcClient jdbc;

    OfficeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two who name for one vote wait for each other here. */
    void lock(UUID vote) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('voting.office:' || :vote, 0))").param("vote", vote.toString())
                .query((row, n) -> 0).single();
    }

    List<Holder> of(UUID vote, Office office) {
        return jdbc.sql("select id, vote_id, place, person_id, name from voting." + office.word() + " where vote_id = :vote and replaced_at is null order by place")
                .param("vote", vote).query((row, n) -> read(row, office)).list();
    }

    List<Holder> ofPerson(UUID person, Office office) {
        return jdbc.sql("select id, vote_id, place, person_id, name from voting." + office.word()
                + " where person_id = :person and replaced_at is null order by appointed_at desc limit 50").param("person", person).query((row, n) -> read(row, office)).list();
    }

    Optional<Holder> find(UUID id, Office office) {
        return jdbc.sql("select id, vote_id, place, person_id, name from voting." + office.word() + " where id = :id and replaced_at is null")
                .param("id", id).query((row, n) -> read(row, office)).optional();
    }

    void insert(Holder holder, OffsetDateTime now) {
        jdbc.sql("insert into voting." + holder.office().word() + """
                 (id, vote_id, place, person_id, name, appointed_at, area_path, line_path)
                select :id, v.id, :place, :person, :name, :now, v.area_path, v.line_path from voting.vote v where v.id = :vote""")
                .param("id", holder.id()).param("vote", holder.vote()).param("place", holder.place()).param("person", holder.person())
                .param("name", holder.name()).param("now", now).update();
    }

    void release(Holder holder, OffsetDateTime now) {
        jdbc.sql("update voting." + holder.office().word() + " set replaced_at = :now where id = :id and replaced_at is null")
                .param("id", holder.id()).param("now", now).update();
    }

    /** Closes the gap that a released one leaves, so that places count from 1; one after another, since no place is held twice at any moment. */
    void moveUp(UUID vote, Office office, int above) {
        of(vote, office).stream().filter(holder -> holder.place() > above).forEach(holder ->
                jdbc.sql("update voting." + office.word() + " set place = :place where id = :id").param("place", holder.place() - 1).param("id", holder.id()).update());
    }

    void copyBarred(UUID from, UUID to) {
        jdbc.sql("""
                insert into voting.barred (vote_id, person_id, area_path, line_path)
                select v.id, b.person_id, v.area_path, v.line_path from voting.vote v, voting.barred b where v.id = :to and b.vote_id = :from
                    and not exists (select from voting.barred has where has.vote_id = v.id and has.person_id = b.person_id)""")
                .param("from", from).param("to", to).update();
    }

    boolean barred(UUID vote, UUID person) {
        return jdbc.sql("select exists (select from voting.barred where vote_id = :vote and person_id = :person)")
                .param("vote", vote).param("person", person).query(Boolean.class).single();
    }

    Optional<Elector> elector(UUID vote, UUID person) {
        return jdbc.sql("select person_id, name, weight, present from voting.elector where vote_id = :vote and person_id = :person")
                .param("vote", vote).param("person", person).query(OfficeStore::elector).optional();
    }

    List<Elector> electors(UUID vote) {
        return jdbc.sql("select person_id, name, weight, present from voting.elector where vote_id = :vote order by name collate \"C\", person_id")
                .param("vote", vote).query(OfficeStore::elector).list();
    }

    private static Elector elector(ResultSet row, int n) throws SQLException {
        return new Elector(row.getObject("person_id", UUID.class), row.getString("name"), row.getInt("weight"), row.getBoolean("present"));
    }

    private static Holder read(ResultSet row, Office office) throws SQLException {
        return new Holder(row.getObject("id", UUID.class), office, row.getObject("vote_id", UUID.class), row.getInt("place"),
                row.getObject("person_id", UUID.class), row.getString("name"));
    }
}
