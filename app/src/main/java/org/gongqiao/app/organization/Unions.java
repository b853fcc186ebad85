package org.gongqiao.app.organization;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.organization.names.NameKey;
import org.gongqiao.app.organization.names.NameSearch;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Unions as other modules see them. The directory of unions is public: queries by id need no scope. What an officer is
 * shown goes through the queries that name the scope, so that a union elsewhere looks like one that does not exist.
 */
@Component
public class Unions {

    static final String COLUMNS = """
            u.id, u.area_path::text as area_path_text, u.line_path::text as line_path_text, u.area_parent, u.line_parent, u.name, u.kind,
            u.level, u.region, u.industry, u.credit_code, u.status, u.trades, u.catch_all, u.founded_on, u.closed_on, u.version""";

    private static final int SUGGESTIONS = 20;

    private final JdbcClient jdbc;
    private final NameSearch<Union> search;

    Unions(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.search = new NameSearch<>(jdbc, "organization.unit", "u", COLUMNS, "u.status <> 'CLOSED'", Unions::read);
    }

    @Transactional(readOnly = true)
    public Optional<Union> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from organization.unit u where u.id = :id").param("id", id).query(Unions::read).optional();
    }

    @Transactional(readOnly = true)
    public Union get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("union", id));
    }

    @Transactional(readOnly = true)
    public Map<UUID, Union> get(Collection<UUID> ids) {
        return jdbc.sql("select " + COLUMNS + " from organization.unit u where u.id = any (:ids)").param("ids", ids.toArray(UUID[]::new))
                .query(Unions::read).list().stream().collect(Collectors.toMap(Union::id, Function.identity()));
    }

    /** The union if it lies within the current scope, along the scope's line. */
    @Transactional(readOnly = true)
    public Optional<Union> findInScope(UUID id) {
        return find(id).filter(Unions::inScope);
    }

    /** Those of the unions that lie within the current scope, along the scope's line; in the given order. */
    public List<Union> inScope(List<Union> found) {
        return found.stream().filter(Unions::inScope).toList();
    }

    @Transactional(readOnly = true)
    public Union getInScope(UUID id) {
        return findInScope(id).orElseThrow(() -> new NotFound("union", id));
    }

    /** The top union of this deployment; empty in a database without any union. */
    @Transactional(readOnly = true)
    public Optional<Union> root() {
        return jdbc.sql("select " + COLUMNS + " from organization.unit u where nlevel(u.area_path) = 1 order by u.area_path limit 1")
                .query(Unions::read).optional();
    }

    /** The union with exactly this path along the area line. */
    @Transactional(readOnly = true)
    public Optional<Union> byAreaPath(String path) {
        return jdbc.sql("select " + COLUMNS + " from organization.unit u where u.area_path = cast(:path as ltree)").param("path", path)
                .query(Unions::read).optional();
    }

    /** The union and its superiors along the area line, the top first. */
    @Transactional(readOnly = true)
    public List<Union> ancestry(UUID id) {
        return jdbc.sql("select " + COLUMNS + """
                 from organization.unit s, generate_series(1, nlevel(s.area_path)) n
                join organization.unit u on true
                where s.id = :id and u.area_path = subpath(s.area_path, 0, n) order by n""")
                .param("id", id).query(Unions::read).list();
    }

    /** The same along the industry line; empty for a union that is on none. */
    @Transactional(readOnly = true)
    public List<Union> lineAncestry(UUID id) {
        return jdbc.sql("select " + COLUMNS + """
                 from organization.unit s, generate_series(1, nlevel(s.line_path)) n
                join organization.unit u on true
                where s.id = :id and u.line_path = subpath(s.line_path, 0, n) order by n""")
                .param("id", id).query(Unions::read).list();
    }

    /**
     * The unions directly below one, closed ones left out, by pinyin of their names.
     *
     * @param after where the page before ended ({@link Slice#next()}); empty: from the first
     */
    @Transactional(readOnly = true)
    public Slice<Union> children(UUID parent, Line line, String after, int size) {
        var key = NameKey.parse(after);
        var rows = jdbc.sql("select " + COLUMNS + " from organization.unit u where " + (line == Line.AREA ? "u.area_parent" : "u.line_parent")
                        + " = :parent and u.status <> 'CLOSED'"
                        + (key.isPresent() ? " and (u.name collate \"zh-x-icu\", u.id) > (:name collate \"zh-x-icu\", :id)" : "")
                        + " order by u.name collate \"zh-x-icu\", u.id limit :limit")
                .param("parent", parent).param("limit", size + 1)
                .param("name", key.map(NameKey::name).orElse("")).param("id", key.map(NameKey::id).orElse(parent))
                .query(Unions::read).list();
        return Slice.of(rows, size, union -> new NameKey(union.name(), union.id()).text());
    }

    /** How many unions stand directly below each of these, closed ones left out; without an entry: none. */
    @Transactional(readOnly = true)
    public Map<UUID, Integer> childCounts(Collection<UUID> parents, Line line) {
        String column = line == Line.AREA ? "area_parent" : "line_parent";
        return jdbc.sql("select " + column + " as parent, count(*)::int as n from organization.unit where " + column
                        + " = any (:parents) and status <> 'CLOSED' group by 1").param("parents", parents.toArray(UUID[]::new))
                .query((row, n) -> Map.entry(row.getObject("parent", UUID.class), row.getInt("n"))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Type-ahead within the current scope: names that begin with the text first, then those that contain it, shorter ones first. */
    @Transactional(readOnly = true)
    public List<Union> search(String typed, int most) {
        var reach = Scope.current().filter(Scope.Reach.class::isInstance).map(Scope.Reach.class::cast)
                .orElseThrow(() -> new IllegalStateException("a search needs the scope of a desk or a service"));
        String column = reach.line() == Line.AREA ? "u.area_path" : "u.line_path";
        boolean everything = root().map(top -> top.path(reach.line())).filter(reach.path()::equals).isPresent();
        return search.find(typed, most, everything ? NameSearch.Within.EVERYTHING
                : new NameSearch.Within("", column + " >= cast(:low as ltree) and " + column + " < cast(:low || '-' as ltree)", reach.path()));
    }

    /** Type-ahead over the whole directory, for whoever looks for his own union. Shows no more than names and places may be made of it. */
    @Transactional(readOnly = true)
    public List<Union> suggest(String typed) {
        return search.find(typed, SUGGESTIONS, NameSearch.Within.EVERYTHING);
    }

    /**
     * Unions in scope by their exact names, as files spell them: width, case and blanks do not matter. A name that several
     * unions bear has them all.
     */
    @Transactional(readOnly = true)
    public Map<String, List<Union>> namedInScope(Collection<String> names) {
        Map<String, String> searched = names.stream().distinct().collect(Collectors.toMap(Function.identity(), NameSearch::searched));
        Map<String, List<Union>> found = jdbc.sql("select " + COLUMNS + ", u.search from organization.unit u"
                        + " join unnest(:names) n (name) on u.search_length = char_length(n.name) and u.search = n.name where u.status <> 'CLOSED'")
                .param("names", searched.values().stream().distinct().toArray(String[]::new)).query(Unions::read).list().stream()
                .filter(Unions::inScope).collect(Collectors.groupingBy(union -> NameSearch.searched(union.name())));
        return searched.entrySet().stream().filter(entry -> found.containsKey(entry.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> found.get(entry.getValue())));
    }

    /** Active unions of exactly this region, the ones that take anybody there among them; few, since a region is a county. */
    @Transactional(readOnly = true)
    public List<Union> ofRegion(String region, Collection<UnionKind> kinds, int most) {
        return jdbc.sql("select " + COLUMNS + """
                 from organization.unit u where u.region = :region and u.status = 'ACTIVE' and u.kind = any (:kinds)
                order by nlevel(u.area_path), u.search_length, u.id limit :most""")
                .param("region", region).param("kinds", kinds.stream().map(Enum::name).toArray(String[]::new)).param("most", most)
                .query(Unions::read).list();
    }

    /** Active unions there for a trade whose region is one of these codes; the narrowest region first. */
    @Transactional(readOnly = true)
    public List<Union> ofTrade(String trade, Collection<String> regions, int most) {
        return jdbc.sql("select " + COLUMNS + """
                 from organization.unit u where u.trades @> cast(array[:trade] as text[]) and u.status = 'ACTIVE' and u.region = any (cast(:regions as bpchar[]))
                order by array_position(cast(:regions as text[]), u.region::text), nlevel(u.area_path) desc, u.search_length, u.id limit :most""")
                .param("trade", trade).param("regions", regions.toArray(String[]::new)).param("most", most).query(Unions::read).list();
    }

    /** The active catch-all unions of these regions; the narrowest region first. */
    @Transactional(readOnly = true)
    public List<Union> catchAll(Collection<String> regions) {
        return jdbc.sql("select " + COLUMNS + """
                 from organization.unit u where u.catch_all and u.status = 'ACTIVE' and u.region = any (cast(:regions as bpchar[]))
                order by array_position(cast(:regions as text[]), u.region::text), nlevel(u.area_path) desc, u.id""")
                .param("regions", regions.toArray(String[]::new)).query(Unions::read).list();
    }

    /**
     * The places of unions, for rows that will carry their paths. They hold until the end of the caller's transaction: a
     * move waits for it, so that no row is left behind with an old path. Unknown ids have no entry.
     */
    @Transactional
    public Map<UUID, Place> places(Collection<UUID> ids) {
        return jdbc.sql("select unit_id, area_path::text as area, line_path::text as line, status from organization.place(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> new Place(row.getObject("unit_id", UUID.class), row.getString("area"), row.getString("line"),
                        UnionStatus.valueOf(row.getString("status")))).list().stream()
                .collect(Collectors.toMap(Place::unionId, Function.identity()));
    }

    /** One of {@link #places}; throws not-found. */
    @Transactional
    public Place place(UUID id) {
        return Optional.ofNullable(places(List.of(id)).get(id)).orElseThrow(() -> new NotFound("union", id));
    }

    /** The union, which stays where it stands until the end of the caller's transaction: for a row that will carry its paths. */
    @Transactional
    public Union held(UUID id) {
        place(id);
        return get(id);
    }

    /**
     * The tree below (and with) a union as it stood on a day, as it was believed at an instant: a table printed then
     * prints the same again, whatever was corrected since. Superiors come before what is below them.
     */
    @Transactional(readOnly = true)
    public List<UnionAsOf> unionsAsOf(UUID top, LocalDate on, Instant recordedAt) {
        return jdbc.sql("""
                with recursive tree as (
                    select v.*, 0 as depth from organization.unit_version v
                    where v.unit_id = :top and v.valid @> :on and v.recorded @> :at and v.status <> 'CLOSED'
                    union all
                    select v.*, t.depth + 1 from tree t join organization.unit_version v on v.area_parent = t.unit_id
                    where v.valid @> :on and v.recorded @> :at and v.status <> 'CLOSED')
                select unit_id, area_parent, depth, name, kind, level, region, industry, credit_code, status from tree
                order by depth, name collate "zh-x-icu", unit_id""")
                .param("top", top).param("on", on).param("at", OffsetDateTime.ofInstant(recordedAt, ZoneOffset.UTC))
                .query((row, n) -> new UnionAsOf(row.getObject("unit_id", UUID.class), row.getObject("area_parent", UUID.class),
                        row.getInt("depth"), row.getString("name"), UnionKind.valueOf(row.getString("kind")),
                        UnionLevel.valueOf(row.getString("level")), row.getString("region"), row.getString("industry"),
                        row.getString("credit_code"), UnionStatus.valueOf(row.getString("status")))).list();
    }

    /**
     * The same as a table: one line for each union directly below, with how many unions of each kind stand there with it. The
     * first line is the union itself, alone.
     */
    @Transactional(readOnly = true)
    public List<LineAsOf> tableAsOf(UUID top, LocalDate on, Instant recordedAt) {
        var lines = new java.util.LinkedHashMap<UUID, LineAsOf>();
        jdbc.sql("""
                with recursive held as materialized (
                    select unit_id, area_parent, name, kind from organization.unit_version
                    where valid @> :on and recorded @> :at and status <> 'CLOSED'),
                tree as (
                    select h.unit_id, h.unit_id as line, h.name as line_name, h.kind, 0 as depth from held h where h.unit_id = :top
                    union all
                    select h.unit_id, case when t.depth = 0 then h.unit_id else t.line end, case when t.depth = 0 then h.name else t.line_name end,
                        h.kind, t.depth + 1
                    from tree t join held h on h.area_parent = t.unit_id)
                select line, line_name, kind, min(depth) as depth, count(*) as n from tree
                group by line, line_name, kind order by (line = :top) desc, line_name collate "zh-x-icu", line""")
                .param("top", top).param("on", on).param("at", OffsetDateTime.ofInstant(recordedAt, ZoneOffset.UTC))
                .query((row, n) -> lines.computeIfAbsent(row.getObject("line", UUID.class),
                        id -> new LineAsOf(id, nameOf(row), new java.util.EnumMap<>(UnionKind.class)))
                        .counts().put(UnionKind.valueOf(row.getString("kind")), row.getLong("n"))).list();
        return List.copyOf(lines.values());
    }

    private static String nameOf(ResultSet row) {
        try {
            return row.getString("line_name");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean inScope(Union union) {
        return Scope.current().filter(Scope.Reach.class::isInstance).map(Scope.Reach.class::cast).filter(reach -> {
            String path = union.path(reach.line());
            return path != null && UnionRules.isWithin(path, reach.path());
        }).isPresent();
    }

    static Union read(ResultSet row, int number) throws SQLException {
        Array trades = row.getArray("trades");
        return new Union(row.getObject("id", UUID.class), row.getString("area_path_text"), row.getString("line_path_text"),
                row.getObject("area_parent", UUID.class), row.getObject("line_parent", UUID.class), row.getString("name"),
                UnionKind.valueOf(row.getString("kind")), UnionLevel.valueOf(row.getString("level")), row.getString("region"),
                row.getString("industry"), row.getString("credit_code"), UnionStatus.valueOf(row.getString("status")),
                List.of((String[]) trades.getArray()), row.getBoolean("catch_all"), row.getObject("founded_on", LocalDate.class),
                row.getObject("closed_on", LocalDate.class), row.getInt("version"));
    }
}
