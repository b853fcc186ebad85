package org.gongqiao.app.congress;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Bodies, delegates and committees as other modules see them: an officer those of his scope, a delegate those he belongs to. What
 * lies out of scope looks like what does not exist.
 */
@Component
public class Congresses {

    private final BodyStore store;
    private final DelegateStore delegates;
    private final CommitteeStore committees;
    private final Unions unions;

    Congresses(BodyStore store, DelegateStore delegates, CommitteeStore committees, Unions unions) {
        this.store = store;
        this.delegates = delegates;
        this.committees = committees;
        this.unions = unions;
    }

    @Transactional(readOnly = true)
    public Body get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("congress", id));
    }

    @Transactional(readOnly = true)
    public Optional<Body> find(UUID id) {
        return store.find(id);
    }

    /** All bodies of a union, those that hold first, the newer term first. */
    @Transactional(readOnly = true)
    public List<Body> of(UUID unit) {
        return store.of(unit);
    }

    /**
     * The bodies that hold for a union on a day: its own, and the congresses of a region or an industry (D-16) above it that have it, or a
     * part of the tree that it belongs to, among their constituencies; its own first. Those above are named even where the caller's scope
     * does not reach them, so that {@link #find} may be empty for one of these. A union out of scope is covered by nothing.
     */
    @Transactional(readOnly = true)
    public List<Body> covering(UUID unit, LocalDate on) {
        if (Scope.current().filter(Scope.Reach.class::isInstance).isPresent() && unions.findInScope(unit).isEmpty()) {
            return List.of();
        }
        List<UUID> above = Stream.concat(unions.ancestry(unit).stream(), unions.lineAncestry(unit).stream()).map(Union::id).distinct().toList();
        return store.covering(unit, above, Stream.of(BodyKind.values()).filter(BodyKind::isOfManyEmployers).map(Enum::name).toList(), on);
    }

    /** Who belonged to it on a day. A delegate sees only himself and the attendees: use {@link #voters} for the number of all. */
    @Transactional(readOnly = true)
    public Roster roster(UUID body, LocalDate on) {
        get(body);
        return new Roster(body, delegates.on(body, on), committees.attendees(body));
    }

    /** How many had a vote on a day; also for a delegate, who does not see the others' rows. */
    @Transactional(readOnly = true)
    public int voters(UUID body, LocalDate on) {
        return delegates.voters(body, on);
    }

    @Transactional(readOnly = true)
    public boolean isDelegate(UUID body, UUID person, LocalDate on) {
        return delegates.isOn(body, person, on);
    }

    /**
     * Those of them on a day whose name, or constituency, has each of these words, without the ones left out: first those of a constituency, then
     * by constituency and name.
     *
     * @param near whose come first; empty for none
     * @param most how many at the most; a body may have thousands
     */
    @Transactional(readOnly = true)
    public List<Delegate> delegatesLike(UUID body, LocalDate on, List<String> words, Collection<UUID> without, String near, int most) {
        return delegates.like(body, on, words, without, near, most);
    }

    /** Those of these persons who had a vote on a day. */
    @Transactional(readOnly = true)
    public List<Delegate> delegatesOf(UUID body, LocalDate on, Collection<UUID> persons) {
        return persons.isEmpty() ? List.of() : delegates.among(body, on, persons);
    }

    /** The bodies a person belongs to with a vote on a day, in the caller's scope. */
    @Transactional(readOnly = true)
    public List<UUID> bodiesOf(UUID person, LocalDate on) {
        return delegates.bodiesOf(person, on);
    }

    /** Whether at any time of the term a delegate was elected to it (or, in an assembly, somebody enrolled). */
    @Transactional(readOnly = true)
    public boolean hasDelegates(UUID body) {
        return delegates.any(body);
    }

    /** The consent of the union above to online voting in this body, while it holds. */
    @Transactional(readOnly = true)
    public Optional<UUID> consentToOnlineVoting(UUID body) {
        return store.consents(body).stream().filter(consent -> consent.withdrawnOn() == null).map(Consent::id).findFirst();
    }

    /** Its committees with their members. */
    @Transactional(readOnly = true)
    public List<Committee> committees(UUID body) {
        return committees.of(body);
    }

    /** The first committee of a kind. */
    @Transactional(readOnly = true)
    public Optional<Committee> committee(UUID body, CommitteeKind kind) {
        return committees(body).stream().filter(committee -> committee.kind() == kind).findFirst();
    }
}
