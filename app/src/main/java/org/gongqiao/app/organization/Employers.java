package org.gongqiao.app.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.gongqiao.app.kernel.CodeList;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.RegionCode;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.kernel.UnifiedCreditCode;
import org.gongqiao.app.organization.history.Timeline;
import org.gongqiao.app.organization.names.NameKey;
import org.gongqiao.app.organization.names.NameSearch;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Employers and the union that covers each. The directory is public as that of unions is; what an officer is shown and
 * may change lies in his scope: an employer is there where its union is, and one without a union wherever the desk's own
 * region contains its region. Rules E-01 to E-09 stand in {@code docs/domain/organization.md}.
 */
@Component
public class Employers {

    private static final String COLUMNS = """
            e.id, e.name, e.kind, e.credit_code, e.ownership, e.industry, e.region, e.staff, e.women, e.platform_id, e.unit_id,
            e.known_since, e.ended_on, e.version""";
    private static final int SUGGESTIONS = 20;

    private final JdbcClient jdbc;
    private final Unions unions;
    private final EmployerVersions versions;
    private final Tallies tallies;
    private final RegionTable regions;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;
    private final NameSearch<Employer> search;

    Employers(JdbcClient jdbc, Unions unions, EmployerVersions versions, Tallies tallies, RegionTable regions, AuditLog audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.unions = unions;
        this.versions = versions;
        this.tallies = tallies;
        this.regions = regions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.search = new NameSearch<>(jdbc, "organization.employer", "e", COLUMNS, "e.ended_on is null", Employers::read);
    }

    public UUID newId() {
        return ids.next();
    }

