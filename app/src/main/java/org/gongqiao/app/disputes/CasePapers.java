package org.gongqiao.app.disputes;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.file.Dispute.Claimant;
import org.gongqiao.app.disputes.file.Dispute.Entry;
import org.gongqiao.app.disputes.file.Dispute.Head;
import org.gongqiao.app.disputes.file.DisputeAct;
import org.gongqiao.app.disputes.file.Mediator;
import org.gongqiao.app.disputes.file.PaperName;
import org.gongqiao.app.disputes.file.Side;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.documents.PaperOutcome;
import org.gongqiao.app.documents.Papers;
import org.gongqiao.app.kernel.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The papers of a dispute, filled in from the case alone: made twice from the same case they are the same, byte for byte.
 * What the case does not know yet stays blank for the pen, except what the law demands (28).
 */
@Component
public class CasePapers {

    private final DisputeStore disputes;
    private final EvidenceStore evidence;
    private final MediatorStore mediators;
    private final CaseFiles files;
    private final Papers papers;
    private final MessageSource texts;
    private final AuditLog audit;
    private final Clock clock;

    CasePapers(DisputeStore disputes, EvidenceStore evidence, MediatorStore mediators, CaseFiles files, Papers papers, MessageSource texts, AuditLog audit,
               Clock clock) {
        this.disputes = disputes;
        this.evidence = evidence;
        this.mediators = mediators;
        this.files = files;
        this.papers = papers;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
    }

    /** A paper, and whether there is something to put in it. */
    public record Offered(PaperName name, boolean ready) {}

    @Transactional(readOnly = true)
    public List<Offered> of(Dispute dispute) {
        List<Claimant> claimants = disputes.claimants(dispute.id());
        List<Entry> entries = disputes.entries(dispute.id());
        boolean proved = !evidence.of(dispute.id()).isEmpty();
        return Arrays.stream(PaperName.values()).map(name -> new Offered(name, switch (name) {
            case MEDIATION_APPLICATION -> !claimants.isEmpty();
            case MEDIATION_AGREEMENT -> last(entries, DisputeAct.AGREEMENT_SIGNED).isPresent();
            case MEDIATION_END -> last(entries, DisputeAct.MEDIATION_FAILED).isPresent();
            case ARBITRATION_APPLICATION -> !applicants(claimants, entries).isEmpty();
            case EVIDENCE_LIST -> proved;
        })).toList();
    }

    /** Makes a paper; that it was made is logged, since it shows what is sealed. */
    @Transactional
    public PaperOutcome make(UUID disputeId, PaperName name) {
        Dispute dispute = disputes.find(disputeId).orElseThrow(() -> new NotFound("dispute", disputeId));
        PaperOutcome made = papers.make(name.template(), values(dispute, name));
        audit.record(AuditEntry.of(Act.DISPUTE_PAPER, "dispute", disputeId).about(dispute.personId()).with(Map.of("paper", name.name())));
        return made;
    }

    private Map<String, Object> values(Dispute dispute, PaperName name) {
        var values = new HashMap<String, Object>();
        List<Claimant> claimants = disputes.claimants(dispute.id());
        List<Entry> entries = disputes.entries(dispute.id());
        List<Head> heads = disputes.heads(dispute.id());
        values.put("number", dispute.number());
        values.put("cause", words("disputes.cause." + dispute.cause().name()));
        values.put("facts", dispute.facts());
        values.put("respondent", employer(dispute));
        switch (name) {
            case MEDIATION_APPLICATION -> {
                List<Claimant> who = of(claimants, last(entries, DisputeAct.MEDIATION_APPLIED), claimants);
                values.put("body", body(dispute));
                values.put("applicants", who.stream().map(each -> person(each, false)).toList());
                values.put("claims", claims(who, heads));
                last(entries, DisputeAct.MEDIATION_APPLIED).ifPresent(entry -> values.put("appliedOn", entry.on()));
            }
            case MEDIATION_AGREEMENT -> {
                Entry signed = last(entries, DisputeAct.AGREEMENT_SIGNED).orElseThrow(() -> new NotFound("paper", name));
                values.put("body", body(dispute));
                values.put("workers", of(claimants, Optional.of(signed), List.of()).stream().map(each -> person(each, false)).toList());
                values.put("employer", employer(dispute));
                values.put("terms", signed.note());
                values.put("amount", signed.amount());
                values.put("performBy", signed.until());
                values.put("mediators", mediators.assignments(dispute.id()).stream().map(Mediator.Assignment::name).distinct().collect(Collectors.joining(comma())));
                values.put("signedOn", signed.on());
            }
            case MEDIATION_END -> {
                Entry ended = last(entries, DisputeAct.MEDIATION_FAILED).orElseThrow(() -> new NotFound("paper", name));
                values.put("body", body(dispute));
                values.put("workers", of(claimants, Optional.of(ended), List.of()).stream().map(Claimant::name).collect(Collectors.joining(comma())));
                values.put("employer", dispute.employer().name());
                values.put("appliedOn", last(entries, DisputeAct.MEDIATION_APPLIED).map(Entry::on).orElse(ended.on()));
                values.put("endedOn", ended.on());
                values.put("reason", ended.note());
            }
            case ARBITRATION_APPLICATION -> arbitration(dispute, claimants, entries, heads, values);
            case EVIDENCE_LIST -> {
                List<Claimant> who = applicants(claimants, entries);
                values.put("applicant", applicantName(who.isEmpty() ? claimants : who));
                values.put("respondent", dispute.employer().name());
                values.put("evidence", evidence(dispute));
                last(entries, DisputeAct.ARBITRATION_FILED).ifPresent(entry -> values.put("filedOn", entry.on()));
            }
        }
        return values;
    }

