package org.gongqiao.app.organization;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.kernel.CodeList;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.organization.history.Timeline;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Changes to the tree of unions, each with its version, its counts and its log entry in one transaction. A union outside
 * the current scope does not exist here; a change that a rule forbids comes back as {@link UnionOutcome.Refused}, with
 * nothing written. Rules O-01 to O-11 stand in {@code docs/domain/organization.md}.
 */
@Component
public class UnionRegister {

    private final JdbcClient jdbc;
    private final Unions unions;
    private final UnionVersions versions;
    private final Tallies tallies;
    private final RegionTable regions;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    UnionRegister(JdbcClient jdbc, Unions unions, UnionVersions versions, Tallies tallies, RegionTable regions, AuditLog audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.unions = unions;
        this.versions = versions;
        this.tallies = tallies;
        this.regions = regions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    public UUID newId() {
        return ids.next();
    }

    /** Founds a union below one in scope. Sent twice with one id it makes one union. */
    @Transactional
    public UnionOutcome found(FoundUnion command) {
        Optional<Union> sentBefore = unions.findInScope(command.id());
        if (sentBefore.isPresent()) {
            return new UnionOutcome.Done(sentBefore.get());
        }
        Union areaParent = unions.getInScope(command.areaParent());
        Union lineParent = command.kind().isPart() ? (areaParent.linePath() == null ? null : areaParent)
                : command.lineParent() == null ? null : unions.getInScope(command.lineParent());
        var facts = new UnionFacts(UnionRules.cleanName(command.name()), command.kind(), command.level(), areaParent.id(),
                lineParent == null ? null : lineParent.id(), command.region(), command.industry(), UnionRules.cleanCode(command.creditCode()),
                command.preparing() ? UnionStatus.PREPARING : UnionStatus.ACTIVE, command.trades(), command.catchAll());
        var faults = new ArrayList<UnionFault>();
        faults.addAll(shape(facts, command.foundedOn()));
        faults.addAll(UnionRules.date(command.foundedOn(), today(), null));
        faults.addAll(UnionRules.parents(command.kind(), command.level(), areaParent, lineParent));
        if (!faults.isEmpty()) {
            return new UnionOutcome.Refused(faults);
        }
        LocalDate foundedOn = Objects.requireNonNull(command.foundedOn());
        try {
            // An industry union that stands below no other begins a line of its own.
            insert(command.id(), facts, foundedOn, unions.place(areaParent.id()).areaPath(),
                    lineParent == null ? null : unions.place(lineParent.id()).linePath());
        } catch (DuplicateKeyException taken) {
            return rollBack(takenField(taken));
        }
        return new UnionOutcome.Done(begun(command.id(), facts, foundedOn));
    }

    /** The one union at the top of an empty deployment; refused as soon as there is one. Runs as a service. */
    @Transactional
    public Union foundTop(String name, UnionLevel level, String region, LocalDate foundedOn) {
        if (unions.root().isPresent()) {
            throw new IllegalStateException("this deployment has a top union");
        }
        UUID id = ids.next();
        var facts = new UnionFacts(UnionRules.cleanName(name), UnionKind.FEDERATION, level, null, null, region, null, null,
                UnionStatus.ACTIVE, List.of(), false);
        insert(id, facts, foundedOn, null, null);
        return begun(id, facts, foundedOn);
    }

    /** Changes or corrects dated facts. The current row follows where the range reaches to now. */
    @Transactional
    public UnionOutcome change(ChangeUnion command) {
        Union union = locked(command.id());
        Timeline<UnionFacts> before = versions.believed(union.id());
        var faults = new ArrayList<UnionFault>(version(union, command.version()));
        LocalDate foundedOn = command.foundedOn() == null ? union.foundedOn() : command.foundedOn();
        faults.addAll(UnionRules.founding(foundedOn, today(), union.closedOn()));
        faults.addAll(UnionRules.date(command.from(), today(), foundedOn));
        if (command.from() != null && command.until() != null && !command.until().isAfter(command.from())) {
            faults.add(UnionFault.UNTIL_NOT_AFTER);
        }
        if (!faults.isEmpty()) {
            return new UnionOutcome.Refused(faults);
        }
        LocalDate from = Objects.requireNonNull(command.from());
        Timeline<UnionFacts> known = before.begunOn(foundedOn);
        UnionFacts seen = known.on(from).orElse(known.now());
        UnionLevel level = command.level() == null ? seen.level() : command.level();
        UnionFacts wanted = new UnionFacts(UnionRules.cleanName(command.name()), command.kind(), level, seen.areaParent(),
                seen.lineParent(), command.region(), command.industry(), UnionRules.cleanCode(command.creditCode()),
                seen.status() == UnionStatus.CLOSED ? UnionStatus.CLOSED : command.preparing() ? UnionStatus.PREPARING : UnionStatus.ACTIVE,
                command.trades(), command.catchAll());
        faults.addAll(shape(wanted, from));
        if (level != seen.level() && command.until() == null) {
            faults.addAll(UnionRules.level(union, wanted.kind(), level, parent(union.areaParent()), parent(union.lineParent()), below(union.id())));
        }
        if (!faults.isEmpty()) {
            return new UnionOutcome.Refused(faults);
        }
        Timeline<UnionFacts> after = known.amended(from, command.until(), facts -> merged(facts, seen, wanted));
        if (after.equals(before)) {
            return new UnionOutcome.Done(union);
        }
        versions.replace(union.id(), before, after);
        try {
            write(union.id(), after.now(), foundedOn, union.closedOn());
        } catch (DuplicateKeyException taken) {
            return rollBack(takenField(taken));
        }
        log(Act.UNION_CHANGED, union, Map.of("from", from.toString()), null);
        return new UnionOutcome.Done(unions.get(union.id()));
    }

    /** A new name from a day on. */
    @Transactional
    public UnionOutcome rename(UUID id, int version, LocalDate from, String name) {
        return change(ChangeUnion.of(unions.getInScope(id), from).named(name).withVersion(version));
    }

    /**
     * Gives a union another one above it, with everything below it: paths in all tables of all modules, posts, members,
     * cases and totals go along in this transaction. Both ends lie in scope.
     */
    @Transactional
    public UnionOutcome move(MoveUnion command) {
        Union union = locked(command.id());
        Union parent = command.parent() == null ? null : unions.getInScope(command.parent());
        boolean alongArea = command.line() == Line.AREA;
        var faults = new ArrayList<UnionFault>(version(union, command.version()));
        faults.addAll(UnionRules.date(command.on(), today(), union.foundedOn()));
        if (union.isClosed()) {
            faults.add(UnionFault.ALREADY_CLOSED);
        }
        if (!alongArea && union.kind().isPart()) {
            faults.add(UnionFault.LINE_FOLLOWS_UNION);
        }
        faults.addAll(UnionRules.move(union, parent, alongArea));
        if (parent != null) {
            faults.addAll(alongArea ? UnionRules.parents(union.kind(), union.level(), parent, null)
                    : UnionRules.parents(union.kind(), union.level(), unions.get(Objects.requireNonNull(union.areaParent(), "top")), parent).stream()
                            .filter(fault -> fault == UnionFault.LINE_PARENT_OFF_LINE).toList());
        }
        if (!faults.isEmpty()) {
            return new UnionOutcome.Refused(faults);
        }
        try {
            jdbc.sql("call organization.move_unit(:unit, cast(:line as bpchar), :parent)").param("unit", union.id())
                    .param("line", Tallies.letter(command.line())).param("parent", command.parent()).update();
        } catch (DataIntegrityViolationException refused) {
            String reason = String.valueOf(refused.getMostSpecificCause().getMessage());
            return rollBack(reason.contains("unions stand below") ? UnionFault.LINE_HAS_UNIONS
                    : reason.contains("unit_open_name") ? UnionFault.NAME_TAKEN : UnionFault.POSTS_ON_LINE);
        }
        Union moved = unions.get(union.id());
        Timeline<UnionFacts> before = versions.believed(union.id());
        versions.replace(union.id(), before, before.amended(Objects.requireNonNull(command.on()), null,
                facts -> facts.below(moved.areaParent(), moved.lineParent())));
        log(Act.UNION_MOVED, moved, Map.of("line", command.line().name(), "from", String.valueOf(union.path(command.line())),
                "to", String.valueOf(moved.path(command.line()))), null);
        return new UnionOutcome.Done(moved);
    }

    /**
     * Rows written by a transaction that had read a union's paths before it moved, and committed after, follow it now. Returns how
     * many there were; none where every writer asks {@link Unions#place} first.
     */
    @Transactional
    public long follow() {
        return jdbc.sql("select organization.follow()").query(Long.class).single();
    }

    /** Closes a union that has nobody left: no unions below it, no members, no employers. */
    @Transactional
    public UnionOutcome close(CloseUnion command) {
        Union union = locked(command.id());
        var faults = new ArrayList<UnionFault>(version(union, command.version()));
        faults.addAll(UnionRules.date(command.on(), today(), union.foundedOn()));
        if (union.isClosed()) {
            faults.add(UnionFault.ALREADY_CLOSED);
        }
        if (union.areaParent() == null) {
            faults.add(UnionFault.TOP_STAYS);
        }
        if (command.ground() == null) {
            faults.add(UnionFault.GROUND_MISSING);
        }
        if (!unions.childCounts(List.of(union.id()), Line.AREA).isEmpty() || !unions.childCounts(List.of(union.id()), Line.INDUSTRY).isEmpty()) {
            faults.add(UnionFault.UNIONS_BELOW);
        }
        Totals own = tallies.own(union.id());
        if (own.members() > 0) {
            faults.add(UnionFault.MEMBERS_LEFT);
        }
        if (own.employers() > 0) {
            faults.add(UnionFault.EMPLOYERS_LEFT);
        }
        if (!faults.isEmpty()) {
            return new UnionOutcome.Refused(faults);
        }
        Timeline<UnionFacts> before = versions.believed(union.id());
        LocalDate on = Objects.requireNonNull(command.on());
        Timeline<UnionFacts> after = before.amended(on, null, UnionFacts::closed);
        versions.replace(union.id(), before, after);
        write(union.id(), after.now(), union.foundedOn(), on);
        if (!union.kind().isPart()) {
            tallies.add(union.id(), Measure.UNIONS, -1);
        }
        log(Act.UNION_CLOSED, union, Map.of("ground", Objects.requireNonNull(command.ground()).name(), "on", on.toString()), command.reason());
        return new UnionOutcome.Done(unions.get(union.id()));
    }

    /** All versions of a union in scope, what holds now first. */
    @Transactional(readOnly = true)
    public List<UnionVersion> history(UUID id) {
        return versions.history(unions.getInScope(id).id());
    }

    private List<UnionFault> shape(UnionFacts facts, @Nullable LocalDate on) {
        var faults = new ArrayList<UnionFault>();
        faults.addAll(UnionRules.name(facts.name()));
        faults.addAll(UnionRules.creditCode(facts.creditCode()));
        faults.addAll(UnionRules.kind(facts.kind(), facts.level()));
        if (on != null && !regions.isInForce(facts.region(), on)) {
            faults.add(UnionFault.REGION_UNKNOWN);
        }
        if (facts.industry() != null && CodeList.industries().entries().stream().noneMatch(entry -> entry.code().equals(facts.industry()))) {
            faults.add(UnionFault.INDUSTRY_UNKNOWN);
        }
        return faults;
    }

    /** O-10. */
    private static List<UnionFault> version(Union union, int seen) {
        return union.version() == seen ? List.of() : List.of(UnionFault.STALE);
    }

    /** Each field as it is, unless the caller changed it from what he saw. */
    private static UnionFacts merged(UnionFacts is, UnionFacts seen, UnionFacts wanted) {
        var pick = new Object() {
            <V extends @Nullable Object> V of(Function<UnionFacts, V> field) {
                return Objects.equals(field.apply(seen), field.apply(wanted)) ? field.apply(is) : field.apply(wanted);
            }
        };
        return new UnionFacts(pick.of(UnionFacts::name), pick.of(UnionFacts::kind), pick.of(UnionFacts::level), is.areaParent(), is.lineParent(),
                pick.of(UnionFacts::region), pick.of(UnionFacts::industry), pick.of(UnionFacts::creditCode), pick.of(UnionFacts::status),
                pick.of(UnionFacts::trades), pick.of(UnionFacts::catchAll));
    }

    private @Nullable Union parent(@Nullable UUID id) {
        return id == null ? null : unions.get(id);
    }

    /** Directly below along either line, one of each kind and level: enough to tell whether they still fit. */
    private List<Union> below(UUID id) {
        return unions.get(jdbc.sql("""
                select distinct on (kind, level) id from organization.unit where (area_parent = :id or line_parent = :id) and status <> 'CLOSED'""")
                .param("id", id).query(UUID.class).list()).values().stream().toList();
    }

    private Union locked(UUID id) {
        Union seen = unions.getInScope(id);
        jdbc.sql("select 1 from organization.unit where id = :id for no key update").param("id", seen.id()).query(Integer.class).single();
        return unions.getInScope(id);
    }

    private void insert(UUID id, UnionFacts facts, LocalDate foundedOn, @Nullable String areaAbove, @Nullable String lineAbove) {
        jdbc.sql("""
                insert into organization.unit (id, label, area_path, line_path, area_parent, line_parent, name, kind, level, region, industry,
                    credit_code, status, trades, catch_all, founded_on)
                select :id, label, case when cast(:areaAbove as ltree) is null then label::ltree else cast(:areaAbove as ltree) || label end,
                    case when cast(:lineAbove as ltree) is not null then cast(:lineAbove as ltree) || label when :beginsLine then label::ltree end,
                    :areaParent, :lineParent, :name, :kind, :level, :region, :industry, :code, :status, :trades, :catchAll, :founded
                from (select organization.next_label() as label) l""")
                .param("id", id).param("areaAbove", areaAbove).param("lineAbove", lineAbove)
                .param("beginsLine", facts.kind() == UnionKind.INDUSTRY_UNION).param("areaParent", facts.areaParent())
                .param("lineParent", facts.lineParent()).param("name", facts.name()).param("kind", facts.kind().name())
                .param("level", facts.level().name()).param("region", facts.region()).param("industry", facts.industry())
                .param("code", facts.creditCode()).param("status", facts.status().name())
                .param("trades", facts.trades().toArray(String[]::new)).param("catchAll", facts.catchAll()).param("founded", foundedOn)
                .update();
    }

    private Union begun(UUID id, UnionFacts facts, LocalDate foundedOn) {
        versions.begin(id, Timeline.beginning(foundedOn, facts));
        if (!facts.kind().isPart()) {
            tallies.add(id, Measure.UNIONS, 1);
        }
        Union union = unions.get(id);
        log(Act.UNION_CREATED, union, Map.of("kind", facts.kind().name(), "level", facts.level().name()), null);
        return union;
    }

    private void write(UUID id, UnionFacts facts, LocalDate foundedOn, @Nullable LocalDate closedOn) {
        jdbc.sql("""
                update organization.unit set name = :name, kind = :kind, level = :level, founded_on = :founded, region = :region, industry = :industry, credit_code = :code,
                    status = :status, trades = :trades, catch_all = :catchAll, closed_on = :closedOn, version = version + 1 where id = :id""")
                .param("id", id).param("name", facts.name()).param("kind", facts.kind().name()).param("level", facts.level().name())
                .param("founded", foundedOn).param("region", facts.region())
                .param("industry", facts.industry()).param("code", facts.creditCode()).param("status", facts.status().name())
                .param("trades", facts.trades().toArray(String[]::new)).param("catchAll", facts.catchAll()).param("closedOn", closedOn).update();
    }

    /** O-02 and O-03 at the last line of defence: two officers at once. */
    private static UnionFault takenField(DuplicateKeyException taken) {
        return String.valueOf(taken.getMostSpecificCause().getMessage()).contains("credit_code") ? UnionFault.CREDIT_CODE_TAKEN : UnionFault.NAME_TAKEN;
    }

    /** A statement that failed has ended the transaction: whatever was written before it must go too. */
    private static UnionOutcome rollBack(UnionFault fault) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return UnionOutcome.refused(fault);
    }

    private void log(Act act, Union union, Map<String, ?> detail, @Nullable String reason) {
        audit.record(AuditEntry.of(act, "union", union.id()).with(detail).because(reason).at(union.areaPath(), union.linePath()));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
