package org.gongqiao.app.proposals.proposal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.casework.Grants;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.proposals.proposal.ProposalChanged.Change;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The owner outside, by his link: reads the one proposal of his grant, without names, and answers it in writing. */
@Component
public class PartReplies {

    private final CongressProposalStore store;
    private final Grants grants;
    private final Attachments attachments;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PartReplies(CongressProposalStore store, Grants grants, Attachments attachments, AuditLog audit, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.grants = grants;
        this.attachments = attachments;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The proposal of the grant; empty where another one answers it by now. */
    @Transactional(readOnly = true)
    public Optional<PartProposal> find() {
        return store.ofPart();
    }

    @Transactional(readOnly = true)
    public PartProposal get() {
        return find().orElseThrow(() -> new NotFound("proposal", Scope.part().matterId()));
    }

    @Transactional(readOnly = true)
    public List<Attachment> files(PartProposal proposal) {
        return attachments.of(AttachmentOwner.of(OwnProposals.ATTACHMENTS, proposal.id()));
    }

    /** False where it does not wait for his answer (any more). */
    @Transactional
    public boolean reply(ReplyKind kind, String text) {
        Optional<UUID> answered = store.replyByPart(kind, text, LocalDate.now(clock));
        answered.ifPresent(id -> {
            grants.note(List.of(), "proposals.done.replied");
            audit.record(AuditEntry.of(Act.PROPOSAL_ANSWERED, "congressProposal", id).with(Map.of("kind", kind.name(), "grant", Scope.part().grantId())));
            events.publishEvent(new ProposalChanged(id, Change.REPLIED));
        });
        return answered.isPresent();
    }
}
