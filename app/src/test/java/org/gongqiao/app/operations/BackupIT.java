package org.gongqiao.app.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditChain;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.notices.Message;
import org.gongqiao.app.notices.Notices;
import org.gongqiao.app.operations.backup.Backup;
import org.gongqiao.app.operations.backup.DatabaseShape;
import org.gongqiao.app.operations.backup.Manifest;
import org.gongqiao.app.operations.backup.Restore;
import org.gongqiao.app.operations.backup.SealedKeys;
import org.gongqiao.app.operations.database.EmbeddedDatabase;
import org.gongqiao.app.voting.OpenVote;
import org.gongqiao.app.voting.Setups;
import org.gongqiao.app.voting.Votes;
import org.gongqiao.app.voting.board.Boards;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The drill: fill, back up, lose everything, restore, compare row by row. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupIT {

    @Autowired Fixtures fixtures;
    @Autowired Votes votes;
    @Autowired Setups setups;
    @Autowired Boards boards;
    @Autowired TestDatabase.Switchable database;
    @Autowired EmbeddedDatabase server;
    @Autowired AuditLog log;
    @Autowired Notices notices;
    @Autowired Clock clock;
    private Path folder;
    private int number;

    @BeforeAll
    void fill(@TempDir Path temporary) throws IOException, SQLException {
        folder = temporary;
        fixtures.province();
        for (int i = 0; i < 50; i++) {
            Scope.run(Scope.service("test", "a"), () -> log.record(AuditEntry.of(Act.PERSON_OPENED, "person", UUID.randomUUID())
                    .because("tab\t, newline\n, backslash \\ and 汉字").with(Map.of("n", "\"quoted\""))));
        }
        Scope.run(Scope.service("test", "a"), () -> log.record(AuditEntry.of(Act.LIST_EXPORTED, "member", null), List.of(UUID.randomUUID(), UUID.randomUUID())));
        Scope.run(Scope.service("test", "a"), () -> notices.send(Message.inbox(fixtures.people.get("worker").personId(), "notices.test", "1")));
        notices.send(Message.email("waits@gongqiao.example", "notices.test", "1"));
        OpenVote vote = OpenVote.open(fixtures, votes, setups, 0, 1, 1);
        boards.get(vote.board()).cast(vote.ballot(boards.get(vote.board()).election(), 0, List.of(List.of(0, 1, 0), List.of(1, 0, 0, 0))));
        database.administrator().sql("select audit.seal(30)").query(Integer.class).single();
        Files.createDirectories(folder.resolve("files/2026"));
        Files.writeString(folder.resolve("files/2026/申请书.txt"), "attachment");
        Files.createDirectories(folder.resolve("keys"));
        Files.writeString(folder.resolve("keys/field-1.key"), "key one\n");
        Files.writeString(folder.resolve("keys/field-2.key"), "key two\n");
        Files.writeString(folder.resolve("keys/database.properties"), "not part of a set");
    }

    @Test
    void aRestoredDatabaseHasEveryRowAndGuard() throws Exception {
        Path file = backup(new Backup.Sealed(folder.resolve("keys"), "correct horse".toCharArray()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        Map<String, String> before = contents(database.ownerConnection());
        assertThat(before.get("identity.person rows")).isNotEqualTo("0");
        assertThat(before.get("audit.entry rows")).isNotEqualTo("0");
        assertThat(before.get("voting.board_record rows")).isEqualTo("5");

        var target = empty();
        try (var set = new ZipFile(file.toFile())) {
            var restore = new Restore(clock, Progress.SILENT);
            Manifest manifest = restore.verify(set);
            long rows = restore.fill(target, set, manifest);
            assertThat(rows).isEqualTo(manifest.parts().values().stream().filter(part -> part.rows() != null).mapToLong(Manifest.Part::rows).sum());
            assertThat(contents(target.getConnection())).isEqualTo(before);

            var keys = restore.keys(set, manifest, "correct horse"::toCharArray);
            assertThat(keys).containsOnlyKeys("field-1.key", "field-2.key").containsEntry("field-1.key", "key one\n");
            Path elsewhere = folder.resolve("elsewhere");
            restore.placeKeys(keys, elsewhere.resolve("keys"));
            restore.placeFiles(set, manifest, elsewhere.resolve("files"));
            assertThat(elsewhere.resolve("keys/field-2.key")).hasContent("key two\n");
            assertThat(elsewhere.resolve("files/2026/申请书.txt")).hasContent("attachment");
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("key one");
            assertThatThrownBy(() -> restore.keys(set, manifest, "wrong"::toCharArray)).isInstanceOf(SealedKeys.WrongPassphrase.class);
        }
        try (Connection owner = target.getConnection()) {
            assertThat(AuditChain.check(owner, List.of())).isInstanceOfSatisfying(AuditChain.Verdict.Intact.class, intact -> {
                assertThat(intact.links()).isEqualTo(30);
                assertThat(intact.unsealed()).isPositive();
            });
            // The restored database works on: triggers act, numbers go on, policies bind.
            try (var statement = owner.createStatement()) {
                statement.execute("insert into audit.entry (id, at, act, object_kind) values (gen_random_uuid(), now(), 'X', 'x')");
                var row = statement.executeQuery("select organization.next_label()");
                row.next();
                assertThat(database.owner().sql("select count(*) from organization.unit where label = :label").param("label", row.getString(1))
                        .query(Long.class).single()).isZero();
            }
            assertThat(AuditChain.check(owner, List.of())).isInstanceOf(AuditChain.Verdict.Intact.class);
            try (var statement = owner.createStatement()) {
                assertThatThrownBy(() -> statement.execute("delete from voting.board_record")).hasMessageContaining("append only");
            }
        }
    }

    @Test
    void refusesASetInWhichAnythingWasChanged() throws IOException, SQLException {
        Path file = backup(new Backup.InClear(folder.resolve("keys")));
        assertRefused(rewritten(file, (name, text) -> name.equals("database/identity.person.copy") ? text.replaceFirst("[0-9a-f]{8}", "00000000") : text),
                "operations.restore.damaged");
        assertRefused(rewritten(file, (name, text) -> name.equals("keys/field-1.key") ? null : text), "operations.restore.parts");
        assertRefused(rewritten(file, (name, text) -> name.equals("manifest.json") ? null : text), "operations.restore.noManifest");
        assertRefused(rewritten(file, (name, text) -> name.equals("manifest.json") ? text.replaceFirst("\"module\" : \"audit\",\\s+\"version\" : \"001\"", "\"module\" : \"audit\", \"version\" : \"999\"") : text),
                "operations.restore.newer");
        assertRefused(rewritten(file, (name, text) -> name.equals("manifest.json") ? text.replaceFirst("\"format\" : 1", "\"format\" : 2") : text),
                "operations.restore.format");
        assertThat(verify(rewritten(file, (name, text) -> text)).keys()).isEqualTo("InClear");
    }

    @Test
    void refusesABackupThatWouldLeaveRowsOut() throws SQLException {
        database.owner().sql("create table notices.hidden (id int)").update();
        try {
            database.owner().sql("alter table notices.hidden enable row level security").update();
            database.owner().sql("alter table notices.hidden force row level security").update();
            assertThatThrownBy(() -> backup(new Backup.LeftOut())).hasMessageContaining("notices.hidden");
        } finally {
            database.owner().sql("drop table notices.hidden").update();
        }
    }

    @Test
    void theSnapshotIsOneMoment() throws Exception {
        // A row written by another transaction while the tables are copied is in none of them.
        Path file = folder.resolve("moment.zip");
        UUID late = UUID.randomUUID();
        var backup = new Backup(clock, (key, args) -> {
            if (args.length > 0 && args[0].equals("audit.entry")) {
                database.owner().sql("insert into notices.inbox (id, person_id, template, at) values (:id, :id, 'late', now()) on conflict do nothing")
                        .param("id", late).update();
            }
        });
        try (Connection owner = database.ownerConnection()) {
            backup.write(owner, file, folder.resolve("files"), new Backup.LeftOut());
        }
        try (var set = new ZipFile(file.toFile()); var in = set.getInputStream(set.getEntry("database/notices.inbox.copy"))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).doesNotContain(late.toString());
        }
        database.owner().sql("delete from notices.inbox where id = :id").param("id", late).update();
    }

    private Path backup(Backup.KeyCare care) throws IOException, SQLException {
        Path file = folder.resolve("set-" + ++number + ".zip");
        try (Connection owner = database.ownerConnection()) {
            new Backup(clock, Progress.SILENT).write(owner, file, folder.resolve("files"), care);
        }
        return file;
    }

    private DriverManagerDataSource empty() throws SQLException {
        String name = "restored_" + ++number;
        server.createDatabase(name, "template0");
        return new DriverManagerDataSource(server.url(name), EmbeddedDatabase.OWNER, server.password(EmbeddedDatabase.OWNER));
    }

    /** Every table's rows, in order, as one hash; and what guards them. */
    private static Map<String, String> contents(Connection owner) throws SQLException {
        var found = new TreeMap<String, String>();
        try (owner; var statement = owner.createStatement()) {
            for (var table : DatabaseShape.tables(owner)) {
                if (Backup.WITHOUT_ROWS.contains(table.name())) {
                    continue;
                }
                try (var row = statement.executeQuery("select count(*), md5(string_agg(t::text, E'\\n' order by t::text)) from " + table.quoted() + " t")) {
                    row.next();
                    found.put(table.name() + " rows", row.getString(1));
                    found.put(table.name() + " content", String.valueOf(row.getString(2)));
                    found.put(table.name() + " forced", String.valueOf(table.forced()));
                }
            }
            try (var row = statement.executeQuery("select tgrelid::regclass || ' ' || tgname, tgenabled::text from pg_trigger where not tgisinternal")) {
                while (row.next()) {
                    found.put("trigger " + row.getString(1), row.getString(2));
                }
            }
            for (var key : DatabaseShape.foreignKeys(owner)) {
                found.put("key " + key.table() + " " + key.name(), key.definition());
            }
            for (var sequence : DatabaseShape.sequences(owner)) {
                found.put("sequence " + sequence.name(), String.valueOf(sequence.lastValue()));
            }
        }
        return found;
    }

    private interface Change {
        String apply(String name, String text);
    }

    /** The same set with entries changed (or left out, for null). */
    private Path rewritten(Path file, Change change) throws IOException {
        Path copy = folder.resolve("changed-" + ++number + ".zip");
        try (var set = new ZipFile(file.toFile()); var out = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (var entry : set.stream().toList()) {
                String text = change.apply(entry.getName(), new String(set.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1));
                if (text != null) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
                    out.closeEntry();
                }
            }
        }
        return copy;
    }

    private Manifest verify(Path file) throws IOException {
        try (var set = new ZipFile(file.toFile())) {
            return new Restore(clock, Progress.SILENT).verify(set);
        }
    }

    private void assertRefused(Path file, String key) {
        assertThatThrownBy(() -> verify(file)).isInstanceOfSatisfying(Restore.Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
