package org.gongqiao.app.congress;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.decision.About;
import org.gongqiao.app.law.decision.Decision;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Bodies set up, changed and ended, and the consent of the union above to online voting. The form is judged before anything is
 * written (D-01, J-08, D-30); a new term takes the place of the one before, early or late only as the rules carry it (D-06, J-16).
 */
@Component
public class Bodies {

    public static final int LONGEST_NAME = 80;
    private static final int PAGE = 30;

    private final BodyStore store;
    private final DelegateStore delegates;
    private final BodyRules rules;
    private final Verdicts verdicts;
    private final Unions unions;
    private final ObjectProvider<SessionDays> sessions;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Bodies(BodyStore store, DelegateStore delegates, BodyRules rules, Verdicts verdicts, Unions unions, ObjectProvider<SessionDays> sessions, AuditLog audit, Ids ids,
           Clock clock) {
        this.store = store;
        this.delegates = delegates;
        this.rules = rules;
        this.verdicts = verdicts;
        this.unions = unions;
        this.sessions = sessions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Sets up a body at a union in the caller's scope, in its first or its next term. */
    @Transactional
    public CongressOutcome setUp(SetUpBody form) {
        store.serialise(form.unit(), form.kind());
        Optional<Body> made = store.byKey(form.key());
        if (made.isPresent()) {
            return new CongressOutcome.Done(made.get().id());
        }
        Union union = unions.held(unions.getInScope(form.unit()).id());
        Map<String, String> faults = faults(form);
        if (union.isClosed()) {
            faults.put("unit", "congress.fault.unionClosed");
        }
        LocalDate from = form.termFrom();
        Book book = rules.book(union.region(), from == null ? LocalDate.now(clock) : from);
        if (from == null) {
            faults.put("termFrom", "congress.fault.dateMissing");
        } else if (!rules.known(form.kind(), book)) {
            faults.put("termFrom", "congress.fault.noRule");
        }
        Optional<Body> before = store.of(union.id()).stream().filter(body -> body.isLive() && body.kind() == form.kind()).findFirst();
        if (from != null && before.filter(old -> from.equals(old.termFrom())).isPresent()) {
            return new CongressOutcome.Exists(before.get().id());
        }
        if (from != null && before.filter(old -> from.isBefore(old.termFrom())).isPresent()) {
            faults.put("termFrom", "congress.fault.beforeTerm");
        }
        if (!faults.isEmpty()) {
            return new CongressOutcome.Faulty(faults);
        }
        var body = new Body(ids.next(), union.id(), union.name(), form.kind(), form.name().strip(), union.region(), Objects.requireNonNull(from),
                form.termYears(), form.unionYears(), form.staff(), form.women(), form.disabled(), form.agreed(), form.largeGroup(), null, null, 0);
        var weighed = new ArrayList<Decision>();
        rules.form(body.kind(), body.staff(), book).ifPresent(weighed::add);
        weighed.add(rules.term(body, from, false, false, book));
        boolean consent = !form.consentPaper().isBlank();
        before.map(old -> rules.term(old, from.minusDays(1), !from.isAfter(old.termTo()), consent, book)).ifPresent(weighed::add);
        Optional<Verdict> against = unlawful(weighed);
        if (against.isPresent()) {
            return new CongressOutcome.Unlawful(against.get());
        }
        before.ifPresent(old -> {
            store.end(old.id(), from, consent ? form.consentPaper().strip() : "-");
            delegates.endAll(old.id(), from);
        });
        store.insert(body, form.key(), union.place(), clock.instant(), Scope.actor().orElse(null));
        verdicts.keep(weighed, about(body));
        audit.record(AuditEntry.of(Act.CONGRESS_SET_UP, "congress", body.id()).with(Map.of("unit", union.id(), "kind", body.kind().name()))
                .at(union.areaPath(), union.linePath()));
        return new CongressOutcome.Done(body.id());
    }

    private static Map<String, String> faults(SetUpBody form) {
        var faults = new LinkedHashMap<String, String>();
        if (form.name().isBlank() || form.name().strip().length() > LONGEST_NAME) {
            faults.put("name", "congress.fault.name");
        }
        if (form.staff() < 1) {
            faults.put("staff", "congress.fault.staff");
        } else if (form.women() < 0 || form.women() > form.staff()) {
            faults.put("women", "congress.fault.part");
        } else if (form.disabled() < 0 || form.disabled() > form.staff()) {
            faults.put("disabled", "congress.fault.part");
        }
        if (form.termYears() < 1 || form.termYears() > 10) {
            faults.put("termYears", "congress.fault.years");
        }
        if (form.unionYears() < 1 || form.unionYears() > 10) {
            faults.put("unionYears", "congress.fault.years");
        }
        return faults;
    }

    /** Changes the facts of a body that holds; the form is judged anew with them. */
    @Transactional
    public CongressOutcome change(UUID id, int version, SetUpBody form) {
        Body body = lock(id);
        Map<String, String> faults = faults(form);
        if (!faults.isEmpty()) {
            return new CongressOutcome.Faulty(faults);
        }
        if (!body.isLive()) {
            return new CongressOutcome.NotPossible("congress.fault.ended");
        }
        var changed = new Body(id, body.unit(), body.unitName(), body.kind(), form.name().strip(), body.region(), body.termFrom(), form.termYears(),
                form.unionYears(), form.staff(), form.women(), form.disabled(), form.agreed(), form.largeGroup(), body.seats(), null, version);
        Book book = rules.book(body.region(), LocalDate.now(clock));
        var weighed = new ArrayList<Decision>();
        rules.form(body.kind(), changed.staff(), book).ifPresent(weighed::add);
        if (changed.termYears() != body.termYears()) {
            weighed.add(rules.term(changed, LocalDate.now(clock), false, false, book));
        }
        Optional<Verdict> against = unlawful(weighed);
        if (against.isPresent()) {
            return new CongressOutcome.Unlawful(against.get());
        }
        if (!store.update(changed, version)) {
            return new CongressOutcome.Stale();
        }
        verdicts.keep(weighed, about(body));
        audit.record(AuditEntry.of(Act.CONGRESS_CHANGED, "congress", id).with(Map.of("staff", changed.staff(), "years", changed.termYears())));
        return new CongressOutcome.Done(id);
    }

    /** Ends a body without a successor: the unit ends, or another form takes its place. */
    @Transactional
    public CongressOutcome end(UUID id, @Nullable LocalDate on, String why) {
        Body body = lock(id);
        if (!body.isLive()) {
            return new CongressOutcome.NotPossible("congress.fault.ended");
        }
        var faults = new LinkedHashMap<String, String>();
        if (on == null || on.isBefore(body.termFrom()) || on.isAfter(LocalDate.now(clock))) {
            faults.put("on", "congress.fault.dateWrong");
        }
        if (why.isBlank() || why.length() > 500) {
            faults.put("why", "congress.fault.words");
        }
        if (!faults.isEmpty()) {
            return new CongressOutcome.Faulty(faults);
        }
        store.end(id, Objects.requireNonNull(on), why.strip());
        delegates.endAll(id, on);
        audit.record(AuditEntry.of(Act.CONGRESS_CHANGED, "congress", id).because(why).with(Map.of("ended", on.toString())));
        return new CongressOutcome.Done(id);
    }

    /** A union above consents in writing to online voting in this body. One that holds is not given twice. */
    @Transactional
    public CongressOutcome consent(UUID id, UUID byUnit, @Nullable LocalDate on, String number, String words) {
        Body body = lock(id);
        Union by = unions.get(byUnit);
        if (!isAbove(by, body)) {
            return new CongressOutcome.NotPossible("congress.consent.notAbove");
        }
        if (store.consents(id).stream().anyMatch(each -> each.withdrawnOn() == null)) {
            return new CongressOutcome.NotPossible("congress.consent.holds");
        }
        var faults = new LinkedHashMap<String, String>();
        if (on == null || on.isAfter(LocalDate.now(clock))) {
            faults.put("on", "congress.fault.dateWrong");
        }
        if (number.isBlank() || number.length() > LONGEST_NAME) {
            faults.put("number", "congress.fault.number");
        }
        if (words.isBlank() || words.length() > 500) {
            faults.put("words", "congress.fault.words");
        }
        if (!faults.isEmpty()) {
            return new CongressOutcome.Faulty(faults);
        }
        UUID consent = ids.next();
        store.consent(new Consent(consent, id, byUnit, by.name(), Objects.requireNonNull(on), number.strip(), words.strip(), null, null), clock.instant(),
                Scope.actor().orElse(null));
        audit.record(AuditEntry.of(Act.ONLINE_CONSENT_GIVEN, "congress", id).with(Map.of("consent", consent, "unit", byUnit)));
        return new CongressOutcome.Done(consent);
    }

    /** Takes the consent back from today. Votes already open go on: their voters have begun. */
    @Transactional
    public CongressOutcome withdrawConsent(UUID id, UUID byUnit, String why) {
        Body body = lock(id);
        Optional<Consent> held = store.consents(id).stream().filter(each -> each.withdrawnOn() == null).findFirst();
        if (held.isEmpty()) {
            return new CongressOutcome.NotPossible("congress.consent.none.held");
        }
        if (!isAbove(unions.get(byUnit), body)) {
            return new CongressOutcome.NotPossible("congress.consent.notAbove");
        }
        if (why.isBlank() || why.length() > 500) {
            return new CongressOutcome.Faulty(Map.of("why", "congress.fault.words"));
        }
        store.withdraw(held.get().id(), LocalDate.now(clock), why.strip());
        audit.record(AuditEntry.of(Act.ONLINE_CONSENT_WITHDRAWN, "congress", id).because(why).with(Map.of("consent", held.get().id())));
        return new CongressOutcome.Done(held.get().id());
    }

    /** Whether a union stands above the one of the body, along either line. */
    @Transactional(readOnly = true)
    public boolean isAbove(UUID unit, Body body) {
        return isAbove(unions.get(unit), body);
    }

    private boolean isAbove(Union by, Body body) {
        Union own = unions.get(body.unit());
        return own.areaPath().startsWith(by.areaPath() + ".")
                || own.linePath() != null && by.linePath() != null && own.linePath().startsWith(by.linePath() + ".");
    }

    @Transactional(readOnly = true)
    public List<Consent> consents(UUID id) {
        return store.consents(id);
    }

    /** Those in scope, in the order of the tree. */
    @Transactional(readOnly = true)
    public Slice<Body> list(@Nullable String after) {
        boolean industry = Scope.current().filter(scope -> scope instanceof Scope.Reach reach && reach.line() == Line.INDUSTRY).isPresent();
        return store.list(after, PAGE, industry ? Line.INDUSTRY : Line.AREA);
    }

    /** How a body stands today: form, term, frequency; nothing is kept. */
    @Transactional(readOnly = true)
    public List<Verdict> standing(Body body) {
        LocalDate today = LocalDate.now(clock);
        Book book = rules.book(body.region(), today);
        var verdicts = new ArrayList<Verdict>();
        rules.form(body.kind(), body.staff(), book).map(Decision::verdict).ifPresent(verdicts::add);
        verdicts.add(rules.term(body, today, false, false, book).verdict());
        // Without the module of sessions nothing is known of sessions, and nothing is said.
        if (sessions.stream().findAny().isPresent()) {
            List<LocalDate> days = sessions.stream().flatMap(each -> each.of(body.id()).stream()).sorted().toList();
            frequency(body, days).ifPresent(verdicts::add);
        }
        return verdicts;
    }

    /**
     * Whether it met often enough as of today (D-07, D-30, J-25); empty where no text names a time.
     *
     * @param sessions days on which it met, the oldest first
     */
    @Transactional(readOnly = true)
    public Optional<Verdict> frequency(Body body, List<LocalDate> sessions) {
        LocalDate today = LocalDate.now(clock);
        return rules.frequency(body, sessions, today, rules.book(body.region(), today)).map(Decision::verdict);
    }

    private Body lock(UUID id) {
        return store.lock(id).orElseThrow(() -> new NotFound("congress", id));
    }

    private About about(Body body) {
        Union union = unions.get(body.unit());
        return new About("congress", body.id(), union.areaPath(), union.linePath(), null);
    }

    static Optional<Verdict> unlawful(List<Decision> decisions) {
        return decisions.stream().map(Decision::verdict).filter(Verdict.Unlawful.class::isInstance).findFirst();
    }
}