    /** For those only whose dispute is not settled: where mediation succeeded for some, the paper is about the rest. */
    private void arbitration(Dispute dispute, List<Claimant> claimants, List<Entry> entries, List<Head> heads, Map<String, Object> values) {
        List<Claimant> who = applicants(claimants, entries);
        Optional<Entry> filed = last(entries, DisputeAct.ARBITRATION_FILED);
        LocalDate on = filed.map(Entry::on).orElseGet(() -> LocalDate.now(clock));
        values.put("commission", dispute.commission().isEmpty() ? words("disputes.paper.commissionOf") : dispute.commission());
        values.put("applicants", who.stream().map(each -> {
            var person = person(each, true);
            person.put("age", age(each.birthOn(), on));
            return person;
        }).toList());
        List<Claimant> representatives = who.stream().filter(Claimant::representative).toList();
        if (!representatives.isEmpty()) {
            values.put("collective", true);
            values.put("representatives", representatives.stream().map(Claimant::name).collect(Collectors.joining(comma())));
        }
        values.put("claims", claims(who, heads));
        long total = heads.stream().filter(head -> head.amount() != null && who.stream().anyMatch(each -> each.id().equals(head.claimantId())))
                .mapToLong(head -> head.amount() == null ? 0 : head.amount()).sum();
        values.put("total", total == 0 ? null : total);
        last(entries, DisputeAct.MEDIATION_FAILED).ifPresent(entry -> values.put("mediated", words("disputes.paper.mediated", day(entry.on()))));
        values.put("evidence", evidence(dispute));
        filed.ifPresent(entry -> values.put("filedOn", entry.on()));
    }

    /** Whose arbitration it is: those for whom it was asked, else those for whom it could be. */
    static List<Claimant> applicants(List<Claimant> claimants, List<Entry> entries) {
        List<Claimant> filed = claimants.stream().filter(each -> entries.stream().anyMatch(entry -> entry.act() == DisputeAct.ARBITRATION_FILED
                && entry.claimants().contains(each.id()))).toList();
        return filed.isEmpty() ? claimants.stream().filter(each -> DisputeAct.ARBITRATION_FILED.from().contains(each.stage())).toList() : filed;
    }

    private Map<String, Object> person(Claimant claimant, boolean address) {
        DisputeStore.Particulars known = disputes.particulars(claimant.id());
        var person = new HashMap<String, Object>();
        person.put("name", claimant.name());
        person.put("sex", claimant.sex().equals("1") || claimant.sex().equals("2") ? words("disputes.sex." + claimant.sex()) : null);
        person.put("occupation", claimant.occupation());
        person.put("idNumber", known.idNumber());
        person.put("phone", known.phone());
        if (address) {
            person.put("address", known.address());
        }
        return person;
    }

    private static @Nullable Integer age(@Nullable LocalDate birth, LocalDate on) {
        return birth == null ? null : Period.between(birth, on).getYears();
    }

    private static Map<String, Object> employer(Dispute dispute) {
        var employer = new HashMap<String, Object>();
        employer.put("name", dispute.employer().name());
        employer.put("code", dispute.employer().code());
        employer.put("address", dispute.employer().address());
        employer.put("head", dispute.employer().head());
        return employer;
    }

    private List<Map<String, Object>> claims(List<Claimant> who, List<Head> heads) {
        var claims = new ArrayList<Map<String, Object>>();
        for (Claimant claimant : who) {
            heads.stream().filter(head -> head.claimantId().equals(claimant.id())).forEach(head -> {
                var claim = new HashMap<String, Object>();
                claim.put("name", claimant.name());
                claim.put("kind", words("disputes.claim." + head.kind().name()));
                claim.put("period", head.period());
                claim.put("amount", head.amount());
                claims.add(claim);
            });
        }
        return claims;
    }

    private List<Map<String, Object>> evidence(Dispute dispute) {
        return files.of(dispute.id()).stream().filter(piece -> piece.evidence().side() == Side.WORKER || piece.evidence().side() == Side.UNION)
                .<Map<String, Object>>map(piece -> Map.of("no", piece.evidence().position(), "title", piece.evidence().title(),
                        "kind", words("disputes.evidence." + piece.evidence().kind().name()), "source", piece.evidence().source(),
                        "proves", piece.evidence().proves(), "files", piece.files().stream().map(CasePapers::file).collect(Collectors.joining("\n")))).toList();
    }

    private static String file(Attachment file) {
        return file.fileName() + " " + file.sha256();
    }

    private String applicantName(List<Claimant> who) {
        return who.size() == 1 ? who.getFirst().name() : words("disputes.paper.andOthers", who.getFirst().name(), who.size());
    }

    private String body(Dispute dispute) {
        return words("disputes.paper.body", dispute.unitName());
    }

    private static List<Claimant> of(List<Claimant> claimants, Optional<Entry> entry, List<Claimant> otherwise) {
        return entry.map(each -> claimants.stream().filter(one -> each.claimants().contains(one.id())).toList()).orElse(otherwise);
    }

    private static Optional<Entry> last(Collection<Entry> entries, DisputeAct act) {
        return entries.stream().filter(entry -> entry.act() == act).reduce((before, after) -> after);
    }

    private String comma() {
        return words("disputes.paper.comma");
    }

    private String day(LocalDate day) {
        return words("disputes.paper.day", String.valueOf(day.getYear()), day.getMonthValue(), day.getDayOfMonth());
    }

    /** Papers are in Chinese, whoever reads the pages. */
    private String words(String key, Object... args) {
        return texts.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }
}
