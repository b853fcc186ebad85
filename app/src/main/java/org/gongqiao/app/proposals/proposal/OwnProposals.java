package org.gongqiao.app.proposals.proposal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.casework.Companion;
import org.gongqiao.app.casework.Joins;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.NewMatter;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.documents.Audience;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.organization.Place;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.proposals.Outcome;
import org.gongqiao.app.proposals.proposal.ProposalChanged.Change;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a delegate does with proposals on his phone, in his own scope: writes one, asks others to second it, hands it in,
 * completes it, takes it back; and seconds or rates another's. Whoever changes a text loses the seconders of the old one.
 */
@Component
public class OwnProposals {

    /** Files of a proposal; see {@link Attachments}. */
    public static final String ATTACHMENTS = "congressProposal";
    static final String SCREEN = "D-29.screen";
    static final int MOST_SECONDERS = 30;

    private final CongressProposalStore store;
    private final Floors floors;
    private final Matters matters;
    private final Joins joins;
    private final ProposalMatter kind;
    private final Attachments attachments;
    private final Unions unions;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;

    OwnProposals(CongressProposalStore store, Floors floors, Matters matters, Joins joins, ProposalMatter kind, Attachments attachments, Unions unions,
                 AuditLog audit, ApplicationEventPublisher events, TransactionTemplate transaction, Ids ids, Clock clock) {
        this.store = store;
        this.floors = floors;
        this.matters = matters;
        this.joins = joins;
        this.kind = kind;
        this.attachments = attachments;
        this.unions = unions;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** Writes a proposal and asks others to second it; the union does not have it before {@link #submit}. */
    @Transactional(propagation = Propagation.NEVER)
    public Outcome write(WriteProposal written) {
        UUID person = actor();
        Optional<Floors.Floor> floor = floors.floor(written.bodyId(), person);
        if (floor.isEmpty()) {
            return new Outcome.NotPossible("proposals.not.delegate");
        }
        List<Floors.Fellow> fellows = floors.fellows(floor.get(), written.seconders());
        return transaction.execute(status -> store.byKey(written.key()).<Outcome>map(Outcome.Done::new).orElseGet(() -> insert(written, floor.get(), fellows)));
    }

    private Outcome insert(WriteProposal written, Floors.Floor floor, List<Floors.Fellow> fellows) {
        UUID id = ids.next();
        UUID person = floor.self().person();
        Place place = unions.held(floor.body().unit()).place();
        store.insert(new Proposal(id, floor.body().id(), floor.body().name(), floor.body().unit(), floor.body().unitName(), person, floor.self().name(),
                written.topic(), written.title(), written.reason(), written.measure(), 1, 0, ProposalState.COLLECTING, clock.instant(), null, null, 1, null,
                null, null, null, null, null, null, null, 0, null, null, null, null, false, null, null, null, 0), written.key(), place);
        attachments.bind(new AttachmentOwner(ATTACHMENTS, id, person), written.files(), Audience.PARTIES);
        audit.record(AuditEntry.of(Act.PROPOSAL_WRITTEN, "congressProposal", id).about(person).with(Map.of("body", floor.body().id()))
                .at(place.areaPath(), place.linePath()));
        ask(get(id), fellows, List.of());
        return new Outcome.Done(id);
    }

    /** Asks more delegates of the same congress; whoever was asked before is not asked twice. */
    @Transactional(propagation = Propagation.NEVER)
    public Outcome invite(UUID id, List<UUID> persons) {
        Proposal before = transaction.execute(status -> own(id));
        Optional<Floors.Floor> floor = floors.floor(before.bodyId(), actor());
        if (floor.isEmpty()) {
            return new Outcome.NotPossible("proposals.not.delegate");
        }
        List<Floors.Fellow> fellows = floors.fellows(floor.get(), persons);
        return transaction.execute(status -> {
            Proposal proposal = locked(id);
            if (!proposal.state().isAtProposer()) {
                return new Outcome.NotPossible("proposals.not.handedIn");
            }
            List<Seconder> asked = store.seconders(id);
            if (asked.size() >= MOST_SECONDERS) {
                return new Outcome.NotPossible("proposals.not.manyAsked", String.valueOf(MOST_SECONDERS));
            }
            return ask(proposal, fellows, asked) ? new Outcome.Done(id) : new Outcome.NotPossible("proposals.not.noneToAsk");
        });
    }

    private boolean ask(Proposal proposal, List<Floors.Fellow> fellows, List<Seconder> before) {
        Set<UUID> asked = before.stream().map(Seconder::personId).collect(Collectors.toSet());
        List<Floors.Fellow> fresh = fellows.stream().filter(fellow -> !asked.contains(fellow.person())).limit(Math.max(0, MOST_SECONDERS - asked.size())).toList();
        fresh.forEach(fellow -> store.invite(ids.next(), proposal, fellow.person(), fellow.name(), clock.instant()));
        if (!fresh.isEmpty()) {
            events.publishEvent(new ProposalChanged(proposal.id(), Change.SECONDERS_ASKED));
        }
        return !fresh.isEmpty();
    }

    /** Another text; whoever has seconded the old one is asked again. */
    @Transactional
    public Outcome rewrite(UUID id, int version, WriteProposal text) {
        Proposal proposal = locked(id);
        if (!proposal.state().isAtProposer()) {
            return new Outcome.NotPossible("proposals.not.handedIn");
        }
        if (!store.rewrite(id, version, text)) {
            return new Outcome.Stale();
        }
        attachments.bind(new AttachmentOwner(ATTACHMENTS, id, proposal.proposer()), text.files(), Audience.PARTIES);
        events.publishEvent(new ProposalChanged(id, Change.TEXT_CHANGED));
        return new Outcome.Done(id);
    }

    /** A delegate answers whether he seconds another's proposal, in the text that he was shown. */
    @Transactional
    public Outcome second(UUID id, int revision, boolean yes) {
        Proposal proposal = get(id);
        if (proposal.proposer().equals(actor())) {
            return new Outcome.NotPossible("proposals.not.ownSecond");
        }
        if (!proposal.state().isAtProposer()) {
            return new Outcome.NotPossible("proposals.not.handedIn");
        }
        if (proposal.revision() != revision) {
            return new Outcome.Stale();
        }
        if (!store.second(id, actor(), yes ? Seconder.State.SECONDED : Seconder.State.DECLINED, revision, clock.instant())) {
            throw new NotFound("seconder", id);
        }
        events.publishEvent(new ProposalChanged(id, yes ? Change.SECONDED : Change.DECLINED));
        return new Outcome.Done(id);
    }

    /** Hands it in, the first time or after it was completed. How many second it is shown to the committee; it stops nothing. */
    @Transactional(propagation = Propagation.NEVER)
    public Outcome submit(UUID id, int version) {
        Proposal before = transaction.execute(status -> own(id));
        if (floors.floor(before.bodyId(), actor()).isEmpty()) {
            return new Outcome.NotPossible("proposals.not.delegate");
        }
        return transaction.execute(status -> handIn(id, version));
    }

    private Outcome handIn(UUID id, int version) {
        Proposal found = own(id);
        if (found.matterId() != null) {
            matters.hold(found.matter());
        }
        Proposal proposal = locked(id);
        if (!proposal.state().isAtProposer()) {
            return new Outcome.NotPossible("proposals.not.handedIn");
        }
        if (proposal.version() != version) {
            return new Outcome.Stale();
        }
        Matter matter;
        if (proposal.matterId() == null) {
            matter = matters.open(new NewMatter(kind, List.of(proposal.title(), proposal.bodyName()), id, proposal.proposer(), List.of(proposal.unitId()), "screen",
                    SCREEN, SCREEN));
        } else {
            matters.proceed(proposal.matter(), "screen", SCREEN);
            matter = matters.get(proposal.matter());
        }
        store.submitted(id, matter.id(), matter.number(), clock.instant());
        matters.note(matter.id(), "proposals.done.submitted", String.valueOf(proposal.seconders()));
        record(Act.PROPOSAL_SUBMITTED, proposal, Map.of("seconders", proposal.seconders(), "revision", proposal.revision()));
        events.publishEvent(new ProposalChanged(id, Change.SUBMITTED));
        return new Outcome.Done(id);
    }

    /** Takes it back, as long as nobody has answered it. */
    @Transactional
    public Outcome withdraw(UUID id, int version) {
        Proposal found = own(id);
        if (found.matterId() != null) {
            matters.hold(found.matter());
        }
        Proposal proposal = locked(id);
        if (!proposal.state().isOpen() || proposal.state() == ProposalState.REPLIED || !store.followers(id).isEmpty()) {
            return new Outcome.NotPossible("proposals.not.withdraw");
        }
        if (proposal.version() != version) {
            return new Outcome.Stale();
        }
        if (proposal.matterId() != null) {
            matters.note(proposal.matter(), "proposals.done.withdrawn");
            matters.close(proposal.matter(), ProposalState.WITHDRAWN.name());
        }
        store.state(id, ProposalState.WITHDRAWN, clock.instant());
        record(Act.PROPOSAL_WITHDRAWN, proposal, Map.of());
        events.publishEvent(new ProposalChanged(id, Change.WITHDRAWN));
        return new Outcome.Done(id);
    }

    /** The proposer wants it handled together with one like it, or not. */
    @Transactional
    public Outcome answerJoining(UUID id, boolean agrees) {
        Proposal proposal = own(id);
        if (proposal.matterId() == null || proposal.lead() != null || !joins.answer(proposal.matter(), agrees)) {
            return new Outcome.NotPossible("proposals.not.notAsked");
        }
        events.publishEvent(new ProposalChanged(id, Change.MERGING_ANSWERED));
        return new Outcome.Done(id);
    }

    /** A seconder says what he thinks of the answer; the proposer rates his matter itself ({@code casework.Ratings}). */
    @Transactional
    public Outcome rate(UUID id, int score, boolean solved) {
        if (score < 1 || score > 5) {
            throw new IllegalArgumentException("a score from 1 to 5");
        }
        Proposal proposal = get(id);
        if (proposal.state() != ProposalState.CLOSED) {
            return new Outcome.NotPossible("proposals.not.notAnswered");
        }
        if (!store.rate(id, actor(), score, solved, clock.instant())) {
            return new Outcome.NotPossible("proposals.not.rated");
        }
        record(Act.PROPOSAL_RATED, proposal, Map.of("score", score, "solved", solved));
        if (!solved || score < ProposalDesk.FAIR) {
            events.publishEvent(new ProposalChanged(id, Change.UNSOLVED));
        }
        return new Outcome.Done(id);
    }

    /** One's own or one that one was asked to second; else not found. */
    @Transactional(readOnly = true)
    public Proposal get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("proposal", id));
    }

