package org.gongqiao.app.surveys.sheet;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
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
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.organization.Employer;
import org.gongqiao.app.organization.EmployerKind;
import org.gongqiao.app.organization.Employers;
import org.gongqiao.app.organization.Place;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.surveys.Outcome;
import org.gongqiao.app.surveys.form.AnswerFault;
import org.gongqiao.app.surveys.form.Question;
import org.gongqiao.app.surveys.form.Questions;
import org.gongqiao.app.surveys.form.SurveyForm;
import org.gongqiao.app.surveys.form.SurveyForms;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Surveys of enterprises (D-32): issued to all of a scope at once, filled in below, checked above by somebody else, with rates and
 * gaps. However many enterprises there are, issuing, counting and listing are one statement each.
 */
@Component
public class Surveys {

    /** The default time to fill in. */
    public static final String FILL = "D-32.fill";
    static final int MOST_ENTERPRISES = 200_000;
    private static final int MOST = 100;
    /** What can be surveyed: who employs people and can have a congress. */
    public static final Set<EmployerKind> KINDS = EnumSet.of(EmployerKind.ENTERPRISE, EmployerKind.INSTITUTION, EmployerKind.PLATFORM, EmployerKind.PARTNER,
            EmployerKind.SOLE_TRADER);

    private final SheetStore store;
    private final SurveyForms forms;
    private final Prefill prefill;
    private final Employers employers;
    private final Unions unions;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Surveys(SheetStore store, SurveyForms forms, Prefill prefill, Employers employers, Unions unions, AuditLog audit, ApplicationEventPublisher events, Ids ids,
            Clock clock) {
        this.store = store;
        this.forms = forms;
        this.prefill = prefill;
        this.employers = employers;
        this.unions = unions;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** A survey to be issued to all enterprises of the desk's scope. @param key the same key twice issues one */
    public record Issue(UUID key, UUID form, String title, LocalDate asOf, LocalDate dueOn, Set<EmployerKind> kinds) {

        public Issue {
            kinds = Set.copyOf(kinds);
        }
    }

    /** Issues it with the newest version of its form. */
    @Transactional
    public Outcome issue(Issue issue) {
        Optional<UUID> before = store.byKey(issue.key());
        if (before.isPresent()) {
            return new Outcome.Done(before.get());
        }
        LocalDate today = LocalDate.now(clock);
        if (issue.dueOn().isBefore(today) || issue.asOf().isAfter(today)) {
            return new Outcome.NotPossible("surveys.not.days");
        }
        SurveyForm form = forms.get(issue.form());
        List<Employer> all = employers.inScope(MOST_ENTERPRISES).stream().filter(each -> issue.kinds().contains(each.kind())).toList();
        if (all.isEmpty()) {
            return new Outcome.NotPossible("surveys.not.noEnterprises");
        }
        Union issuer = unions.held(Scope.desk().unit());
        UUID id = ids.next();
        List<SheetStore.NewSheet> sheets = sheets(all);
        store.insert(new Survey(id, issuer.id(), issuer.name(), form.id(), form.version(), issue.title(), issue.asOf(), clock.instant(), issue.dueOn(), null,
                sheets.size(), 0), issue.key(), Scope.actor().orElse(null), issuer.place());
        store.insertAll(id, sheets);
        audit.record(AuditEntry.of(Act.SURVEY_ISSUED, "survey", id).with(Map.of("enterprises", sheets.size(), "form", form.id(), "version", form.version()))
                .at(issuer.areaPath(), issuer.linePath()));
        events.publishEvent(new SurveyIssued(id));
        return new Outcome.Done(id);
    }

    private List<SheetStore.NewSheet> sheets(List<Employer> all) {
        Set<UUID> unitIds = new HashSet<>();
        all.forEach(each -> unitIds.add(each.unitId()));
        Map<UUID, Place> places = unions.places(unitIds);
        Map<UUID, Union> known = unions.get(unitIds);
        var sheets = new ArrayList<SheetStore.NewSheet>(all.size());
        for (Employer each : all) {
            Place place = places.get(each.unitId());
            Union unit = known.get(each.unitId());
            if (place != null && unit != null) {
                sheets.add(new SheetStore.NewSheet(ids.next(), each.id(), each.name(), each.creditCode(), each.industry(),
                        each.ownership() == null ? null : each.ownership().code(), each.staff(), unit.name(), unit.level().name(), each.region(), place));
            }
        }
        return sheets;
    }

    /** Closes it: nothing is filled in or checked any more. Only at the union that issued it, or above. */
    @Transactional
    public Outcome close(UUID id, int version) {
        Survey survey = get(id);
        Union issuer = unions.getInScope(survey.unitId());
        if (!store.close(id, version, clock.instant())) {
            return survey.isOpen() ? new Outcome.Stale() : new Outcome.NotPossible("surveys.not.closed");
        }
        audit.record(AuditEntry.of(Act.SURVEY_CLOSED, "survey", id).at(issuer.areaPath(), issuer.linePath()));
        return new Outcome.Done(id);
    }

    /** Fills a sheet in; it may be changed until it is checked. */
    @Transactional
    public Outcome fill(UUID id, int version, Map<String, String> typed) {
        Sheet sheet = sheet(id);
        Survey survey = get(sheet.surveyId());
        if (!survey.isOpen()) {
            return new Outcome.NotPossible("surveys.not.closed");
        }
        if (!sheet.state().isToFill()) {
            return new Outcome.NotPossible("surveys.not.checked");
        }
        Questions questions = questions(survey);
        Map<String, String> answers = questions.kept(typed);
        Map<String, AnswerFault> faults = questions.check(answers, LocalDate.now(clock));
        if (!faults.isEmpty()) {
            return new Outcome.Refused(faults);
        }
        Map<String, String> known = prefill.of(sheet, questions);
        List<String> differs = questions.all().stream().map(Question::key).filter(key -> known.containsKey(key) && !known.get(key).equals(answers.get(key))
                && questions.find(key).filter(question -> Questions.isAsked(question, answers)).isPresent()).toList();
        if (!store.fill(id, version, answers, differs, Scope.actor().orElse(null), clock.instant())) {
            return new Outcome.Stale();
        }
        record(Act.SURVEY_FILLED, sheet, Map.of("differs", differs.size()));
        return new Outcome.Done(id);
    }

    /** Confirms a sheet; not at the union that filled it in, nor by the same person. */
    @Transactional
    public Outcome check(UUID id, int version) {
        Sheet sheet = sheet(id);
        Optional<Outcome> not = notCheckable(sheet);
        if (not.isPresent()) {
            return not.get();
        }
        if (!store.check(id, version, Scope.actor().orElse(null), clock.instant())) {
            return sheet.state() == Sheet.State.FILLED ? new Outcome.Stale() : new Outcome.NotPossible("surveys.not.notFilled");
        }
        record(Act.SURVEY_CHECKED, sheet, Map.of("returned", false));
        return new Outcome.Done(id);
    }

    /** Gives a sheet back with what is wrong; a checked one, too, while the survey is open. */
    @Transactional
    public Outcome giveBack(UUID id, int version, String words) {
        Sheet sheet = sheet(id);
        Optional<Outcome> not = notCheckable(sheet);
        if (not.isPresent()) {
            return not.get();
        }
        if (!store.giveBack(id, version, words)) {
            return sheet.filledAt() == null ? new Outcome.NotPossible("surveys.not.notFilled") : new Outcome.Stale();
        }
        record(Act.SURVEY_CHECKED, sheet, Map.of("returned", true));
        events.publishEvent(new SheetChanged(id));
        return new Outcome.Done(id);
    }

    private Optional<Outcome> notCheckable(Sheet sheet) {
        if (!get(sheet.surveyId()).isOpen()) {
            return Optional.of(new Outcome.NotPossible("surveys.not.closed"));
        }
        boolean own = sheet.unitId().equals(Scope.desk().unitId()) || Scope.actor().filter(actor -> actor.equals(sheet.filledBy())).isPresent();
        return own ? Optional.of(new Outcome.NotPossible("surveys.not.ownCheck")) : Optional.empty();
    }

    /** Whether this desk may check the sheet: it sits above the union that fills it in, and somebody else filled it in. */
    public boolean mayCheck(Sheet sheet) {
        return !sheet.unitId().equals(Scope.desk().unitId()) && Scope.actor().filter(actor -> actor.equals(sheet.filledBy())).isEmpty();
    }

    private void record(Act act, Sheet sheet, Map<String, Object> facts) {
        Union unit = unions.get(sheet.unitId());
        audit.record(AuditEntry.of(act, "surveySheet", sheet.id()).with(facts).at(unit.areaPath(), unit.linePath()));
    }

    @Transactional(readOnly = true)
    public Survey get(UUID id) {
        return store.survey(id).orElseThrow(() -> new NotFound("survey", id));
    }

    @Transactional(readOnly = true)
    public Sheet sheet(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("sheet", id));
    }

