package org.gongqiao.app.organization.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.kernel.CodeList;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.organization.Employer;
import org.gongqiao.app.organization.Employers;
import org.gongqiao.app.organization.LineAsOf;
import org.gongqiao.app.organization.RegionTable;
import org.gongqiao.app.organization.Tallies;
import org.gongqiao.app.organization.Totals;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.UnionKind;
import org.gongqiao.app.organization.UnionLevel;
import org.gongqiao.app.organization.UnionRegister;
import org.gongqiao.app.organization.UnionVersion;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of unions show; within the desk's scope. */
@Component
public class UnionPages {

    static final int LEVEL_SIZE = 50;
    static final int FOUND = 30;
    private static final int EMPLOYERS = 20;

    /** One union of a list: with the totals of its subtree and whether anything stands below it. */
    public record Row(Union union, String place, Totals totals, int below) {}

    /**
     * One level of the tree, or a page of it.
     *
     * @param more address of the next page; null on the last
     */
    public record Level(Line line, List<Row> rows, @Nullable String more) {}

    /** A union above; without a link where it is out of the desk's scope. */
    public record Above(String name, @Nullable UUID link) {}

    public record Tree(Row top, Level level) {}

    public record Show(Union union, String place, @Nullable String industry, List<Above> above, List<Above> lineAbove, Totals totals,
                       int below, int lineBelow, Slice<Employer> employers, List<UnionVersion> versions, boolean mayWrite, boolean mayReadMembers) {}

    /** A table of the unions below as of a day. */
    public record History(Union union, LocalDate on, Instant believedAt, List<LineAsOf> lines, List<UnionKind> kinds) {}

    private final Unions unions;
    private final UnionRegister register;
    private final Employers employers;
    private final Tallies tallies;
    private final RegionTable regions;
    private final Clock clock;

    UnionPages(Unions unions, UnionRegister register, Employers employers, Tallies tallies, RegionTable regions, Clock clock) {
        this.unions = unions;
        this.register = register;
        this.employers = employers;
        this.tallies = tallies;
        this.regions = regions;
        this.clock = clock;
    }

    /** The desk's own union and the first level below it. */
    @Transactional(readOnly = true)
    public Tree tree(Desk desk) {
        Union top = unions.getInScope(desk.unit());
        return new Tree(rows(List.of(top), desk.line()).getFirst(), level(top.id(), desk.line(), ""));
    }

    @Transactional(readOnly = true)
    public Level level(UUID parent, Line line, String after) {
        Slice<Union> slice = unions.children(unions.getInScope(parent).id(), line, after, LEVEL_SIZE);
        // Along the other line a union may stand below one of ours and yet be out of scope.
        List<Union> shown = unions.inScope(slice.items());
        return new Level(line, rows(shown, line), slice.next() == null ? null
                : "/unions/" + parent + "/children?line=" + line + "&after=" + slice.next());
    }

    @Transactional(readOnly = true)
    public List<Row> search(Desk desk, String text) {
        return rows(unions.search(text, FOUND), desk.line());
    }

    private List<Row> rows(List<Union> shown, Line line) {
        List<UUID> ids = shown.stream().map(Union::id).toList();
        Map<UUID, Totals> totals = tallies.subtrees(ids, line);
        Map<UUID, Integer> below = unions.childCounts(ids, line);
        return shown.stream().map(union -> new Row(union, regions.place(union.region()), totals.getOrDefault(union.id(), Totals.NONE),
                below.getOrDefault(union.id(), 0))).toList();
    }

    @Transactional(readOnly = true)
    public Show show(Desk desk, UUID id) {
        Union union = unions.getInScope(id);
        return new Show(union, regions.place(union.region()), industry(union.industry()), above(unions.ancestry(id), id), above(unions.lineAncestry(id), id),
                tallies.subtree(id, desk.line()), unions.childCounts(List.of(id), Line.AREA).getOrDefault(id, 0),
                unions.childCounts(List.of(id), Line.INDUSTRY).getOrDefault(id, 0), employers.of(id, "", EMPLOYERS), register.history(id),
                desk.may(Permission.TREE_WRITE), desk.may(Permission.MEMBER_READ));
    }

    private List<Above> above(List<Union> path, UUID self) {
        List<Union> reached = unions.inScope(path);
        return path.stream().filter(union -> !union.id().equals(self))
                .map(union -> new Above(union.name(), reached.contains(union) ? union.id() : null)).toList();
    }

    private static @Nullable String industry(@Nullable String code) {
        return CodeList.industries().entries().stream().filter(entry -> entry.code().equals(code)).map(CodeList.Entry::zh).findFirst().orElse(null);
    }

    @Transactional(readOnly = true)
    public History history(UUID id, @Nullable LocalDate on, @Nullable Instant believedAt) {
        LocalDate day = on == null ? LocalDate.now(clock) : on;
        Instant at = believedAt == null ? clock.instant() : believedAt;
        return new History(unions.getInScope(id), day, at, unions.tableAsOf(id, day, at), List.of(UnionKind.values()));
    }

    /** What may be founded below a union of this level: kind and level together, as one choice. */
    static List<Ui.Option> kindsBelow(Union parent, Ui ui) {
        var options = new ArrayList<Ui.Option>();
        for (UnionLevel level : UnionLevel.values()) {
            for (UnionKind kind : UnionKind.values()) {
                boolean beside = kind == UnionKind.INDUSTRY_UNION && parent.kind() == UnionKind.FEDERATION && parent.level() == level;
                if (level.kinds().contains(kind) && (parent.level().mayStandAbove(level) || beside)) {
                    options.add(new Ui.Option(kind + ":" + level, ui.msg("organization.kindAtLevel", ui.msg("organization.kind." + kind),
                            ui.msg("organization.level." + level))));
                }
            }
        }
        return options;
    }

    List<Ui.Option> regionsWithin(String code) {
        return regions.within(code, LocalDate.now(clock)).entrySet().stream().map(entry -> new Ui.Option(entry.getKey(), entry.getValue())).toList();
    }

    static List<Ui.Option> industries(Ui ui) {
        return CodeList.industries().entries().stream().map(entry -> new Ui.Option(entry.code(), ui.english() ? entry.en() : entry.zh())).toList();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
