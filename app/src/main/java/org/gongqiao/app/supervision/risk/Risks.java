package org.gongqiao.app.supervision.risk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Refusal;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.casework.HandOverReason;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.NewMatter;
import org.gongqiao.app.casework.clock.RunningClock;
import org.gongqiao.app.identity.Person;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.identity.Posts;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.RiskFacts;
import org.gongqiao.app.law.RiskGrade;
import org.gongqiao.app.law.SupervisionDutyRules;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.organization.Employer;
import org.gongqiao.app.organization.Employers;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.supervision.Outcome;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Risks on the employers' side (S-13): recorded, graded by the statute book's own criteria, reported upward in time, closed.
 * Only who was named for it at the union or above sees one: the database asks each time. It is about what employers do;
 * no person is recorded, graded or watched.
 */
@Component
public class Risks {

    private final RiskStore store;
    private final Matters matters;
    private final RiskMatter kind;
    private final Unions unions;
    private final Employers employers;
    private final Persons persons;
    private final Posts posts;
    private final Law law;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Risks(RiskStore store, Matters matters, RiskMatter kind, Unions unions, Employers employers, Persons persons, Posts posts, Law law, AuditLog audit, Ids ids,
          Clock clock) {
        this.store = store;
        this.matters = matters;
        this.kind = kind;
        this.unions = unions;
        this.employers = employers;
        this.persons = persons;
        this.posts = posts;
        this.law = law;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether the caller was named for the risks of the desk's union; finding where a union stands locks it. */
    @Transactional
    public boolean isNamed() {
        return store.isNamed(unions.place(Scope.desk().unit()));
    }

    private void requireNamed() {
        if (!isNamed()) {
            throw new Refusal(Refusal.Kind.WITHOUT_ROLE);
        }
    }

    /** The grade these facts would get at the desk's region. */
    @Transactional(readOnly = true)
    public SupervisionDutyRules.Graded grade(RiskFacts facts) {
        return SupervisionDutyRules.grade(facts, law.today(unions.get(Scope.desk().unit()).region()));
    }

    /** Records a risk; the time to report it upward runs from today by its grade, and unreported it goes up by itself. */
    @Transactional
    public Outcome record(RecordRisk command) {
        requireNamed();
        Optional<UUID> known = store.byKey(command.key());
        if (known.isPresent()) {
            return new Outcome.Done(known.get());
        }
        Optional<Employer> employer = employers.findInScope(command.employerId());
        if (employer.isEmpty()) {
            return new Outcome.NotPossible("supervision.notPossible.noEmployer");
        }
        if (command.foundOn().isAfter(LocalDate.now(clock))) {
            return new Outcome.NotPossible("supervision.notPossible.future");
        }
        Union union = unions.getInScope(Scope.desk().unit());
        var graded = grade(new RiskFacts(command.workers(), command.monthsUnpaid(), command.stopping(), command.stoppage()));
        UUID id = ids.next();
        var succession = new ArrayList<UUID>(List.of(union.id()));
        above(union).forEach(each -> succession.add(each.id()));
        Matter matter = matters.open(new NewMatter(kind, List.of(), id, null, succession, "risk", graded.grade().reportLimit(), graded.grade().reportLimit()));
        store.insert(new Risk(id, matter.id(), matter.number(), union.id(), union.name(), employer.get().id(), employer.get().name(), command.kind(),
                command.workers(), command.monthsUnpaid(), command.stopping(), command.stoppage(), command.situation(), command.foundOn(), graded.grade(), null,
                null, null, null, null, clock.instant(), 0), command.key(), graded.verdict(), Scope.actor().orElse(null), unions.place(union.id()));
        step(id, RiskAct.RECORDED, command.situation());
        log(Act.RISK_RECORDED, id, Map.of("grade", graded.grade().name()));
        return new Outcome.Done(id);
    }

    private List<Union> above(Union union) {
        boolean industry = Scope.desk().line() == Line.INDUSTRY;
        return (industry ? unions.lineAncestry(union.id()) : unions.ancestry(union.id())).reversed().stream()
                .filter(each -> !each.id().equals(union.id()) && !each.isClosed()).toList();
    }

    /** Corrects the figures, and grades anew. */
    @Transactional
    public Outcome regrade(UUID id, int version, RiskFacts facts, String text) {
        Risk risk = get(id);
        var graded = SupervisionDutyRules.grade(facts, law.today(unions.get(risk.unitId()).region()));
        if (!store.regrade(id, version, facts.workers(), facts.monthsUnpaid(), facts.stopping(), facts.stoppage(), graded.grade(), graded.verdict())) {
            return new Outcome.Stale();
        }
        step(id, RiskAct.REGRADED, text);
        log(Act.RISK_RECORDED, id, Map.of("grade", graded.grade().name()));
        return new Outcome.Done(id);
    }

    /** Reports it to the union above, on whose list it then stands. */
    @Transactional
    public Outcome report(UUID id, int version) {
        Risk risk = get(id);
        List<Union> above = above(unions.get(risk.unitId()));
        if (above.isEmpty()) {
            return new Outcome.NotPossible("supervision.notPossible.noUnionAbove");
        }
        Union to = above.getFirst();
        boolean late = clock(risk).map(each -> each.due().isLate(LocalDate.now(clock))).orElse(true);
        if (!store.reported(id, version, to.id(), to.name(), late, clock.instant())) {
            return new Outcome.Stale();
        }
        step(id, RiskAct.REPORTED, to.name());
        log(Act.RISK_REPORTED, id, Map.of("to", to.id(), "late", late));
        Optional<Matter> matter = matters.about(id);
        if (matter.isPresent() && matter.get().handlerUnit().equals(risk.unitId())) {
            matters.passOn(risk.matterId(), HandOverReason.BY_OFFICER, "");
        }
        return new Outcome.Done(id);
    }

    /** The time to report, while the matter is within the caller's scope. */
    @Transactional(readOnly = true)
    public Optional<RunningClock> clock(Risk risk) {
        return matters.about(risk.id()).flatMap(matter -> matters.clocks(matter.id()).stream().findFirst());
    }

    @Transactional
    public Outcome note(UUID id, String text) {
        get(id);
        step(id, RiskAct.NOTED, text);
        return new Outcome.Done(id);
    }

    /** Ends it with what became of it. Its matter ends with it where the caller's scope reaches it. */
    @Transactional
    public Outcome close(UUID id, int version, String outcome) {
        Risk risk = get(id);
        if (!store.closed(id, version, outcome, clock.instant())) {
            return new Outcome.Stale();
        }
        step(id, RiskAct.CLOSED, outcome);
        log(Act.RISK_CLOSED, id, Map.of());
        matters.about(id).filter(Matter::isOpen).ifPresent(matter -> matters.close(matter.id(), "CLOSED"));
        return new Outcome.Done(id);
    }

    /** One risk; 403 for whoever was not named though it lies in his scope. */
    @Transactional
    public Risk open(UUID id) {
        Risk risk = get(id);
        log(Act.RISK_SEEN, id, Map.of());
        return risk;
    }

    private Risk get(UUID id) {
        return store.find(id).orElseThrow(() -> new Refusal(Refusal.Kind.WITHOUT_ROLE));
    }

    @Transactional(readOnly = true)
    public List<Risk> list(boolean open, int most) {
        return store.list(open, most);
    }

    @Transactional(readOnly = true)
    public List<RiskStep> steps(UUID risk) {
        return store.steps(risk);
    }

    @Transactional(readOnly = true)
    public List<Verdict> grounds(UUID risk) {
        return store.grounds(risk);
    }

    @Transactional(readOnly = true)
    public boolean inScope(UUID id) {
        return store.inScope(id);
    }

    /** Names who may see the risks of the desk's union and below: somebody who holds a post that watches risks exactly there. */
    @Transactional
    public Outcome name(String phone, String reason, LocalDate until) {
        Union union = unions.getInScope(Scope.desk().unit());
        List<UUID> found = persons.inScopeByPhone(phone);
        if (found.size() != 1 || !posts.holdersAt(union.id(), Permission.RISK_WATCH).contains(found.getFirst())) {
            return new Outcome.NotPossible("supervision.notPossible.noWatcher");
        }
        LocalDate today = LocalDate.now(clock);
        if (until.isBefore(today)) {
            return new Outcome.NotPossible("supervision.notPossible.dates");
        }
        Person person = persons.find(found.getFirst()).orElseThrow();
        if (store.isLive(union.id(), person.id())) {
            return new Outcome.NotPossible("supervision.notPossible.alreadyNamed");
        }
        UUID id = ids.next();
        store.insert(new RiskReader(id, person.id(), person.name(), union.id(), union.name(), reason, today, until, 0), Scope.actor().orElse(null),
                unions.place(union.id()));
        audit.record(AuditEntry.of(Act.RISK_READER_NAMED, "riskReader", id).about(person.id()).because(reason).at(union.areaPath(), union.linePath()));
        return new Outcome.Done(id);
    }

    @Transactional
    public Outcome endReader(UUID id, int version) {
        RiskReader reader = store.reader(id).orElseThrow(() -> new NotFound("risk reader", id));
        if (!store.end(id, version, clock.instant())) {
            return new Outcome.Stale();
        }
        audit.record(AuditEntry.of(Act.RISK_READER_ENDED, "riskReader", id).about(reader.personId()));
        return new Outcome.Done(id);
    }

    @Transactional(readOnly = true)
    public List<RiskReader> readers() {
        return store.readers();
    }

    @Transactional(readOnly = true)
    public Optional<RiskReader> findReader(UUID id) {
        return store.reader(id);
    }

    private void step(UUID risk, RiskAct act, String text) {
        store.addStep(ids.next(), risk, clock.instant(), act, text, Scope.actor().orElse(null), Scope.desk().unitName());
    }

    private void log(Act act, UUID risk, Map<String, ?> detail) {
        audit.record(AuditEntry.of(act, "risk", risk).with(detail));
    }
}
