package org.gongqiao.app.disputes.aid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.casework.Grants;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.NewGrant;
import org.gongqiao.app.casework.clock.Clocks;
import org.gongqiao.app.casework.clock.RunningClock;
import org.gongqiao.app.casework.clock.Side;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.file.Dispute.Claimant;
import org.gongqiao.app.disputes.Disputes;
import org.gongqiao.app.disputes.file.HeadKind;
import org.gongqiao.app.disputes.aid.Aid.Means;
import org.gongqiao.app.documents.PaperOutcome;
import org.gongqiao.app.documents.Papers;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.deadline.Turn;
import org.gongqiao.app.law.rights.AidFacts;
import org.gongqiao.app.law.rights.AidRules;
import org.gongqiao.app.law.rights.Elapsed;
import org.gongqiao.app.law.rights.NextStep;
import org.gongqiao.app.law.rights.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Applications for legal aid of the workers of a dispute, in the caller's scope. */
@Component
public class Aids {

    private static final String DECIDE = "A-04.decide";
    private static final String ASSIGN = "A-04.assign";
    private static final String OBJECTION = "A-06.objection";

    private final JdbcClient jdbc;
    private final Disputes disputes;
    private final Clocks clocks;
    private final Matters matters;
    private final Grants grants;
    private final Law law;
    private final Papers papers;
    private final MessageSource texts;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Aids(JdbcClient jdbc, Disputes disputes, Clocks clocks, Matters matters, Grants grants, Law law, Papers papers, MessageSource texts, AuditLog audit, Ids ids,
         Clock clock) {
        this.jdbc = jdbc;
        this.disputes = disputes;
        this.clocks = clocks;
        this.matters = matters;
        this.grants = grants;
        this.law = law;
        this.papers = papers;
        this.texts = texts;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What came of asking. */
    public sealed interface Asking {

        record Asked(Aid aid, List<Verdict> verdicts) implements Asking {}

        /** Not for this, or not for him; nothing was kept. */
        record Refused(Verdict verdict) implements Asking {}

        /** One application of this worker is still open. */
        record OneWaits() implements Asking {}
    }

    /** What can happen to an application; message {@code disputes.aid.step.<NAME>}. */
    public enum Happening { GRANT, REFUSE, OBJECT, UPHOLD, REJECT }

    /** Asks for aid: whether the matter and the means allow it, and whether it is given at once. */
    @Transactional
    public Asking ask(UUID disputeId, UUID claimantId, AidFacts.Matter matter, Set<Means> means, boolean represented, boolean preservation) {
        Dispute dispute = disputes.get(disputeId);
        Claimant claimant = disputes.claimants(disputeId).stream().filter(each -> each.id().equals(claimantId)).findFirst().orElseThrow(() -> new NotFound("claimant", claimantId));
        if (of(disputeId).stream().anyMatch(each -> each.claimantId().equals(claimantId) && each.state() != Aid.State.ENDED && each.state() != Aid.State.REFUSED)) {
            return new Asking.OneWaits();
        }
        LocalDate today = LocalDate.now(clock);
        Book book = law.today(dispute.region());
        var facts = new AidFacts.Asking(matter, means.contains(Means.IN_DIFFICULTY), means.contains(Means.WITHOUT_LIVING), means.contains(Means.RELIEF),
                means.contains(Means.RURAL_WORKER), represented);
        NextStep pressing = AidRules.atOnce(new AidFacts.Pressing(daysLeft(disputeId, today), preservation), book);
        List<Verdict> verdicts = List.of(AidRules.matter(facts, book).verdict(), AidRules.means(facts, book).verdict(), pressing.verdict());
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Verdict.Unlawful) {
                return new Asking.Refused(verdict);
            }
        }
        UUID id = ids.next();
        UUID running = clocks.start(new Clocks.Start(dispute.matterId(), DECIDE, dispute.region(), Side.OURS, false, today, "disputes.why.aidAsked"));
        jdbc.sql("""
                insert into disputes.aid (id, dispute_id, matter_id, claimant_id, name, matter, asked_on, means, at_once, clock_id, area_path, line_path)
                select :id, d.id, d.matter_id, :claimant, :name, :matter, :today, :means, :atOnce, :clock, d.area_path, d.line_path
                from disputes.dispute d where d.id = :dispute""")
                .param("id", id).param("claimant", claimantId).param("name", claimant.name()).param("matter", matter.name()).param("today", today)
                .param("means", means.stream().map(Enum::name).sorted().toArray(String[]::new)).param("atOnce", pressing.step() == Step.GIVE_AID_AT_ONCE)
                .param("clock", running).param("dispute", disputeId).update();
        matters.note(dispute.matterId(), "disputes.done.aidAsked", claimant.name());
        audit.record(AuditEntry.of(Act.AID_ASKED, "dispute", disputeId).about(claimant.personId()).with(Map.of("aid", id, "matter", matter.name())));
        return new Asking.Asked(get(disputeId, id), verdicts);
    }

    /** Calendar days to the earliest end of a limitation that runs; negative where none does. */
    private int daysLeft(UUID disputeId, LocalDate today) {
        return disputes.clocks(disputeId).stream().filter(each -> each.limit().startsWith("R-05.") && each.due().state() == Due.State.RUNNING)
                .mapToInt(each -> (int) Math.max(0, ChronoUnit.DAYS.between(today, each.due().earlier()))).min().orElse(-1);
    }

    /** Records what happened; false where it is not open now. A refusal and a rejection need words. */
    @Transactional
    public boolean happened(UUID disputeId, UUID aidId, Happening what, LocalDate on, String words) {
        Aid aid = get(disputeId, aidId);
        Dispute dispute = disputes.get(disputeId);
        boolean open = switch (what) {
            case GRANT -> aid.state() == Aid.State.ASKED;
            case REFUSE -> aid.decidedOn() == null && aid.assignedOn() == null && !words.isBlank();
            case OBJECT -> aid.state() == Aid.State.REFUSED;
            case UPHOLD, REJECT -> aid.state() == Aid.State.OBJECTED;
        };
        if (!open || on.isAfter(LocalDate.now(clock)) || on.isBefore(aid.askedOn())) {
            return false;
        }
        endClock(aidId, on, what);
        String next = switch (what) {
            case GRANT, UPHOLD -> ASSIGN;
            case OBJECT -> OBJECTION;
            case REFUSE, REJECT -> null;
        };
        UUID running = next == null ? null : clocks.start(new Clocks.Start(dispute.matterId(), next, dispute.region(), what == Happening.OBJECT ? Side.THEIRS : Side.OURS, false, on,
                "disputes.aid.step." + what.name()));
        jdbc.sql(switch (what) {
            case GRANT -> "update disputes.aid set decided_on = :on, granted = true, clock_id = :clock, version = version + 1 where id = :id";
            case REFUSE -> "update disputes.aid set decided_on = :on, refusal = :words, clock_id = :clock, version = version + 1 where id = :id";
            case OBJECT -> "update disputes.aid set objected_on = :on, clock_id = :clock, version = version + 1 where id = :id";
            case UPHOLD -> "update disputes.aid set objection_on = :on, upheld = true, clock_id = :clock, version = version + 1 where id = :id";
            case REJECT -> "update disputes.aid set objection_on = :on, upheld = false, clock_id = :clock, version = version + 1 where id = :id";
        }).param("on", on).param("words", words).param("clock", running, Types.OTHER).param("id", aidId).update();
        matters.note(dispute.matterId(), "disputes.done.aid." + what.name(), aid.name());
        audit.record(AuditEntry.of(Act.AID_DECIDED, "dispute", disputeId).with(Map.of("aid", aidId, "what", what.name())));
        return true;
    }

    /** Assigns a lawyer, who takes part by a dated grant; false where no aid was granted, or somebody is assigned. */
    @Transactional
    public boolean assign(UUID disputeId, UUID aidId, String lawyer, String firm, String phone, LocalDate lastDay, String base) {
        Aid aid = get(disputeId, aidId);
        if (!aid.mayAssign()) {
            return false;
        }
        Dispute dispute = disputes.get(disputeId);
        LocalDate today = LocalDate.now(clock);
        UUID grant = grants.give(new NewGrant(dispute.matterId(), PartRole.LAWYER, lawyer, firm, dispute.number(), phone, lastDay), base).id();
        if (aid.state() == Aid.State.GRANTED) {
            endClock(aidId, today, null);
        }
        jdbc.sql("update disputes.aid set assigned_on = :today, lawyer = :lawyer, grant_id = :grant, version = version + 1 where id = :id")
                .param("today", today).param("lawyer", lawyer).param("grant", grant).param("id", aidId).update();
        matters.note(dispute.matterId(), "disputes.done.aid.ASSIGN", lawyer);
        audit.record(AuditEntry.of(Act.AID_DECIDED, "dispute", disputeId).with(Map.of("aid", aidId, "what", "ASSIGN")));
        return true;
    }

    private void endClock(UUID aidId, LocalDate on, @Nullable Happening what) {
        jdbc.sql("select clock_id from disputes.aid where id = :id").param("id", aidId).query((row, n) -> row.getObject(1, UUID.class)).list().stream()
                .filter(each -> each != null && clocks.find(each).filter(RunningClock::isOpen).isPresent())
                .forEach(each -> clocks.turn(each, new Turn.Ended(on), what == null ? "disputes.why.aidAssigned" : "disputes.aid.step." + what.name()));
    }

    /** What the rules say of an application now. */
    @Transactional(readOnly = true)
    public Verdict verdict(Aid aid) {
        Dispute dispute = disputes.get(aid.disputeId());
        Book book = law.today(dispute.region());
        LocalDate today = LocalDate.now(clock);
        Elapsed elapsed = jdbc.sql("select clock_id from disputes.aid where id = :id").param("id", aid.id()).query((row, n) -> row.getObject(1, UUID.class)).list().stream()
                .filter(each -> each != null).findFirst().flatMap(clocks::find).map(each -> Elapsed.of(each.due(), today)).orElse(Elapsed.RUNNING);
        if (aid.objectedOn() != null && aid.assignedOn() == null) {
            return AidRules.objection(new AidFacts.Objecting(aid.objectionOn() != null, Boolean.TRUE.equals(aid.upheld()), elapsed), book).verdict();
        }
        return AidRules.decision(new AidFacts.Pending(aid.decidedOn() != null, aid.granted(), aid.assignedOn() != null, elapsed, elapsed), book).verdict();
    }

    /** The form of an application, filled in. */
    @Transactional
    public PaperOutcome paper(UUID disputeId, UUID aidId) {
        Aid aid = get(disputeId, aidId);
        Dispute dispute = disputes.get(disputeId);
        Disputes.OpenParticulars person = disputes.openParticulars(disputeId, aid.claimantId());
        var values = new HashMap<String, Object>();
        values.put("number", dispute.number());
        values.put("agency", words("disputes.aid.agency", dispute.unitName()));
        values.put("name", aid.name());
        values.put("idNumber", person.idNumber());
        values.put("phone", person.phone());
        values.put("address", person.address());
        values.put("opponent", dispute.employer().name());
        values.put("matter", words("disputes.aid.matter." + aid.matter().name()));
        values.put("means", aid.means().stream().sorted().map(each -> words("disputes.means." + each.name())).collect(Collectors.joining(words("disputes.paper.comma"))));
        values.put("urgent", aid.atOnce());
        values.put("urgentWhy", aid.atOnce() ? words("disputes.aid.urgentWhy") : null);
        values.put("facts", dispute.facts());
        values.put("appliedOn", aid.askedOn());
        audit.record(AuditEntry.of(Act.DISPUTE_PAPER, "dispute", disputeId).about(dispute.personId()).with(Map.of("paper", "AID", "aid", aidId)));
        return papers.make("disputes/aid-application", values);
    }

    /** For what aid is asked, as it follows from what the worker claims. */
    public static AidFacts.Matter matterOf(HeadKind kind) {
        return switch (kind.kind()) {
            case WAGES -> AidFacts.Matter.WAGES;
            case INJURY_TREATMENT -> AidFacts.Matter.WORK_INJURY;
            case STANDARDS -> AidFacts.Matter.SOCIAL_INSURANCE;
            case LABOUR_RELATION -> AidFacts.Matter.LABOUR_RELATION;
            default -> AidFacts.Matter.OTHER_LISTED;
        };
    }

    @Transactional(readOnly = true)
    public List<Aid> of(UUID disputeId) {
        return jdbc.sql("""
                select id, dispute_id, claimant_id, name, matter, asked_on, means, at_once, decided_on, granted, refusal, assigned_on, lawyer, objected_on,
                    objection_on, upheld, version from disputes.aid where dispute_id = :dispute order by id""").param("dispute", disputeId).query(Aids::aid).list();
    }

    private Aid get(UUID disputeId, UUID aidId) {
        return of(disputeId).stream().filter(each -> each.id().equals(aidId)).findFirst().orElseThrow(() -> new NotFound("aid", aidId));
    }

    private static Aid aid(ResultSet row, int n) throws SQLException {
        return new Aid(row.getObject("id", UUID.class), row.getObject("dispute_id", UUID.class), row.getObject("claimant_id", UUID.class), row.getString("name"),
                AidFacts.Matter.valueOf(row.getString("matter")), row.getObject("asked_on", LocalDate.class),
                Arrays.stream((String[]) row.getArray("means").getArray()).map(Means::valueOf).collect(Collectors.toSet()), row.getBoolean("at_once"),
                row.getObject("decided_on", LocalDate.class), row.getBoolean("granted"), row.getString("refusal"), row.getObject("assigned_on", LocalDate.class),
                row.getString("lawyer"), row.getObject("objected_on", LocalDate.class), row.getObject("objection_on", LocalDate.class),
                row.getObject("upheld", Boolean.class), row.getInt("version"));
    }

    private String words(String key, Object... args) {
        return texts.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }
}
