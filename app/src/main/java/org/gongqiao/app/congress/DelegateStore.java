package org.gongqiao.app.congress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DelegateStore {

    private static final String DELEGATE = """
            select d.id, d.body_id, d.person_id, d.name, d.constituency_id, d.constituency_name, d.front_line, d.woman, d.leader, d.teacher,
                d.dispatched, d.disabled, d.weight, d.from_on, d.until_on, d.end_reason
            from congress.delegate d""";

    private final JdbcClient jdbc;

    DelegateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param election by which he was elected; null in an assembly */
    void insert(Delegate d, @Nullable UUID election) {
        jdbc.sql("""
                insert into congress.delegate (id, body_id, person_id, name, constituency_id, constituency_name, front_line, woman, leader, teacher,
                    dispatched, disabled, weight, from_on, election_id, area_path, line_path)
                select :id, b.id, :person, :name, :constituency, :constituencyName, :front, :woman, :leader, :teacher, :dispatched, :disabled,
                    :weight, :from, :election, b.area_path, b.line_path from congress.body b where b.id = :body""")
                .param("id", d.id()).param("body", d.body()).param("person", d.person()).param("name", d.name())
                .param("constituency", d.constituency(), Types.OTHER).param("constituencyName", d.constituencyName()).param("front", d.frontLine())
                .param("woman", d.woman()).param("leader", d.leader()).param("teacher", d.teacher()).param("dispatched", d.dispatched())
                .param("disabled", d.disabled()).param("weight", d.weight()).param("from", d.fromOn()).param("election", election, Types.OTHER).update();
    }

    boolean end(UUID id, LocalDate on, DelegateEnd why, @Nullable String words, @Nullable UUID election) {
        return jdbc.sql("""
                update congress.delegate set until_on = greatest(from_on, :on), end_reason = :why, end_words = :words, end_election_id = :election
                where id = :id and until_on is null""")
                .param("id", id).param("on", on).param("why", why.name()).param("words", words).param("election", election, Types.OTHER).update() == 1;
    }

    void endAll(UUID body, LocalDate on) {
        jdbc.sql("update congress.delegate set until_on = greatest(from_on, :on), end_reason = 'TERM' where body_id = :body and until_on is null")
                .param("body", body).param("on", on).update();
    }

    List<Delegate> on(UUID body, LocalDate day) {
        return jdbc.sql(DELEGATE + " where d.body_id = :body and d.from_on <= :day and (d.until_on is null or d.until_on > :day) "
                        + "order by d.constituency_name collate \"zh-x-icu\", d.name collate \"zh-x-icu\", d.id")
                .param("body", body).param("day", day).query(DelegateStore::read).list();
    }

    List<Delegate> like(UUID body, LocalDate day, List<String> words, Collection<UUID> without, String near, int most) {
        return jdbc.sql(DELEGATE + " where d.body_id = :body and d.from_on <= :day and (d.until_on is null or d.until_on > :day) "
                        + "and d.name || ' ' || d.constituency_name ilike all (:patterns) and d.person_id <> all (:without) "
                        + "order by d.constituency_name <> :near, d.constituency_name collate \"zh-x-icu\", d.name collate \"zh-x-icu\", d.id limit :most")
                .param("body", body).param("day", day).param("patterns", words.stream().map(DelegateStore::pattern).toArray(String[]::new))
                .param("without", without.toArray(UUID[]::new)).param("near", near).param("most", most).query(DelegateStore::read).list();
    }

    private static String pattern(String word) {
        return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    List<Delegate> among(UUID body, LocalDate day, Collection<UUID> persons) {
        return jdbc.sql(DELEGATE + " where d.body_id = :body and d.from_on <= :day and (d.until_on is null or d.until_on > :day) "
                        + "and d.person_id = any (:persons) order by d.id")
                .param("body", body).param("day", day).param("persons", persons.toArray(UUID[]::new)).query(DelegateStore::read).list();
    }

    /** All of the term, those who ended too. */
    List<Delegate> all(UUID body) {
        return jdbc.sql(DELEGATE + " where d.body_id = :body order by d.until_on is not null, d.constituency_name collate \"zh-x-icu\", "
                + "d.name collate \"zh-x-icu\", d.id").param("body", body).query(DelegateStore::read).list();
    }

    Optional<Delegate> find(UUID id) {
        return jdbc.sql(DELEGATE + " where d.id = :id").param("id", id).query(DelegateStore::read).optional();
    }

    List<Delegate> ofPerson(UUID person, LocalDate day) {
        return jdbc.sql(DELEGATE + " where d.person_id = :person and d.from_on <= :day and (d.until_on is null or d.until_on > :day) order by d.from_on, d.id")
                .param("person", person).param("day", day).query(DelegateStore::read).list();
    }

    int voters(UUID body, LocalDate day) {
        return jdbc.sql("select congress.voters(:body, :day)").param("body", body).param("day", day).query(Integer.class).single();
    }

    boolean isOn(UUID body, UUID person, LocalDate day) {
        return jdbc.sql("""
                select exists (select from congress.delegate where body_id = :body and person_id = :person and from_on <= :day
                    and (until_on is null or until_on > :day))""")
                .param("body", body).param("person", person).param("day", day).query(Boolean.class).single();
    }

    List<UUID> bodiesOf(UUID person, LocalDate day) {
        return jdbc.sql("""
                select distinct body_id from congress.delegate where person_id = :person and from_on <= :day and (until_on is null or until_on > :day)
                order by body_id""").param("person", person).param("day", day).query(UUID.class).list();
    }

    boolean any(UUID body) {
        return jdbc.sql("select exists (select from congress.delegate where body_id = :body)").param("body", body).query(Boolean.class).single();
    }

    private static Delegate read(ResultSet row, int n) throws SQLException {
        String end = row.getString("end_reason");
        return new Delegate(row.getObject("id", UUID.class), row.getObject("body_id", UUID.class), row.getObject("person_id", UUID.class),
                row.getString("name"), row.getObject("constituency_id", UUID.class), row.getString("constituency_name"), row.getBoolean("front_line"),
                row.getBoolean("woman"), row.getBoolean("leader"), row.getBoolean("teacher"), row.getBoolean("dispatched"), row.getBoolean("disabled"),
                row.getInt("weight"), row.getObject("from_on", LocalDate.class), row.getObject("until_on", LocalDate.class),
                end == null ? null : DelegateEnd.valueOf(end));
    }
}
