package org.gongqiao.app.claims;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.claims.event.ClaimClosed;
import org.gongqiao.app.claims.file.Claim;
import org.gongqiao.app.claims.file.ClaimMessage;
import org.gongqiao.app.claims.file.ClaimStatus;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Questions, claims and complaints in the caller's scope, as other modules see them. */
@Component
public class Claims {

    private final ClaimStore store;
    private final Matters matters;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Claims(ClaimStore store, Matters matters, ApplicationEventPublisher events, Ids ids, Clock clock) {
        this.store = store;
        this.matters = matters;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** The claim with which a matter began; empty out of scope, and where the matter began otherwise. */
    @Transactional(readOnly = true)
    public Optional<Claim> find(UUID matterId) {
        return store.ofMatter(matterId);
    }

    /** By its own id; in the caller's scope, else not found. */
    @Transactional(readOnly = true)
    public Claim get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("claim", id));
    }

    /** A person's own, the newest first. */
    @Transactional(readOnly = true)
    public List<Claim> of(UUID person, int most) {
        return store.of(person, most);
    }

    /**
     * Ends the mediation that a claim went on to, with those handled together with it: each person reads {@code words} as the
     * union's answer, and may rate it. The caller closes the matter itself. False where the claim was not in mediation.
     */
    @Transactional
    public boolean endMediation(UUID matterId, String words) {
        if (words.isBlank()) {
            throw new IllegalArgumentException("the union says nothing without words");
        }
        Optional<Claim> found = store.ofMatter(matterId).flatMap(this::inMediation);
        found.ifPresent(claim -> {
            end(claim, words);
            for (Claim follower : store.followers(matters.followers(matterId))) {
                inMediation(follower).ifPresent(held -> {
                    end(held, words);
                    matters.close(held.matterId(), ClaimStatus.ANSWERED.name());
                });
            }
        });
        return found.isPresent();
    }

    private Optional<Claim> inMediation(Claim claim) {
        return store.lock(claim.id()).filter(held -> held.status() == ClaimStatus.MEDIATION);
    }

    private void end(Claim claim, String words) {
        store.addMessage(ids.next(), claim, clock.instant(), ClaimMessage.Kind.ANSWER, false, Scope.DESK.isBound() ? Scope.desk().unitName() : null, null, words);
        store.closed(claim.id(), ClaimStatus.ANSWERED, clock.instant());
        events.publishEvent(new ClaimClosed(claim.id(), claim.matterId(), claim.personId(), claim.handlerUnit(), ClaimStatus.ANSWERED));
    }
}
