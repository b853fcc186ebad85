package org.gongqiao.app.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The migrations of the program beside those that a database has had. Each module keeps a history table of its own,
 * {@code flyway_schema_history_<module>}; the ground's has no suffix.
 */
final class Migrations {

    static final String ROOT = "__root";
    private static final String TABLE = "flyway_schema_history";
    private static final Pattern FILE = Pattern.compile(".*/db/migration/([^/]+)/V(\\d+)__[^/]*\\.sql");

    private Migrations() {}

    /** One migration that ran: module, version, checksum; in the order in which they ran. */
    record Applied(String module, String version, int checksum) {}

    /** What the class path has: module → versions. */
    static Map<String, TreeSet<Integer>> ofProgram() {
        var found = new TreeMap<String, TreeSet<Integer>>();
        try {
            for (var resource : new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*/V*.sql")) {
                var name = FILE.matcher(resource.getURL().toString());
                if (name.matches()) {
                    found.computeIfAbsent(name.group(1), module -> new TreeSet<>()).add(Integer.parseInt(name.group(2)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the program's migrations could not be listed", e);
        }
        return found;
    }

    static List<Applied> ofDatabase(Connection owner) throws SQLException {
        record Row(Applied applied, java.sql.Timestamp at, int rank) {}
        var rows = new ArrayList<Row>();
        for (String table : tables(owner)) {
            String module = table.equals(TABLE) ? ROOT : table.substring(TABLE.length() + 1);
            try (var statement = owner.createStatement(); var row = statement.executeQuery(
                    "select version, checksum, installed_on, installed_rank from public.\"" + table + "\" where success and type = 'SQL'")) {
                while (row.next()) {
                    rows.add(new Row(new Applied(module, row.getString(1), row.getInt(2)), row.getTimestamp(3), row.getInt(4)));
                }
            }
        }
        rows.sort(Comparator.comparing(Row::at).thenComparing(Row::rank));
        return rows.stream().map(Row::applied).toList();
    }

    private static List<String> tables(Connection owner) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = owner.createStatement(); var row = statement.executeQuery(
                "select tablename from pg_tables where schemaname = 'public' and tablename like 'flyway\\_schema\\_history%' order by 1")) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }

    /** What the database has had and the program does not know: the database is newer. */
    static List<String> unknown(List<Applied> applied) {
        var known = ofProgram();
        return applied.stream().filter(each -> !known.getOrDefault(each.module(), new TreeSet<>()).contains(Integer.parseInt(each.version())))
                .map(each -> each.module() + " V" + each.version()).toList();
    }

    /** What the program has and the database has not had yet. */
    static List<String> pending(List<Applied> applied) {
        var pending = new ArrayList<String>();
        ofProgram().forEach((module, versions) -> versions.forEach(version -> {
            if (applied.stream().noneMatch(each -> each.module().equals(module) && Integer.parseInt(each.version()) == version)) {
                pending.add(module + " V" + version);
            }
        }));
        return pending;
    }

    /** Brings an empty database to the state that {@code wanted} describes, in that order. */
    static void replay(DataSource owner, List<Applied> wanted) {
        var runs = new ArrayList<Map.Entry<String, String>>();
        for (Applied each : wanted) {
            if (!runs.isEmpty() && runs.getLast().getKey().equals(each.module())) {
                runs.removeLast();
            }
            runs.add(Map.entry(each.module(), each.version()));
        }
        for (var run : runs) {
            Flyway.configure().dataSource(owner).locations("classpath:db/migration/" + run.getKey())
                    .table(run.getKey().equals(ROOT) ? TABLE : TABLE + "_" + run.getKey())
                    .defaultSchema("public").baselineVersion("0").baselineOnMigrate(true).target(run.getValue()).load().migrate();
        }
    }
}
