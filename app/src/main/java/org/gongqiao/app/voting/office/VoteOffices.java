package org.gongqiao.app.voting.office;

import java.time.Clock;
import java.time.OffsetDateTime;
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
import org.gongqiao.app.voting.Elector;
import org.gongqiao.app.voting.Hindrance;
import org.gongqiao.app.voting.Manner;
import org.gongqiao.app.voting.Vote;
import org.gongqiao.app.voting.Votes;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who runs a vote: named by the union's officers from the vote's roll, replaced while that can be done without harm. */
@Component
public class VoteOffices {

    /** No teller stands for election, in union elections by text; here nobody who runs the vote does. */
    static final String NO_CANDIDATE = "J-11";

    private final OfficeStore store;
    private final Votes votes;
    private final OfficeNumbers numbers;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    VoteOffices(OfficeStore store, Votes votes, OfficeNumbers numbers, AuditLog audit, ApplicationEventPublisher events, Ids ids, Clock clock) {
        this.store = store;
        this.votes = votes;
        this.numbers = numbers;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether a vote of this manner has such an office. */
    public static boolean has(Manner manner, Office office) {
        return office == Office.TELLER ? !manner.hasBoard() || manner.hasPaper() : manner.hasBoard();
    }

    /** Those who hold it now, by place. */
    @Transactional(readOnly = true)
    public List<Holder> of(UUID vote, Office office) {
        return store.of(vote, office);
    }

    /** The holder whose own desk this is; not found for anybody else, and once he was replaced. */
    @Transactional(readOnly = true)
    public Holder own(UUID id, Office office) {
        UUID person = Scope.desk().personId();
        return store.find(id, office).filter(holder -> holder.person().equals(person)).orElseThrow(() -> new NotFound(office.word(), id));
    }

    /** What somebody holds, with its vote, the newest first; his own desk only. */
    @Transactional(readOnly = true)
    public List<Held> mine() {
        UUID person = Scope.desk().personId();
        return List.of(Office.values()).stream().flatMap(office -> store.ofPerson(person, office).stream())
                .map(holder -> new Held(holder, votes.get(holder.vote()))).sorted(java.util.Comparator.comparing((Held held) -> held.vote().preparedAt()).reversed()).toList();
    }

    /** An office with its vote. */
    public record Held(Holder holder, Vote vote) {}

    /** By id, in the caller's scope; empty once replaced. */
    @Transactional(readOnly = true)
    public Optional<Holder> find(UUID id, Office office) {
        return store.find(id, office);
    }

    /** Somebody on the roll, in the caller's scope. */
    @Transactional(readOnly = true)
    public Optional<Elector> elector(UUID vote, UUID person) {
        return store.elector(vote, person);
    }

    /** The roll by name. */
    @Transactional(readOnly = true)
    public List<Elector> electors(UUID vote) {
        return store.electors(vote);
    }

    /** Names somebody for the next free place. */
    @Transactional
    public NamingOutcome name(UUID vote, Office office, UUID person) {
        store.lock(vote);
        Vote found = votes.get(vote);
        List<Holder> now = store.of(vote, office);
        if (now.size() >= numbers.most(office)) {
            return refused("voting.office.full." + office.name(), office.rule(), numbers.most(office));
        }
        Optional<NamingOutcome> refusal = refusal(found, office, person);
        return refusal.orElseGet(() -> named(found, office, now.size() + 1, person, null));
    }

    /** Puts somebody else in the place of one who is absent or cannot go on. */
    @Transactional
    public NamingOutcome replace(UUID vote, Office office, UUID holder, UUID person) {
        store.lock(vote);
        Vote found = votes.get(vote);
        Holder before = held(vote, office, holder);
        Optional<NamingOutcome> refusal = refusal(found, office, person);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        store.release(before, OffsetDateTime.now(clock));
        return named(found, office, before.place(), person, before.id());
    }

    /** Takes somebody's name off again; those behind move up. */
    @Transactional
    public Optional<Hindrance> release(UUID vote, Office office, UUID holder) {
        store.lock(vote);
        Vote found = votes.get(vote);
        Holder before = held(vote, office, holder);
        if (!open(found, office)) {
            return Optional.of(Hindrance.of("voting.office.late." + office.name(), office.rule()));
        }
        store.release(before, OffsetDateTime.now(clock));
        store.moveUp(vote, office, before.place());
        record(Act.VOTE_OFFICE_GIVEN_UP, before);
        events.publishEvent(new HolderChanged(vote, office, null, before.id()));
        return Optional.empty();
    }

    private Holder held(UUID vote, Office office, UUID holder) {
        return store.find(holder, office).filter(found -> found.vote().equals(vote)).orElseThrow(() -> new NotFound(office.word(), holder));
    }

    private NamingOutcome named(Vote vote, Office office, int place, UUID person, @org.jspecify.annotations.Nullable UUID released) {
        Elector elector = store.elector(vote.id(), person).orElseThrow();
        var holder = new Holder(ids.next(), office, vote.id(), place, person, elector.name());
        store.insert(holder, OffsetDateTime.now(clock));
        record(Act.VOTE_OFFICE_GIVEN, holder);
        events.publishEvent(new HolderChanged(vote.id(), office, holder.id(), released));
        return new NamingOutcome.Named(holder);
    }

    private Optional<NamingOutcome> refusal(Vote vote, Office office, UUID person) {
        if (!has(vote.manner(), office)) {
            return Optional.of(refused("voting.office.none", office.rule()));
        }
        if (!open(vote, office)) {
            return Optional.of(refused("voting.office.late." + office.name(), office.rule()));
        }
        Optional<Elector> elector = store.elector(vote.id(), person);
        if (elector.isEmpty()) {
            return Optional.of(refused("voting.office.notOnRoll", office.rule()));
        }
        if (store.barred(vote.id(), person) || stands(vote, elector.get().name())) {
            return Optional.of(refused("voting.office.candidate", NO_CANDIDATE, elector.get().name()));
        }
        boolean holdsAnother = List.of(Office.values()).stream().flatMap(each -> store.of(vote.id(), each).stream()).anyMatch(holder -> holder.person().equals(person));
        return holdsAnother ? Optional.of(refused("voting.office.twice", office.rule(), elector.get().name())) : Optional.empty();
    }

    /** Where nobody said who stands for election, an answer that is the person's own name says it. */
    private static boolean stands(Vote vote, String name) {
        return vote.questions().stream().flatMap(question -> question.answers().stream()).anyMatch(answer -> answer.strip().equals(name.strip()));
    }

    /** Trustees and registrars before the opening, since key and credentials are fixed then; tellers as long as something is to be counted. */
    private static boolean open(Vote vote, Office office) {
        return switch (vote.state()) {
            case PREPARING -> true;
            case OPEN, CLOSED -> office == Office.TELLER;
            case COUNTING, FINISHED, ANNULLED -> false;
        };
    }

    private void record(Act act, Holder holder) {
        audit.record(AuditEntry.of(act, "vote", holder.vote()).about(holder.person()).with(Map.of("office", holder.office().name(), "place", holder.place())));
    }

    private static NamingOutcome refused(String key, String rule, Object... args) {
        return new NamingOutcome.Refused(Hindrance.of(key, rule, args));
    }
}
