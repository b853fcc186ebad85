package org.gongqiao.app.supervision.inspection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.organization.Employer;
import org.gongqiao.app.organization.Place;
import org.gongqiao.app.supervision.file.Cause;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class InspectionStore {

    private static final String PLAN = """
            select p.id, p.unit_id, p.unit_name, p.title, p.checklist_id, c.title as checklist_title, p.from_on, p.until_on,
                (select count(*) from supervision.inspection i where i.plan_id = p.id) as planned,
                (select count(*) from supervision.inspection i where i.plan_id = p.id and i.done_on is not null) as done,
                (select count(*) from supervision.inspection_answer a join supervision.inspection i on i.id = a.inspection_id
                    where i.plan_id = p.id and a.answer = 'FINDING') as findings
            from supervision.plan p join supervision.checklist c on c.id = p.checklist_id""";

    private final JdbcClient jdbc;

    InspectionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Checklist checklist) {
        jdbc.sql("insert into supervision.checklist (id, unit_id, unit_name, title) values (:id, :unit, :name, :title)").param("id", checklist.id())
                .param("unit", checklist.unitId()).param("name", checklist.unitName()).param("title", checklist.title()).update();
        checklist.items().forEach(item -> jdbc.sql("insert into supervision.checklist_item values (:id, :checklist, :position, :cause, :text, :source)")
                .param("id", item.id()).param("checklist", checklist.id()).param("position", item.position()).param("cause", item.cause().name())
                .param("text", item.text()).param("source", item.source()).update());
    }

    boolean retire(UUID id, UUID unit) {
        return jdbc.sql("update supervision.checklist set retired = true, version = version + 1 where id = :id and unit_id = :unit and not retired")
                .param("id", id).param("unit", unit).update() == 1;
    }

    List<Checklist> checklists() {
        return jdbc.sql("select id, unit_id, unit_name, title, version from supervision.checklist where not retired order by title, id limit 200")
                .query((row, n) -> checklist(row)).list();
    }

    Optional<Checklist> checklist(UUID id) {
        return jdbc.sql("select id, unit_id, unit_name, title, version from supervision.checklist where id = :id").param("id", id)
                .query((row, n) -> checklist(row)).optional();
    }

    private Checklist checklist(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Checklist(id, row.getObject("unit_id", UUID.class), row.getString("unit_name"), row.getString("title"), items(id), row.getInt("version"));
    }

    private List<Checklist.Item> items(UUID checklist) {
        return jdbc.sql("select * from supervision.checklist_item where checklist_id = :id order by position").param("id", checklist).query((row, n) ->
                new Checklist.Item(row.getObject("id", UUID.class), row.getInt("position"), Cause.valueOf(row.getString("cause")), row.getString("text"),
                        row.getString("source"))).list();
    }

    Optional<UUID> planByKey(UUID key) {
        return jdbc.sql("select id from supervision.plan where idempotency_key = :key").param("key", key).query(UUID.class).optional();
    }

    void insertPlan(UUID id, UUID key, UUID unit, String unitName, String title, UUID checklist, LocalDate from, LocalDate until, Place place) {
        jdbc.sql("insert into supervision.plan values (:id, :key, :unit, :name, :title, :checklist, :from, :until, cast(:area as ltree), cast(:line as ltree))")
                .param("id", id).param("key", key).param("unit", unit).param("name", unitName).param("title", title).param("checklist", checklist)
                .param("from", from).param("until", until).param("area", place.areaPath()).param("line", place.linePath()).update();
    }

    void insertInspection(UUID id, UUID plan, Employer employer, LocalDate planned) {
        jdbc.sql("""
                insert into supervision.inspection (id, plan_id, employer_id, employer, region, planned_on, area_path, line_path)
                select :id, p.id, :employer, :name, :region, :planned, p.area_path, p.line_path from supervision.plan p where p.id = :plan""")
                .param("id", id).param("plan", plan).param("employer", employer.id()).param("name", employer.name()).param("region", employer.region())
                .param("planned", planned).update();
    }

    boolean done(UUID id, int version, LocalDate on, String inspectors, String note) {
        return jdbc.sql("""
                update supervision.inspection set done_on = :on, inspectors = :inspectors, note = :note, version = version + 1
                where id = :id and version = :version and done_on is null""").param("id", id).param("version", version).param("on", on)
                .param("inspectors", inspectors).param("note", note).update() == 1;
    }

    void insertAnswer(UUID inspection, ItemAnswer answer) {
        jdbc.sql("""
                insert into supervision.inspection_answer (inspection_id, item_id, answer, note, area_path, line_path)
                select i.id, :item, :answer, :note, i.area_path, i.line_path from supervision.inspection i where i.id = :inspection""")
                .param("inspection", inspection).param("item", answer.itemId()).param("answer", answer.found().name()).param("note", answer.note()).update();
    }

    boolean link(UUID inspection, UUID item, UUID caseId) {
        return jdbc.sql("""
                update supervision.inspection_answer set case_id = :case where inspection_id = :inspection and item_id = :item and answer = 'FINDING'
                    and case_id is null""").param("inspection", inspection).param("item", item).param("case", caseId).update() == 1;
    }

    List<Plan> plans(int most) {
        return jdbc.sql(PLAN + " order by p.from_on desc, p.id desc limit :most").param("most", most).query(InspectionStore::plan).list();
    }

    Optional<Plan> plan(UUID id) {
        return jdbc.sql(PLAN + " where p.id = :id").param("id", id).query(InspectionStore::plan).optional();
    }

    List<Inspection> of(UUID plan) {
        return jdbc.sql("select * from supervision.inspection where plan_id = :plan order by employer, id").param("plan", plan).query(InspectionStore::inspection).list();
    }

    Optional<Inspection> find(UUID id) {
        return jdbc.sql("select * from supervision.inspection where id = :id").param("id", id).query(InspectionStore::inspection).optional();
    }

    Map<UUID, ItemAnswer> answers(UUID inspection) {
        return jdbc.sql("select * from supervision.inspection_answer where inspection_id = :id").param("id", inspection).query((row, n) ->
                new ItemAnswer(row.getObject("item_id", UUID.class), ItemAnswer.Found.valueOf(row.getString("answer")), row.getString("note"),
                        row.getObject("case_id", UUID.class))).list().stream().collect(Collectors.toMap(ItemAnswer::itemId, each -> each));
    }

    private static Plan plan(ResultSet row, int n) throws SQLException {
        return new Plan(row.getObject("id", UUID.class), row.getObject("unit_id", UUID.class), row.getString("unit_name"), row.getString("title"),
                row.getObject("checklist_id", UUID.class), row.getString("checklist_title"), row.getObject("from_on", LocalDate.class),
                row.getObject("until_on", LocalDate.class), row.getInt("planned"), row.getInt("done"), row.getInt("findings"));
    }

    private static Inspection inspection(ResultSet row, int n) throws SQLException {
        return new Inspection(row.getObject("id", UUID.class), row.getObject("plan_id", UUID.class), row.getObject("employer_id", UUID.class),
                row.getString("employer"), row.getString("region"), row.getObject("planned_on", LocalDate.class), row.getObject("done_on", LocalDate.class),
                row.getString("inspectors"), row.getString("note"), row.getInt("version"));
    }
}