    /** The questions under which a survey was issued. */
    @Transactional(readOnly = true)
    public Questions questions(Survey survey) {
        return forms.questions(survey.formId(), survey.formVersion());
    }

    /** What the system knows of a sheet's enterprise, by question. */
    @Transactional(readOnly = true)
    public Map<String, String> known(Sheet sheet) {
        return prefill.of(sheet, questions(get(sheet.surveyId())));
    }

    /** Those of the desk's scope, the newest first. */
    @Transactional(readOnly = true)
    public List<Survey> list() {
        Scope.Reach reach = reach();
        return store.surveys(reach.path(), reach.line(), MOST);
    }

    /** Sheets of the desk's scope. */
    @Transactional(readOnly = true)
    public Slice<Sheet> sheets(@Nullable UUID survey, List<Sheet.State> states, @Nullable String after, int size) {
        return store.list(new SheetStore.Which(survey, states, List.of(), null, null), after, size, reach().line());
    }

    /** The enterprises behind a rate below a union: those that answered no, or (null) that have not answered. */
    @Transactional(readOnly = true)
    public Slice<Sheet> gaps(UUID survey, String question, @Nullable String answer, UUID below, @Nullable String after, int size) {
        return store.list(new SheetStore.Which(survey, List.of(Sheet.State.values()), List.of(question), answer, path(below)), after, size, reach().line());
    }

