package org.gongqiao.app.operations.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.modulith.ApplicationModule;

/**
 * The migrations of the program beside those that a database has had. Each module keeps a history table of its own,
 * {@code flyway_schema_history_<module>}; the ground's has no suffix.
 */
public final class Migrations {

    static final String ROOT = "__root";
    private static final String MODULES = "org.gongqiao.app.";
    private static final String TABLE = "flyway_schema_history";
    private static final Pattern FILE = Pattern.compile(".*/db/migration/([^/]+)/V(\\d+)__[^/]*\\.sql");

    private Migrations() {}

    /** One migration that ran: module, version, checksum; in the order in which they ran. */
    record Applied(String module, String version, int checksum) {}

    /** What the class path has: module → version → checksum as Flyway computes it. */
    public static Map<String, NavigableMap<Integer, Integer>> ofProgram() {
        var found = new TreeMap<String, NavigableMap<Integer, Integer>>();
        try {
            for (var resource : new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*/V*.sql")) {
                var name = FILE.matcher(resource.getURL().toString());
                if (name.matches()) {
                    found.computeIfAbsent(name.group(1), module -> new TreeMap<>()).put(Integer.parseInt(name.group(2)), checksum(resource));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the program's migrations could not be listed", e);
        }
        return found;
    }

    private static int checksum(Resource resource) throws IOException {
        var sum = new CRC32();
        try (var lines = new BufferedReader(new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                sum.update(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        return (int) sum.getValue();
    }

    /**
     * The modules that have migrations, each after those that it may depend on ({@code allowedDependencies} in its
     * {@code package-info}); the ground first. A folder that belongs to no module is refused: it would never run.
     */
    public static List<String> order() {
        var folders = ofProgram().keySet();
        var ordered = new LinkedHashSet<String>();
        ordered.add(ROOT);
        for (String folder : folders) {
            visit(folder, new LinkedHashSet<>(), ordered);
        }
        ordered.removeIf(module -> !folders.contains(module));
        return List.copyOf(ordered);
    }

    private static void visit(String module, LinkedHashSet<String> above, LinkedHashSet<String> ordered) {
        if (ordered.contains(module)) {
            return;
        }
        if (!above.add(module)) {
            throw new IllegalStateException("modules depend on each other in a circle: " + above);
        }
        ApplicationModule declared;
        try {
            declared = Class.forName(MODULES + module + ".package-info").getAnnotation(ApplicationModule.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("db/migration/" + module + " belongs to no module", e);
        }
        for (String dependency : declared == null ? new String[0] : declared.allowedDependencies()) {
            String name = dependency.replaceAll("::.*", "").strip();
            if (name.matches("[a-z]+")) {
                visit(name, above, ordered);
            }
        }
        above.remove(module);
        ordered.add(module);
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
        return applied.stream().filter(each -> !known.getOrDefault(each.module(), new TreeMap<>()).containsKey(Integer.parseInt(each.version())))
                .map(each -> each.module() + " V" + each.version()).toList();
    }

    /** What the program has and the database has not had yet. */
    static List<String> pending(List<Applied> applied) {
        var pending = new ArrayList<String>();
        ofProgram().forEach((module, versions) -> versions.keySet().forEach(version -> {
            if (applied.stream().noneMatch(each -> each.module().equals(module) && Integer.parseInt(each.version()) == version)) {
                pending.add(module + " V" + version);
            }
        }));
        return pending;
    }

    /** What the database has had in another wording than the program has it: a released migration was edited. */
    static List<String> edited(List<Applied> applied) {
        var known = ofProgram();
        return applied.stream().filter(each -> {
            Integer checksum = known.getOrDefault(each.module(), new TreeMap<>()).get(Integer.parseInt(each.version()));
            return checksum != null && checksum != each.checksum();
        }).map(each -> each.module() + " V" + each.version()).toList();
    }

    /** Runs what is pending, module by module. */
    static void migrate(DataSource owner) {
        for (String module : order()) {
            flyway(owner, module).load().migrate();
        }
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
            flyway(owner, run.getKey()).target(run.getValue()).load().migrate();
        }
    }

    private static FluentConfiguration flyway(DataSource owner, String module) {
        return Flyway.configure().dataSource(owner).locations("classpath:db/migration/" + module)
                .table(module.equals(ROOT) ? TABLE : TABLE + "_" + module)
                .defaultSchema("public").baselineVersion("0").baselineOnMigrate(true);
    }
}
