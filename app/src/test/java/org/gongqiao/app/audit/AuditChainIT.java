package org.gongqiao.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.AuditChain.Fault;
import org.gongqiao.app.audit.AuditChain.Head;
import org.gongqiao.app.audit.AuditChain.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Tampering of each kind, by an administrator of the server whom neither rights nor triggers stop. */
@IntegrationTest
class AuditChainIT {

    @Autowired AuditLog log;
    @Autowired Sealer sealer;
    @Autowired TestDatabase.Switchable database;
    @Autowired Clock clock;
    @Value("${gq.data-dir}") Path data;

    @BeforeEach
    void twentyEntries() {
        database.administrator().sql("truncate audit.entry, audit.entry_person, audit.link, audit.unsealed").update();
        for (int i = 0; i < 20; i++) {
            int number = i;
            Scope.run(Scope.service("test", "a"), () -> log.record(AuditEntry.of(Act.PERSON_OPENED, "person", UUID.randomUUID())
                    .about(UUID.randomUUID()).because("为什么 " + number).with(Map.of("n", number))));
        }
        assertThat(sealer.seal()).isEqualTo(20);
    }

    @Test
    void acceptsAnUntouchedChain() {
        assertThat(check()).isInstanceOfSatisfying(Verdict.Intact.class, intact -> {
            assertThat(intact.links()).isEqualTo(20);
            assertThat(intact.unsealed()).isZero();
        });
    }

    @Test
    void countsWhatWaitsForTheSealer() {
        Scope.run(Scope.service("test", "a"), () -> log.record(AuditEntry.of(Act.LIST_SEEN, "member", null)));
        assertThat(check()).isInstanceOfSatisfying(Verdict.Intact.class, intact -> assertThat(intact.unsealed()).isEqualTo(1));
        assertThat(sealer.seal()).isEqualTo(1);
        assertThat(sealer.seal()).isZero();
    }

    @Test
    void findsAChangedEntry() {
        for (String change : new String[] {"reason = 'other'", "actor = gen_random_uuid()", "at = at + interval '1 microsecond'",
                "detail = detail || '{\"n\": 99}'", "area_path = 'b'", "subject = null", "desk_unit = 'x'"}) {
            twentyEntriesAgain();
            tamper("update audit.entry set " + change + " where id = (select entry_id from audit.link where seq = 7)");
            assertBroken(7, Fault.CHANGED);
        }
    }

    @Test
    void findsAChangedHash() {
        tamper("update audit.link set hash = sha256('x') where seq = 7");
        assertBroken(7, Fault.CHANGED);
    }

    @Test
    void findsADeletedEntry() {
        tamper("delete from audit.entry where id = (select entry_id from audit.link where seq = 7)");
        assertBroken(7, Fault.DELETED);
    }

    @Test
    void findsADeletedLink() {
        tamper("delete from audit.link where seq = 7");
        assertBroken(7, Fault.GAP);
    }

    @Test
    void findsADeletedEntryEvenWhenTheNumbersAreClosedUp() {
        tamper("delete from audit.entry where id = (select entry_id from audit.link where seq = 7); delete from audit.link where seq = 7");
        for (int seq = 8; seq <= 20; seq++) {
            tamper("update audit.link set seq = " + (seq - 1) + " where seq = " + seq);
        }
        assertBroken(7, Fault.CHANGED);
    }

    @Test
    void findsAnInsertedEntry() {
        tamper("insert into audit.entry (id, at, act, object_kind) values (gen_random_uuid(), now(), 'PERSON_OPENED', 'person'); delete from audit.unsealed");
        assertBroken(21, Fault.INSERTED);
    }

    @Test
    void findsAnEntryDeletedBeforeItWasChained() {
        Scope.run(Scope.service("test", "a"), () -> log.record(AuditEntry.of(Act.LIST_SEEN, "member", null)));
        tamper("delete from audit.entry where id in (select entry_id from audit.unsealed)");
        assertBroken(21, Fault.DELETED);
    }

    @Test
    void findsEntriesThatChangedPlaces() {
        UUID seventh = entryAt(7);
        UUID ninth = entryAt(9);
        tamper("update audit.link set entry_id = gen_random_uuid() where seq = 7");
        tamper("update audit.link set entry_id = '" + seventh + "' where seq = 9");
        tamper("update audit.link set entry_id = '" + ninth + "' where seq = 7");
        assertBroken(7, Fault.REORDERED);
    }

    @Test
    void findsACutTailByTheRememberedHead() throws IOException {
        Head head = Head.of(Files.readString(data.resolve(Sealer.HEAD_FILE)));
        assertThat(head.seq()).isEqualTo(20);
        tamper("delete from audit.link where seq > 15; delete from audit.entry e where not exists (select from audit.link l where l.entry_id = e.id)");
        assertThat(check()).isInstanceOf(Verdict.Intact.class);
        assertThat(check(head)).isEqualTo(new Verdict.Broken(16, null, Fault.TRUNCATED));
    }

