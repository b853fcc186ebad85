package org.gongqiao.app.organization;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.HashSet;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.kernel.RegionCode;
import org.gongqiao.app.kernel.Regions;
import org.gongqiao.app.kernel.TypedText;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The divisions (GB/T 2260) with the dates for which their codes hold: filled from the list that comes with the program,
 * renewed by the operator from a newer file of the same form. A code that is no longer listed ends; it is never deleted,
 * since old records keep it.
 */
@Component
public class RegionTable implements ApplicationRunner {

    /** What a file did to the table. */
    public record Loaded(int added, int renamed, int ended, int unchanged) {}

    /** Why a file was refused: the line (0: the whole file) and a message key {@code organization.regions.<NAME>}. */
    public record Refused(int line, Fault fault) {}

    public enum Fault { EMPTY, HEADER, CODE, NAME, YEAR, TWICE, INCOMPLETE }

    /** Either is null. */
    public record Result(@Nullable Loaded loaded, @Nullable Refused refused) {}

    private record Row(String code, String name, @Nullable LocalDate from, @Nullable LocalDate until, boolean fictional) {

        boolean holdsOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
        }
    }

    private record Snapshot(Regions regions, Map<String, List<Row>> rows, Instant readAt) {}

    private static final Duration FRESH = Duration.ofMinutes(5);
    /** A scope that reaches no union: the table of divisions belongs to none, and in an empty database there is none. */
    static final Scope NOWHERE = Scope.service("organization-regions", "0");

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile @Nullable Snapshot snapshot;

    RegionTable(JdbcClient jdbc, AuditLog audit, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** At the start of the program: an empty table gets the list that comes with it. */
    @Override
    public void run(ApplicationArguments arguments) {
        Scope.run(NOWHERE, () -> transaction.executeWithoutResult(status -> {
            if (jdbc.sql("select not exists (select from organization.region)").query(Boolean.class).single()) {
                insert(Regions.national().all().stream().map(region -> new Row(region.code().value(), region.name(),
                        firstDay(region.from()), firstDay(region.until()), false)).toList());
            }
        }));
    }

    /** The table as it is now, for names and for what lies below a division. At most five minutes behind another node's load. */
    public Regions current() {
        return fresh().regions();
    }

    /** "浙江省杭州市西湖区"; the code itself where it is unknown. */
    public String place(String code) {
        String name = RegionCode.parse(code).map(fresh().regions()::fullName).orElse("");
        return name.isEmpty() ? code : name;
    }

    public boolean isInForce(String code, LocalDate on) {
        return fresh().rows().getOrDefault(code, List.of()).stream().anyMatch(row -> row.holdsOn(on));
    }

    /** The division and those within it that hold on a day, in the order of their codes; names in full. */
    public Map<String, String> within(String code, LocalDate on) {
        var found = new java.util.TreeMap<String, String>();
        RegionCode.parse(code).ifPresent(outer -> fresh().rows().forEach((inner, rows) -> {
            if (outer.contains(new RegionCode(inner)) && rows.stream().anyMatch(row -> row.holdsOn(on))) {
                found.put(inner, place(inner));
            }
        }));
        return found;
    }

    /** How many codes hold on a day, and how many there are in all. */
    public int inForceOn(LocalDate on) {
        return (int) fresh().rows().values().stream().filter(rows -> rows.stream().anyMatch(row -> row.holdsOn(on))).count();
    }

    /** The code and those of the divisions around it, the narrowest first: county, prefecture, province. */
    public static List<String> around(String code) {
        return RegionCode.parse(code).map(region -> List.of(region.value(), region.prefecture().value(), region.province().value())
                .stream().distinct().toList()).orElse(List.of());
    }

    /** Reads the table anew on the next question; for whoever has written it by other ways. */
    public void refresh() {
        snapshot = null;
    }

    /**
     * Loads a newer list: lines of code, name, first year and year of end, separated by tabs, below one line of headings.
     * Codes of the table that the file does not name end on {@code from}. A file that would end more than a fifth of the
     * codes in force is refused: it is not the whole list.
     */
    @Transactional
    public Result load(Reader file, LocalDate from) throws IOException {
        var rows = new ArrayList<Row>();
        var codes = new HashSet<String>();
        var lines = new BufferedReader(file);
        String heading = lines.readLine();
        if (heading == null) {
            return refused(0, Fault.EMPTY);
        }
        if (!TypedText.compact(heading).startsWith("code")) {
            return refused(1, Fault.HEADER);
        }
        int number = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            String[] field = line.split("\t", -1);
            if (RegionCode.parse(field[0]).isEmpty()) {
                return refused(number, Fault.CODE);
            }
            if (field.length < 2 || field[1].isBlank()) {
                return refused(number, Fault.NAME);
            }
            for (int i = 2; i < Math.min(4, field.length); i++) {
                if (!field[i].strip().matches("(1949|19[5-9]\\d|20\\d\\d)?")) {
                    return refused(number, Fault.YEAR);
                }
            }
            String code = RegionCode.parse(field[0]).get().value();
            if (!codes.add(code)) {
                return refused(number, Fault.TWICE);
            }
            rows.add(new Row(code, field[1].strip(), field.length > 2 ? year(field[2]) : null, field.length > 3 ? year(field[3]) : null, false));
        }
        return apply(rows, codes, from);
    }

    private Result apply(List<Row> rows, Set<String> codes, LocalDate from) {
        var held = new HashMap<String, Row>();
        jdbc.sql("""
                select distinct on (code) code, name, lower(valid) as first, upper(valid) as last, fictional from organization.region
                where not fictional order by code, lower(valid) desc nulls last""")
                .query((row, n) -> held.put(row.getString("code"), new Row(row.getString("code"), row.getString("name"),
                        row.getObject("first", LocalDate.class), row.getObject("last", LocalDate.class), false))).list();
        var missing = held.values().stream().filter(row -> row.holdsOn(from) && !codes.contains(row.code())).map(Row::code).toList();
        long inForce = held.values().stream().filter(row -> row.holdsOn(from)).count();
        if (missing.size() * 5L > inForce) {
            return refused(0, Fault.INCOMPLETE);
        }
        var added = new ArrayList<Row>();
        var ended = new ArrayList<>(missing);
        int renamed = 0;
        int unchanged = 0;
        for (Row row : rows) {
            Row now = held.get(row.code());
            if (now == null) {
                added.add(row);
            } else if (row.holdsOn(from) && now.holdsOn(from) && !row.name().equals(now.name())) {
                ended.add(row.code());
                added.add(new Row(row.code(), row.name(), from, row.until(), false));
                renamed++;
            } else if (now.holdsOn(from) && !row.holdsOn(from)) {
                ended.add(row.code());
            } else if (!now.holdsOn(from) && row.holdsOn(from)) {
                added.add(new Row(row.code(), row.name(), from, row.until(), false));
            } else {
                unchanged++;
            }
        }
        jdbc.sql("delete from organization.region where code = any (:codes) and not fictional and lower(valid) >= :from")
                .param("codes", ended.toArray(String[]::new)).param("from", from).update();
        jdbc.sql("""
                update organization.region set valid = daterange(lower(valid), :from)
                where code = any (:codes) and not fictional and valid @> cast(:from as date)""")
                .param("codes", ended.toArray(String[]::new)).param("from", from).update();
        insert(added);
        snapshot = null;
        var loaded = new Loaded(added.size() - renamed, renamed, ended.size() - renamed, unchanged);
        audit.record(AuditEntry.of(Act.REFERENCE_LOADED, "regions", null).with(Map.of("added", loaded.added(), "renamed", loaded.renamed(),
                "ended", loaded.ended())));
        return new Result(loaded, null);
    }

    private void insert(Collection<Row> rows) {
        jdbc.sql("""
                insert into organization.region (code, name, valid, fictional)
                select code, name, daterange(first, last), fictional
                from unnest(:codes, :names, cast(:firsts as date[]), cast(:lasts as date[]), :fictional) r (code, name, first, last, fictional)""")
                .param("codes", rows.stream().map(Row::code).toArray(String[]::new))
                .param("names", rows.stream().map(Row::name).toArray(String[]::new))
                .param("firsts", rows.stream().map(row -> text(row.from())).toArray(String[]::new))
                .param("lasts", rows.stream().map(row -> text(row.until())).toArray(String[]::new))
                .param("fictional", rows.stream().map(Row::fictional).toArray(Boolean[]::new)).update();
    }

    private Snapshot fresh() {
        Snapshot held = snapshot;
        if (held != null && held.readAt().plus(FRESH).isAfter(clock.instant())) {
            return held;
        }
        var rows = new HashMap<String, List<Row>>();
        var regions = new ArrayList<Regions.Region>();
        transaction.executeWithoutResult(status -> jdbc.sql("""
                select code, name, lower(valid) as first, upper(valid) as last, fictional from organization.region
                order by code, lower(valid) nulls first""")
                .query((row, n) -> {
                    var read = new Row(row.getString("code"), row.getString("name"), row.getObject("first", LocalDate.class),
                            row.getObject("last", LocalDate.class), row.getBoolean("fictional"));
                    rows.computeIfAbsent(read.code(), code -> new ArrayList<>()).add(read);
                    return regions.add(new Regions.Region(new RegionCode(read.code()), read.name(), yearOf(read.from()), yearOf(read.until())));
                }).list());
        var read = new Snapshot(new Regions(regions), rows, clock.instant());
        snapshot = read;
        return read;
    }

    /** A code that ends within a year still held in that year. */
    private static OptionalInt yearOf(@Nullable LocalDate day) {
        return day == null ? OptionalInt.empty() : OptionalInt.of(day.getDayOfYear() == 1 ? day.getYear() : day.getYear() + 1);
    }

    private static @Nullable LocalDate firstDay(OptionalInt year) {
        return year.isPresent() ? LocalDate.of(year.getAsInt(), 1, 1) : null;
    }

    private static @Nullable LocalDate year(String field) {
        return field.isBlank() ? null : LocalDate.of(Integer.parseInt(field.strip()), 1, 1);
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static Result refused(int line, Fault fault) {
        return new Result(null, new Refused(line, fault));
    }
}
