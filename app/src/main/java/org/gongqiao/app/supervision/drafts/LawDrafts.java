package org.gongqiao.app.supervision.drafts;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
import org.gongqiao.app.law.DraftFacts;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.SupervisionDutyRules;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.supervision.LetterIssued;
import org.gongqiao.app.supervision.Letters;
import org.gongqiao.app.supervision.Outcome;
import org.gongqiao.app.supervision.file.ComposeLetter;
import org.gongqiao.app.supervision.file.LetterKind;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Comments on draft laws (S-12): a draft is registered with its text and last day, unions and workers give opinions in their
 * own words, the union sends what it gathered under a number, and each learns what became of his.
 */
@Component
public class LawDrafts {

    /** The longest text of a draft. */
    public static final int LONGEST = 100_000;

    private final DraftStore store;
    private final Letters letters;
    private final Unions unions;
    private final Law law;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    LawDrafts(DraftStore store, Letters letters, Unions unions, Law law, AuditLog audit, ApplicationEventPublisher events, Ids ids, Clock clock) {
        this.store = store;
        this.letters = letters;
        this.unions = unions;
        this.law = law;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** Registers a draft at the desk's union; its text may be read, and opinions given, by everybody. */
    @Transactional
    public Outcome register(RegisterDraft draft) {
        Optional<UUID> known = store.byKey(draft.key());
        if (known.isPresent()) {
            return new Outcome.Done(known.get());
        }
        if (draft.opinionsUntil().isBefore(draft.receivedOn()) || draft.answerUntil().isBefore(draft.opinionsUntil())) {
            return new Outcome.NotPossible("supervision.notPossible.dates");
        }
        Union union = unions.getInScope(Scope.desk().unit());
        UUID id = ids.next();
        store.insert(id, union.id(), union.name(), draft);
        audit.record(AuditEntry.of(Act.DRAFT_REGISTERED, "draftLaw", id).at(union.areaPath(), union.linePath()));
        return new Outcome.Done(id);
    }

    @Transactional(readOnly = true)
    public List<DraftLaw> all(int most) {
        return store.all(most);
    }

    @Transactional(readOnly = true)
    public DraftLaw get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("draft law", id));
    }

    @Transactional(readOnly = true)
    public Optional<DraftLaw> find(UUID id) {
        return store.find(id);
    }

    /** What S-12 says on a day: in time for the drafting body, or late. */
    @Transactional(readOnly = true)
    public Verdict verdict(DraftLaw draft) {
        return SupervisionDutyRules.commentsInTime(facts(draft), law.today(unions.get(draft.unitId()).region()));
    }

    private DraftFacts facts(DraftLaw draft) {
        return new DraftFacts(Math.toIntExact(ChronoUnit.DAYS.between(LocalDate.now(clock), draft.answerUntil())));
    }

    /** Opinions on a draft, for the union that gathers and those above it. */
    @Transactional(readOnly = true)
    public List<Opinion> opinions(UUID draft, int most) {
        return store.of(draft, most);
    }

    /** The desk's union gives its opinion. */
    @Transactional
    public Outcome giveAsUnion(UUID key, UUID draft, String provision, String text) {
        Union union = unions.getInScope(Scope.desk().unit());
        return given(store.give(ids.next(), key, draft, union.id(), union.name(), provision, text, clock.instant(), LocalDate.now(clock)), draft);
    }

    /** A worker gives his; in his own scope. */
    @Transactional
    public Outcome give(UUID key, UUID draft, String provision, String text) {
        return given(store.give(ids.next(), key, draft, null, "", provision, text, clock.instant(), LocalDate.now(clock)), draft);
    }

    private Outcome given(boolean taken, UUID draft) {
        if (!taken) {
            return new Outcome.NotPossible("supervision.notPossible.draftClosed");
        }
        audit.record(AuditEntry.of(Act.OPINION_GIVEN, "draftLaw", draft).about(Scope.desk().isPost() ? null : Scope.actor().orElse(null)));
        return new Outcome.Done(draft);
    }

    @Transactional(readOnly = true)
    public List<GivenOpinion> ofUnit(UUID unit) {
        return store.ofUnit(unit);
    }

    @Transactional(readOnly = true)
    public List<GivenOpinion> ofPerson(UUID person) {
        return store.ofPerson(person);
    }

    /** Proposes what was gathered as a letter to the drafting body; it goes out with the chair's signature. */
    @Transactional
    public Outcome gather(UUID id, ComposeLetter words) {
        DraftLaw draft = get(id);
        if (!draft.unitId().equals(Scope.desk().unit()) || draft.state() != DraftLaw.State.OPEN) {
            return new Outcome.NotPossible("supervision.notPossible.draftElsewhere");
        }
        if (draft.letterId() != null && letters.find(draft.letterId()).filter(letter -> letter.isPending()).isPresent()) {
            return new Outcome.NotPossible("supervision.notPossible.letterWaits");
        }
        Outcome proposed = letters.proposeOnDraft(words, facts(draft));
        if (proposed instanceof Outcome.Done(UUID letter) && !store.hold(id, letter)) {
            return new Outcome.Stale();
        }
        return proposed;
    }

    /** In the transaction of the issue. */
    @EventListener
    public void on(LetterIssued event) {
        if (event.kind() == LetterKind.DRAFT_OPINION) {
            store.byLetter(event.letterId()).ifPresent(draft -> store.sent(draft.id(), event.letterId()));
        }
    }

    /** Records what became of an opinion; whoever gave it is told. */
    @Transactional
    public Outcome decide(UUID opinionId, int version, Opinion.Fate fate, String reason) {
        Opinion opinion = store.opinion(opinionId).orElseThrow(() -> new NotFound("opinion", opinionId));
        if (get(opinion.draftId()).state() == DraftLaw.State.OPEN) {
            return new Outcome.NotPossible("supervision.notPossible.notSent");
        }
        if (!store.decide(opinionId, version, fate, reason, LocalDate.now(clock))) {
            return new Outcome.Stale();
        }
        audit.record(AuditEntry.of(Act.OPINION_DECIDED, "draftOpinion", opinionId).about(opinion.personId()).with(Map.of("fate", fate.name())));
        events.publishEvent(new FateDecided(opinionId));
        return new Outcome.Done(opinion.draftId());
    }

    @Transactional(readOnly = true)
    public Optional<Opinion> findOpinion(UUID id) {
        return store.opinion(id);
    }

    /** The draft became law, or was dropped: nothing more is gathered or decided. */
    @Transactional
    public Outcome close(UUID id, int version) {
        DraftLaw draft = get(id);
        if (!draft.unitId().equals(Scope.desk().unit())) {
            return new Outcome.NotPossible("supervision.notPossible.draftElsewhere");
        }
        return store.close(id, version) ? new Outcome.Done(id) : new Outcome.Stale();
    }
}
