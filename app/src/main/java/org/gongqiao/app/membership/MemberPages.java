package org.gongqiao.app.membership;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.documents.ListFormat;
import org.gongqiao.app.documents.ListWriter;
import org.gongqiao.app.identity.Person;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.kernel.MobileNumber;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.organization.Tallies;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Member lists of up to a million rows. Nothing here costs more than the page shown: pages go by key along the index
 * {@code (path, id)}, the count of everybody comes from the totals, and a search by number goes by its keyed hash. Only up to
 * {@link #SORTABLE} matches are counted and sorted freely.
 */
@Component
public class MemberPages {

    public static final int SORTABLE = 50_000;
    static final int PAGE = 50;
    /** Rows of an export between two entries of the log. */
    private static final int PART = 10_000;

    /** @param where name of the union */
    public record Row(UUID id, UUID personId, String name, String sex, MembershipStatus status, @Nullable Trade trade,
                      @Nullable String memberNo, LocalDate joinedOn, UUID unitId, String where, String areaPath, @Nullable String linePath) {

        Row at(String union) {
            return new Row(id, personId, name, sex, status, trade, memberNo, joinedOn, unitId, union, areaPath, linePath);
        }
    }

    /**
     * @param count    how many match, where that is known without counting more than {@link #SORTABLE}; null: more than those
     * @param sortable whether another order than the tree's can be chosen
     */
    public record Page(Slice<Row> rows, @Nullable Long count, boolean sortable) {}

    private final JdbcClient jdbc;
    private final Persons persons;
    private final Unions unions;
    private final Tallies tallies;
    private final AuditLog audit;

    MemberPages(JdbcClient jdbc, Persons persons, Unions unions, Tallies tallies, AuditLog audit) {
        this.jdbc = jdbc;
        this.persons = persons;
        this.unions = unions;
        this.tallies = tallies;
        this.audit = audit;
    }

    /** One page; one entry in the log with the filters. */
    @Transactional
    public Page list(Desk desk, MemberQuery query) {
        Conditions where = conditions(desk, query);
        Long count = count(desk, query, where);
        boolean sortable = count != null && count <= SORTABLE;
        MemberQuery.Sort sort = sortable ? query.sort() : MemberQuery.Sort.TREE;
        List<Row> rows = rows(desk, where, sort, query.after());
        audit.record(AuditEntry.of(Act.LIST_SEEN, "member", null).with(query.filters()));
        return new Page(Slice.of(rows, PAGE, row -> key(desk, row, sort)), count, sortable);
    }

    @Transactional(readOnly = true)
    public boolean inScope(UUID id) {
        return jdbc.sql("select count(*) from membership.membership where id = :id").param("id", id).query(Long.class).single() == 1;
    }

    /**
     * Writes all matches to {@code out}, masked, in the order of the tree. Everybody in the list finds the export among those who
     * saw his data: the log has an entry for each part, made before the part goes out, and stays where the reader breaks off.
     * The list is read through a cursor: memory does not grow with it.
     */
    @Transactional(noRollbackFor = UncheckedIOException.class)
    public long export(Desk desk, MemberQuery query, ListFormat format, List<String> headings, Function<Row, List<@Nullable String>> words,
                       String sheet, OutputStream out) {
        Conditions where = conditions(desk, query);
        AuditEntry entry = AuditEntry.of(Act.LIST_EXPORTED, "member", null).with(query.filters());
        @Nullable UUID first = null;
        long written = 0;
        try (ListWriter list = ListWriter.open(format, out, sheet, headings);
             var rows = where.bind(jdbc.sql(SELECT + where.sql() + " order by m." + column(desk) + ", m.id").withFetchSize(2_000))
                     .query(MemberPages::read).stream()) {
            var part = new ArrayList<Row>(PART);
            var names = new HashMap<UUID, String>();
            var each = rows.iterator();
            do {
                part.clear();
                while (part.size() < PART && each.hasNext()) {
                    part.add(each.next());
                }
                List<UUID> people = part.stream().map(Row::personId).toList();
                UUID recorded = audit.record(first == null ? entry : entry.continuing(first), people);
                first = first == null ? recorded : first;
                write(part, people, names, words, list);
                written += part.size();
            } while (each.hasNext());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written;
    }

    private void write(List<Row> part, List<UUID> people, Map<UUID, String> names, Function<Row, List<@Nullable String>> words, ListWriter list)
            throws IOException {
        Map<UUID, Person> known = persons.inScope(people);
        nameUnions(part.stream().map(Row::unitId).filter(id -> !names.containsKey(id)).distinct().toList(), names);
        for (Row row : part) {
            Person person = known.get(row.personId());
            var cells = new ArrayList<@Nullable String>(words.apply(row.at(names.getOrDefault(row.unitId(), ""))));
            cells.add(person == null ? null : person.maskedNumber());
            cells.add(person == null ? null : person.maskedPhone());
            list.row(cells);
        }
    }

    private static final String SELECT = """
            select m.id, m.person_id, m.name, m.sex, m.status, m.trade, m.member_no, m.joined_on, m.unit_id,
                m.area_path::text as area_text, m.line_path::text as line_text
            from membership.membership m""";

    private List<Row> rows(Desk desk, Conditions where, MemberQuery.Sort sort, @Nullable String after) {
        String order = switch (sort) {
            case TREE -> "m." + column(desk) + ", m.id";
            case NAME -> "m.name collate \"zh-x-icu\", m.id";
            case JOINED -> "m.joined_on desc, m.id";
        };
        if (after != null) {
            int cut = after.lastIndexOf('~');
            if (cut < 0 || !after.substring(cut + 1).matches("[0-9a-f-]{36}")) {
                throw new NotFound("page", after);
            }
            String condition = switch (sort) {
                case TREE -> "(m." + column(desk) + ", m.id) > (cast(:afterKey as ltree), :afterId)";
                case NAME -> "(m.name collate \"zh-x-icu\", m.id) > (:afterKey collate \"zh-x-icu\", :afterId)";
                case JOINED -> "(m.joined_on < cast(:afterKey as date) or m.joined_on = cast(:afterKey as date) and m.id > :afterId)";
            };
            where = where.and(condition, Map.of("afterKey", after.substring(0, cut), "afterId", UUID.fromString(after.substring(cut + 1))));
        }
        var found = where.bind(jdbc.sql(SELECT + where.sql() + " order by " + order + " limit " + (PAGE + 1)))
                .query(MemberPages::read).list();
        var names = new HashMap<UUID, String>();
        nameUnions(found.stream().map(Row::unitId).distinct().toList(), names);
        return found.stream().map(row -> row.at(names.getOrDefault(row.unitId(), ""))).toList();
    }

    private void nameUnions(List<UUID> ids, Map<UUID, String> names) {
        if (!ids.isEmpty()) {
            unions.get(ids).forEach((id, union) -> names.put(id, union.name()));
        }
    }

    private static String key(Desk desk, Row row, MemberQuery.Sort sort) {
        return switch (sort) {
            case TREE -> desk.line() == Line.AREA ? row.areaPath() : row.linePath();
            case NAME -> row.name();
            case JOINED -> row.joinedOn().toString();
        } + "~" + row.id();
    }

    /** Everybody is counted by the totals; a search or filter by looking at no more than {@link #SORTABLE} matches. */
    private @Nullable Long count(Desk desk, MemberQuery query, Conditions where) {
        long everybody = tallies.subtree(query.unit() == null ? desk.unit() : query.unit(), desk.line()).members();
        if (query.filters().isEmpty() || query.filters().keySet().equals(java.util.Set.of("unit"))) {
            return everybody;
        }
        if (everybody > SORTABLE) {
            if (query.text().isEmpty()) {
                return null;
            }
            // The planner takes every scope for a small part of the table and would gather all of a large one before it looks at
            // a name; without bitmaps it counts in the index of names. Local to this transaction.
            jdbc.sql("select set_config('enable_bitmapscan', 'off', true)").query(String.class).single();
        }
        long counted = where.bind(jdbc.sql("select count(*) from (select from membership.membership m" + where.sql() + " limit " + (SORTABLE + 1) + ") x"))
                .query(Long.class).single();
        return counted > SORTABLE ? null : counted;
    }

    private Conditions conditions(Desk desk, MemberQuery query) {
        var where = Conditions.none();
        where = query.status() == null ? where.and("m.status <> 'ENDED'", Map.of()) : where.and("m.status = :status", Map.of("status", query.status().name()));
        if (query.sex() != null) {
            where = where.and("m.sex = :sex", Map.of("sex", query.sex()));
        }
        if (query.trade() != null) {
            where = where.and("m.trade = :trade", Map.of("trade", query.trade().name()));
        }
        if (query.unit() != null) {
            Union union = unions.getInScope(query.unit());
            String path = Optional.ofNullable(desk.line() == Line.AREA ? union.areaPath() : union.linePath())
                    .orElseThrow(() -> new NotFound("union", query.unit()));
            where = where.and("m." + column(desk) + " >= cast(:low as ltree) and m." + column(desk) + " < cast(:high as ltree)",
                    Map.of("low", path, "high", path + "-"));
        }
        String text = query.text();
        if (text.isEmpty()) {
            return where;
        }
        if (!text.matches(".*\\d{5,}.*")) {
            // Code-point order of the database: every name that begins so lies below the beginning plus the last character there is.
            return where.and("m.name >= :name and m.name < :nameEnd", Map.of("name", text, "nameEnd", text + "\uDBFF\uDFFF"));
        }
        List<UUID> people = new ArrayList<>(persons.inScopeByNumber(text));
        if (MobileNumber.parse(text) instanceof MobileNumber.Valid valid) {
            people.addAll(persons.inScopeByPhone(valid.number().value()));
        }
        return where.and("m.person_id = any(:people)", Map.of("people", people.toArray(UUID[]::new)));
    }

    private static String column(Desk desk) {
        return desk.line() == Line.AREA ? "area_path" : "line_path";
    }

    private static Row read(ResultSet row, int n) throws SQLException {
        String trade = row.getString("trade");
        return new Row(row.getObject("id", UUID.class), row.getObject("person_id", UUID.class), row.getString("name"), row.getString("sex"),
                MembershipStatus.valueOf(row.getString("status")), trade == null ? null : Trade.valueOf(trade), row.getString("member_no"),
                row.getObject("joined_on", LocalDate.class), row.getObject("unit_id", UUID.class), "", row.getString("area_text"), row.getString("line_text"));
    }

    /** Conditions joined by "and", with their parameters. */
    private record Conditions(List<String> all, Map<String, Object> parameters) {

        static Conditions none() {
            return new Conditions(List.of(), Map.of());
        }

        Conditions and(String condition, Map<String, ?> more) {
            var conditions = new ArrayList<>(all);
            conditions.add(condition);
            var merged = new HashMap<String, Object>(parameters);
            merged.putAll(more);
            return new Conditions(List.copyOf(conditions), Map.copyOf(merged));
        }

        String sql() {
            return all.isEmpty() ? "" : all.stream().collect(Collectors.joining(" and ", " where ", ""));
        }

        JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
            return statement.params(parameters);
        }
    }
}
