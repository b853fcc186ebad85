package org.gongqiao.app.elections;

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
import org.gongqiao.app.congress.CongressOutcome;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.deadline.Deadlines;
import org.gongqiao.app.law.deadline.Turn;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.law.democracy.BoardFacts;
import org.gongqiao.app.law.democracy.BoardRules;
import org.gongqiao.app.law.rights.Elapsed;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What companies owe their workers' seats (D-20 to D-22), and how those who hold them report to the congress (D-26). */
@Component
public class Companies {

    private static final int PAGE = 40;

    private final CompanyStore store;
    private final TenureStore tenures;
    private final Unions unions;
    private final Law law;
    private final Deadlines deadlines;
    private final Verdicts verdicts;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Companies(CompanyStore store, TenureStore tenures, Unions unions, Law law, Deadlines deadlines, Verdicts verdicts, AuditLog audit, Ids ids, Clock clock) {
        this.store = store;
        this.tenures = tenures;
        this.unions = unions;
        this.law = law;
        this.deadlines = deadlines;
        this.verdicts = verdicts;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Company get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("company", id));
    }

    @Transactional(readOnly = true)
    public List<Company> of(UUID unit) {
        return store.of(unit);
    }

    @Transactional(readOnly = true)
    public Slice<Company> list(@Nullable String after) {
        boolean industry = Scope.current().filter(scope -> scope instanceof Scope.Reach reach && reach.line() == Line.INDUSTRY).isPresent();
        return store.list(after, PAGE, industry ? Line.INDUSTRY : Line.AREA);
    }

    /** Enters a company ({@code company.version()} below 0) or changes one. */
    @Transactional
    public CongressOutcome record(UUID key, Company form) {
        Optional<UUID> made = store.byKey(key);
        if (made.isPresent()) {
            return new CongressOutcome.Done(made.get());
        }
        var faults = new LinkedHashMap<String, String>();
        if (form.name().isBlank() || form.name().strip().length() > 80) {
            faults.put("name", "congress.fault.name");
        }
        if (form.staff() < 1) {
            faults.put("staff", "congress.fault.staff");
        }
        boolean supervised = form.oversight() == BoardFacts.Oversight.SUPERVISORS_WITH_WORKERS || form.oversight() == BoardFacts.Oversight.SUPERVISORS_WITHOUT_WORKERS;
        if (form.supervisors() < 0 || supervised == (form.supervisors() == 0)) {
            faults.put("supervisors", "elections.fault.supervisors");
        }
        if (form.supervisorYears() < 1 || form.supervisorYears() > 10) {
            faults.put("supervisorYears", "congress.fault.years");
        }
        if (!faults.isEmpty()) {
            return new CongressOutcome.Faulty(faults);
        }
        if (form.version() >= 0) {
            Company known = get(form.id());
            if (!store.update(form)) {
                return new CongressOutcome.Stale();
            }
            audit.record(AuditEntry.of(Act.COMPANY_BOARD_RECORDED, "company", known.id()).with(Map.of("staff", form.staff())));
            return new CongressOutcome.Done(known.id());
        }
        Union union = unions.held(unions.getInScope(form.unit()).id());
        if (store.of(union.id()).stream().anyMatch(each -> each.name().equals(form.name().strip()))) {
            return new CongressOutcome.Faulty(Map.of("name", "congress.committee.twice"));
        }
        var company = new Company(ids.next(), union.id(), union.name(), union.region(), form.name().strip(), form.kind(), form.staff(), form.board(),
                form.oversight(), form.supervisors(), form.supervisorYears(), 0);
        store.insert(company, key, union.place(), clock.instant());
        audit.record(AuditEntry.of(Act.COMPANY_BOARD_RECORDED, "company", company.id()).with(Map.of("staff", form.staff())));
        return new CongressOutcome.Done(company.id());
    }

    /** Who holds a worker's seat at the company's union today. */
    @Transactional(readOnly = true)
    public List<Tenure> holders(Company company) {
        return tenures.of(company.unit()).stream().filter(each -> each.office().isOnBoard() && each.untilOn() == null).toList();
    }

    /** What the company owes today: worker directors, supervisors, and where an audit committee stands instead. */
    @Transactional(readOnly = true)
    public List<Verdict> obligations(Company company) {
        Book book = law.on(company.region(), LocalDate.now(clock));
        List<Tenure> holders = holders(company);
        int directors = Math.toIntExact(holders.stream().filter(each -> each.office() == Office.WORKER_DIRECTOR).count());
        int supervisors = Math.toIntExact(holders.stream().filter(each -> each.office() == Office.WORKER_SUPERVISOR).count());
        var facts = new BoardFacts.Directors(company.kind(), company.staff(), company.board(), company.oversight(), directors);
        var said = new ArrayList<Verdict>();
        said.add(verdicts.weigh(BoardRules.DIRECTORS, facts, book).verdict());
        if (company.supervisors() > 0) {
            said.add(verdicts.weigh(BoardRules.SUPERVISORS, new BoardFacts.Supervisors(company.supervisors(), Math.min(supervisors, company.supervisors()),
                    company.supervisorYears()), book).verdict());
        }
        if (company.oversight() == BoardFacts.Oversight.AUDIT_COMMITTEE) {
            said.add(verdicts.weigh(BoardRules.AUDIT_COMMITTEE, facts, book).verdict());
        }
        return said;
    }

    @Transactional(readOnly = true)
    public List<BoardReport> reports(UUID tenure) {
        return store.reports(tenure);
    }

    /** Whether a holder's report is due (D-26), counted from the one before or from his first day. */
    @Transactional(readOnly = true)
    public Verdict due(Tenure holder) {
        LocalDate today = LocalDate.now(clock);
        Book book = law.on(holder.region(), today);
        LocalDate since = store.reports(holder.id()).stream().findFirst().map(BoardReport::reportedOn).orElse(holder.fromOn());
        Elapsed elapsed = book.parameter("D-26.each").isEmpty() ? Elapsed.RUNNING
                : Elapsed.of(deadlines.due("D-26.each", holder.region(), List.of(new Turn.Started(since))), today);
        return verdicts.weigh(BoardRules.REPORT, new BoardFacts.Report(elapsed), book).verdict();
    }

    /** Records what a holder reported to the congress and how it rated him. */
    @Transactional
    public CongressOutcome report(UUID key, UUID tenure, @Nullable LocalDate on, String words, int score) {
        Optional<UUID> made = store.reportByKey(key);
        if (made.isPresent()) {
            return new CongressOutcome.Done(made.get());
        }
        Tenure of = tenures.find(tenure).orElseThrow(() -> new NotFound("office", tenure));
        if (!of.office().isOnBoard()) {
            return new CongressOutcome.NotPossible("elections.fault.notOnBoard");
        }
        var faults = new LinkedHashMap<String, String>();
        if (on == null || on.isAfter(LocalDate.now(clock)) || on.isBefore(of.fromOn())) {
            faults.put("reportOn", "congress.fault.dateWrong");
        }
        if (words.isBlank() || words.length() > 2_000) {
            faults.put("reportWords", "congress.fault.words");
        }
        if (score < 0 || score > 100) {
            faults.put("score", "elections.fault.score");
        }
        if (!faults.isEmpty()) {
            return new CongressOutcome.Faulty(faults);
        }
        var report = new BoardReport(ids.next(), tenure, Objects.requireNonNull(on), words.strip(), score);
        store.report(report, key, clock.instant(), Scope.actor().orElse(null));
        audit.record(AuditEntry.of(Act.BOARD_REPORT_RECORDED, "office", tenure).about(of.person()).with(Map.of("score", score)));
        return new CongressOutcome.Done(report.id());
    }
}
