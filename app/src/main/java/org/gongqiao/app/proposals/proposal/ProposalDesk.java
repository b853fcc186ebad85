package org.gongqiao.app.proposals.proposal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.casework.Companion;
import org.gongqiao.app.casework.GivenGrant;
import org.gongqiao.app.casework.Grant;
import org.gongqiao.app.casework.Grants;
import org.gongqiao.app.casework.Joins;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.NewGrant;
import org.gongqiao.app.casework.NewMatter;
import org.gongqiao.app.casework.Rating;
import org.gongqiao.app.casework.Ratings;
import org.gongqiao.app.casework.clock.RunningClock;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.democracy.OpennessFacts;
import org.gongqiao.app.law.democracy.OpennessRules;
import org.gongqiao.app.law.decision.About;
import org.gongqiao.app.law.decision.Decision;
import org.gongqiao.app.law.decision.Kept;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.law.rights.Elapsed;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.proposals.Outcome;
import org.gongqiao.app.proposals.proposal.ProposalChanged.Change;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the union does with proposals (D-29): screens them with reasons, has them answered in writing by a day, urges, takes the
 * answer or sends it back, and has one answered anew that its proposer calls unsolved. What is handled together goes together.
 */
@Component
public class ProposalDesk {

    static final String COMPLETE = "D-29.complete";
    static final String ASSIGN = "D-29.assign";
    static final String REPLY = "D-29.reply";
    static final String CHECK = "D-29.check";
    static final String AGAIN = "D-29.again";
    static final int FAIR = 3;
    private static final int MOST_COMPARED = 2_000;
    private static final int MOST_OLDER = 30;
    private static final int MOST_LATE = 200;

    /** Which part of the list a desk looks at; message {@code proposals.list.<NAME>}. */
    public enum Part {
        WAITING(EnumSet.of(ProposalState.SUBMITTED, ProposalState.RETURNED, ProposalState.ON_FILE, ProposalState.ASSIGNED, ProposalState.REPLIED)),
        /** Of these what is overdue by every reading. */
        LATE(WAITING.states),
        SCREEN(EnumSet.of(ProposalState.SUBMITTED)),
        OWNERS(EnumSet.of(ProposalState.ASSIGNED, ProposalState.REPLIED)),
        ENDED(EnumSet.of(ProposalState.CLOSED, ProposalState.NOT_ON_FILE, ProposalState.WITHDRAWN));

        private final Set<ProposalState> states;

        Part(Set<ProposalState> states) {
            this.states = states;
        }
    }

