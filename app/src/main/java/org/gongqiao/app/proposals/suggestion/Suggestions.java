package org.gongqiao.app.proposals.suggestion;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.NewMatter;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.documents.Audience;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.organization.Place;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.proposals.Outcome;
import org.gongqiao.app.proposals.suggestion.SuggestionChanged.Change;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rational suggestions (D-31): any worker makes one to a union, which answers with a reason, has it carried out, computes what it
 * brings and rewards it by its own rates. Numbers are published; persons are never ranked.
 */
@Component
public class Suggestions {

    public static final String ATTACHMENTS = "suggestion";
    static final String REVIEW = "D-31.review";
    static final String CARRY_OUT = "D-31.carryOut";

    /** Which part of the list a desk looks at; message {@code proposals.suggestions.<NAME>}. */
    public enum Part {
        WAITING(EnumSet.of(SuggestionState.SUBMITTED, SuggestionState.ADOPTED)),
        DONE(EnumSet.of(SuggestionState.DONE)),
        OTHER(EnumSet.of(SuggestionState.NOT_ADOPTED, SuggestionState.WITHDRAWN));

        private final Set<SuggestionState> states;

        Part(Set<SuggestionState> states) {
            this.states = states;
        }
    }

    /** Numbers of a scope with what they bring and cost, in cents. */
    public record Sums(SuggestionCounts counts, long benefitCents, long rewardCents) {}

