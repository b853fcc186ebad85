package org.gongqiao.app.disputes.dismissal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.MatterPassedOn;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.NewMatter;
import org.gongqiao.app.disputes.procedure.CountingBack;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.documents.Audience;
import org.gongqiao.app.documents.PaperOutcome;
import org.gongqiao.app.documents.Papers;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Citation;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.rights.Elapsed;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.vault.SealedColumn;
import org.gongqiao.app.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Notices of dismissals and layoffs in the caller's scope: checked, answered by the union's opinion, and followed to the employer's answer. */
@Component
public class Dismissals implements RecordLookup {

    static final Vault.Column ANSWERS = Vault.Column.of("disputes.dismissal.answers");
    public static final String FILES = "dismissal";
    private static final String OPINION = "R-14.opinion";
    private static final String EXPLAIN = "R-15.explain";
    private static final String DISMISSAL = """
            select id, matter_id, number, unit_id, unit_name, region, employer, answers, unlawful, checked_at, issued_on, answered_on, answer, corrected, version, explained
            from disputes.dismissal n""";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Vault vault;
    private final Matters matters;
    private final DismissalMatter kind;
    private final Unions unions;
    private final Law law;
    private final CountingBack back;
    private final Attachments attachments;
    private final Papers papers;
    private final MessageSource texts;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Dismissals(JdbcClient jdbc, JsonMapper json, Vault vault, Matters matters, DismissalMatter kind, Unions unions, Law law, CountingBack back,
               Attachments attachments, Papers papers, MessageSource texts, AuditLog audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.vault = vault;
        this.matters = matters;
        this.kind = kind;
        this.unions = unions;
        this.law = law;
        this.back = back;
        this.attachments = attachments;
        this.papers = papers;
        this.texts = texts;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Sealed {

        @Bean
        SealedColumn sealedDismissalAnswers() {
            return SealedColumn.of(ANSWERS);
        }
    }

    @Override
    public String kind() {
        return "dismissal";
    }

    @Override
    @Transactional(readOnly = true)
    public boolean inScope(UUID id) {
        return find(id).isPresent();
    }

    /**
     * Checks the answers and opens the matter of the union's opinion, due in the set days. The same key makes one.
     *
     * @param files that wait: the employer's notice as it came
     */
    @Transactional
    public UUID check(UUID key, String employer, Answers answers, List<UUID> files) {
        Optional<UUID> known = jdbc.sql("select id from disputes.dismissal where idempotency_key = :key").param("key", key).query(UUID.class).optional();
        if (known.isPresent()) {
            return known.get();
        }
        UUID id = ids.next();
        Union at = unions.get(Scope.desk().unit());
        Elapsed explained = back.stood(EXPLAIN, at.region(), answers.endsOn(), answers.explainedOn());
        List<Verdict> verdicts = DismissalCheck.of(answers, law.today(at.region()), explained);
        Matter matter = matters.open(new NewMatter(kind, List.of(employer), id, null, List.of(at.id()), "opinion", OPINION, OPINION));
        jdbc.sql("""
                insert into disputes.dismissal (id, idempotency_key, matter_id, number, unit_id, unit_name, region, employer, answers, unlawful, grounds,
                    checked_at, explained, area_path, line_path)
                values (:id, :key, :matter, :number, :unit, :unitName, :region, :employer, :answers, :unlawful, cast(:grounds as jsonb), :now, :explained,
                    cast(:area as ltree), cast(:line as ltree))""")
                .param("id", id).param("explained", explained.name()).param("key", key).param("matter", matter.id()).param("number", matter.number()).param("unit", at.id())
                .param("unitName", at.name()).param("region", at.region()).param("employer", employer)
                .param("answers", vault.seal(ANSWERS, id, json.writeValueAsString(answers)))
                .param("unlawful", verdicts.stream().anyMatch(Verdict.Unlawful.class::isInstance))
                .param("grounds", json.writeValueAsString(verdicts.stream().map(each -> Map.of("key", each.key(), "ruleId", each.ground().ruleId(), "ruleVersion", each.ground().ruleVersion())).toList()))
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)).param("area", at.areaPath()).param("line", at.linePath()).update();
        attachments.bind(AttachmentOwner.of(FILES, id), files, Audience.DESK);
        matters.note(matter.id(), "disputes.done.dismissalChecked");
        audit.record(AuditEntry.of(Act.DISMISSAL_CHECKED, "dismissal", id).with(Map.of("reason", answers.reason().name())));
        return id;
    }

    /** What the rules say of it, as they stood on the day of the check. */
    @Transactional(readOnly = true)
    public List<Verdict> verdicts(Dismissal dismissal) {
        return DismissalCheck.of(dismissal.answers(), law.on(dismissal.region(), dismissal.checkedAt().atZone(clock.getZone()).toLocalDate()), dismissal.explained());
    }

    /** The union's opinion: a draft until it is issued, then dated; from the same check always the same bytes. */
    @Transactional
    public PaperOutcome opinion(UUID id) {
        Dismissal dismissal = get(id);
        Answers a = dismissal.answers();
        var values = new HashMap<String, Object>();
        values.put("union", dismissal.unitName());
        values.put("number", dismissal.number());
        values.put("employer", dismissal.employer());
        values.put("receivedOn", a.receivedOn());
        values.put("worker", a.worker());
        values.put("ground", a.reasonWords().isBlank() ? words("disputes.reason." + a.reason().name()) : a.reasonWords());
        values.put("unlawful", dismissal.unlawful());
        values.put("people", a.cut());
        values.put("staff", a.staff());
        values.put("plannedOn", a.endsOn());
        values.put("issuedOn", dismissal.issuedOn() == null ? dismissal.checkedAt().atZone(clock.getZone()).toLocalDate() : dismissal.issuedOn());
        List<Verdict> verdicts = verdicts(dismissal);
        List<Verdict> wrong = verdicts.stream().filter(each -> !(each instanceof Verdict.Lawful)).toList();
        values.put("findings", (wrong.isEmpty() ? verdicts : wrong).stream().map(each -> Map.of("text", words(each.key()), "article", article(each))).toList());
        audit.record(AuditEntry.of(Act.DISPUTE_PAPER, "dismissal", id).with(Map.of("paper", "OPINION")));
        return papers.make(a.isLayoff() ? "disputes/layoff-opinion" : "disputes/dismissal-opinion", values);
    }

    private String article(Verdict verdict) {
        Citation citation = verdict.ground().citation();
        return citation.article().isEmpty() ? citation.title(false) : words("disputes.paper.article", citation.title(false), citation.article());
    }

    /** Issues the opinion today; false where somebody else changed the notice meanwhile. */
    @Transactional
    public boolean issue(UUID id, int version) {
        Dismissal dismissal = get(id);
        boolean done = jdbc.sql("update disputes.dismissal set issued_on = :today, version = version + 1 where id = :id and version = :version and issued_on is null")
                .param("today", LocalDate.now(clock)).param("id", id).param("version", version).update() == 1;
        if (done) {
            matters.note(dismissal.matterId(), "disputes.done.opinionIssued");
            audit.record(AuditEntry.of(Act.DISMISSAL_ANSWERED, "dismissal", id).with(Map.of("unlawful", dismissal.unlawful())));
            if (!dismissal.unlawful()) {
                matters.close(dismissal.matterId(), "NOT_OBJECTED");
            }
        }
        return done;
    }

    /** What came with the notice and with the employer's answer, the oldest first. */
    @Transactional(readOnly = true)
    public List<Attachment> files(UUID id) {
        return attachments.of(AttachmentOwner.of(FILES, get(id).id()));
    }

    /** Records the employer's written answer, which closes the matter. */
    @Transactional
    public boolean answered(UUID id, int version, LocalDate on, String answer, boolean corrected, List<UUID> files) {
        Dismissal dismissal = get(id);
        boolean done = jdbc.sql("""
                update disputes.dismissal set answered_on = :on, answer = :answer, corrected = :corrected, version = version + 1
                where id = :id and version = :version and issued_on is not null and answered_on is null""")
                .param("on", on).param("answer", answer).param("corrected", corrected).param("id", id).param("version", version).update() == 1;
        if (done) {
            attachments.bind(AttachmentOwner.of(FILES, id), files, Audience.DESK);
            matters.note(dismissal.matterId(), corrected ? "disputes.done.employerCorrected" : "disputes.done.employerInsists");
            matters.close(dismissal.matterId(), corrected ? "CORRECTED" : "NOT_CORRECTED");
        }
        return done;
    }

    @Transactional(readOnly = true)
    public Dismissal get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("dismissal", id));
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public Slice<Dismissal> list(@Nullable UUID before, int size) {
        var rows = jdbc.sql(DISMISSAL + " where id < coalesce(cast(:before as uuid), 'ffffffff-ffff-ffff-ffff-ffffffffffff') order by id desc limit :limit")
                .param("before", before, java.sql.Types.OTHER).param("limit", size + 1).query(this::dismissal).list();
        return Slice.of(rows, size, each -> each.id().toString());
    }

    private Optional<Dismissal> find(UUID id) {
        return jdbc.sql(DISMISSAL + " where id = :id").param("id", id).query(this::dismissal).optional();
    }

    @EventListener
    void on(MatterPassedOn moved) {
        if (moved.kind().equals(kind.name())) {
            Union to = unions.get(moved.toUnit());
            boolean followed = jdbc.sql("select disputes.follow_dismissal(:id, :unit, :name, cast(:area as ltree), cast(:line as ltree))").param("id", moved.objectId())
                    .param("unit", to.id()).param("name", to.name()).param("area", to.areaPath()).param("line", to.linePath()).query(Boolean.class).single();
            if (!followed) {
                throw new IllegalStateException("a notice could not follow its matter");
            }
        }
    }

    private Dismissal dismissal(ResultSet row, int n) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Dismissal(id, row.getObject("matter_id", UUID.class), row.getString("number"), row.getObject("unit_id", UUID.class), row.getString("unit_name"),
                row.getString("region"), row.getString("employer"), json.readValue(vault.open(ANSWERS, id, row.getBytes("answers")), Answers.class),
                row.getBoolean("unlawful"), row.getObject("checked_at", OffsetDateTime.class).toInstant(), row.getObject("issued_on", LocalDate.class),
                row.getObject("answered_on", LocalDate.class), row.getString("answer"), row.getObject("corrected", Boolean.class), row.getInt("version"),
                row.getString("explained") == null ? Elapsed.DISPUTABLE : Elapsed.valueOf(row.getString("explained")));
    }

    private String words(String key, Object... args) {
        return texts.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }
}
