package org.gongqiao.app.disputes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.casework.Grants;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.file.Evidence;
import org.gongqiao.app.disputes.file.Side;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.documents.Audience;
import org.gongqiao.app.documents.NewAttachment;
import org.gongqiao.app.documents.TakeFault;
import org.gongqiao.app.documents.TakeOutcome;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The evidence of a dispute: who brought what, where it is from, what it proves, and who may see it. */
@Component
public class CaseFiles {

    static final String EVIDENCE = "evidence";
    private static final List<PartRole> HELPERS = List.of(PartRole.MEDIATOR, PartRole.PARTNER, PartRole.LAWYER);
    private static final List<PartRole> EVERYBODY = List.of(PartRole.MEDIATOR, PartRole.PARTNER, PartRole.LAWYER, PartRole.EMPLOYER);

    private final EvidenceStore store;
    private final DisputeStore disputes;
    private final Attachments attachments;
    private final Matters matters;
    private final Grants grants;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;

    CaseFiles(EvidenceStore store, DisputeStore disputes, Attachments attachments, Matters matters, Grants grants, AuditLog audit,
              TransactionTemplate transaction, Ids ids, Clock clock) {
        this.store = store;
        this.disputes = disputes;
        this.attachments = attachments;
        this.matters = matters;
        this.grants = grants;
        this.audit = audit;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** A piece with its files. */
    public record Piece(Evidence evidence, List<Attachment> files) {}

    /** What came of a piece that was offered. */
    public sealed interface Adding {

        record Added(UUID id) implements Adding {}

        record Refused(TakeFault fault, List<Object> args) implements Adding {}
    }

    /** The pieces that the caller may see, in the order of the list. */
    @Transactional(readOnly = true)
    public List<Piece> of(UUID disputeId) {
        return store.of(disputeId).stream().map(each -> new Piece(each, attachments.of(owner(each.id())))).toList();
    }

    /**
     * Adds a piece for whoever acts: at a desk, by a worker who claims, or by somebody with a grant. Nothing is kept of a
     * piece whose file was refused.
     */
    public Adding add(UUID disputeId, Evidence.Offer offer, Side side, String fileName, InputStream content) {
        return transaction.execute(status -> {
            Adding adding = add(disputes.find(disputeId).orElseThrow(() -> new NotFound("dispute", disputeId)), offer, side, fileName, content);
            if (adding instanceof Adding.Refused) {
                status.setRollbackOnly();
            }
            return adding;
        });
    }

    private Adding add(Dispute dispute, Evidence.Offer offer, Side side, String fileName, InputStream content) {
        UUID id = ids.next();
        List<PartRole> shared = side == Side.EMPLOYER || side == Side.PARTNER || offer.disclosed() ? EVERYBODY : HELPERS;
        store.insert(id, dispute.id(), store.nextPosition(dispute.id()), offer, side, shared, Scope.actor().orElse(null), clock.instant());
        var sent = new NewAttachment(owner(id), fileName, offer.source(), Audience.PARTIES, offer.placeIsEvidence(), null);
        try {
            if (attachments.take(sent, content) instanceof TakeOutcome.Refused refused) {
                return new Adding.Refused(refused.fault(), refused.args());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        note(dispute, shared, "disputes.done.evidence." + side.name(), offer.title());
        audit.record(AuditEntry.of(Act.EVIDENCE_ADDED, "dispute", dispute.id()).about(Scope.PART.isBound() ? null : dispute.personId())
                .with(Map.of("evidence", id, "side", side.name())));
        return new Adding.Added(id);
    }

    private void note(Dispute dispute, List<PartRole> shared, String key, String... args) {
        if (Scope.PART.isBound()) {
            grants.note(shared, key, args);
        } else if (!(Scope.current().orElse(null) instanceof Scope.Own own) || own.actor().equals(dispute.personId())) {
            // A colleague sees the dispute, not the matter of whoever brought it.
            matters.note(dispute.matterId(), shared, key, args);
        }
    }

    /** Shows a piece to the employer, or no longer; an officer's act. */
    @Transactional
    public void disclose(UUID disputeId, UUID evidenceId, boolean disclosed) {
        Evidence evidence = piece(disputeId, evidenceId);
        if (evidence.side() != Side.EMPLOYER) {
            store.share(evidenceId, disclosed ? EVERYBODY : HELPERS);
            audit.record(AuditEntry.of(Act.EVIDENCE_SHARED, "dispute", disputeId).with(Map.of("evidence", evidenceId, "disclosed", disclosed)));
        }
    }

    private Evidence piece(UUID disputeId, UUID evidenceId) {
        return store.of(disputeId).stream().filter(each -> each.id().equals(evidenceId)).findFirst().orElseThrow(() -> new NotFound("evidence", evidenceId));
    }

    static AttachmentOwner owner(UUID evidence) {
        return AttachmentOwner.of(EVIDENCE, evidence);
    }
}