    private final SuggestionStore store;
    private final Matters matters;
    private final SuggestionMatter kind;
    private final Attachments attachments;
    private final Persons persons;
    private final Unions unions;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Suggestions(SuggestionStore store, Matters matters, SuggestionMatter kind, Attachments attachments, Persons persons, Unions unions, AuditLog audit,
                ApplicationEventPublisher events, Ids ids, Clock clock) {
        this.store = store;
        this.matters = matters;
        this.kind = kind;
        this.attachments = attachments;
        this.persons = persons;
        this.unions = unions;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** Files one in the worker's own scope; the same key twice files one. */
    @Transactional
    public Outcome file(FileSuggestion filed) {
        UUID person = Scope.actor().orElseThrow();
        Optional<UUID> before = store.byKey(filed.key());
        if (before.isPresent()) {
            return new Outcome.Done(before.get());
        }
        Union unit = unions.held(filed.unit());
        if (unit.isClosed()) {
            return new Outcome.NotPossible("proposals.not.closedUnion");
        }
        UUID id = ids.next();
        String name = persons.find(person).orElseThrow(() -> new NotFound("person", person)).name();
        Matter matter = matters.open(new NewMatter(kind, List.of(filed.title(), unit.name()), id, person, List.of(unit.id()), "review", REVIEW, REVIEW));
        store.insert(new Suggestion(id, matter.id(), matter.number(), person, name, unit.id(), unit.name(), filed.field(), filed.title(), filed.situation(),
                filed.improvement(), SuggestionState.SUBMITTED, clock.instant(), null, null, null, null, null, null, null, null, 0), filed.key(), unit.place());
        attachments.bind(new AttachmentOwner(ATTACHMENTS, id, person), filed.files(), Audience.PERSON);
        matters.note(matter.id(), "proposals.done.suggested");
        audit.record(AuditEntry.of(Act.SUGGESTION_FILED, "suggestion", id).about(person).with(Map.of("unit", unit.id())).at(unit.areaPath(), unit.linePath()));
        events.publishEvent(new SuggestionChanged(id, Change.FILED));
        return new Outcome.Done(id);
    }

    /** The worker takes it back before it was decided. */
    @Transactional
    public Outcome withdraw(UUID id, int version) {
        return act(id, version, SuggestionState.SUBMITTED, Change.WITHDRAWN, suggestion -> {
            store.withdrawn(id);
            matters.note(suggestion.matterId(), "proposals.done.withdrawn");
            matters.close(suggestion.matterId(), SuggestionState.WITHDRAWN.name());
        });
    }

    /** Adopts it, or not; {@code words} is what the worker reads. */
    @Transactional
    public Outcome decide(UUID id, int version, boolean adopt, String words) {
        return act(id, version, SuggestionState.SUBMITTED, adopt ? Change.ADOPTED : Change.NOT_ADOPTED, suggestion -> {
            store.decided(id, adopt ? SuggestionState.ADOPTED : SuggestionState.NOT_ADOPTED, words, clock.instant());
            matters.note(suggestion.matterId(), adopt ? "proposals.done.adopted" : "proposals.done.notAdopted");
            if (adopt) {
                matters.proceed(suggestion.matterId(), "carryOut", CARRY_OUT);
            } else {
                matters.close(suggestion.matterId(), SuggestionState.NOT_ADOPTED.name());
            }
            record(Act.SUGGESTION_DECIDED, suggestion, Map.of("adopted", adopt));
        });
    }

    /**
     * An adopted one was carried out. The reward follows the unit's rates of today; without rates there is none.
     *
     * @param benefit null where it cannot be put in figures
     */
    @Transactional
    public Outcome done(UUID id, int version, String result, @Nullable Benefit benefit) {
        return act(id, version, SuggestionState.ADOPTED, Change.DONE, suggestion -> {
            Optional<RewardRates> rates = store.rates(suggestion.unitId());
            Long reward = rates.map(each -> each.reward(benefit == null ? 0 : benefit.cents())).orElse(null);
            store.done(id, result, benefit, reward, rates.map(RewardRates::version).orElse(null), clock.instant());
            matters.note(suggestion.matterId(), "proposals.done.carriedOut");
            matters.close(suggestion.matterId(), SuggestionState.DONE.name());
            record(Act.SUGGESTION_DECIDED, suggestion, Map.of("done", true, "figures", benefit != null));
        });
    }

    private Outcome act(UUID id, int version, SuggestionState from, Change change, Consumer<Suggestion> work) {
        matters.hold(get(id).matterId());
        Suggestion suggestion = store.lock(id).orElseThrow(() -> new NotFound("suggestion", id));
        if (suggestion.version() != version) {
            return new Outcome.Stale();
        }
        if (suggestion.state() != from) {
            return new Outcome.NotPossible("proposals.not.state");
        }
        work.accept(suggestion);
        events.publishEvent(new SuggestionChanged(id, change));
        return new Outcome.Done(id);
    }

    /** Sets the rates of a union in scope anew; what was rewarded stays. */
    @Transactional
    public Outcome setRates(UUID unit, List<RewardRates.Band> bands) {
        unions.getInScope(unit);
        Place place = unions.held(unit).place();
        if (!RewardRates.wellFormed(bands)) {
            return new Outcome.NotPossible("proposals.not.bands");
        }
        UUID id = ids.next();
        int version = store.rates(unit).map(RewardRates::version).orElse(0) + 1;
        store.insertRates(id, unit, new RewardRates(version, bands, clock.instant()), Scope.actor().orElse(null), place);
        audit.record(AuditEntry.of(Act.REWARD_RATES_SET, "union", unit).with(Map.of("version", version, "bands", bands.size())).at(place.areaPath(), place.linePath()));
        return new Outcome.Done(id);
    }

    @Transactional(readOnly = true)
    public Optional<RewardRates> rates(UUID unit) {
        return store.rates(unit);
    }

    @Transactional(readOnly = true)
    public Suggestion get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("suggestion", id));
    }

    /** For a desk's page; the opening is logged. */
    @Transactional
    public Suggestion open(UUID id) {
        Suggestion suggestion = get(id);
        record(Act.SUGGESTION_SEEN, suggestion, Map.of());
        return suggestion;
    }

    @Transactional(readOnly = true)
    public List<Suggestion> mine(int most) {
        return store.of(Scope.actor().orElseThrow(), most);
    }

    @Transactional(readOnly = true)
    public Slice<Suggestion> list(Part part, @Nullable String after, int size) {
        Line line = Scope.current().filter(Scope.Reach.class::isInstance).map(scope -> ((Scope.Reach) scope).line()).orElse(Line.AREA);
        return store.list(part.states, after, size, line);
    }

    /** How a unit's suggestions of this year fare; for whoever belongs to it. */
    @Transactional(readOnly = true)
    public SuggestionCounts ofThisYear(UUID unit) {
        return store.of(unit, thisYear());
    }

    /** The same for the caller's scope, with sums. */
    @Transactional(readOnly = true)
    public Sums sumsOfThisYear() {
        return store.sums(thisYear());
    }

    private Instant thisYear() {
        return LocalDate.now(clock).withDayOfYear(1).atStartOfDay(clock.getZone()).toInstant();
    }

    private void record(Act act, Suggestion suggestion, Map<String, Object> facts) {
        Union union = unions.get(suggestion.unitId());
        audit.record(AuditEntry.of(act, "suggestion", suggestion.id()).about(suggestion.personId()).with(facts).at(union.areaPath(), union.linePath()));
    }
}
