package org.gongqiao.app.voting.paper;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class HandoutStore {

    private final JdbcClient jdbc;

    HandoutStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two at the door wait for each other here. */
    void lock(UUID vote) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('voting.roll:' || :vote, 0))").param("vote", vote.toString())
                .query((row, n) -> 0).single();
    }

    List<RollLine> roll(UUID vote) {
        return jdbc.sql("""
                select e.person_id, e.name, e.weight, e.present, h.medium, coalesce(h.exchanged, false) as exchanged, coalesce(h.spoilt, 0) as spoilt,
                    (select count(*) from voting.reissue r where r.vote_id = e.vote_id and r.person_id = e.person_id) as reissues
                from voting.elector e left join voting.handout h on h.vote_id = e.vote_id and h.person_id = e.person_id
                where e.vote_id = :vote order by e.name collate "C", e.person_id""").param("vote", vote)
                .query((row, n) -> new RollLine(row.getObject("person_id", UUID.class), row.getString("name"), row.getInt("weight"), row.getBoolean("present"),
                        row.getString("medium") == null ? null : Medium.valueOf(row.getString("medium")), row.getBoolean("exchanged"), row.getInt("spoilt"),
                        row.getInt("reissues"))).list();
    }

    Optional<Medium> medium(UUID vote, UUID person) {
        return jdbc.sql("select medium from voting.handout where vote_id = :vote and person_id = :person").param("vote", vote).param("person", person)
                .query((row, n) -> Medium.valueOf(row.getString(1))).optional();
    }

    /** The row's own lock, so that one who votes twice at two doors finds the first. */
    void hand(UUID vote, UUID person, Medium medium) {
        jdbc.sql("""
                insert into voting.handout (vote_id, person_id, medium, area_path, line_path)
                select v.id, :person, :medium, v.area_path, v.line_path from voting.vote v where v.id = :vote""")
                .param("vote", vote).param("person", person).param("medium", medium.name()).update();
    }

    void exchange(UUID vote, UUID person, Medium medium) {
        jdbc.sql("update voting.handout set medium = :medium, exchanged = true where vote_id = :vote and person_id = :person")
                .param("vote", vote).param("person", person).param("medium", medium.name()).update();
    }

    int spoil(UUID vote, UUID person) {
        return jdbc.sql("update voting.handout set spoilt = spoilt + 1 where vote_id = :vote and person_id = :person and medium = 'PAPER'")
                .param("vote", vote).param("person", person).update();
    }

    void printed(UUID vote, int number) {
        if (jdbc.sql("update voting.print_run set printed = :number where vote_id = :vote").param("vote", vote).param("number", number).update() == 0) {
            jdbc.sql("""
                    insert into voting.print_run (vote_id, printed, area_path, line_path)
                    select v.id, :number, v.area_path, v.line_path from voting.vote v where v.id = :vote""").param("vote", vote).param("number", number).update();
        }
    }

    Optional<Integer> printed(UUID vote) {
        return jdbc.sql("select printed from voting.print_run where vote_id = :vote").param("vote", vote).query(Integer.class).optional();
    }
}
