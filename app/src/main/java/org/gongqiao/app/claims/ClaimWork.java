package org.gongqiao.app.claims;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.casework.Companion;
import org.gongqiao.app.casework.HandOverReason;
import org.gongqiao.app.casework.Joins;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.claims.event.ClaimClosed;
import org.gongqiao.app.claims.event.ClaimMoved;
import org.gongqiao.app.claims.file.Claim;
import org.gongqiao.app.claims.file.ClaimMessage;
import org.gongqiao.app.claims.file.ClaimStatus;
import org.gongqiao.app.claims.file.ClaimType;
import org.gongqiao.app.claims.file.Occupation;
import org.gongqiao.app.claims.file.RefusalReason;
import org.gongqiao.app.claims.file.Topic;
import org.gongqiao.app.identity.Person;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The union's side, for officers and, once a sealed complaint is open, for its keepers. Every act names the version that the
 * officer saw: where somebody else was faster nothing happens. Nothing is refused or answered without words.
 */
@Component
public class ClaimWork {

    private static final String HANDLE = "Q-02.handle";
    private static final String MEDIATE = "R-02.mediate";

    private final ClaimStore store;
    private final Matters matters;
    private final Joins joins;
    private final Persons persons;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    ClaimWork(ClaimStore store, Matters matters, Joins joins, Persons persons, AuditLog audit, ApplicationEventPublisher events, Ids ids, Clock clock) {
        this.store = store;
        this.matters = matters;
        this.joins = joins;
        this.persons = persons;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** What to list; nulls do not narrow. {@code mediation}: only what went on to mediation, or only the rest. */
    public record Filter(@Nullable Boolean open, boolean urgent, @Nullable Occupation occupation, @Nullable Topic topic, @Nullable Boolean mediation) {}

    /** Claims in scope in the order of the tree; one log entry for the list. */
    @Transactional
    public Slice<Claim> list(Filter filter, @Nullable String after, int size) {
        boolean industry = Scope.current().filter(scope -> scope instanceof Scope.Reach reach && reach.line() == Line.INDUSTRY).isPresent();
        Slice<Claim> page = store.list(filter, after, size, industry);
        audit.record(AuditEntry.of(Act.LIST_SEEN, "claim", null).with(Map.of("rows", page.items().size(), "urgent", filter.urgent())));
        return page;
    }

    /** One claim for a page that shows it; logged with its person as the subject. */
    @Transactional
    public Claim open(UUID id) {
        Claim claim = get(id);
        audit.record(AuditEntry.of(Act.CLAIM_OPENED, "claim", id).about(claim.personId()));
        return claim;
    }

    /** The person as an officer sees him, masked; empty for a nameless one, and once the claim is closed and he is no member here. */
    @Transactional(readOnly = true)
    public Optional<Person> person(Claim claim) {
        return claim.personId() == null || claim.sealed() ? Optional.empty() : persons.find(claim.personId());
    }

    @Transactional(readOnly = true)
    public List<ClaimMessage> messages(UUID claimId) {
        return store.messages(claimId);
    }

    /** Takes it on. */
    @Transactional
    public ClaimOutcome accept(UUID id, int version) {
        Claim claim = held(id);
        if (claim.status() != ClaimStatus.RECEIVED || claim.version() != version) {
            return new ClaimOutcome.Stale(claim);
        }
        store.decided(id, ClaimStatus.ACCEPTED, clock.instant());
        matters.proceed(claim.matterId(), ClaimMatter.HANDLE, HANDLE);
        note(claim, "claims.done.accepted");
        decided(claim, Act.CLAIM_DECIDED, ClaimStatus.ACCEPTED, null);
        events.publishEvent(new ClaimMoved(id, claim.personId(), "claims.notice.accepted"));
        return done(id);
    }

    /** Does not take it on, with reason and words in writing (S-05). */
    @Transactional
    public ClaimOutcome refuse(UUID id, int version, RefusalReason reason, String text) {
        Claim claim = held(id);
        if (claim.status() != ClaimStatus.RECEIVED || claim.version() != version) {
            return new ClaimOutcome.Stale(claim);
        }
        say(claim, ClaimMessage.Kind.NOT_ACCEPTED, reason, text);
        close(claim, ClaimStatus.NOT_ACCEPTED, "claims.done.notAccepted", reason);
        return done(id);
    }

    /** Asks the person for something; the union's own day goes on running. */
    @Transactional
    public ClaimOutcome askBack(UUID id, int version, String text) {
        Claim claim = held(id);
        if (!claim.isOpen() || claim.version() != version) {
            return new ClaimOutcome.Stale(claim);
        }
        say(claim, ClaimMessage.Kind.ASKED_BACK, null, text);
        store.waits(id, true);
        note(claim, "claims.done.askedBack");
        audit.record(AuditEntry.of(Act.CLAIM_ANSWERED, "claim", id).about(claim.personId()).with(Map.of("kind", "ASKED_BACK")));
        events.publishEvent(new ClaimMoved(id, claim.personId(), "claims.notice.askedBack"));
        return done(id);
    }

    /** Answers with reasons and closes it; those who are handled together with it get the same answer. */
    @Transactional
    public ClaimOutcome answer(UUID id, int version, String text) {
        Claim claim = held(id);
        if (claim.status() != ClaimStatus.RECEIVED && claim.status() != ClaimStatus.ACCEPTED || claim.version() != version) {
            return new ClaimOutcome.Stale(claim);
        }
        answer(claim, text);
        for (Claim follower : store.followers(matters.followers(claim.matterId()))) {
            Claim held = held(follower.id());
            if (held.status() == ClaimStatus.RECEIVED || held.status() == ClaimStatus.ACCEPTED) {
                answer(held, text);
            }
        }
        return done(id);
    }

    private void answer(Claim claim, String text) {
        say(claim, ClaimMessage.Kind.ANSWER, null, text);
        close(claim, ClaimStatus.ANSWERED, "claims.done.answered", null);
    }

    /** Hands it to the next union named for it. */
    @Transactional
    public ClaimOutcome handOver(UUID id, int version, String note) {
        Claim claim = held(id);
        if (!claim.isOpen() || claim.version() != version) {
            return new ClaimOutcome.Stale(claim);
        }
        if (!matters.passOn(claim.matterId(), HandOverReason.BY_OFFICER, note)) {
            return new ClaimOutcome.NotPossible("claims.notPossible.noNextUnion");
        }
        return new ClaimOutcome.Done(claim);
    }

    /** Sends a claim, and those handled together with it, on to mediation; number, history and grants stay. */
    @Transactional
    public ClaimOutcome mediate(UUID id, int version) {
        Claim claim = held(id);
        if (claim.status() != ClaimStatus.RECEIVED && claim.status() != ClaimStatus.ACCEPTED || claim.version() != version) {
            return new ClaimOutcome.Stale(claim);
        }
        if (claim.type() == ClaimType.QUESTION || claim.personId() == null || claim.sealed()) {
            return new ClaimOutcome.NotPossible("claims.notPossible.mediation");
        }
        store.decided(id, ClaimStatus.MEDIATION, clock.instant());
        matters.proceed(claim.matterId(), ClaimMatter.MEDIATE, MEDIATE);
        note(claim, "claims.done.mediation");
        decided(claim, Act.CLAIM_DECIDED, ClaimStatus.MEDIATION, null);
        for (Claim follower : store.followers(matters.followers(claim.matterId()))) {
            Claim held = held(follower.id());
            if (held.status() == ClaimStatus.RECEIVED || held.status() == ClaimStatus.ACCEPTED) {
                store.decided(held.id(), ClaimStatus.MEDIATION, clock.instant());
                decided(held, Act.CLAIM_DECIDED, ClaimStatus.MEDIATION, null);
                events.publishEvent(new ClaimMoved(held.id(), held.personId(), "claims.notice.mediation"));
            }
        }
        events.publishEvent(new ClaimWentToMediation(id, claim.matterId(), claim.personId(), claim.handlerUnit()));
        events.publishEvent(new ClaimMoved(id, claim.personId(), "claims.notice.mediation"));
        return done(id);
    }

    /** Joins a claim alike to this one, at this one's handler; false where its person has not agreed, or one of them is closed. */
    @Transactional
    public boolean join(UUID lead, UUID matterId) {
        UUID leadMatter = get(lead).matterId();
        return joins.of(leadMatter).stream().anyMatch(companion -> companion.matterId().equals(matterId)) && joins.join(matterId);
    }

    /** Joins all whose persons have agreed; how many were. */
    @Transactional
    public int joinAll(UUID lead) {
        int joined = 0;
        for (Companion companion : joins.of(get(lead).matterId())) {
            if (companion.state() == Companion.State.AGREED && joins.join(companion.matterId())) {
                joined++;
            }
        }
        return joined;
    }

    /** Records whom those joined have chosen to represent them; false where nothing changed. */
    @Transactional
    public boolean represent(UUID lead, List<UUID> matterIds) {
        return joins.represent(get(lead).matterId(), matterIds) > 0;
    }

    private void close(Claim claim, ClaimStatus status, String step, @Nullable RefusalReason reason) {
        store.closed(claim.id(), status, clock.instant());
        note(claim, step);
        if (!matters.close(claim.matterId(), status.name())) {
            throw new IllegalStateException("an open claim had a closed matter");
        }
        decided(claim, status == ClaimStatus.ANSWERED ? Act.CLAIM_ANSWERED : Act.CLAIM_DECIDED, status, reason);
        events.publishEvent(new ClaimClosed(claim.id(), claim.matterId(), claim.personId(), claim.handlerUnit(), status));
    }

    private void decided(Claim claim, Act act, ClaimStatus status, @Nullable RefusalReason reason) {
        var detail = new HashMap<String, Object>(Map.of("outcome", status.name()));
        if (reason != null) {
            detail.put("reason", reason.name());
        }
        audit.record(AuditEntry.of(act, "claim", claim.id()).about(claim.personId()).with(detail));
    }

    private void say(Claim claim, ClaimMessage.Kind kind, @Nullable RefusalReason reason, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the union says nothing without words");
        }
        store.addMessage(claim.sealed() ? ids.random() : ids.next(), claim, clock.instant(), kind, false, Scope.desk().unitName(), reason, text);
    }

    private void note(Claim claim, String key) {
        if (claim.personId() == null) {
            matters.note(claim.matterId(), List.of(PartRole.COMPLAINANT), key);
        } else {
            matters.note(claim.matterId(), key);
        }
    }

    private ClaimOutcome done(UUID id) {
        return new ClaimOutcome.Done(get(id));
    }

    private Claim get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("claim", id));
    }

    /** The claim under the lock of its matter and its own. */
    private Claim held(UUID id) {
        Matter matter = matters.hold(get(id).matterId());
        return store.lock(id).filter(claim -> claim.matterId().equals(matter.id())).orElseThrow(() -> new NotFound("claim", id));
    }
}
