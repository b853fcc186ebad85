package org.gongqiao.app.membership;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.organization.Place;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Memberships in the caller's scope: an officer's subtree, a person's own. */
@Component
public class Memberships {

    /** 个人要求退会 of the roster's list of reasons. */
    private static final String BY_OWN_WISH = "5";

    private final MembershipStore store;
    private final Unions unions;
    private final MemberCounts counts;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Memberships(MembershipStore store, Unions unions, MemberCounts counts, AuditLog audit, ApplicationEventPublisher events, Ids ids, Clock clock) {
        this.store = store;
        this.unions = unions;
        this.counts = counts;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** Begins a membership under the next number of the union's region, unless the person has a live one anywhere (M-09). */
    @Transactional
    public BeginOutcome begin(BeginMembership begun) {
        store.lockPerson(begun.personId());
        if (store.hasLive(begun.personId())) {
            return new BeginOutcome.AlreadyMember();
        }
        Union union = unions.held(begun.unitId());
        UUID id = ids.next();
        String number = union.region() + "%010d".formatted(store.nextNumber(union.region()));
        store.insert(id, begun, union, number, LocalDate.now(clock), OffsetDateTime.now(clock), Scope.actor().orElse(null));
        counts.add(get(id), 1);
        audit.record(AuditEntry.of(Act.MEMBERSHIP_BEGAN, "membership", id).about(begun.personId())
                .with(Map.of("unit", union.id(), "basis", begun.basis().name())).at(union.areaPath(), union.linePath()));
        events.publishEvent(new MembershipBegan(id, begun.personId(), union.id()));
        return new BeginOutcome.Began(id, number);
    }

    /**
     * Ends a live membership from {@code on} (its first day without it); false where it is not live any more.
     *
     * @param reason 会籍变化原因 of the roster, one digit; null where none fits
     */
    @Transactional
    public boolean end(UUID id, MembershipChange change, @Nullable String reason, LocalDate on) {
        Membership live = store.lock(id).orElseThrow(() -> new NotFound("membership", id));
        if (!live.isLive()) {
            return false;
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        store.keepVersion(id, on, now);
        store.end(id, change, reason, on, now, Scope.actor().orElse(null));
        counts.add(live, -1);
        audit.record(AuditEntry.of(Act.MEMBERSHIP_ENDED, "membership", id).about(live.personId())
                .with(Map.of("unit", live.unitId(), "change", change.name())));
        events.publishEvent(new MembershipEnded(id, live.personId(), live.unitId(), change));
        return true;
    }

    /** Retains a live membership (M-06): no dues, no vote; false where it is not live. */
    @Transactional
    public boolean retain(UUID id, @Nullable String reason, LocalDate on) {
        return standing(id, MembershipStatus.LIVE, MembershipStatus.RETAINED, reason, on);
    }

    /** Takes a retained membership up again. */
    @Transactional
    public boolean resume(UUID id, LocalDate on) {
        return standing(id, MembershipStatus.RETAINED, MembershipStatus.LIVE, null, on);
    }

    /**
     * An officer's change of standing from today; false where it is not possible. Ending it needs a reason; counting as having
     * left and expulsion have a procedure of their own (M-07, M-08) and are not among them.
     *
     * @param reason 会籍变化原因 of the roster, 1 to 5
     */
    @Transactional
    boolean change(UUID id, String to, String reason) {
        LocalDate today = LocalDate.now(clock);
        String code = reason.matches("[1-5]") ? reason : null;
        return switch (to) {
            case "RETAINED" -> retain(id, code, today);
            case "LIVE" -> resume(id, today);
            case "ENDED" -> code != null && end(id, code.equals(BY_OWN_WISH) ? MembershipChange.LEFT : MembershipChange.MOVED_OUT, code, today);
            default -> false;
        };
    }

    private boolean standing(UUID id, MembershipStatus from, MembershipStatus to, @Nullable String reason, LocalDate on) {
        Membership current = store.lock(id).orElseThrow(() -> new NotFound("membership", id));
        if (current.status() != from) {
            return false;
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        store.keepVersion(id, on, now);
        store.standing(id, to, reason, on, now, Scope.actor().orElse(null));
        audit.record(AuditEntry.of(Act.MEMBERSHIP_CHANGED, "membership", id).about(current.personId()).with(Map.of("status", to.name())));
        return true;
    }

    /**
     * Offers a live membership to unions, of which one may take it over (M-03); a later offer replaces this one, an offer to
     * none takes it back. False where it is not live.
     */
    @Transactional
    public boolean offer(UUID id, Collection<UUID> toUnits) {
        Membership membership = store.lock(id).orElseThrow(() -> new NotFound("membership", id));
        if (membership.isLive()) {
            store.offer(id, toUnits);
        }
        return membership.isLive();
    }

    /** Ends an offer that a union of the caller's scope had and does not take. */
    @Transactional
    public void decline(UUID id, UUID byUnit) {
        store.decline(id, byUnit);
    }

    /**
     * Takes an offered membership over into a union of the caller's scope: the same membership with its number and its card,
     * so that there is never a second one (M-03, M-09). The version before stays with the old union. False where it is not
     * offered to this union any more.
     *
     * @param trade     null leaves what was recorded, as does {@code workplace}
     */
    @Transactional
    public boolean takeOver(UUID id, UUID toUnit, @Nullable Trade trade, @Nullable String workplace, LocalDate on) {
        Place place = unions.place(toUnit);
        Optional<MembershipStore.Left> left = store.takeOver(id, place, trade, workplace, on, OffsetDateTime.now(clock), Scope.actor().orElse(null));
        if (left.isEmpty()) {
            return false;
        }
        counts.add(left.get().unitId(), left.get().sex(), left.get().trade(), left.get().migrant(), -1);
        Membership moved = get(id);
        counts.add(moved, 1);
        audit.record(AuditEntry.of(Act.MEMBERSHIP_CHANGED, "membership", id).about(moved.personId())
                .with(Map.of("from", left.get().unitId(), "to", toUnit)).at(place.areaPath(), place.linePath()));
        return true;
    }

    /** Takes up an ended membership again, where the decision that ended it was reversed; false where it is live or another one is (M-09). */
    @Transactional
    public boolean reinstate(UUID id, LocalDate on) {
        Membership ended = get(id);
        store.lockPerson(ended.personId());
        if (store.lock(id).orElseThrow().isLive() || store.hasLive(ended.personId())) {
            return false;
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        store.keepVersion(id, on, now);
        store.reinstate(id, on, now, Scope.actor().orElse(null));
        counts.add(get(id), 1);
        audit.record(AuditEntry.of(Act.MEMBERSHIP_CHANGED, "membership", id).about(ended.personId())
                .with(Map.of("status", MembershipStatus.LIVE.name())));
        return true;
    }

    /** Whether the person has a live membership anywhere; works across scopes and says no more than that. */
    @Transactional(readOnly = true)
    public boolean hasLive(UUID personId) {
        return store.hasLive(personId);
    }

    /** The person's live membership, if it lies in the caller's scope. */
    @Transactional(readOnly = true)
    public Optional<Membership> liveOf(UUID personId) {
        return store.liveOf(personId);
    }

    /** All memberships of a person in the caller's scope, the live one first. */
    @Transactional(readOnly = true)
    public List<Membership> of(UUID personId) {
        return store.of(personId);
    }

    @Transactional(readOnly = true)
    public Membership get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("membership", id));
    }
}
