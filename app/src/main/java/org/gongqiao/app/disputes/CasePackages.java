package org.gongqiao.app.disputes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.file.Dispute.Claimant;
import org.gongqiao.app.disputes.file.Dispute.Entry;
import org.gongqiao.app.disputes.file.Evidence;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.documents.CasePackage;
import org.gongqiao.app.documents.CustodyEntry;
import org.gongqiao.app.documents.Paper;
import org.gongqiao.app.documents.PaperOutcome;
import org.gongqiao.app.kernel.NotFound;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole case as one archive: the case with its steps, what both sides said, each paper, and each piece of evidence
 * with its chain of custody. The manifest holds the SHA-256 of everything, so that anybody can check it; the same case
 * gives the same bytes.
 */
@Component
public class CasePackages {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final DisputeStore disputes;
    private final CaseFiles files;
    private final CasePapers papers;
    private final Talks talks;
    private final Attachments attachments;
    private final Matters matters;
    private final AuditLog audit;

    CasePackages(DisputeStore disputes, CaseFiles files, CasePapers papers, Talks talks, Attachments attachments, Matters matters, AuditLog audit) {
        this.disputes = disputes;
        this.files = files;
        this.papers = papers;
        this.talks = talks;
        this.attachments = attachments;
        this.matters = matters;
        this.audit = audit;
    }

    /** An archive that can be written with {@link CasePackage#write}. */
    public record Planned(String fileName, Map<String, String> about, List<CasePackage.Entry> entries) {}

    /** Gathers the archive, and logs that the case and each file leaves the house. */
    @Transactional
    public Planned plan(UUID disputeId) {
        Dispute dispute = disputes.find(disputeId).orElseThrow(() -> new NotFound("dispute", disputeId));
        var entries = new ArrayList<CasePackage.Entry>();
        entries.add(json("case.json", theCase(dispute)));
        entries.add(json("log.json", talks.log(disputeId).stream().map(word -> ordered("at", word.at().toString(), "speaker", word.speaker(),
                "role", word.role() == null ? "UNION" : word.role().name(), "text", word.text(),
                "result", word.result() == null ? "" : word.result().name())).toList()));
        for (CasePapers.Offered offered : papers.of(dispute)) {
            if (offered.ready() && papers.make(disputeId, offered.name()) instanceof PaperOutcome.Made(Paper paper)) {
                entries.add(CasePackage.Entry.of("papers/" + offered.name().name().toLowerCase(java.util.Locale.ROOT) + ".pdf", paper.pdf()));
                entries.add(CasePackage.Entry.of("papers/" + offered.name().name().toLowerCase(java.util.Locale.ROOT) + ".docx", paper.docx()));
            }
        }
        for (CaseFiles.Piece piece : files.of(disputeId)) {
            String folder = "evidence/%03d".formatted(piece.evidence().position());
            entries.add(json(folder + "/about.json", about(piece)));
            for (Attachment file : piece.files()) {
                if (file.erasedAt() == null) {
                    Attachment opened = attachments.open(file.id(), CustodyEntry.Act.EXPORTED);
                    entries.add(new CasePackage.Entry(folder + "/" + file.id().toString().substring(0, 8) + "-" + file.fileName(), out -> attachments.copy(opened, out)));
                }
            }
        }
        audit.record(AuditEntry.of(Act.CASE_EXPORTED, "dispute", disputeId).about(dispute.personId()).with(Map.of("entries", entries.size())));
        matters.note(dispute.matterId(), "disputes.done.exported");
        return new Planned(dispute.number() + ".zip", Map.of("number", dispute.number(), "title", dispute.title()), entries);
    }

    private Map<String, Object> theCase(Dispute dispute) {
        List<Claimant> claimants = disputes.claimants(dispute.id());
        Map<UUID, String> names = claimants.stream().collect(Collectors.toMap(Claimant::id, Claimant::name));
        var all = new LinkedHashMap<String, Object>();
        all.put("number", dispute.number());
        all.put("title", dispute.title());
        all.put("cause", dispute.cause().name());
        all.put("employer", dispute.employer().name());
        all.put("knewOn", dispute.knewOn().toString());
        all.put("facts", dispute.facts());
        all.put("workers", claimants.stream().map(each -> ordered("name", each.name(), "stage", each.stage().name(), "since", each.stageOn().toString(),
                "outcome", each.outcome() == null ? "" : each.outcome().name())).toList());
        all.put("claims", disputes.heads(dispute.id()).stream().map(head -> ordered("worker", names.get(head.claimantId()), "kind", head.kind().name(),
                "cents", head.amount() == null ? "" : head.amount(), "period", head.period())).toList());
        all.put("steps", disputes.entries(dispute.id()).stream().map(entry -> step(entry, names)).toList());
        return all;
    }

    private static Map<String, Object> step(Entry entry, Map<UUID, String> names) {
        return ordered("act", entry.act().name(), "on", entry.on().toString(), "workers", entry.claimants().stream().map(names::get).sorted().toList(),
                "rule", entry.act().ruleId(), "note", entry.note(), "place", entry.place(), "cents", entry.amount() == null ? "" : entry.amount(),
                "until", entry.until() == null ? "" : entry.until().toString(), "marks", entry.marks().stream().map(Enum::name).toList(), "recorded", entry.at().toString());
    }

    /** Of the chain of custody all but who opened and exported it, which goes on while this is read. */
    private Map<String, Object> about(CaseFiles.Piece piece) {
        Evidence e = piece.evidence();
        return ordered("title", e.title(), "kind", e.kind().name(), "source", e.source(), "proves", e.proves(), "side", e.side().name(),
                "files", piece.files().stream().map(file -> ordered("name", file.fileName(), "sha256", file.sha256(), "sentSha256", file.sentSha256(),
                        "taken", file.takenAt().toString(), "custody", attachments.custody(file.id()).stream()
                                .filter(link -> link.act() != CustodyEntry.Act.SEEN && link.act() != CustodyEntry.Act.EXPORTED)
                                .map(link -> ordered("at", link.at().toString(), "act", link.act().name(), "unit", link.unit() == null ? "" : link.unit(), "note", link.note())).toList())).toList());
    }

    private static CasePackage.Entry json(String name, Object value) {
        return CasePackage.Entry.of(name, JSON.writeValueAsBytes(value));
    }

    private static Map<String, Object> ordered(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