    private final CongressProposalStore store;
    private final Matters matters;
    private final Joins joins;
    private final Grants grants;
    private final Ratings ratings;
    private final ProposalMatter kind;
    private final Law law;
    private final Verdicts verdicts;
    private final Unions unions;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProposalDesk(CongressProposalStore store, Matters matters, Joins joins, Grants grants, Ratings ratings, ProposalMatter kind, Law law, Verdicts verdicts,
                 Unions unions, AuditLog audit, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.matters = matters;
        this.joins = joins;
        this.grants = grants;
        this.ratings = ratings;
        this.kind = kind;
        this.law = law;
        this.verdicts = verdicts;
        this.unions = unions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** What the rule says if it were put on file, or not put on file with a reason, now; nothing is kept. */
    @Transactional(readOnly = true)
    public Verdict weigh(Proposal proposal, boolean onFile) {
        return screening(proposal, onFile).verdict();
    }

    private Decision screening(Proposal proposal, boolean onFile) {
        return verdicts.weigh(OpennessRules.PROPOSAL, new OpennessFacts.Proposal(proposal.seconders(), onFile, !onFile), law.today(region(proposal)));
    }

    /** Puts it on file; too few seconders are a warning, kept with the decision. */
    @Transactional
    public Outcome putOnFile(UUID id, int version) {
        return act(id, version, EnumSet.of(ProposalState.SUBMITTED), Change.ON_FILE, proposal -> {
            keep(proposal, screening(proposal, true));
            each(proposal, one -> {
                store.screened(one.id(), ProposalState.ON_FILE, null, clock.instant());
                matters.proceed(one.matter(), "assign", ASSIGN);
                matters.note(one.matter(), "proposals.done.onFile");
            });
            record(Act.PROPOSAL_SCREENED, proposal, Map.of("onFile", true));
        });
    }

    /** Does not put it on file; {@code reason} is what the proposer reads. */
    @Transactional
    public Outcome refuse(UUID id, int version, String reason) {
        return act(id, version, EnumSet.of(ProposalState.SUBMITTED), Change.NOT_ON_FILE, proposal -> {
            keep(proposal, screening(proposal, false));
            each(proposal, one -> {
                store.screened(one.id(), ProposalState.NOT_ON_FILE, reason, clock.instant());
                matters.note(one.matter(), "proposals.done.notOnFile");
                matters.close(one.matter(), ProposalState.NOT_ON_FILE.name());
            });
            record(Act.PROPOSAL_SCREENED, proposal, Map.of("onFile", false));
        });
    }

    /** Gives it back to be completed; {@code what} says what is missing. */
    @Transactional
    public Outcome giveBack(UUID id, int version, String what) {
        return act(id, version, EnumSet.of(ProposalState.SUBMITTED), Change.RETURNED, proposal -> {
            store.screened(id, ProposalState.RETURNED, what, clock.instant());
            matters.proceed(proposal.matter(), "complete", COMPLETE);
            matters.note(proposal.matter(), "proposals.done.returned");
            record(Act.PROPOSAL_SCREENED, proposal, Map.of("returned", true));
        });
    }

    /**
     * Who answers.
     *
     * @param name    department, or officer
     * @param contact person at the department; null where none is named
     * @param phone   eleven digits, where the link goes; null for an owner inside, whose answer the union enters
     * @param until   last day of the link; null without one
     */
    public record Owner(String name, @Nullable String contact, @Nullable String phone, @Nullable LocalDate until) {

        public Owner {
            if ((phone == null) != (until == null) || phone != null && contact == null) {
                throw new IllegalArgumentException("a link needs a person, a phone and a last day");
            }
        }

        @Override
        public String toString() {
            return "Owner[" + name + "]";
        }
    }

    /**
     * Gives it to whoever answers, the first time or to another one; another owner gets no more time.
     *
     * @param base address of the program as people reach it, for the link
     */
    @Transactional
    public Outcome assign(UUID id, int version, Owner owner, String base) {
        return act(id, version, EnumSet.of(ProposalState.ON_FILE, ProposalState.ASSIGNED), Change.ASSIGNED, proposal -> {
            boolean first = proposal.state() == ProposalState.ON_FILE;
            endGrant(proposal);
            UUID grant = owner.phone() == null ? null : give(proposal, owner, base).id();
            each(proposal, one -> {
                store.assigned(one.id(), owner.name(), owner.contact(), one.id().equals(id) ? grant : null, clock.instant());
                if (first) {
                    matters.proceed(one.matter(), "reply", REPLY);
                }
                matters.note(one.matter(), first ? "proposals.done.assigned" : "proposals.done.reassigned", owner.name());
            });
            record(Act.PROPOSAL_ASSIGNED, proposal, Map.of("link", grant != null, "first", first));
        });
    }

    private GivenGrant give(Proposal proposal, Owner owner, String base) {
        return grants.give(new NewGrant(proposal.matter(), PartRole.EMPLOYER, String.valueOf(owner.contact()), owner.name(), proposal.title(),
                String.valueOf(owner.phone()), Objects.requireNonNull(owner.until())), base);
    }

    private void endGrant(Proposal proposal) {
        UUID before = proposal.ownerGrant();
        if (before != null && grants.find(before).filter(grant -> grant.holdsAt(clock.instant())).isPresent()) {
            grants.end(before, "proposals.done.reassigned");
        }
    }

    /** Enters the answer that the owner gave in writing; the union has looked at it, so the proposal is closed. */
    @Transactional
    public Outcome reply(UUID id, int version, ReplyKind kind, String text, LocalDate on) {
        if (on.isAfter(LocalDate.now(clock))) {
            return new Outcome.NotPossible("proposals.not.future");
        }
        return act(id, version, EnumSet.of(ProposalState.ASSIGNED), Change.CLOSED, proposal -> {
            Elapsed elapsed = elapsed(proposal, on);
            keep(proposal, answer(proposal, elapsed));
            endGrant(proposal);
            each(proposal, one -> {
                store.replied(one.id(), ProposalState.CLOSED, kind, text, on, elapsed);
                close(one);
            });
            record(Act.PROPOSAL_ANSWERED, proposal, Map.of("kind", kind.name(), "elapsed", elapsed.name()));
        });
    }

    /** Takes the answer that came by the owner's link. */
    @Transactional
    public Outcome accept(UUID id, int version) {
        return act(id, version, EnumSet.of(ProposalState.REPLIED), Change.CLOSED, proposal -> {
            LocalDate on = Objects.requireNonNull(proposal.repliedOn());
            Elapsed elapsed = elapsed(proposal, on);
            keep(proposal, answer(proposal, elapsed));
            endGrant(proposal);
            each(proposal, one -> {
                store.replied(one.id(), ProposalState.CLOSED, Objects.requireNonNull(proposal.replyKind()), String.valueOf(proposal.reply()), on, elapsed);
                close(one);
            });
            record(Act.PROPOSAL_ANSWERED, proposal, Map.of("byLink", true, "elapsed", elapsed.name()));
        });
    }

    private void close(Proposal proposal) {
        store.state(proposal.id(), ProposalState.CLOSED, clock.instant());
        matters.note(proposal.matter(), "proposals.done.closed");
        matters.close(proposal.matter(), ProposalState.CLOSED.name());
    }

    /** The owner's answer is none: he gets it back with words and the time for a second one. */
    @Transactional
    public Outcome sendBack(UUID id, int version, String words) {
        return act(id, version, EnumSet.of(ProposalState.REPLIED), Change.SENT_BACK, proposal -> {
            store.sentBack(id, words);
            each(proposal, one -> matters.proceed(one.matter(), "reply", AGAIN));
            matters.note(proposal.matter(), List.of(PartRole.EMPLOYER), "proposals.done.sentBack");
            tellOwner(proposal, "proposals.notice.ownerAgain");
            record(Act.PROPOSAL_ANSWERED, proposal, Map.of("sentBack", true));
        });
    }

    /** Urges the owner: one outside by a message to his phone, one inside is called by the union. It stands in the history, which he sees. */
    @Transactional
    public Outcome urge(UUID id, int version) {
        return act(id, version, EnumSet.of(ProposalState.ASSIGNED), Change.URGED, proposal -> {
            store.urged(id, clock.instant());
            matters.note(proposal.matter(), List.of(PartRole.EMPLOYER), "proposals.done.urged", String.valueOf(proposal.ownerName()));
            tellOwner(proposal, "proposals.notice.ownerUrged");
            record(Act.PROPOSAL_URGED, proposal, Map.of("times", proposal.urged() + 1));
        });
    }

    private void tellOwner(Proposal proposal, String template) {
        if (proposal.ownerGrant() != null) {
            grants.remind(proposal.ownerGrant(), template, proposal.unitName(), proposal.title());
        }
    }

    /**
     * Has a proposal answered anew whose proposer said that it is not solved, or rated it below fair: a matter of its own, which
     * he can rate again. One that nobody called unsolved stays closed.
     */
    @Transactional
    public Outcome again(UUID id, int version, String words) {
        Proposal found = get(id);
        if (found.state() != ProposalState.CLOSED || !isUnsolved(found)) {
            return new Outcome.NotPossible("proposals.not.again");
        }
        Proposal proposal = store.lock(id).orElseThrow();
        if (proposal.version() != version) {
            return new Outcome.Stale();
        }
        Matter matter = matters.open(new NewMatter(kind, List.of(proposal.title(), proposal.bodyName()), id, proposal.proposer(), List.of(proposal.unitId()), "reply",
                AGAIN, AGAIN));
        store.again(id, matter.id(), matter.number(), words, clock.instant());
        matters.note(matter.id(), "proposals.done.again", proposal.numberOrBlank());
        record(Act.PROPOSAL_ASSIGNED, proposal, Map.of("round", proposal.round() + 1));
        events.publishEvent(new ProposalChanged(id, Change.AGAIN));
        return new Outcome.Done(id);
    }

    /** Whether proposer or a seconder says that the answer did not solve it, or rates it below fair. */
    @Transactional(readOnly = true)
    public boolean isUnsolved(Proposal proposal) {
        boolean byProposer = proposal.matterId() != null && ratings.find(proposal.matter()).filter(rating -> !rating.solved() || rating.score() < FAIR).isPresent();
        return byProposer || store.seconders(proposal.id()).stream().anyMatch(each -> Boolean.FALSE.equals(each.solved()) || each.score() != null && each.score() < FAIR);
    }

    /**
     * Asks the proposer of one proposal whether it may be handled together with an older one of the same congress. Nothing is
     * joined before he agrees.
     */
    @Transactional
    public Outcome proposeMerging(UUID id, int version, UUID with) {
        Proposal one = get(id);
        Proposal other = get(with);
        boolean older = other.submittedAt() != null && one.submittedAt() != null && other.submittedAt().isBefore(one.submittedAt());
        if (one.id().equals(other.id()) || !one.bodyId().equals(other.bodyId()) || !one.state().mayJoin() || !other.state().mayJoin() || !older
                || one.lead() != null || other.lead() != null || !store.followers(id).isEmpty()) {
            return new Outcome.NotPossible("proposals.not.merge");
        }
        if (one.version() != version) {
            return new Outcome.Stale();
        }
        if (!joins.propose(one.matter(), other.matter())) {
            return new Outcome.NotPossible("proposals.not.mergeAsked");
        }
        matters.note(one.matter(), "proposals.done.mergingAsked", other.numberOrBlank());
        events.publishEvent(new ProposalChanged(id, Change.MERGING_ASKED));
        return new Outcome.Done(id);
    }

    /** Joins a proposal whose proposer has agreed; from now on it goes with the other one, and stands where that one stands. */
    @Transactional
    public Outcome merge(UUID id) {
        Proposal one = get(id);
        Companion companion = one.matterId() == null ? null : joins.companion(one.matter()).orElse(null);
        if (companion == null || !joins.join(one.matter())) {
            return new Outcome.NotPossible("proposals.not.mergeConsent");
        }
        Proposal lead = store.ofMatter(companion.lead()).orElseThrow(() -> new NotFound("proposal", companion.lead()));
        store.join(id, lead);
        switch (lead.state()) {
            case ON_FILE -> {
                store.screened(id, ProposalState.ON_FILE, null, clock.instant());
                matters.proceed(one.matter(), "assign", ASSIGN);
            }
            case ASSIGNED -> {
                store.assigned(id, String.valueOf(lead.ownerName()), lead.ownerContact(), null, clock.instant());
                matters.proceed(one.matter(), "reply", REPLY);
            }
            default -> { }
        }
        record(Act.PROPOSAL_MERGED, one, Map.of("lead", lead.id()));
        events.publishEvent(new ProposalChanged(id, Change.MERGED));
        return new Outcome.Done(id);
    }

    private Outcome act(UUID id, int version, Set<ProposalState> from, Change change, Consumer<Proposal> work) {
        matters.hold(get(id).matter());
        Proposal proposal = store.lock(id).orElseThrow(() -> new NotFound("proposal", id));
        if (proposal.version() != version) {
            return new Outcome.Stale();
        }
        if (!from.contains(proposal.state())) {
            return new Outcome.NotPossible("proposals.not.state");
        }
        if (proposal.lead() != null) {
            return new Outcome.NotPossible("proposals.not.follower");
        }
        work.accept(proposal);
        events.publishEvent(new ProposalChanged(id, change));
        return new Outcome.Done(id);
    }

    /** The proposal and those handled together with it. */
    private void each(Proposal proposal, Consumer<Proposal> work) {
        work.accept(proposal);
        store.followers(proposal.id()).stream().filter(follower -> follower.state().isOpen()).forEach(work);
    }

    /** How the owner's time stood on the day of his answer; his clock may have ended when the answer was taken. */
    private Elapsed elapsed(Proposal proposal, LocalDate on) {
        Due due = matters.clocks(proposal.matter()).stream().filter(each -> each.limit().equals(REPLY) || each.limit().equals(AGAIN)).reduce((a, b) -> b)
                .orElseThrow(() -> new IllegalStateException("no time to answer ran")).due();
        return !on.isAfter(due.earlier()) ? Elapsed.RUNNING : due.provisional() || !on.isAfter(due.later()) ? Elapsed.DISPUTABLE : Elapsed.OVER;
    }

    /** The answer by a link has come: the union looks at it, in its own time. Twice does it once. */
    @Transactional
    void taken(UUID id) {
        Proposal proposal = get(id);
        Matter matter = matters.hold(proposal.matter());
        if (proposal.state() == ProposalState.REPLIED && matter.isOpen() && !matter.step().equals("check")) {
            each(proposal, one -> matters.proceed(one.matter(), "check", CHECK));
        }
    }

    /** The handler's running time. */
    @Transactional(readOnly = true)
    public Optional<RunningClock> clockOf(Proposal proposal) {
        return proposal.matterId() == null ? Optional.empty() : matters.clocks(proposal.matter()).stream().filter(each -> each.drives() && each.isOpen()).findFirst();
    }

    private Decision answer(Proposal proposal, Elapsed elapsed) {
        return verdicts.weigh(OpennessRules.ANSWER, new OpennessFacts.Answer(true, elapsed), law.today(region(proposal)));
    }

    private void keep(Proposal proposal, Decision decision) {
        Union union = unions.get(proposal.unitId());
        verdicts.keep(List.of(decision), new About("congressProposal", proposal.id(), union.areaPath(), union.linePath(), proposal.proposer()));
    }

    /** What was decided about it, the oldest first. */
    @Transactional(readOnly = true)
    public List<Kept> decisions(UUID id) {
        return verdicts.about("congressProposal", id);
    }

    private String region(Proposal proposal) {
        return unions.get(proposal.unitId()).region();
    }

    private void record(Act act, Proposal proposal, Map<String, Object> facts) {
        Union union = unions.get(proposal.unitId());
        audit.record(AuditEntry.of(act, "congressProposal", proposal.id()).about(proposal.proposer()).with(facts).at(union.areaPath(), union.linePath()));
    }

    /** In scope and handed in, else not found. */
    @Transactional(readOnly = true)
    public Proposal get(UUID id) {
        return store.find(id).filter(Proposal::isSubmitted).orElseThrow(() -> new NotFound("proposal", id));
    }

    /** For a page that shows it; the opening is logged. */
    @Transactional
    public Proposal open(UUID id) {
        Proposal proposal = get(id);
        record(Act.PROPOSAL_SEEN, proposal, Map.of());
        return proposal;
    }

    @Transactional(readOnly = true)
    public List<Seconder> seconders(UUID id) {
        return store.seconders(id);
    }

    @Transactional(readOnly = true)
    public List<Proposal> followers(UUID id) {
        return store.followers(id);
    }

    @Transactional(readOnly = true)
    public Optional<Proposal> find(UUID id) {
        return store.find(id);
    }

    @Transactional(readOnly = true)
    public Optional<Rating> rating(Proposal proposal) {
        return proposal.matterId() == null ? Optional.empty() : ratings.find(proposal.matter());
    }

    @Transactional(readOnly = true)
    public Optional<Companion> joining(Proposal proposal) {
        return proposal.matterId() == null ? Optional.empty() : joins.companion(proposal.matter());
    }

    /** The links given to owners outside, ended ones too. */
    @Transactional(readOnly = true)
    public List<Grant> links(Proposal proposal) {
        return proposal.matterId() == null ? List.of() : grants.of(proposal.matter());
    }

    /** Older open ones of the same congress with which it may be handled together, the most alike first. */
    @Transactional(readOnly = true)
    public List<Alike> older(Proposal proposal) {
        if (!proposal.state().mayJoin() || proposal.lead() != null || proposal.submittedAt() == null) {
            return List.of();
        }
        return store.openBefore(proposal.bodyId(), proposal.submittedAt(), MOST_COMPARED).stream().filter(other -> !other.id().equals(proposal.id()))
                .map(other -> Alike.of(proposal, other)).sorted(Comparator.comparingInt((Alike alike) -> alike.percent()).reversed()).limit(MOST_OLDER).toList();
    }

    /** A page of the list, by place in the tree; of what is late the longest overdue first. */
    @Transactional(readOnly = true)
    public Slice<Proposal> list(Part part, @Nullable String after, int size) {
        if (part == Part.LATE) {
            return new Slice<>(matters.overdue(kind, MOST_LATE).stream().flatMap(matter -> store.find(matter.objectId()).stream()).toList(), null);
        }
        return store.list(part.states, null, after, size, line());
    }

    private static Line line() {
        return Scope.current().filter(Scope.Reach.class::isInstance).map(scope -> ((Scope.Reach) scope).line()).orElse(Line.AREA);
    }
}
