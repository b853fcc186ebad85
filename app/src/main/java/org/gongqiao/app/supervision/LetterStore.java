package org.gongqiao.app.supervision;

import static org.gongqiao.app.supervision.CaseStore.at;
import static org.gongqiao.app.supervision.CaseStore.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.documents.Paper;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.organization.Place;
import org.gongqiao.app.supervision.file.Answer;
import org.gongqiao.app.supervision.file.Correction;
import org.gongqiao.app.supervision.file.CorrectionCheck;
import org.gongqiao.app.supervision.file.Delivery;
import org.gongqiao.app.supervision.file.DeliveryMethod;
import org.gongqiao.app.supervision.file.Letter;
import org.gongqiao.app.supervision.file.LetterKind;
import org.gongqiao.app.supervision.file.LetterState;
import org.gongqiao.app.supervision.file.PublishedLetter;
import org.gongqiao.app.supervision.file.PublishedReminder;
import org.gongqiao.app.supervision.file.RecordReply;
import org.gongqiao.app.supervision.file.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class LetterStore {

    private static final String LETTER = """
            select id, case_id, published, kind, state, proposer_unit, proposer_name, issuer_unit, issuer_name, employer_id, addressee, region, title, facts,
                basis, demand, request_matter, number, proposed_at, proposed_by, signer_name, signer_office, issued_on, docx_sha256, pdf_sha256, clock_id,
                delivered_on, refused, answer, answered_on, correction, subject, version, area_path::text as area_text, line_path::text as line_text
            from supervision.letter l""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    LetterStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The next number of a union for a kind and year. The row's lock is held to the end of the transaction: whoever fails gives his number back. */
    int nextNumber(UUID issuer, LetterKind kind, int year) {
        return jdbc.sql("""
                insert into supervision.counter as c values (:unit, :kind, :year, 1)
                on conflict (unit_id, kind, year) do update set last = c.last + 1 returning last""")
                .param("unit", issuer).param("kind", kind.name()).param("year", year).query(Integer.class).single();
    }

    Optional<UUID> byKey(UUID key) {
        return jdbc.sql("select id from supervision.letter where idempotency_key = :key").param("key", key).query(UUID.class).optional();
    }

    void insert(Letter l, UUID key, List<Verdict> grounds, Place place) {
        jdbc.sql("""
                insert into supervision.letter (id, idempotency_key, case_id, matter_id, published, kind, state, proposer_unit, proposer_name, issuer_unit, issuer_name,
                    employer_id, addressee, region, title, facts, basis, demand, request_matter, proposed_at, proposed_by, grounds, subject, area_path, line_path)
                values (:id, :key, :case, (select matter_id from supervision.case_file where id = :case), :published, :kind, :state, :proposer, :proposerName, :issuer, :issuerName, :employer, :addressee, :region, :title,
                    :facts, :basis, :demand, :request, :at, :by, cast(:grounds as jsonb), :subject, cast(:area as ltree), cast(:line as ltree))""")
                .param("id", l.id()).param("key", key).param("case", l.caseId(), Types.OTHER).param("published", l.published())
                .param("kind", l.kind().name()).param("state", l.state().name()).param("proposer", l.proposerUnit()).param("proposerName", l.proposerName())
                .param("issuer", l.issuerUnit()).param("issuerName", l.issuerName()).param("employer", l.employerId(), Types.OTHER)
                .param("addressee", l.addressee()).param("region", l.region()).param("title", l.title()).param("facts", l.facts()).param("basis", l.basis())
                .param("demand", l.demand()).param("request", l.requestMatter(), Types.OTHER).param("at", at(l.proposedAt()))
                .param("by", l.proposedBy(), Types.OTHER).param("grounds", json.writeValueAsString(Kept.of(grounds))).param("subject", l.subject(), Types.OTHER)
                .param("area", place.areaPath()).param("line", place.linePath()).update();
    }

    /** Whom a published reminder is addressed to. */
    void addRecipients(Letter letter, List<Recipient> recipients) {
        recipients.forEach(each -> jdbc.sql("""
                insert into supervision.recipient values (:letter, :employer, :name, :unit, :number, :title, :issuer, :on, cast(:area as ltree), cast(:line as ltree))""")
                .param("letter", letter.id()).param("employer", each.employerId()).param("name", each.employer()).param("unit", each.place().unionId())
                .param("number", letter.number()).param("title", letter.title()).param("issuer", letter.issuerName()).param("on", letter.issuedOn())
                .param("area", each.place().areaPath()).param("line", each.place().linePath()).update());
    }

    record Recipient(UUID employerId, String employer, Place place) {}

    int recipients(UUID letter) {
        return jdbc.sql("select count(*) from supervision.recipient where letter_id = :letter").param("letter", letter).query(Integer.class).single();
    }

    /** Published reminders that reached employers in scope, the newest first. */
    List<PublishedReminder> reaching(int most) {
        return jdbc.sql("""
                select letter_id, number, title, issuer_name, issued_on, count(*) as employers from supervision.recipient
                group by letter_id, number, title, issuer_name, issued_on order by issued_on desc, letter_id desc limit :most""").param("most", most)
                .query((row, n) -> new PublishedReminder(row.getObject("letter_id", UUID.class), row.getString("number"), row.getString("title"),
                        row.getString("issuer_name"), row.getObject("issued_on", LocalDate.class), row.getInt("employers"))).list();
    }

    /** Without a scope: what anybody may read. */
    List<PublishedLetter> published(@Nullable UUID id) {
        return jdbc.sql("select id, number, issuer_name, title, facts, basis, demand, addressee, issued_on from supervision.published(:id)")
                .param("id", id, Types.OTHER).query((row, n) -> new PublishedLetter(row.getObject("id", UUID.class), row.getString("number"),
                        row.getString("issuer_name"), row.getString("title"), row.getString("facts"), row.getString("basis"), row.getString("demand"),
                        row.getString("addressee"), row.getObject("issued_on", LocalDate.class))).list();
    }

    Optional<Made> publishedPaper(UUID id) {
        return jdbc.sql("select template, template_version, paper::text as paper from supervision.published(:id)").param("id", id).query((row, n) -> made(row)).optional();
    }

    void issue(UUID id, UUID issuer, String issuerName, Numbered numbered, @Nullable UUID signer, String signerName, String signerOffice, LocalDate on,
               List<Verdict> grounds, Map<String, Object> values, Paper paper) {
        jdbc.sql("""
                update supervision.letter set state = 'ISSUED', issuer_unit = :issuer, issuer_name = :issuerName, number = :number, number_year = :year,
                    number_seq = :seq, signer = :signer, signer_name = :signerName, signer_office = :office, issued_on = :on,
                    grounds = cast(:grounds as jsonb), template = :template, template_version = :templateVersion, paper = cast(:paper as jsonb),
                    fonts = :fonts, docx_sha256 = :docx, pdf_sha256 = :pdf, version = version + 1 where id = :id""")
                .param("id", id).param("issuer", issuer).param("issuerName", issuerName).param("number", numbered.text()).param("year", numbered.year())
                .param("seq", numbered.seq()).param("signer", signer, Types.OTHER).param("signerName", signerName).param("office", signerOffice)
                .param("on", on).param("grounds", json.writeValueAsString(Kept.of(grounds))).param("template", paper.template())
                .param("templateVersion", paper.version()).param("paper", json.writeValueAsString(values)).param("fonts", paper.fonts())
                .param("docx", paper.docxSha256()).param("pdf", paper.pdfSha256()).update();
    }

    record Numbered(String text, int year, int seq) {}

    /** What a paper was made of. */
    record Made(String template, int version, Map<String, Object> values) {}

    Optional<Made> made(UUID id) {
        return jdbc.sql("select template, template_version, paper::text as paper from supervision.letter where id = :id and paper is not null")
                .param("id", id).query((row, n) -> made(row)).optional();
    }

    private Made made(ResultSet row) throws SQLException {
        return new Made(row.getString("template"), row.getInt("template_version"),
                json.readValue(row.getString("paper"), new TypeReference<Map<String, Object>>() {}));
    }

    List<Verdict> grounds(UUID id) {
        return jdbc.sql("select grounds::text as grounds from supervision.letter where id = :id").param("id", id)
                .query((row, n) -> List.of(json.readValue(row.getString("grounds"), Kept[].class))).single().stream().map(Kept::again).toList();
    }

    boolean withdrawn(UUID id, int version) {
        return jdbc.sql("update supervision.letter set state = 'WITHDRAWN', version = version + 1 where id = :id and version = :version and state in ('PROPOSED', 'ASKED')")
                .param("id", id).param("version", version).update() == 1;
    }

    void clock(UUID id, UUID clock) {
        jdbc.sql("update supervision.letter set clock_id = :clock where id = :id").param("id", id).param("clock", clock).update();
    }

    void delivered(UUID id, LocalDate on, boolean refused) {
        jdbc.sql("""
                update supervision.letter set delivered_on = :on, refused = :refused, version = version + 1 where id = :id""")
                .param("id", id).param("on", on).param("refused", refused).update();
    }

    void answered(UUID id, Answer answer, LocalDate on) {
        jdbc.sql("update supervision.letter set answer = :answer, answered_on = :on, version = version + 1 where id = :id")
                .param("id", id).param("answer", answer.name()).param("on", on).update();
    }

    void checked(UUID id, Correction result) {
        jdbc.sql("update supervision.letter set correction = :result, version = version + 1 where id = :id").param("id", id).param("result", result.name()).update();
    }

    void insert(Delivery d, @Nullable UUID by) {
        jdbc.sql("""
                insert into supervision.delivery (id, letter_id, method, on_day, refused, receiver, note, attachment_id, recorded_at, recorded_by, unit_name,
                    area_path, line_path)
                select :id, l.id, :method, :on, :refused, :receiver, :note, :attachment, :at, :by, :unit, l.area_path, l.line_path
                from supervision.letter l where l.id = :letter""").param("id", d.id()).param("letter", d.letterId()).param("method", d.method().name())
                .param("on", d.on()).param("refused", d.refused()).param("receiver", d.receiver()).param("note", d.note())
                .param("attachment", d.attachmentId(), Types.OTHER).param("at", at(d.recordedAt())).param("by", by, Types.OTHER).param("unit", d.unitName())
                .update();
    }

    void insert(Reply r, @Nullable UUID by) {
        jdbc.sql("""
                insert into supervision.reply (id, letter_id, answer, text, correct_by, received_on, by_link, attachment_id, recorded_at, recorded_by,
                    area_path, line_path)
                select :id, l.id, :answer, :text, :correctBy, :on, :link, :attachment, :at, :by, l.area_path, l.line_path
                from supervision.letter l where l.id = :letter""").param("id", r.id()).param("letter", r.letterId()).param("answer", r.answer().name())
                .param("text", r.text()).param("correctBy", r.correctBy(), Types.DATE).param("on", r.receivedOn()).param("link", r.byLink())
                .param("attachment", r.attachmentId(), Types.OTHER).param("at", at(r.recordedAt())).param("by", by, Types.OTHER).update();
    }

    /** By an employer with a grant; false where it is not his, not delivered or answered already. */
    boolean answerByPart(UUID reply, UUID letter, RecordReply given, Instant now) {
        return jdbc.sql("select supervision.answer(:reply, :letter, :answer, :text, cast(:by as date), :on, :at)").param("reply", reply).param("letter", letter)
                .param("answer", given.answer().name()).param("text", given.text()).param("by", given.correctBy(), Types.DATE)
                .param("on", given.receivedOn()).param("at", at(now)).query(Boolean.class).single();
    }

    /** All issued letters that the caller sees: to an employer with a grant, those to him. */
    List<Letter> issued() {
        return jdbc.sql(LETTER + " where state = 'ISSUED' order by issued_on, id").query(LetterStore::read).list();
    }

    void insert(CorrectionCheck c, @Nullable UUID by) {
        jdbc.sql("""
                insert into supervision.correction_check (id, letter_id, result, text, checked_on, recorded_at, recorded_by, unit_name, area_path, line_path)
                select :id, l.id, :result, :text, :on, :at, :by, :unit, l.area_path, l.line_path from supervision.letter l where l.id = :letter""")
                .param("id", c.id()).param("letter", c.letterId()).param("result", c.result().name()).param("text", c.text()).param("on", c.checkedOn())
                .param("at", at(c.recordedAt())).param("by", by, Types.OTHER).param("unit", c.unitName()).update();
    }

    Optional<Letter> find(UUID id) {
        return jdbc.sql(LETTER + " where id = :id").param("id", id).query(LetterStore::read).optional();
    }

    Optional<Letter> lock(UUID id) {
        return jdbc.sql(LETTER + " where id = :id for update").param("id", id).query(LetterStore::read).optional();
    }

    List<Letter> of(UUID caseId) {
        return jdbc.sql(LETTER + " where case_id = :case order by id").param("case", caseId).query(LetterStore::read).list();
    }

    Slice<Letter> list(@Nullable LetterKind kind, @Nullable String after, int size, boolean industry) {
        String column = industry ? "l.line_path" : "l.area_path";
        String[] key = after == null ? new String[] {"", "00000000-0000-0000-0000-000000000000"} : after.split("_", 2);
        record Keyed(Letter item, String path) {}
        var rows = jdbc.sql(LETTER + " where (" + column + ", l.id) > (cast(:path as ltree), cast(:id as uuid))" + (kind == null ? "" : " and l.kind = :kind")
                        + " order by " + column + ", l.id limit :limit")
                .param("path", key[0]).param("id", key[1]).param("kind", kind == null ? "" : kind.name())
                .param("limit", size + 1).query((row, n) -> new Keyed(read(row, n), row.getString(industry ? "line_text" : "area_text"))).list();
        Slice<Keyed> page = Slice.of(rows, size, keyed -> keyed.path() + "_" + keyed.item().id());
        return new Slice<>(page.items().stream().map(Keyed::item).toList(), page.next());
    }

    List<Delivery> deliveries(UUID letter) {
        return jdbc.sql("select * from supervision.delivery where letter_id = :letter order by id").param("letter", letter).query((row, n) ->
                new Delivery(row.getObject("id", UUID.class), letter, DeliveryMethod.valueOf(row.getString("method")), row.getObject("on_day", LocalDate.class),
                        row.getBoolean("refused"), row.getString("receiver"), row.getString("note"), row.getObject("attachment_id", UUID.class),
                        instant(row, "recorded_at"), row.getString("unit_name"))).list();
    }

    List<Reply> replies(UUID letter) {
        return jdbc.sql("select * from supervision.reply where letter_id = :letter order by id").param("letter", letter).query((row, n) ->
                new Reply(row.getObject("id", UUID.class), letter, Answer.valueOf(row.getString("answer")), row.getString("text"),
                        row.getObject("correct_by", LocalDate.class), row.getObject("received_on", LocalDate.class), row.getBoolean("by_link"),
                        row.getObject("attachment_id", UUID.class), instant(row, "recorded_at"))).list();
    }

    List<CorrectionCheck> checks(UUID letter) {
        return jdbc.sql("select * from supervision.correction_check where letter_id = :letter order by id").param("letter", letter).query((row, n) ->
                new CorrectionCheck(row.getObject("id", UUID.class), letter, Correction.valueOf(row.getString("result")), row.getString("text"),
                        row.getObject("checked_on", LocalDate.class), instant(row, "recorded_at"), row.getString("unit_name"))).list();
    }

    private static Letter read(ResultSet row, int n) throws SQLException {
        String answer = row.getString("answer");
        String correction = row.getString("correction");
        return new Letter(row.getObject("id", UUID.class), row.getObject("case_id", UUID.class), row.getBoolean("published"),
                LetterKind.valueOf(row.getString("kind")), LetterState.valueOf(row.getString("state")), row.getObject("proposer_unit", UUID.class),
                row.getString("proposer_name"), row.getObject("issuer_unit", UUID.class), row.getString("issuer_name"),
                row.getObject("employer_id", UUID.class), row.getString("addressee"), row.getString("region"), row.getString("title"),
                row.getString("facts"), row.getString("basis"), row.getString("demand"), row.getObject("request_matter", UUID.class),
                row.getString("number"), instant(row, "proposed_at"), row.getObject("proposed_by", UUID.class), row.getString("signer_name"),
                row.getString("signer_office"), row.getObject("issued_on", LocalDate.class), row.getString("docx_sha256"), row.getString("pdf_sha256"),
                row.getObject("clock_id", UUID.class), row.getObject("delivered_on", LocalDate.class), row.getBoolean("refused"),
                answer == null ? null : Answer.valueOf(answer), row.getObject("answered_on", LocalDate.class),
                correction == null ? null : Correction.valueOf(correction), row.getObject("subject", UUID.class), row.getInt("version"));
    }
}
