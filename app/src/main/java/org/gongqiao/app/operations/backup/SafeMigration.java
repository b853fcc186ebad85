package org.gongqiao.app.operations.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.gongqiao.app.operations.Progress;
import org.gongqiao.app.operations.database.EmbeddedDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Migrates module by module, but refuses a database newer than the program, and makes a backup first where there is something to lose.
 * The backup holds no keys: it stands in the data folder, and keys never do.
 */
@Component
public class SafeMigration implements FlywayMigrationStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(SafeMigration.class);
    private static final int KEPT = 5;

    private final ObjectProvider<Progress> progress;
    private final ObjectProvider<EmbeddedDatabase> embedded;
    private final Clock clock;
    private final Path data;
    private final boolean backupFirst;

    public SafeMigration(ObjectProvider<Progress> progress, ObjectProvider<EmbeddedDatabase> embedded,
                  Clock clock, @Value("${gq.data-dir}") Path data, @Value("${gq.backup-before-migration:true}") boolean backupFirst) {
        this.progress = progress;
        this.embedded = embedded;
        this.clock = clock;
        this.data = data;
        this.backupFirst = backupFirst;
    }

    @Override
    public void migrate(Flyway flyway) {
        Progress shown = progress.getIfAvailable(() -> Progress.SILENT);
        try (var connection = flyway.getConfiguration().getDataSource().getConnection()) {
            var applied = Migrations.ofDatabase(connection);
            List<String> unknown = Migrations.unknown(applied);
            if (!unknown.isEmpty()) {
                throw new DatabaseNewer(unknown);
            }
            List<String> edited = Migrations.edited(applied);
            if (!edited.isEmpty()) {
                throw new IllegalStateException("released migrations were edited: " + String.join(", ", edited));
            }
            List<String> pending = Migrations.pending(applied);
            if (pending.isEmpty()) {
                return;
            }
            EmbeddedDatabase server = embedded.getIfAvailable();
            if (server != null && server.isJoined()) {
                throw new ProgramRuns();
            }
            if (!applied.isEmpty() && backupFirst) {
                shown.step("operations.run.backupFirst", pending.size());
                Path folder = Files.createDirectories(data.resolve("backups"));
                Path file = folder.resolve("before-migration-" + DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(LocalDateTime.now(clock)) + ".zip");
                new Backup(clock, shown).write(connection, file, data.resolve("files"), new Backup.LeftOut());
                LOG.info("backup {} made before {} migrations", file, pending.size());
                forgetOldest(folder);
            }
            shown.step("operations.run.migrate", pending.size());
        } catch (SQLException e) {
            throw new IllegalStateException("the state of the database could not be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the backup before the migration could not be made, so nothing was changed", e);
        }
        Migrations.migrate(flyway.getConfiguration().getDataSource());
    }

    private static void forgetOldest(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            var made = files.filter(file -> file.getFileName().toString().startsWith("before-migration-"))
                    .sorted(Comparator.<Path>naturalOrder().reversed()).toList();
            for (Path old : made.subList(Math.min(KEPT, made.size()), made.size())) {
                Files.delete(old);
            }
        }
    }

    /** The database was migrated by a newer program than this one. */
    public static final class DatabaseNewer extends IllegalStateException {

        private final List<String> unknown;

        DatabaseNewer(List<String> unknown) {
            super("the database is newer than this program, which does not know: " + String.join(", ", unknown));
            this.unknown = unknown;
        }

        public List<String> unknown() {
            return unknown;
        }
    }

    /** A command would have to migrate the database under a running program. */
    public static final class ProgramRuns extends IllegalStateException {
        ProgramRuns() {
            super("the running program is older than this one; stop it first");
        }
    }
}
