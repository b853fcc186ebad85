package org.gongqiao.app.supervision;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.organization.Place;
import org.gongqiao.app.supervision.file.Case;
import org.gongqiao.app.supervision.file.CaseOutcome;
import org.gongqiao.app.supervision.file.Cause;
import org.gongqiao.app.supervision.file.Concern;
import org.gongqiao.app.supervision.file.Inquiry;
import org.gongqiao.app.supervision.file.Obstruction;
import org.gongqiao.app.supervision.file.Origin;
import org.gongqiao.app.supervision.file.RecordFinding;
import org.gongqiao.app.supervision.file.Stage;
import org.gongqiao.app.supervision.file.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class CaseStore {

    private static final String CASE = """
            select id, matter_id, number, unit_id, unit_name, region, employer_id, employer, origin, cause, concerns, workers, clue, found_on,
                complainant, claim_id, inspection_id, stage, outcome, outcome_text, proposed, opened_at, closed_at, version,
                area_path::text as area_text, line_path::text as line_text
            from supervision.case_file c""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CaseStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<UUID> byKey(UUID key) {
        return jdbc.sql("select id from supervision.case_file where idempotency_key = :key").param("key", key).query(UUID.class).optional();
    }

    Optional<UUID> byClaim(UUID claim) {
        return jdbc.sql("select id from supervision.case_file where claim_id = :claim").param("claim", claim).query(UUID.class).optional();
    }

    Optional<UUID> byMatter(UUID matter) {
        return jdbc.sql("select id from supervision.case_file where matter_id = :matter").param("matter", matter).query(UUID.class).optional();
    }

    void insert(Case c, UUID key, @Nullable UUID by, Place place) {
        jdbc.sql("""
                insert into supervision.case_file (id, idempotency_key, matter_id, number, unit_id, unit_name, region, employer_id, employer, origin,
                    cause, concerns, workers, clue, found_on, complainant, claim_id, inspection_id, stage, proposed, opened_at, opened_by, area_path, line_path)
                values (:id, :key, :matter, :number, :unit, :unitName, :region, :employer, :employerName, :origin, :cause, :concerns, :workers, :clue,
                    :found, :complainant, :claim, :inspection, :stage, :proposed, :opened, :by, cast(:area as ltree), cast(:line as ltree))""")
                .param("id", c.id()).param("key", key).param("matter", c.matterId()).param("number", c.number()).param("unit", c.unitId())
                .param("unitName", c.unitName()).param("region", c.region()).param("employer", c.employerId(), Types.OTHER)
                .param("employerName", c.employer()).param("origin", c.origin().name()).param("cause", c.cause().name())
                .param("concerns", c.concerns().stream().map(Enum::name).toArray(String[]::new)).param("workers", c.workers()).param("clue", c.clue())
                .param("found", c.foundOn()).param("complainant", c.complainant(), Types.OTHER).param("claim", c.claimId(), Types.OTHER)
                .param("inspection", c.inspectionId(), Types.OTHER).param("stage", c.stage().name()).param("proposed", c.proposed().name())
                .param("opened", at(c.openedAt())).param("by", by, Types.OTHER).param("area", place.areaPath()).param("line", place.linePath()).update();
    }

    /** Under the version that was seen; false where somebody was faster. */
    boolean change(UUID id, int version, Stage stage, List<Concern> concerns, int workers) {
        return jdbc.sql("""
                update supervision.case_file set stage = :stage, concerns = :concerns, workers = :workers, version = version + 1
                where id = :id and version = :version and closed_at is null""")
                .param("id", id).param("version", version).param("stage", stage.name())
                .param("concerns", concerns.stream().map(Enum::name).toArray(String[]::new)).param("workers", workers).update() == 1;
    }

    void stage(UUID id, Stage stage) {
        jdbc.sql("update supervision.case_file set stage = :stage, version = version + 1 where id = :id and closed_at is null")
                .param("id", id).param("stage", stage.name()).update();
    }

    void propose(UUID id, Step step) {
        jdbc.sql("update supervision.case_file set proposed = :step where id = :id").param("id", id).param("step", step.name()).update();
    }

    void close(UUID id, CaseOutcome outcome, String text, Instant now) {
        jdbc.sql("""
                update supervision.case_file set stage = 'CLOSED', outcome = :outcome, outcome_text = :text, closed_at = :now, proposed = 'none',
                    version = version + 1 where id = :id and closed_at is null""")
                .param("id", id).param("outcome", outcome.name()).param("text", text).param("now", at(now)).update();
    }

    Optional<Case> lock(UUID id) {
        return jdbc.sql(CASE + " where id = :id for update").param("id", id).query(CaseStore::read).optional();
    }

    Optional<Case> find(UUID id) {
        return jdbc.sql(CASE + " where id = :id").param("id", id).query(CaseStore::read).optional();
    }

    /** In the order of the tree, so that a page reads straight from the index at every scope. */
    Slice<Case> list(@Nullable Stage stage, boolean open, @Nullable String after, int size, boolean industry) {
        String column = industry ? "c.line_path" : "c.area_path";
        String[] key = after == null ? new String[] {"", "00000000-0000-0000-0000-000000000000"} : after.split("_", 2);
        record Keyed(Case item, String path) {}
        var rows = jdbc.sql(CASE + " where (" + column + ", c.id) > (cast(:path as ltree), cast(:id as uuid))"
                        + (stage != null ? " and c.stage = :stage" : open ? " and c.closed_at is null" : "") + " order by " + column + ", c.id limit :limit")
                .param("path", key[0]).param("id", key[1]).param("stage", stage == null ? "" : stage.name()).param("limit", size + 1)
                .query((row, n) -> new Keyed(read(row, n), row.getString(industry ? "line_text" : "area_text"))).list();
        Slice<Keyed> page = Slice.of(rows, size, keyed -> keyed.path() + "_" + keyed.item().id());
        return new Slice<>(page.items().stream().map(Keyed::item).toList(), page.next());
    }

    List<Case> ofEmployer(UUID employer, int most) {
        return jdbc.sql(CASE + " where employer_id = :employer order by opened_at desc limit :most").param("employer", employer).param("most", most)
                .query(CaseStore::read).list();
    }

    /** Open cases in the order of their ids after the given one, for the job that looks at each. */
    List<UUID> open(UUID after, int most) {
        return jdbc.sql("select id from supervision.case_file where closed_at is null and id > :after order by id limit :most")
                .param("after", after).param("most", most).query(UUID.class).list();
    }

    void insert(Inquiry inquiry, List<Verdict> grounds) {
        jdbc.sql("""
                insert into supervision.inquiry (id, case_id, by_unit, by_name, began_on, grounds, area_path, line_path)
                select :id, c.id, :unit, :name, :began, cast(:grounds as jsonb), c.area_path, c.line_path from supervision.case_file c where c.id = :case""")
                .param("id", inquiry.id()).param("case", inquiry.caseId()).param("unit", inquiry.byUnit()).param("name", inquiry.byName())
                .param("began", inquiry.beganOn()).param("grounds", json.writeValueAsString(Kept.of(grounds))).update();
        inquiry.inquirers().forEach(each -> jdbc.sql("""
                insert into supervision.inquirer (inquiry_id, supervisor_id, name, card_number, area_path, line_path)
                select i.id, :supervisor, :name, :card, i.area_path, i.line_path from supervision.inquiry i where i.id = :inquiry""")
                .param("inquiry", inquiry.id()).param("supervisor", each.supervisorId()).param("name", each.name()).param("card", each.cardNumber()).update());
    }

    boolean found(UUID id, int version, RecordFinding finding) {
        return jdbc.sql("""
                update supervision.inquiry set workers_heard = :workers, employer_heard = :employer, organisations_heard = :organisations,
                    obstruction = :obstruction, record = :record, finding = :finding, found_on = :on, version = version + 1
                where id = :id and version = :version and finding is null""")
                .param("id", id).param("version", version).param("workers", finding.workersHeard()).param("employer", finding.employerHeard())
                .param("organisations", finding.organisationsHeard()).param("obstruction", finding.obstruction().stream().map(Enum::name).toArray(String[]::new))
                .param("record", finding.record()).param("finding", finding.breach() ? "BREACH" : "NONE").param("on", finding.foundOn()).update() == 1;
    }

    boolean urged(UUID id, int version, LocalDate on, String text) {
        return jdbc.sql("""
                update supervision.inquiry set urged_on = :on, urging = :text, version = version + 1
                where id = :id and version = :version and finding = 'BREACH' and urged_on is null""")
                .param("id", id).param("version", version).param("on", on).param("text", text).update() == 1;
    }

    List<Inquiry> inquiries(UUID caseId) {
        record InquirerRow(UUID inquiry, Inquiry.Inquirer inquirer) {}
        var inquirers = jdbc.sql("""
                select q.inquiry_id, q.supervisor_id, q.name, q.card_number from supervision.inquirer q
                join supervision.inquiry i on i.id = q.inquiry_id where i.case_id = :case order by q.name, q.supervisor_id""").param("case", caseId)
                .query((row, n) -> new InquirerRow(row.getObject(1, UUID.class), new Inquiry.Inquirer(row.getObject(2, UUID.class), row.getString(3),
                        row.getString(4)))).list();
        return jdbc.sql("select * from supervision.inquiry where case_id = :case order by id").param("case", caseId).query((row, n) -> {
            UUID id = row.getObject("id", UUID.class);
            String finding = row.getString("finding");
            return new Inquiry(id, caseId, row.getObject("by_unit", UUID.class), row.getString("by_name"), row.getObject("began_on", LocalDate.class),
                    inquirers.stream().filter(each -> each.inquiry().equals(id)).map(InquirerRow::inquirer).toList(), row.getBoolean("workers_heard"),
                    row.getBoolean("employer_heard"), row.getBoolean("organisations_heard"), each(row, "obstruction", Obstruction.class),
                    row.getString("record"), finding == null ? null : finding.equals("BREACH"), row.getObject("found_on", LocalDate.class),
                    row.getObject("urged_on", LocalDate.class), row.getString("urging"), row.getInt("version"));
        }).list();
    }

    private static Case read(ResultSet row, int n) throws SQLException {
        String outcome = row.getString("outcome");
        return new Case(row.getObject("id", UUID.class), row.getObject("matter_id", UUID.class), row.getString("number"), row.getObject("unit_id", UUID.class),
                row.getString("unit_name"), row.getString("region"), row.getObject("employer_id", UUID.class), row.getString("employer"),
                Origin.valueOf(row.getString("origin")), Cause.valueOf(row.getString("cause")), each(row, "concerns", Concern.class), row.getInt("workers"),
                row.getString("clue"), row.getObject("found_on", LocalDate.class), row.getObject("complainant", UUID.class),
                row.getObject("claim_id", UUID.class), row.getObject("inspection_id", UUID.class), Stage.valueOf(row.getString("stage")),
                outcome == null ? null : CaseOutcome.valueOf(outcome), row.getString("outcome_text"), Step.valueOf(row.getString("proposed")),
                instant(row, "opened_at"), row.getObject("closed_at") == null ? null : instant(row, "closed_at"), row.getInt("version"));
    }

    static <E extends Enum<E>> List<E> each(ResultSet row, String column, Class<E> type) throws SQLException {
        Array array = row.getArray(column);
        return Arrays.stream((String[]) array.getArray()).map(name -> Enum.valueOf(type, name)).toList();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
