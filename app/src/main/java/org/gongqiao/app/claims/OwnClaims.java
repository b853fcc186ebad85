package org.gongqiao.app.claims;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.Ratings;
import org.gongqiao.app.claims.event.ClaimClosed;
import org.gongqiao.app.claims.event.ClaimReplied;
import org.gongqiao.app.claims.file.Claim;
import org.gongqiao.app.claims.file.ClaimMessage;
import org.gongqiao.app.claims.file.ClaimStatus;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.organization.Union;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the person does with his own claim after filing it: in his own scope, or in that of his return code. */
@Component
public class OwnClaims {

    private static final String REOPEN = "Q-04.reopen";

    private final ClaimStore store;
    private final Handlers handlers;
    private final Matters matters;
    private final Ratings ratings;
    private final Law law;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    OwnClaims(ClaimStore store, Handlers handlers, Matters matters, Ratings ratings, Law law, AuditLog audit, ApplicationEventPublisher events,
              Ids ids, Clock clock) {
        this.store = store;
        this.handlers = handlers;
        this.matters = matters;
        this.ratings = ratings;
        this.law = law;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Claim get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("claim", id));
    }

    /** What came of a form that was sent before under the same key. */
    @Transactional(readOnly = true)
    public Optional<Claim> filedBefore(UUID key) {
        return store.byKey(key);
    }

    @Transactional(readOnly = true)
    public List<ClaimMessage> messages(UUID claimId) {
        return store.messages(claimId);
    }

    /** Replies to what the union asked, or adds something. */
    @Transactional
    public ClaimOutcome reply(UUID id, String text) {
        Claim claim = held(id);
        if (!claim.isOpen()) {
            return new ClaimOutcome.Stale(claim);
        }
        store.addMessage(claim.sealed() ? ids.random() : ids.next(), claim, clock.instant(), ClaimMessage.Kind.REPLY, true, null, null, text);
        store.waits(id, false);
        matters.note(claim.matterId(), "claims.done.replied");
        events.publishEvent(new ClaimReplied(id, claim.matterId(), claim.handlerUnit(), claim.sealed()));
        return new ClaimOutcome.Done(get(id));
    }

    /** Takes it back. */
    @Transactional
    public ClaimOutcome withdraw(UUID id) {
        Claim claim = held(id);
        if (!claim.isOpen() || claim.status() == ClaimStatus.MEDIATION) {
            return new ClaimOutcome.Stale(claim);
        }
        store.closed(id, ClaimStatus.WITHDRAWN, clock.instant());
        matters.note(claim.matterId(), "claims.done.withdrawn");
        if (!matters.close(claim.matterId(), ClaimStatus.WITHDRAWN.name())) {
            throw new IllegalStateException("an open claim had a closed matter");
        }
        var place = matters.place(claim.matterId());
        audit.record(AuditEntry.of(Act.CLAIM_WITHDRAWN, "claim", id).about(claim.personId()).at(place.areaPath(), place.linePath()));
        events.publishEvent(new ClaimClosed(id, claim.matterId(), claim.personId(), claim.handlerUnit(), ClaimStatus.WITHDRAWN));
        return new ClaimOutcome.Done(get(id));
    }

    /** Until which day a closed claim may be reopened; empty where it may not. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> mayReopenUntil(Claim claim) {
        if (claim.closedAt() == null || claim.status() == ClaimStatus.WITHDRAWN || ratings.find(claim.matterId()).isPresent() || store.reopened(claim.id()) > 0) {
            return Optional.empty();
        }
        // What went on to mediation is no claim's matter any more; a dispute goes on before the commission, not above.
        if (!claim.sealed() && !matters.get(claim.matterId()).objectId().equals(claim.id())) {
            return Optional.empty();
        }
        LocalDate closed = LocalDate.ofInstant(claim.closedAt(), clock.getZone());
        return law.today(claim.region()).parameter(REOPEN).map(days -> closed.plusDays(days.value())).filter(until -> !until.isBefore(LocalDate.now(clock)));
    }

    /** Not content with the answer: it goes once to the union above, under its number. */
    @Transactional
    public ClaimOutcome reopen(UUID id, String text) {
        Claim claim = held(id);
        if (mayReopenUntil(claim).isEmpty()) {
            return new ClaimOutcome.NotPossible("claims.notPossible.reopen");
        }
        Union above = handlers.above(claim.handlerUnit(), claim.sealed());
        store.addMessage(claim.sealed() ? ids.random() : ids.next(), claim, clock.instant(), ClaimMessage.Kind.REOPENED, true, null, null, text);
        store.reopen(id);
        if (!matters.appeal(claim.matterId(), above.id(), ClaimMatter.AGAIN, Filing.TELL)) {
            throw new IllegalStateException("a closed claim had an open matter");
        }
        audit.record(AuditEntry.of(Act.CLAIM_REOPENED, "claim", id).about(claim.personId())
                .with(Map.of("unit", above.id())).at(matters.place(claim.matterId()).areaPath(), matters.place(claim.matterId()).linePath()));
        return new ClaimOutcome.Done(get(id));
    }

    /** The complaint of the current return code. */
    @Transactional(readOnly = true)
    public Claim nameless() {
        return store.ofMatter(Scope.part().matterId()).orElseThrow(() -> new NotFound("claim", Scope.part().matterId()));
    }

    /** Whoever complained without a name replies or adds something. */
    @Transactional
    public ClaimOutcome replyNameless(String text) {
        if (Scope.part().role() != PartRole.COMPLAINANT) {
            throw new IllegalArgumentException("only whoever complained replies here");
        }
        Claim claim = nameless();
        if (!claim.isOpen()) {
            return new ClaimOutcome.Stale(claim);
        }
        store.addMessageOfNameless(ids.random(), claim, clock.instant(), text);
        events.publishEvent(new ClaimReplied(claim.id(), claim.matterId(), claim.handlerUnit(), true));
        return new ClaimOutcome.Done(nameless());
    }

    private Claim held(UUID id) {
        matters.hold(get(id).matterId());
        return store.lock(id).orElseThrow(() -> new NotFound("claim", id));
    }
}
