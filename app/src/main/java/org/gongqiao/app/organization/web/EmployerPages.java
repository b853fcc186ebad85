package org.gongqiao.app.organization.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.organization.Employer;
import org.gongqiao.app.organization.EmployerKind;
import org.gongqiao.app.organization.EmployerVersion;
import org.gongqiao.app.organization.Employers;
import org.gongqiao.app.organization.RegionTable;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of employers show; within the desk's scope. */
@Component
public class EmployerPages {

    private static final int PAGE = 50;
    private static final int FOUND = 30;

    /** One employer of a list, with the name of the union that covers it. */
    public record Row(Employer employer, String place, @Nullable String union) {}

    public record Listing(List<Row> rows, @Nullable String next) {}

    public record Show(Employer employer, String place, @Nullable Union union, @Nullable Employer platform, Slice<Employer> stations,
                       List<EmployerVersion> versions, boolean mayWrite) {}

    private final Employers employers;
    private final Unions unions;
    private final RegionTable regions;
    private final Clock clock;

    EmployerPages(Employers employers, Unions unions, RegionTable regions, Clock clock) {
        this.employers = employers;
        this.unions = unions;
        this.regions = regions;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Listing search(String text) {
        return new Listing(rows(employers.search(text, FOUND)), null);
    }

    /** The employers of one union of the scope. */
    @Transactional(readOnly = true)
    public Listing of(UUID union, String after) {
        var slice = employers.of(unions.getInScope(union).id(), after, PAGE);
        return new Listing(rows(slice.items()), slice.next());
    }

    /** Those of the desk's own region that no union covers, where it is a county; a wider desk opens a county's. */
    @Transactional(readOnly = true)
    public Listing uncovered(String region, String after) {
        var slice = employers.uncovered(region, after, PAGE);
        return new Listing(rows(slice.items().stream().filter(employer -> employers.findInScope(employer.id()).isPresent()).toList()), slice.next());
    }

    @Transactional(readOnly = true)
    public List<Row> platforms(String text) {
        return rows(employers.suggest(text).stream().filter(employer -> employer.kind() == EmployerKind.PLATFORM).toList());
    }

    @Transactional(readOnly = true)
    public Show show(Desk desk, UUID id) {
        Employer employer = employers.getInScope(id);
        return new Show(employer, regions.place(employer.region()), employer.unitId() == null ? null : unions.find(employer.unitId()).orElse(null),
                employer.platformId() == null ? null : employers.find(employer.platformId()).orElse(null),
                employers.ofPlatform(id, "", PAGE), employers.history(id), desk.may(Permission.TREE_WRITE) && employer.isOpen());
    }

    @Transactional(readOnly = true)
    public EmployerForm form(UUID id) {
        return EmployerForm.of(employers.getInScope(id), LocalDate.now(clock));
    }

    /** What stands in a type-ahead box beside the id that it posts. */
    String employerName(@Nullable String typed) {
        UUID id = UnionForm.uuid(typed);
        return id == null ? "" : employers.find(id).map(Employer::name).orElse("");
    }

    String unionName(@Nullable String typed) {
        UUID id = UnionForm.uuid(typed);
        return id == null ? "" : unions.findInScope(id).map(Union::name).orElse("");
    }

    @Transactional(readOnly = true)
    public EmployerForm blank(Desk desk, @Nullable UUID unit) {
        Union union = unit == null ? null : unions.getInScope(unit);
        String region = union == null ? unions.getInScope(desk.unit()).region() : union.region();
        return EmployerForm.blank(employers.newId(), region, unit, LocalDate.now(clock));
    }

    List<Ui.Option> regions(Desk desk) {
        return regions.within(unions.getInScope(desk.unit()).region(), LocalDate.now(clock)).entrySet().stream()
                .map(entry -> new Ui.Option(entry.getKey(), entry.getValue())).toList();
    }

    private List<Row> rows(List<Employer> shown) {
        Map<UUID, Union> covering = unions.get(shown.stream().map(Employer::unitId).filter(Objects::nonNull).collect(Collectors.toSet()));
        return shown.stream().map(employer -> new Row(employer, regions.place(employer.region()),
                employer.unitId() == null ? null : covering.get(employer.unitId()).name())).toList();
    }
}
