package org.gongqiao.app.elections;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.gongqiao.app.congress.CongressOutcome;
import org.gongqiao.app.identity.Person;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Rule;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.deadline.Deadlines;
import org.gongqiao.app.law.deadline.Turn;
import org.gongqiao.app.law.decision.About;
import org.gongqiao.app.law.decision.Decision;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.law.democracy.BoardFacts;
import org.gongqiao.app.law.democracy.BoardRules;
import org.gongqiao.app.law.democracy.CommitteeFacts;
import org.gongqiao.app.law.democracy.CommitteeRules;
import org.gongqiao.app.law.democracy.ElectionFacts;
import org.gongqiao.app.law.democracy.ElectionRules;
import org.gongqiao.app.law.democracy.SessionFacts;
import org.gongqiao.app.law.democracy.SessionRules;
import org.gongqiao.app.law.rights.Elapsed;
import org.gongqiao.app.notices.Message;
import org.gongqiao.app.notices.Notices;
import org.gongqiao.app.organization.Measure;
import org.gongqiao.app.organization.Tallies;
import org.gongqiao.app.organization.Totals;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who holds an office: terms (J-16, D-21, D-23), recall (J-18, D-25), a vacant chair and who leads meanwhile (J-22). */
@Component
public class Offices {

    private static final String INTERIM = "J-22.interim";
    private static final int PAGE = 40;