    @Transactional(readOnly = true)
    public Optional<Employer> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from organization.employer e where e.id = :id").param("id", id).query(Employers::read).optional();
    }

    @Transactional(readOnly = true)
    public Employer get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("employer", id));
    }

    @Transactional(readOnly = true)
    public Optional<Employer> findInScope(UUID id) {
        return find(id).filter(this::inScope);
    }

    @Transactional(readOnly = true)
    public Employer getInScope(UUID id) {
        return findInScope(id).orElseThrow(() -> new NotFound("employer", id));
    }

    /** By its unified social credit code as typed; empty for a text that is no code. */
    @Transactional(readOnly = true)
    public Optional<Employer> byCreditCode(String typed) {
        return UnifiedCreditCode.parse(typed) instanceof UnifiedCreditCode.Valid valid
                ? jdbc.sql("select " + COLUMNS + " from organization.employer e where e.credit_code = :code").param("code", valid.code().value())
                        .query(Employers::read).optional() : Optional.empty();
    }

    /** The employers that a union covers, by pinyin of their names; {@code after} as in {@link Unions#children}. */
    @Transactional(readOnly = true)
    public Slice<Employer> of(UUID union, String after, int size) {
        return page("e.unit_id = :anchor", union, after, size);
    }

    /** Stations and partner firms of a platform. */
    @Transactional(readOnly = true)
    public Slice<Employer> ofPlatform(UUID platform, String after, int size) {
        return page("e.platform_id = :anchor", platform, after, size);
    }

    /** Employers of a region that no union covers yet. */
    @Transactional(readOnly = true)
    public Slice<Employer> uncovered(String region, String after, int size) {
        return page("e.unit_id is null and e.region = :anchor", region, after, size);
    }

    private Slice<Employer> page(String condition, Object anchor, String after, int size) {
        var key = NameKey.parse(after);
        var rows = jdbc.sql("select " + COLUMNS + " from organization.employer e where " + condition + " and e.ended_on is null"
                        + (key.isPresent() ? " and (e.name collate \"zh-x-icu\", e.id) > (:name collate \"zh-x-icu\", :id)" : "")
                        + " order by e.name collate \"zh-x-icu\", e.id limit :limit")
                .param("anchor", anchor).param("limit", size + 1)
                .param("name", key.map(NameKey::name).orElse("")).param("id", key.map(NameKey::id).orElse(null))
                .query(Employers::read).list();
        return Slice.of(rows, size, employer -> new NameKey(employer.name(), employer.id()).text());
    }

    /** Type-ahead within the current scope, among the employers that have a union; a whole credit code finds its holder. */
    @Transactional(readOnly = true)
    public List<Employer> search(String typed, int most) {
        Scope.Reach reach = reach().orElseThrow(() -> new IllegalStateException("a search needs the scope of a desk or a service"));
        Optional<Employer> byCode = byCreditCode(typed).filter(this::inScope);
        if (byCode.isPresent()) {
            return List.of(byCode.get());
        }
        String path = reach.line() == Line.AREA ? "c.area_path" : "c.line_path";
        boolean everything = unions.root().map(top -> top.path(reach.line())).filter(reach.path()::equals).isPresent();
        return search.find(typed, most, everything ? NameSearch.Within.EVERYTHING
                : new NameSearch.Within("join organization.unit c on c.id = e.unit_id",
                        path + " >= cast(:low as ltree) and " + path + " < cast(:low || '-' as ltree)", reach.path()));
    }

    /** The open employers whose unions lie in the current scope, by pinyin of their names, at most so many: for a letter to all of them. */
    @Transactional(readOnly = true)
    public List<Employer> inScope(int most) {
        Scope.Reach reach = reach().orElseThrow(() -> new IllegalStateException("employers in scope need the scope of a desk or a service"));
        String path = reach.line() == Line.AREA ? "c.area_path" : "c.line_path";
        return jdbc.sql("select " + COLUMNS + " from organization.employer e join organization.unit c on c.id = e.unit_id where e.ended_on is null and "
                        + path + " >= cast(:low as ltree) and " + path + " < cast(:low || '-' as ltree) order by e.name collate \"zh-x-icu\", e.id limit :most")
                .param("low", reach.path()).param("most", most).query(Employers::read).list();
    }

    /** Type-ahead over the whole directory, for whoever looks for his own employer. */
    @Transactional(readOnly = true)
    public List<Employer> suggest(String typed) {
        return byCreditCode(typed).filter(Employer::isOpen).map(List::of).orElseGet(() -> search.find(typed, SUGGESTIONS, NameSearch.Within.EVERYTHING));
    }

    /** All versions of an employer in scope, what holds now first. */
    @Transactional(readOnly = true)
    public List<EmployerVersion> history(UUID id) {
        return versions.history(getInScope(id).id());
    }

    /** Enters or changes an employer; a change of the union that covers it moves its counts. */
    @Transactional
    public EmployerOutcome record(RecordEmployer command) {
        Optional<Employer> known = find(command.id());
        if (known.isPresent() && command.version() == null) {
            return new EmployerOutcome.Done(getInScope(command.id()));
        }
        if (command.version() != null) {
            jdbc.sql("select 1 from organization.employer where id = :id for no key update").param("id", command.id()).query(Integer.class).optional();
            known = Optional.of(getInScope(command.id()));
        }
        @Nullable Employer before = known.orElse(null);
        var facts = new EmployerFacts(UnionRules.cleanName(command.name()), command.kind(), UnionRules.cleanCode(command.creditCode()),
                command.ownership(), command.industry(), command.region(), command.staff(), command.women(),
                command.kind().worksForPlatform() ? command.platformId() : null, command.unitId(), false);
        var faults = new ArrayList<>(faults(facts, command, before));
        @Nullable UUID unitBefore = before == null ? null : before.unitId();
        if (facts.unitId() != null && !facts.unitId().equals(unitBefore) && unions.getInScope(facts.unitId()).isClosed()) {
            faults.add(EmployerFault.UNION_CLOSED);
        }
        if (facts.unitId() == null && before == null && !inScope(facts.region())) {
            faults.add(EmployerFault.REGION_UNKNOWN);
        }
        if (!faults.isEmpty()) {
            return new EmployerOutcome.Refused(faults);
        }
        LocalDate on = Objects.requireNonNull(command.on());
        try {
            if (before == null) {
                insert(command.id(), facts, on);
                versions.begin(command.id(), Timeline.beginning(on, facts));
            } else {
                Timeline<EmployerFacts> held = versions.believed(command.id());
                Timeline<EmployerFacts> amended = held.amended(on, null, old -> facts);
                if (amended.equals(held)) {
                    return new EmployerOutcome.Done(before);
                }
                versions.replace(command.id(), held, amended);
                write(command.id(), facts, null);
            }
        } catch (DuplicateKeyException taken) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new EmployerOutcome.Refused(List.of(EmployerFault.CREDIT_CODE_TAKEN));
        }
        count(before == null ? null : before.facts(), facts);
        return new EmployerOutcome.Done(logged(command.id(), facts.unitId()));
    }

    /** The employer no longer exists from a day on. Its union no longer counts it. */
    @Transactional
    public EmployerOutcome end(UUID id, int version, @Nullable LocalDate on) {
        jdbc.sql("select 1 from organization.employer where id = :id for no key update").param("id", id).query(Integer.class).optional();
        Employer employer = getInScope(id);
        var faults = new ArrayList<>(dates(on, employer));
        if (employer.version() != version) {
            faults.add(EmployerFault.STALE);
        }
        if (!employer.isOpen()) {
            faults.add(EmployerFault.ENDED);
        }
        if (!faults.isEmpty()) {
            return new EmployerOutcome.Refused(faults);
        }
        Timeline<EmployerFacts> held = versions.believed(id);
        versions.replace(id, held, held.amended(Objects.requireNonNull(on), null, EmployerFacts::endedNow));
        write(id, employer.facts(), on);
        count(employer.facts(), null);
        return new EmployerOutcome.Done(logged(id, employer.unitId()));
    }

    private List<EmployerFault> faults(EmployerFacts facts, RecordEmployer command, @Nullable Employer before) {
        var faults = new ArrayList<EmployerFault>();
        if (before != null && !Objects.equals(command.version(), before.version())) {
            faults.add(EmployerFault.STALE);
        }
        if (before != null && !before.isOpen()) {
            faults.add(EmployerFault.ENDED);
        }
        faults.addAll(dates(command.on(), before));
        faults.addAll(EmployerRules.faults(facts));
        if (facts.kind().worksForPlatform() && facts.platformId() != null
                && find(facts.platformId()).filter(platform -> platform.kind() == EmployerKind.PLATFORM && platform.isOpen()).isEmpty()) {
            faults.add(EmployerFault.PLATFORM_WRONG);
        }
        if (command.on() != null && !regions.isInForce(facts.region(), command.on())) {
            faults.add(EmployerFault.REGION_UNKNOWN);
        }
        if (facts.industry() != null && CodeList.industries().entries().stream().noneMatch(entry -> entry.code().equals(facts.industry()))) {
            faults.add(EmployerFault.INDUSTRY_UNKNOWN);
        }
        return faults;
    }

    /** E-07. */
    private List<EmployerFault> dates(@Nullable LocalDate on, @Nullable Employer before) {
        return UnionRules.date(on, LocalDate.now(clock), before == null ? null : before.knownSince()).stream().map(fault -> switch (fault) {
            case DATE_MISSING -> EmployerFault.DATE_MISSING;
            case DATE_IN_FUTURE -> EmployerFault.DATE_IN_FUTURE;
            default -> EmployerFault.DATE_BEFORE_KNOWN;
        }).toList();
    }

    /** An employer ended or left its union: minus there, plus at the new one. */
    private void count(@Nullable EmployerFacts before, @Nullable EmployerFacts after) {
        for (var part : List.of(-1, 1)) {
            EmployerFacts facts = part < 0 ? before : after;
            if (facts != null && facts.unitId() != null) {
                tallies.add(facts.unitId(), Measure.EMPLOYERS, part);
                tallies.add(facts.unitId(), Measure.STAFF, part * (long) (facts.staff() == null ? 0 : facts.staff()));
            }
        }
    }

    private Employer logged(UUID id, @Nullable UUID unitId) {
        Union union = unitId == null ? null : unions.get(unitId);
        audit.record(AuditEntry.of(Act.EMPLOYER_CHANGED, "employer", id)
                .at(union == null ? null : union.areaPath(), union == null ? null : union.linePath()));
        return get(id);
    }

    private void insert(UUID id, EmployerFacts f, LocalDate since) {
        jdbc.sql("""
                insert into organization.employer (id, name, kind, credit_code, ownership, industry, region, staff, women, platform_id, unit_id, known_since)
                values (:id, :name, :kind, :code, :ownership, :industry, :region, :staff, :women, :platform, :unit, :since)""")
                .param("id", id).param("name", f.name()).param("kind", f.kind().name()).param("code", f.creditCode())
                .param("ownership", f.ownership() == null ? null : f.ownership().code()).param("industry", f.industry())
                .param("region", f.region()).param("staff", f.staff()).param("women", f.women()).param("platform", f.platformId())
                .param("unit", f.unitId()).param("since", since).update();
    }

    private void write(UUID id, EmployerFacts f, @Nullable LocalDate endedOn) {
        jdbc.sql("""
                update organization.employer set name = :name, kind = :kind, credit_code = :code, ownership = :ownership, industry = :industry,
                    region = :region, staff = :staff, women = :women, platform_id = :platform, unit_id = :unit, ended_on = :ended,
                    version = version + 1 where id = :id""")
                .param("id", id).param("name", f.name()).param("kind", f.kind().name()).param("code", f.creditCode())
                .param("ownership", f.ownership() == null ? null : f.ownership().code()).param("industry", f.industry())
                .param("region", f.region()).param("staff", f.staff()).param("women", f.women()).param("platform", f.platformId())
                .param("unit", f.unitId()).param("ended", endedOn).update();
    }

    private boolean inScope(Employer employer) {
        return employer.unitId() == null ? inScope(employer.region()) : unions.find(employer.unitId()).filter(Unions::inScope).isPresent();
    }

    /** Where no union covers it, an employer is a matter of the area desks of its region. */
    private boolean inScope(String region) {
        return reach().filter(reach -> reach.line() == Line.AREA).flatMap(reach -> unions.byAreaPath(reach.path()))
                .filter(desk -> RegionCode.parse(desk.region()).flatMap(outer -> RegionCode.parse(region).map(outer::contains)).orElse(false))
                .isPresent();
    }

    private static Optional<Scope.Reach> reach() {
        return Scope.current().filter(Scope.Reach.class::isInstance).map(Scope.Reach.class::cast);
    }

    private static Employer read(ResultSet row, int n) throws SQLException {
        return new Employer(row.getObject("id", UUID.class), row.getString("name"), EmployerKind.valueOf(row.getString("kind")),
                row.getString("credit_code"), EmployerVersions.ownership(row), row.getString("industry"), row.getString("region"),
                row.getObject("staff", Integer.class), row.getObject("women", Integer.class), row.getObject("platform_id", UUID.class),
                row.getObject("unit_id", UUID.class), row.getObject("known_since", LocalDate.class), row.getObject("ended_on", LocalDate.class),
                row.getInt("version"));
    }
}
