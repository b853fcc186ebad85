package org.gongqiao.app.supervision.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.organization.Place;
import org.gongqiao.app.supervision.Kept;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class SupervisorStore {

    private static final String SUPERVISOR = """
            select id, unit_id, unit_name, person_id, name, kind, head, appointed_on, term_until, trained_on, training, card_number, card_issuer,
                card_issuer_name, card_from, card_until, card_withdrawn_on, ended_on, end_reason, version,
                area_path::text as area_text, line_path::text as line_text
            from supervision.supervisor s""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SupervisorStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<SupervisionBody> body(UUID unit) {
        return jdbc.sql("select * from supervision.body where unit_id = :unit").param("unit", unit).query((row, n) ->
                new SupervisionBody(row.getObject("id", UUID.class), unit, row.getString("unit_name"), SupervisionBody.Form.valueOf(row.getString("form")),
                        row.getInt("members"), row.getObject("established_on", LocalDate.class), row.getObject("term_until", LocalDate.class),
                        row.getString("letter_code"), row.getString("address"), row.getString("phone"), row.getString("email"), row.getInt("version")))
                .optional();
    }

    void insert(SupervisionBody body, List<Verdict> grounds, Place place) {
        write("""
                insert into supervision.body (id, unit_id, unit_name, form, members, established_on, term_until, letter_code, address, phone, email,
                    grounds, area_path, line_path)
                values (:id, :unit, :unitName, :form, :members, :established, :term, :code, :address, :phone, :email, cast(:grounds as jsonb),
                    cast(:area as ltree), cast(:line as ltree))""", body, grounds).param("id", body.id()).param("unit", body.unitId())
                .param("area", place.areaPath()).param("line", place.linePath()).update();
    }

    boolean update(SupervisionBody body, List<Verdict> grounds) {
        return write("""
                update supervision.body set unit_name = :unitName, form = :form, members = :members, established_on = :established, term_until = :term,
                    letter_code = :code, address = :address, phone = :phone, email = :email, grounds = cast(:grounds as jsonb), version = version + 1
                where id = :id and version = :version""", body, grounds).param("id", body.id()).param("version", body.version()).update() == 1;
    }

    private JdbcClient.StatementSpec write(String sql, SupervisionBody body, List<Verdict> grounds) {
        return jdbc.sql(sql).param("unitName", body.unitName()).param("form", body.form().name()).param("members", body.members())
                .param("established", body.establishedOn()).param("term", body.termUntil(), Types.DATE).param("code", body.letterCode())
                .param("address", body.address()).param("phone", body.phone()).param("email", body.email())
                .param("grounds", json.writeValueAsString(Kept.of(grounds)));
    }

    void insert(Supervisor s, Place place) {
        jdbc.sql("""
                insert into supervision.supervisor (id, unit_id, unit_name, person_id, name, kind, head, appointed_on, term_until, area_path, line_path)
                values (:id, :unit, :unitName, :person, :name, :kind, :head, :on, :until, cast(:area as ltree), cast(:line as ltree))""")
                .param("id", s.id()).param("unit", s.unitId()).param("unitName", s.unitName()).param("person", s.personId()).param("name", s.name())
                .param("kind", s.kind().name()).param("head", s.head()).param("on", s.appointedOn()).param("until", s.termUntil())
                .param("area", place.areaPath()).param("line", place.linePath()).update();
    }

    boolean isLive(UUID unit, UUID person) {
        return jdbc.sql("select exists (select from supervision.supervisor where unit_id = :unit and person_id = :person and ended_on is null)")
                .param("unit", unit).param("person", person).query(Boolean.class).single();
    }

    boolean trained(UUID id, int version, LocalDate on, String training) {
        return jdbc.sql("""
                update supervision.supervisor set trained_on = :on, training = :training, version = version + 1
                where id = :id and version = :version and ended_on is null""").param("id", id).param("version", version).param("on", on)
                .param("training", training).update() == 1;
    }

    int nextCard(UUID issuer, int year) {
        return jdbc.sql("""
                insert into supervision.counter as c values (:unit, 'CARD', :year, 1)
                on conflict (unit_id, kind, year) do update set last = c.last + 1 returning last""")
                .param("unit", issuer).param("year", year).query(Integer.class).single();
    }

    boolean card(UUID id, int version, Supervisor.Card card) {
        return jdbc.sql("""
                update supervision.supervisor set card_number = :number, card_issuer = :issuer, card_issuer_name = :issuerName, card_from = :from,
                    card_until = :until, card_withdrawn_on = null, version = version + 1
                where id = :id and version = :version and ended_on is null""").param("id", id).param("version", version).param("number", card.number())
                .param("issuer", card.issuer()).param("issuerName", card.issuerName()).param("from", card.from()).param("until", card.until()).update() == 1;
    }

    boolean withdrawn(UUID id, int version, LocalDate on) {
        return jdbc.sql("""
                update supervision.supervisor set card_withdrawn_on = :on, version = version + 1
                where id = :id and version = :version and card_number is not null and card_withdrawn_on is null""")
                .param("id", id).param("version", version).param("on", on).update() == 1;
    }

    boolean ended(UUID id, int version, LocalDate on, String reason) {
        return jdbc.sql("""
                update supervision.supervisor set ended_on = :on, end_reason = :reason,
                    card_withdrawn_on = case when card_number is null then null else coalesce(card_withdrawn_on, :on) end, version = version + 1
                where id = :id and version = :version and ended_on is null""")
                .param("id", id).param("version", version).param("on", on).param("reason", reason).update() == 1;
    }

    Optional<Supervisor> find(UUID id) {
        return jdbc.sql(SUPERVISOR + " where id = :id").param("id", id).query(SupervisorStore::read).optional();
    }

    List<Supervisor> find(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : jdbc.sql(SUPERVISOR + " where id in (:ids) order by name, id").param("ids", ids).query(SupervisorStore::read).list();
    }

    /** Those in office at these unions, by name. */
    List<Supervisor> at(Collection<UUID> units) {
        return jdbc.sql(SUPERVISOR + " where unit_id in (:units) and ended_on is null order by unit_name, name, id").param("units", units)
                .query(SupervisorStore::read).list();
    }

    Slice<Supervisor> list(@Nullable String after, int size, boolean industry) {
        String column = industry ? "s.line_path" : "s.area_path";
        String[] key = after == null ? new String[] {"", "00000000-0000-0000-0000-000000000000"} : after.split("_", 2);
        record Keyed(Supervisor item, String path) {}
        var rows = jdbc.sql(SUPERVISOR + " where ended_on is null and (" + column + ", s.id) > (cast(:path as ltree), cast(:id as uuid)) order by " + column
                        + ", s.id limit :limit").param("path", key[0]).param("id", key[1]).param("limit", size + 1)
                .query((row, n) -> new Keyed(read(row, n), row.getString(industry ? "line_text" : "area_text"))).list();
        Slice<Keyed> page = Slice.of(rows, size, keyed -> keyed.path() + "_" + keyed.item().id());
        return new Slice<>(page.items().stream().map(Keyed::item).toList(), page.next());
    }

    private static Supervisor read(ResultSet row, int n) throws SQLException {
        String number = row.getString("card_number");
        return new Supervisor(row.getObject("id", UUID.class), row.getObject("unit_id", UUID.class), row.getString("unit_name"),
                row.getObject("person_id", UUID.class), row.getString("name"), Supervisor.Kind.valueOf(row.getString("kind")), row.getBoolean("head"),
                row.getObject("appointed_on", LocalDate.class), row.getObject("term_until", LocalDate.class), row.getObject("trained_on", LocalDate.class),
                row.getString("training"), number == null ? null : new Supervisor.Card(number, row.getObject("card_issuer", UUID.class),
                        row.getString("card_issuer_name"), row.getObject("card_from", LocalDate.class), row.getObject("card_until", LocalDate.class),
                        row.getObject("card_withdrawn_on", LocalDate.class)),
                row.getObject("ended_on", LocalDate.class), row.getString("end_reason"), row.getInt("version"));
    }
}