    @Test
    void findsATailThatWasWrittenAnew() throws IOException {
        Head head = Head.of(Files.readString(data.resolve(Sealer.HEAD_FILE)));
        tamper("update audit.entry set reason = 'other' where id = (select entry_id from audit.link where seq = 18)");
        tamper("delete from audit.unsealed; insert into audit.unsealed select entry_id from audit.link where seq > 17; delete from audit.link where seq > 17");
        database.administrator().sql("select audit.seal(100)").query(Integer.class).single();
        assertThat(check()).isInstanceOf(Verdict.Intact.class);
        assertThat(check(head)).isInstanceOfSatisfying(Verdict.Broken.class, broken -> assertThat(broken.fault()).isEqualTo(Fault.TRUNCATED));
    }

    @Test
    void findsAPersonTakenOutOfAnExport() {
        UUID one = UUID.randomUUID();
        Scope.run(Scope.service("test", "a"), () -> log.record(AuditEntry.of(Act.LIST_EXPORTED, "member", null),
                List.of(one, UUID.randomUUID(), UUID.randomUUID())));
        sealer.seal();
        assertThat(check()).isInstanceOf(Verdict.Intact.class);
        tamper("delete from audit.entry_person where person_id = '" + one + "'");
        assertBroken(21, Fault.PERSONS_CHANGED);
    }

    @Test
    void anExportIsCheckedByItself() throws Exception {
        String export = export();
        assertThat(checkFile(export)).isInstanceOfSatisfying(Verdict.Intact.class, intact -> assertThat(intact.links()).isEqualTo(20));
        String[] lines = export.split("\n");

        assertThat(checkFile(export.replace("为什么 6", "为什么 5"))).isInstanceOfSatisfying(Verdict.Broken.class, broken -> {
            assertThat(broken.seq()).isEqualTo(7);
            assertThat(broken.entryId()).isNotNull();
            assertThat(broken.fault()).isEqualTo(Fault.CHANGED);
        });
        assertThat(checkFile(export.replace(lines[7] + "\n", ""))).isEqualTo(new Verdict.Broken(7, idIn(lines[8]), Fault.GAP));
        assertThat(checkFile(export.replace(lines[7] + "\n" + lines[8], lines[8] + "\n" + lines[7]))).isInstanceOf(Verdict.Broken.class);
        assertThat(checkFile(export.substring(0, export.indexOf(lines[19])))).isEqualTo(new Verdict.Broken(19, null, Fault.TRUNCATED));
        assertThat(checkFile(export.replace(lines[20] + "\n", ""))).isEqualTo(new Verdict.Broken(20, null, Fault.TRUNCATED));
        assertThat(checkFile("hello")).isEqualTo(new Verdict.Broken(0, null, Fault.UNREADABLE));
        assertThat(checkFile(export + lines[3] + "\n")).isInstanceOf(Verdict.Broken.class);
    }

    @Test
    void nobodyButAnAdministratorOfTheServerCanChangeTheLog() {
        for (String table : new String[] {"entry", "link", "unsealed", "entry_person"}) {
            assertThat(database.owner().sql("""
                    select count(*) from unnest(array['gq_app', 'gq_area', 'gq_line', 'gq_self']) r, unnest(array['update', 'delete', 'truncate']) p
                    where has_table_privilege(r, 'audit.' || :table, p)""").param("table", table).query(Long.class).single()).as(table).isZero();
        }
    }

    private void twentyEntriesAgain() {
        twentyEntries();
    }

    private static UUID idIn(String line) {
        return UUID.fromString(line.replaceAll(".*\"text\":\"\\[\\\\\"([0-9a-f-]{36}).*", "$1"));
    }

    private UUID entryAt(int seq) {
        return database.owner().sql("select entry_id from audit.link where seq = :seq").param("seq", seq).query(UUID.class).single();
    }

    private void tamper(String sql) {
        try (Connection connection = database.administratorConnection(); var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void assertBroken(long seq, Fault fault) {
        assertThat(check()).isInstanceOfSatisfying(Verdict.Broken.class, broken -> {
            assertThat(broken.fault()).isEqualTo(fault);
            assertThat(broken.seq()).isEqualTo(seq);
        });
    }

    private Verdict check(Head... heads) {
        try (Connection owner = database.ownerConnection()) {
            return AuditChain.check(owner, List.of(heads));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private String export() throws SQLException, IOException {
        var text = new StringWriter();
        try (Connection owner = database.ownerConnection(); var out = new BufferedWriter(text)) {
            AuditChain.export(owner, Head.NONE, out, clock.instant());
        }
        return text.toString();
    }

    private static Verdict checkFile(String text) throws IOException {
        return AuditChain.check(new BufferedReader(new StringReader(text)), List.of());
    }
}