    private final TenureStore store;
    private final Persons persons;
    private final Unions unions;
    private final Law law;
    private final Deadlines deadlines;
    private final Tallies tallies;
    private final Verdicts verdicts;
    private final Notices notices;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Offices(TenureStore store, Persons persons, Unions unions, Law law, Deadlines deadlines, Tallies tallies, Verdicts verdicts, Notices notices,
            AuditLog audit, Ids ids, Clock clock) {
        this.store = store;
        this.persons = persons;
        this.unions = unions;
        this.law = law;
        this.deadlines = deadlines;
        this.tallies = tallies;
        this.verdicts = verdicts;
        this.notices = notices;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Tenure get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("office", id));
    }

    /** All of a union, those who hold first. */
    @Transactional(readOnly = true)
    public List<Tenure> of(UUID unit) {
        return store.of(unit);
    }

    /** Those who hold an office in the caller's scope, for a page that names them; one entry in the log. */
    @Transactional
    public Slice<Tenure> list(@Nullable String after) {
        boolean industry = Scope.current().filter(scope -> scope instanceof Scope.Reach reach && reach.line() == Line.INDUSTRY).isPresent();
        Slice<Tenure> page = store.list(after, PAGE, industry ? Line.INDUSTRY : Line.AREA);
        audit.record(AuditEntry.of(Act.LIST_SEEN, "office", null).with(Map.of("rows", page.items().size())));
        return page;
    }

    @Transactional(readOnly = true)
    public boolean holds(UUID unit, Office office, UUID person, LocalDate on) {
        return store.of(unit).stream().anyMatch(each -> each.office() == office && person.equals(each.person()) && each.holdsOn(on) && !each.interim());
    }

    /** Whether anybody holds it on a day. */
    boolean held(UUID unit, Office office, LocalDate on) {
        return store.of(unit).stream().anyMatch(each -> each.office() == office && each.holdsOn(on));
    }

    /** Whether somebody took it on that day, as entered by hand. */
    boolean began(UUID unit, Office office, LocalDate on) {
        return store.of(unit).stream().anyMatch(each -> each.office() == office && each.fromOn().equals(on));
    }

    /** Members of a union and below who are women, as counted. */
    int women(UUID unit) {
        return Math.toIntExact(tallies.subtrees(List.of(unit), Line.AREA).getOrDefault(unit, Totals.NONE).of(Measure.WOMEN));
    }

    /** Those elected take office: in a general election instead of all before them, in a by-election for the rest of the term. */
    void begin(Election e, List<Candidate> elected, LocalDate on) {
        List<Tenure> before = store.of(e.unit()).stream().filter(each -> each.office() == e.office() && each.untilOn() == null).toList();
        LocalDate to = on.plusYears(e.termYears()).minusDays(1);
        if (e.byElection()) {
            to = store.of(e.unit()).stream().filter(each -> each.office() == e.office() && !each.interim()).map(Tenure::termTo)
                    .filter(each -> each.isAfter(on)).max(Comparator.naturalOrder()).orElse(to);
        }
        for (Tenure old : before) {
            if (old.interim() || !e.byElection()) {
                store.end(old.id(), on, Tenure.End.SUCCEEDED, null);
            }
        }
        Union union = unions.held(e.unit());
        for (Candidate each : elected) {
            enter(new Tenure(ids.next(), e.unit(), e.unitName(), e.region(), e.office(), each.person(), each.name(), false, e.id(), on, to, e.termYears(), null,
                    null, 0), union);
            notices.send(Message.inbox(each.person(), "elections.notice.elected", e.title(), e.unitName()).leadingTo("/my/offices"));
        }
    }

    private void enter(Tenure tenure, Union union) {
        store.insert(tenure, union.place(), clock.instant(), Scope.actor().orElse(null));
        audit.record(AuditEntry.of(Act.OFFICE_BEGAN, "office", tenure.id()).about(tenure.person()).with(Map.of("office", tenure.office().name(),
                "unit", tenure.unit())));
    }

    /** Enters who held an office before the program knew of it, or who leads while the chair is vacant. */
    @Transactional
    public CongressOutcome enter(UUID unit, Office office, @Nullable UUID person, String name, @Nullable LocalDate from, int years, boolean interim) {
        Union union = unions.held(unions.getInScope(unit).id());
        Optional<Person> known = person == null ? Optional.empty() : persons.find(person);
        String called = known.map(Person::name).orElse(name.strip());
        var faults = new LinkedHashMap<String, String>();
        if (called.isEmpty() || called.length() > 80 || person != null && known.isEmpty()) {
            faults.put("holder", "congress.fault.person");
        }
        if (from == null || from.isAfter(LocalDate.now(clock))) {
            faults.put("fromOn", "congress.fault.dateWrong");
        }
        if (years < 1 || years > 10) {
            faults.put("years", "congress.fault.years");
        }
        if (interim && office != Office.CHAIR) {
            faults.put("office", "elections.fault.interim");
        }
        if (!faults.isEmpty()) {
            return new CongressOutcome.Faulty(faults);
        }
        if (office == Office.CHAIR && store.of(unit).stream().anyMatch(each -> each.office() == office && each.untilOn() == null)) {
            return new CongressOutcome.NotPossible("elections.fault.chairHeld");
        }
        var tenure = new Tenure(ids.next(), unit, union.name(), union.region(), office, person, called, interim, null, Objects.requireNonNull(from),
                from.plusYears(years).minusDays(1), years, null, null, 0);
        enter(tenure, union);
        return new CongressOutcome.Done(tenure.id());
    }

    /** He leaves without a vote. */
    @Transactional
    public CongressOutcome end(UUID id, @Nullable LocalDate on, String why, String words) {
        Tenure of = store.lock(id).orElseThrow(() -> new NotFound("office", id));
        var faults = new LinkedHashMap<String, String>();
        if (on == null || on.isBefore(of.fromOn()) || on.isAfter(LocalDate.now(clock))) {
            faults.put("endOn", "congress.fault.dateWrong");
        }
        Tenure.End reason = switch (why) {
            case "RESIGNED" -> Tenure.End.RESIGNED;
            case "LEFT" -> Tenure.End.LEFT;
            case "MOVED" -> Tenure.End.MOVED;
            case "DIED" -> Tenure.End.DIED;
            default -> null;
        };
        if (reason == null) {
            faults.put("why", "congress.fault.why");
        }
        if (words.length() > Elections.LONGEST) {
            faults.put("words", "congress.fault.words");
        }
        if (!faults.isEmpty()) {
            return new CongressOutcome.Faulty(faults);
        }
        if (!store.end(id, Objects.requireNonNull(on), Objects.requireNonNull(reason), words.strip())) {
            return new CongressOutcome.Stale();
        }
        record(of, reason);
        return new CongressOutcome.Done(id);
    }

    /**
     * A vote on recalling him.
     *
     * @param all             members, or delegates of the body that recalls
     * @param present         of them
     * @param votes           for the recall
     * @param delegatesAsking who moved it, of the delegates; for a seat on a board (D-25)
     * @param staff           of the company
     * @param staffAsking     who moved it, of the staff
     */
    public record Recall(@Nullable LocalDate on, boolean atMeeting, boolean secret, int all, int present, int votes, int delegatesAsking, int staff,
                         int staffAsking) {}

    /** Records a vote on a recall; only a lawful one ends the office, and what the rules leave open ends nothing. */
    @Transactional
    public CongressOutcome recall(UUID id, Recall form) {
        Tenure of = store.lock(id).orElseThrow(() -> new NotFound("office", id));
        if (of.untilOn() != null) {
            return new CongressOutcome.Stale();
        }
        Map<String, String> faults = faults(of, form);
        if (!faults.isEmpty()) {
            return new CongressOutcome.Faulty(faults);
        }
        LocalDate on = Objects.requireNonNull(form.on());
        Book book = law.on(of.region(), on);
        List<String> needed = of.office().isOnBoard() ? List.of("D-25", "D-10") : List.of("J-18");
        if (!book.rules().stream().map(Rule::id).toList().containsAll(needed)) {
            return new CongressOutcome.Faulty(Map.of("recallOn", "congress.fault.noRule"));
        }
        List<Decision> weighed = weigh(of.office(), form, book);
        Optional<Verdict> against = weighed.stream().map(Decision::verdict)
                .filter(each -> !(each instanceof Verdict.Lawful || each instanceof Verdict.Warning)).findFirst();
        if (against.isPresent()) {
            return new CongressOutcome.Unlawful(against.get());
        }
        store.end(id, on, Tenure.End.RECALLED, null);
        Union union = unions.get(of.unit());
        verdicts.keep(weighed, new About("office", id, union.areaPath(), union.linePath(), of.person()));
        record(of, Tenure.End.RECALLED);
        return new CongressOutcome.Done(id);
    }

    private List<Decision> weigh(Office office, Recall form, Book book) {
        if (office.isHead()) {
            return List.of(verdicts.weigh(ElectionRules.RECALL, new ElectionFacts.Recall(form.atMeeting(), form.secret(), form.all(), form.votes()), book));
        }
        if (!office.isOnBoard()) {
            return List.of(verdicts.weigh(CommitteeRules.REMOVAL, new CommitteeFacts.Removal(office.isOfCommittee() ? CommitteeFacts.Held.COMMITTEE
                    : CommitteeFacts.Held.OTHER, form.atMeeting(), form.secret(), form.all(), form.present(), form.votes()), book));
        }
        return List.of(verdicts.weigh(BoardRules.MOTION, new BoardFacts.Motion(form.all(), form.delegatesAsking(), form.staff(), form.staffAsking()), book),
                verdicts.weigh(SessionRules.VOTE, new SessionFacts.Vote(SessionFacts.Power.ELECTED, form.all(), form.present(), form.votes(), form.secret(),
                        true), book));
    }

    private Map<String, String> faults(Tenure of, Recall form) {
        var faults = new LinkedHashMap<String, String>();
        if (form.on() == null || form.on().isAfter(LocalDate.now(clock)) || form.on().isBefore(of.fromOn())) {
            faults.put("recallOn", "congress.fault.dateWrong");
        }
        if (form.all() < 1) {
            faults.put("all", "congress.fault.staff");
        } else if (form.present() < 0 || form.present() > form.all()) {
            faults.put("present", "congress.fault.part");
        } else if (form.votes() < 0 || form.votes() > form.present()) {
            faults.put("votes", "congress.fault.part");
        }
        if (of.office().isOnBoard()) {
            if (form.delegatesAsking() < 0 || form.delegatesAsking() > form.all()) {
                faults.put("delegatesAsking", "congress.fault.part");
            }
            if (form.staff() < 1 || form.staffAsking() < 0 || form.staffAsking() > form.staff()) {
                faults.put("staffAsking", "congress.fault.part");
            }
        }
        return faults;
    }

    private void record(Tenure of, Tenure.End why) {
        audit.record(AuditEntry.of(Act.OFFICE_ENDED, "office", of.id()).about(of.person()).with(Map.of("why", why.name())));
        UUID person = of.person();
        if (why == Tenure.End.RECALLED && person != null) {
            notices.send(Message.inbox(person, "elections.notice.recalled", of.unitName()).leadingTo("/my/offices"));
        }
    }

    /** How the offices of a union stand today: the committee's term (J-16), audit and women's committees (J-06, J-03) and a vacant chair (J-22). */
    @Transactional(readOnly = true)
    public List<Verdict> standing(UUID unit) {
        LocalDate today = LocalDate.now(clock);
        List<Tenure> all = store.of(unit);
        var said = new ArrayList<Verdict>();
        Book book = law.on(unions.get(unit).region(), today);
        all.stream().filter(each -> each.office() == Office.COMMITTEE && each.untilOn() == null).findFirst().ifPresent(each -> {
            boolean over = today.isAfter(each.termTo());
            Elapsed delay = over && book.parameter("J-16.delay").isPresent()
                    ? Elapsed.of(deadlines.due("J-16.delay", each.region(), List.of(new Turn.Started(each.termTo()))), today) : Elapsed.RUNNING;
            said.add(verdicts.weigh(ElectionRules.TERM, new ElectionFacts.Term(each.termYears(), over ? Elapsed.OVER : Elapsed.RUNNING, false, delay), book).verdict());
        });
        // Before anybody of a committee is known, nothing is said of what should stand beside it.
        if (held(unit, Office.COMMITTEE, today) && book.parameter("J-03.committee").isPresent()) {
            said.add(verdicts.weigh(CommitteeRules.AUDITED, new CommitteeFacts.Audited(held(unit, Office.AUDIT_COMMITTEE, today)), book).verdict());
            boolean committee = held(unit, Office.WOMENS_COMMITTEE, today);
            said.add(verdicts.weigh(CommitteeRules.WOMEN, new CommitteeFacts.Women(women(unit), committee, held(unit, Office.WOMENS_COMMISSIONER, today), true),
                    book).verdict());
        }
        boolean held = all.stream().anyMatch(each -> each.office() == Office.CHAIR && each.untilOn() == null && !each.interim());
        // The day on which the last one left; without a chair ever, nothing is vacant that was known.
        Optional<LocalDate> since = all.stream().filter(each -> each.office() == Office.CHAIR && !each.interim()).map(Tenure::untilOn)
                .filter(Objects::nonNull).max(Comparator.naturalOrder());
        if (!held && since.isPresent() && book.parameter(INTERIM).isPresent()) {
            Elapsed interim = Elapsed.of(deadlines.due(INTERIM, unions.get(unit).region(), List.of(new Turn.Started(since.get()))), today);
            said.add(verdicts.weigh(ElectionRules.VACANCY, new ElectionFacts.Vacancy(false, interim), book).verdict());
        }
        return said;
    }

    @Transactional(readOnly = true)
    public List<Tenure> ofPerson(UUID person) {
        return store.ofPerson(person);
    }
}
