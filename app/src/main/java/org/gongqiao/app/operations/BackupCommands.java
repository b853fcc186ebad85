package org.gongqiao.app.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.operations.backup.Backup;
import org.gongqiao.app.operations.backup.BackupAge;
import org.gongqiao.app.operations.backup.DatabaseShape;
import org.gongqiao.app.operations.backup.Manifest;
import org.gongqiao.app.operations.backup.Restore;
import org.gongqiao.app.operations.database.EmbeddedDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** {@code backup FILE} and {@code restore FILE}. */
final class BackupCommands {

    private static final String PASSPHRASE = "GONGQIAO_BACKUP_PASSPHRASE";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final String RESTORING = "gongqiao_restoring";

    private BackupCommands() {}

    static int backup(Arguments arguments, Environment environment, Console console, Clock clock) throws IOException, SQLException {
        if (arguments.words().size() != 2) {
            return CommandLine.usage(console, "operations.backup.usage");
        }
        Path file = Path.of(arguments.word(1)).toAbsolutePath();
        if (Files.exists(file) && !environment.getProperty("gq.replace", Boolean.class, false)) {
            console.warn("operations.backup.exists", file);
            return CommandLine.BAD_INPUT;
        }
        var settings = Settings.of(environment);
        if (settings.external() == null && !EmbeddedDatabase.existsIn(settings.data())) {
            console.warn("operations.backup.nothing", settings.data().toAbsolutePath());
            return CommandLine.BAD_INPUT;
        }
        char[] passphrase = passphrase(environment);
        Backup.KeyCare care = passphrase == null ? new Backup.InClear(settings.keys()) : new Backup.Sealed(settings.keys(), passphrase);
        try (var access = settings.open(); Connection owner = access.connect()) {
            var written = new Backup(clock, console).write(owner, file, settings.files(), care);
            AuditLog.recordOfOperator(owner, clock, AuditEntry.of(Act.BACKUP_MADE, "backup", null)
                    .with(Map.of("rows", written.rows(), "bytes", written.bytes(), "sha256", written.sha256(), "keys", written.manifest().keys())));
            BackupAge.note(owner, clock);
            console.say("operations.backup.done", file, written.manifest().tables().size(), written.rows(), written.bytes() / 1024);
            console.line("SHA-256 " + written.sha256());
        }
        if (passphrase == null) {
            console.warn("operations.backup.keysInClear", PASSPHRASE);
        }
        return CommandLine.OK;
    }

    static int restore(Arguments arguments, Environment environment, Console console, Clock clock) throws IOException, SQLException {
        if (arguments.words().size() != 2) {
            return CommandLine.usage(console, "operations.restore.usage");
        }
        boolean replace = environment.getProperty("gq.replace", Boolean.class, false);
        var settings = Settings.of(environment);
        var restore = new Restore(clock, console);
        try (var set = new ZipFile(arguments.word(1))) {
            Manifest manifest = restore.verify(set);
            Map<String, String> keys = restore.keys(set, manifest, () -> demandPassphrase(environment, console));
            if (!replace) {
                refuseToOverwrite(settings, keys);
            }
            long rows = settings.external() == null ? intoOwnServer(settings, restore, set, manifest, replace)
                    : intoGivenServer(settings.external(), restore, set, manifest, replace);
            restore.placeFiles(set, manifest, settings.files());
            restore.placeKeys(keys, settings.keys());
            try (var access = settings.open(); Connection owner = access.connect()) {
                AuditLog.recordOfOperator(owner, clock, AuditEntry.of(Act.RESTORED, "backup", null)
                        .with(Map.of("rows", rows, "madeAt", manifest.madeAt().toString())));
            }
            console.say("operations.restore.done", MINUTE.format(manifest.madeAt().atZone(clock.getZone())), manifest.tables().size(), rows);
            if (keys.isEmpty()) {
                console.warn("operations.restore.noKeys");
            }
        } catch (ZipException e) {
            throw new Restore.Refused("operations.restore.noManifest");
        }
        return CommandLine.OK;
    }

    private static void refuseToOverwrite(Settings settings, Map<String, String> keys) throws IOException {
        if (settings.external() == null && EmbeddedDatabase.existsIn(settings.data())) {
            throw new Restore.Refused("operations.restore.notEmpty", settings.data().toAbsolutePath());
        }
        if (Restore.holdsFiles(settings.files())) {
            throw new Restore.Refused("operations.restore.notEmpty", settings.files().toAbsolutePath());
        }
        if (!keys.isEmpty() && !Restore.differing(keys, settings.keys()).isEmpty()) {
            throw new Restore.Refused("operations.restore.otherKeys", settings.keys().toAbsolutePath());
        }
    }

    /** Beside the present database, which is only dropped when the other one is whole. */
    private static long intoOwnServer(Settings settings, Restore restore, ZipFile set, Manifest manifest, boolean replace) throws IOException, SQLException {
        try (var server = EmbeddedDatabase.start(settings.data(), settings.keys())) {
            server.dropDatabase(RESTORING);
            server.createDatabase(RESTORING, "template0");
            try {
                long rows = restore.fill(new DriverManagerDataSource(server.url(RESTORING), EmbeddedDatabase.OWNER,
                        server.password(EmbeddedDatabase.OWNER)), set, manifest);
                server.replaceBy(RESTORING);
                return rows;
            } finally {
                server.dropDatabase(RESTORING);
            }
        }
    }

    /** An external server gives the owner one database: it must be empty, or is emptied. */
    private static long intoGivenServer(Settings.External external, Restore restore, ZipFile set, Manifest manifest, boolean replace) throws IOException, SQLException {
        var source = new DriverManagerDataSource(external.url(), external.user(), external.password());
        try (Connection owner = source.getConnection()) {
            if (!DatabaseShape.isEmpty(owner)) {
                if (!replace) {
                    throw new Restore.Refused("operations.restore.notEmpty", external.url());
                }
                DatabaseShape.empty(owner);
            }
        }
        return restore.fill(source, set, manifest);
    }

    private static char @Nullable [] passphrase(Environment environment) throws IOException {
        String file = environment.getProperty("gq.passphrase-file", "");
        if (!file.isEmpty()) {
            return Files.readString(Path.of(file)).strip().toCharArray();
        }
        String given = environment.getProperty(PASSPHRASE, "");
        return given.isEmpty() ? null : given.toCharArray();
    }

    private static char[] demandPassphrase(Environment environment, Console console) {
        try {
            char[] given = passphrase(environment);
            if (given != null) {
                return given;
            }
        } catch (IOException e) {
            throw new Restore.Refused("operations.restore.needsPassphrase", PASSPHRASE);
        }
        var terminal = System.console();
        char[] typed = terminal == null || !terminal.isTerminal() ? null : terminal.readPassword("%s ", console.text("operations.restore.askPassphrase"));
        if (typed == null || typed.length == 0) {
            throw new Restore.Refused("operations.restore.needsPassphrase", PASSPHRASE);
        }
        return typed;
    }

}