    /** The enterprises below a union that answered no to any rate question, each once however much it lacks. */
    @Transactional(readOnly = true)
    public Slice<Sheet> lacking(Survey survey, UUID below, @Nullable String after, int size) {
        List<String> asked = questions(survey).rates().stream().map(Question::key).toList();
        return asked.isEmpty() ? new Slice<>(List.of(), null)
                : store.list(new SheetStore.Which(survey.id(), List.of(Sheet.State.values()), asked, Questions.NO, path(below)), after, size, reach().line());
    }

    /** Those below a union that have not handed their sheet in. */
    @Transactional(readOnly = true)
    public Slice<Sheet> silent(UUID survey, UUID below, @Nullable String after, int size) {
        return store.list(new SheetStore.Which(survey, List.of(Sheet.State.OPEN, Sheet.State.RETURNED), List.of(), null, path(below)), after, size, reach().line());
    }

    /** Rates of a union of the desk's scope and all below it: every rate question along every dimension. */
    @Transactional(readOnly = true)
    public Rates rates(Survey survey, UUID below) {
        String low = path(below);
        return new Rates(store.progress(survey.id(), low, reach().line()),
                store.rates(survey.id(), questions(survey).rates().stream().map(Question::key).toList(), low, reach().line()));
    }

    private String path(UUID union) {
        Line line = reach().line();
        String path = unions.getInScope(union).path(line);
        if (path == null) {
            throw new NotFound("union", union);
        }
        return path;
    }

    /** Names of unions by their path along the desk's line, for the rates below one. */
    @Transactional(readOnly = true)
    public Map<String, Union> below(UUID union) {
        Line line = reach().line();
        var named = new HashMap<String, Union>();
        Union self = unions.get(union);
        named.put(String.valueOf(self.path(line)), self);
        String after = "";
        while (after != null) {
            Slice<Union> page = unions.children(union, line, after, 500);
            page.items().forEach(each -> named.put(String.valueOf(each.path(line)), each));
            after = page.next();
        }
        return named;
    }

    /** Hands each sheet of the desk's scope to {@code reader}, through a cursor; logged as one export. */
    @Transactional
    public void export(UUID survey, Consumer<Sheet> reader) {
        audit.record(AuditEntry.of(Act.LIST_EXPORTED, "survey", survey));
        store.each(new SheetStore.Which(survey, List.of(Sheet.State.values()), List.of(), null, null), reach().line(), reader);
    }

    private static Scope.Reach reach() {
        return Scope.current().filter(Scope.Reach.class::isInstance).map(Scope.Reach.class::cast)
                .orElseThrow(() -> new IllegalStateException("surveys need the scope of a desk or a service"));
    }
}
