package org.gongqiao.app.organization;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Line;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts up the tree, exact at every moment: whoever changes a count appends a delta in his own transaction, {@link #fold}
 * carries deltas up to all unions above, and a read adds what is not folded yet.
 */
@Component
public class Tallies {

    /** A count that differs from what the rows below it give; {@code own} tells which of the two counts of the union. */
    public record Difference(UUID unitId, Line line, Measure measure, boolean own, long held, long counted) {}

    private static final int BATCH = 20_000;

    private final JdbcClient jdbc;
    private final ObjectProvider<CountSource> sources;

    Tallies(JdbcClient jdbc, ObjectProvider<CountSource> sources) {
        this.jdbc = jdbc;
        this.sources = sources;
    }

    /** A union's own count changes by {@code delta}; stands or falls with the caller's transaction. */
    @Transactional
    public void add(UUID unit, Measure measure, long delta) {
        if (delta != 0) {
            jdbc.sql("insert into organization.tally_delta (unit_id, measure, delta) values (:unit, :measure, :delta)")
                    .param("unit", unit).param("measure", measure.name()).param("delta", delta).update();
        }
    }

    /** The same for many at once, as an import has them: one delta a union and measure. */
    @Transactional
    public void add(Map<UUID, Map<Measure, Long>> deltas) {
        var units = new ArrayList<UUID>();
        var measures = new ArrayList<String>();
        var changes = new ArrayList<Long>();
        deltas.forEach((unit, counts) -> counts.forEach((measure, delta) -> {
            if (delta != 0) {
                units.add(unit);
                measures.add(measure.name());
                changes.add(delta);
            }
        }));
        if (!units.isEmpty()) {
            jdbc.sql("insert into organization.tally_delta (unit_id, measure, delta) select * from unnest(:units, :measures, :changes)")
                    .param("units", units.toArray(UUID[]::new)).param("measures", measures.toArray(String[]::new))
                    .param("changes", changes.toArray(Long[]::new)).update();
        }
    }

    /** What a union itself counts, without those below it. */
    @Transactional(readOnly = true)
    public Totals own(UUID unit) {
        var counts = new EnumMap<Measure, Long>(Measure.class);
        jdbc.sql("""
                select measure, sum(n) as n from (
                    select measure, own as n from organization.tally where unit_id = :unit and line = 'A'
                    union all select measure, delta from organization.tally_delta where unit_id = :unit) counted
                group by measure""").param("unit", unit)
                .query((row, n) -> counts.put(Measure.valueOf(row.getString("measure")), row.getLong("n"))).list();
        return new Totals(counts);
    }

    /** What a union and everything below it count along one line. */
    @Transactional(readOnly = true)
    public Totals subtree(UUID unit, Line line) {
        return subtrees(List.of(unit), line).getOrDefault(unit, Totals.NONE);
    }

    /** The same for many unions in one query. A union that is not on the line has no entry, nor has one that counts nothing. */
    @Transactional(readOnly = true)
    public Map<UUID, Totals> subtrees(Collection<UUID> units, Line line) {
        // Deltas are few, units of a page are few: joining those two is cheap where walking the subtrees would not be.
        String path = line == Line.AREA ? "area_path" : "line_path";
        var found = new HashMap<UUID, Map<Measure, Long>>();
        jdbc.sql("""
                with pending as materialized (
                    select u.PATH as path, d.measure, sum(d.delta) as delta
                    from organization.tally_delta d join organization.unit u on u.id = d.unit_id where u.PATH is not null group by 1, 2)
                select unit_id, measure, sum(n) as n from (
                    select unit_id, measure, subtree as n from organization.tally where unit_id = any (:units) and line = :line
                    union all
                    select a.id, p.measure, p.delta from organization.unit a join pending p
                    on p.path >= a.PATH and p.path < (a.PATH::text || '-')::ltree where a.id = any (:units)) counted
                group by unit_id, measure""".replace("PATH", path))
                .param("units", units.toArray(UUID[]::new)).param("line", letter(line))
                .query((row, n) -> found.computeIfAbsent(row.getObject("unit_id", UUID.class), id -> new EnumMap<>(Measure.class))
                        .put(Measure.valueOf(row.getString("measure")), row.getLong("n"))).list();
        var totals = new HashMap<UUID, Totals>();
        found.forEach((unit, counts) -> totals.put(unit, new Totals(counts)));
        return totals;
    }

    /** Carries waiting deltas up to the unions above them; returns how many. One at a time: 0 while another folds or moves. */
    @Transactional
    public int fold() {
        return jdbc.sql("select organization.fold(:most)").param("most", BATCH).query(Integer.class).single();
    }

    /**
     * Counts everything anew and names what differs; nothing is changed. Subtree totals are compared with the own counts
     * below them, own counts with the rows of the modules that count ({@link CountSource}), all in one snapshot. Runs in a
     * scope over everything.
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Difference> check() {
        var differences = new ArrayList<>(withinTree());
        sources.forEach(source -> differences.addAll(differing(source)));
        return differences;
    }

    /**
     * Mends own counts that differ from the rows of the modules that count, by deltas: whatever others write meanwhile has
     * its own delta beside it, so nothing is counted twice or lost. Returns how many there were.
     */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public int mendOwn() {
        List<Difference> differences = sources.stream().flatMap(source -> differing(source).stream()).toList();
        differences.forEach(difference -> add(difference.unitId(), difference.measure(), difference.counted() - difference.held()));
        return differences.size();
    }

    /** Makes all subtree totals anew from the own counts. */
    @Transactional
    public void rebuildSubtrees() {
        jdbc.sql("select organization.rebuild_subtrees()").query(Long.class).single();
    }

    /** The part of {@link #check} that needs no other module: totals against the own counts below them, and both lines. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    List<Difference> withinTree() {
        var differences = new ArrayList<Difference>();
        for (Line line : Line.values()) {
            String path = line == Line.AREA ? "area_path" : "line_path";
            differences.addAll(jdbc.sql("""
                    with counted as (
                        select a.id as unit_id, t.measure, sum(t.own) as subtree
                        from organization.tally t join organization.unit u on u.id = t.unit_id,
                            generate_series(1, nlevel(u.PATH)) depth join organization.unit a on true
                        where t.line = :line and t.own <> 0 and a.PATH = subpath(u.PATH, 0, depth) group by a.id, t.measure)
                    select unit_id, measure, coalesce(t.subtree, 0) as held, coalesce(c.subtree, 0) as counted
                    from (select unit_id, measure, subtree from organization.tally where line = :line) t
                    full join counted c using (unit_id, measure) where coalesce(t.subtree, 0) <> coalesce(c.subtree, 0)""".replace("PATH", path))
                    .param("line", letter(line))
                    .query((row, n) -> new Difference(row.getObject("unit_id", UUID.class), line, Measure.valueOf(row.getString("measure")),
                            false, row.getLong("held"), row.getLong("counted"))).list());
        }
        differences.addAll(jdbc.sql("""
                select a.unit_id, a.measure, a.own as held, l.own as counted
                from organization.tally a join organization.tally l on l.unit_id = a.unit_id and l.measure = a.measure and l.line = 'L'
                where a.line = 'A' and a.own <> l.own""")
                .query((row, n) -> new Difference(row.getObject("unit_id", UUID.class), Line.INDUSTRY,
                        Measure.valueOf(row.getString("measure")), true, row.getLong("counted"), row.getLong("held"))).list());
        return differences;
    }

    private List<Difference> differing(CountSource source) {
        var counted = new HashMap<UUID, Map<Measure, Long>>();
        source.recount().forEach((unit, counts) -> counted.put(unit, new EnumMap<>(counts)));
        var differences = new ArrayList<Difference>();
        jdbc.sql("""
                select unit_id, measure, sum(n)::bigint as n from (
                    select unit_id, measure, own as n from organization.tally where line = 'A' and measure = any (:measures)
                    union all select unit_id, measure, delta from organization.tally_delta where measure = any (:measures)) held
                group by unit_id, measure""")
                .param("measures", source.measures().stream().map(Enum::name).toArray(String[]::new))
                .query((row, n) -> {
                    UUID unit = row.getObject("unit_id", UUID.class);
                    Measure measure = Measure.valueOf(row.getString("measure"));
                    Long rows = counted.getOrDefault(unit, Map.of()).get(measure);
                    if (rows != null) {
                        counted.get(unit).remove(measure);
                    }
                    if (row.getLong("n") != (rows == null ? 0 : rows)) {
                        differences.add(new Difference(unit, Line.AREA, measure, true, row.getLong("n"), rows == null ? 0 : rows));
                    }
                    return measure;
                }).list();
        counted.forEach((unit, counts) -> counts.forEach((measure, n) -> {
            if (n != 0) {
                differences.add(new Difference(unit, Line.AREA, measure, true, 0, n));
            }
        }));
        return differences;
    }

    static String letter(Line line) {
        return line == Line.AREA ? "A" : "L";
    }
}