    /** Of one's own proposal all who were asked; of another's oneself. */
    @Transactional(readOnly = true)
    public List<Seconder> seconders(UUID id) {
        return store.seconders(id);
    }

    @Transactional(readOnly = true)
    public List<Proposal> mine(int most) {
        return store.ofProposer(actor(), most);
    }

    @Transactional(readOnly = true)
    public List<Proposal> asked(int most) {
        return store.ofSeconder(actor(), most);
    }

    /** How many wait for one's word in a congress. */
    @Transactional(readOnly = true)
    public int waiting(UUID body) {
        return store.asked(actor(), body);
    }

    /** Whether the proposer is asked to be handled together with another, and what he answered. */
    @Transactional(readOnly = true)
    public Optional<Companion> joining(Proposal proposal) {
        return proposal.matterId() == null ? Optional.empty() : joins.companion(proposal.matter());
    }

    /** The last day of what comes next; empty before it was handed in and once it is closed. */
    @Transactional(readOnly = true)
    public Optional<Matter> matter(Proposal proposal) {
        return proposal.matterId() == null || !proposal.proposer().equals(actor()) ? Optional.empty() : Optional.of(matters.get(proposal.matter()));
    }

    /** Fellow delegates whom one can still ask to second one's own proposal; see {@link Floors#search}. Empty of a proposal that is not at its proposer. */
    @Transactional(propagation = Propagation.NEVER)
    public Optional<Floors.Found> toAsk(UUID id, String typed) {
        Proposal proposal = transaction.execute(status -> own(id));
        if (!proposal.state().isAtProposer()) {
            return Optional.empty();
        }
        List<UUID> asked = transaction.execute(status -> store.seconders(id)).stream().map(Seconder::personId).toList();
        return floors.floor(proposal.bodyId(), actor()).map(floor -> floors.search(floor, typed, asked));
    }

    private Proposal own(UUID id) {
        return store.find(id).filter(proposal -> proposal.proposer().equals(actor())).orElseThrow(() -> new NotFound("proposal", id));
    }

    private Proposal locked(UUID id) {
        return store.lock(id).filter(proposal -> proposal.proposer().equals(actor())).orElseThrow(() -> new NotFound("proposal", id));
    }

    private void record(Act act, Proposal proposal, Map<String, Object> facts) {
        Place place = unions.place(proposal.unitId());
        audit.record(AuditEntry.of(act, "congressProposal", proposal.id()).about(actor()).with(facts).at(place.areaPath(), place.linePath()));
    }

    private static UUID actor() {
        return Scope.actor().orElseThrow();
    }

}
