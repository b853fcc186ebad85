package org.gongqiao.app.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.identity.IdType;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.vault.Keys;
import org.gongqiao.app.vault.SealedColumn;
import org.gongqiao.app.vault.Vault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@IntegrationTest
class KeyRotationIT {

    private static final int PERSONS = 1_200;
    private static final Vault.Column TOTP = Vault.Column.of("identity.account.totp_secret");

    @Autowired TestDatabase.Switchable database;
    @Autowired List<SealedColumn> columns;
    @Autowired Environment environment;
    @Autowired Clock clock;
    @TempDir Path folder;
    private Keys keys;
    private Vault vault;
    private KeyRotation rotation;
    private final List<UUID> persons = new ArrayList<>();

    @BeforeEach
    void personsUnderTheFirstKey() throws SQLException {
        keys = Keys.open(folder, clock);
        vault = new Vault(keys);
        rotation = new KeyRotation(keys, vault, columns, environment, clock);
        database.owner().sql("truncate identity.person cascade").update();
        try (Connection owner = database.ownerConnection(); var person = owner.prepareStatement("""
                insert into identity.person (id, name, id_type, id_number, id_hash, phone, phone_hash, sex, created_at) values (?, 'x', ?, ?, ?, ?, ?, '0', now())""");
                var account = owner.prepareStatement("insert into identity.account (id, person_id, phone_hash, totp_secret, created_at) values (?, ?, ?, ?, now())")) {
            for (int i = 0; i < PERSONS; i++) {
                UUID id = UUID.randomUUID();
                persons.add(id);
                IdType type = i % 2 == 0 ? IdType.RESIDENT_ID : IdType.PASSPORT;
                person.setObject(1, id);
                person.setString(2, type.name());
                person.setBytes(3, vault.seal(Persons.ID_NUMBER, id, number(i)));
                person.setBytes(4, vault.hash(Vault.Domain.IDENTITY_DOCUMENT, Persons.documentText(type, number(i))));
                person.setBytes(5, i % 3 == 0 ? null : vault.seal(Persons.PHONE, id, phone(i)));
                person.setBytes(6, i % 3 == 0 ? null : vault.hash(Vault.Domain.PHONE, phone(i)));
                person.addBatch();
                if (i % 3 == 1) {
                    UUID accountId = UUID.randomUUID();
                    account.setObject(1, accountId);
                    account.setObject(2, id);
                    account.setBytes(3, vault.hash(Vault.Domain.PHONE, phone(i)));
                    account.setBytes(4, vault.seal(TOTP, accountId, "SECRET" + i));
                    account.addBatch();
                }
            }
            person.executeBatch();
            account.executeBatch();
        }
    }

    private static String number(int i) {
        return "N" + i;
    }

    private static String phone(int i) {
        return "199%08d".formatted(i);
    }

    @Test
    void rewritesEveryValueAndHashWithTheNewKey() throws SQLException {
        assertThat(keys.addNext()).isEqualTo(2);
        try (Connection owner = database.ownerConnection()) {
            assertThat(rotation.old(owner)).isEqualTo(PERSONS + PERSONS * 2 / 3 + PERSONS / 3);
            assertThat(rotation.rewrite(owner, Progress.SILENT)).isEqualTo(PERSONS + PERSONS * 2 / 3 + PERSONS / 3);
            assertThat(rotation.old(owner)).isZero();
            assertThat(rotation.rewrite(owner, Progress.SILENT)).isZero();
        }
        assertEverythingReads();
        assertThat(database.owner().sql("""
                select count(*) from identity.person where get_byte(id_hash, 0) <> 2 or get_byte(phone_hash, 0) <> 2""").query(Long.class).single()).isZero();
        assertThat(database.owner().sql("select count(*) from identity.account where get_byte(phone_hash, 0) <> 2").query(Long.class).single()).isZero();
    }

    @Test
    void goesOnWhereItWasStoppedAndFindsEverybodyMeanwhile() throws SQLException {
        keys.addNext();
        try (Connection owner = database.ownerConnection()) {
            assertThatThrownBy(() -> rotation.rewrite(owner, (key, args) -> {
                if (args[0].toString().equals("identity.account.totp_secret")) {
                    throw new IllegalStateException("stopped");
                }
            })).hasMessage("stopped");
        }
        // A row under the old key stands beside those under the new one.
        database.owner().sql("update identity.person set id_hash = :hash, id_number = :number where id = :id")
                .param("hash", oldHash(0)).param("number", vault.seal(Persons.ID_NUMBER, persons.getFirst(), number(0))).param("id", persons.getFirst()).update();
        assertEverythingReads();
        try (Connection owner = database.ownerConnection()) {
            assertThat(rotation.old(owner)).isPositive();
            rotation.rewrite(owner, Progress.SILENT);
            assertThat(rotation.old(owner)).isZero();
        }
    }

    private byte[] oldHash(int i) {
        return vault.hashes(Vault.Domain.IDENTITY_DOCUMENT, Persons.documentText(IdType.RESIDENT_ID, number(i)))[1];
    }

    private void assertEverythingReads() {
        for (int i : new int[] {0, 1, 2, 499, 500, 501, PERSONS - 1}) {
            IdType type = i % 2 == 0 ? IdType.RESIDENT_ID : IdType.PASSPORT;
            UUID id = persons.get(i);
            assertThat(database.owner().sql("select id from identity.person where id_hash = any(:hashes)")
                    .param("hashes", vault.hashes(Vault.Domain.IDENTITY_DOCUMENT, Persons.documentText(type, number(i)))).query(UUID.class).single()).isEqualTo(id);
            var row = database.owner().sql("select id_number, phone from identity.person where id = :id").param("id", id).query().singleRow();
            assertThat(vault.open(Persons.ID_NUMBER, id, (byte[]) row.get("id_number"))).isEqualTo(number(i));
            assertThat(vault.openNullable(Persons.PHONE, id, (byte[]) row.get("phone"))).isEqualTo(i % 3 == 0 ? null : phone(i));
            if (i % 3 == 1) {
                assertThat(database.owner().sql("select count(*) from identity.account where person_id = :id and phone_hash = any(:hashes)")
                        .param("id", id).param("hashes", vault.hashes(Vault.Domain.PHONE, phone(i))).query(Long.class).single()).isEqualTo(1);
            }
        }
    }

    @Test
    void anotherProgramReadsWithANewKeyAtOnceAndWritesWithItLater() {
        Keys other = Keys.open(folder, clock);
        Vault elsewhere = new Vault(other);
        keys.addNext();
        UUID row = UUID.randomUUID();
        byte[] sealed = vault.seal(Persons.PHONE, row, "new");
        assertThat(elsewhere.open(Persons.PHONE, row, sealed)).isEqualTo("new");
        assertThat(elsewhere.hashes(Vault.Domain.PHONE, "1").length).isEqualTo(2);
        assertThat(elsewhere.currentKey()).isEqualTo(1);
        assertThat(Keys.open(folder, clock).current()).isEqualTo(2);
    }

    @Test
    void knowsEveryColumnThatTheProgramSeals() throws IOException {
        var named = new TreeSet<String>();
        var pattern = Pattern.compile("Vault\\.Column\\.of\\(\"([a-z_.]+)\"\\)");
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                pattern.matcher(Files.readString(file)).results().forEach(match -> named.add(match.group(1)));
            }
        }
        assertThat(named).hasSizeGreaterThan(5);
        assertThat(columns.stream().map(column -> column.place().toString()).toList()).containsExactlyInAnyOrderElementsOf(named);
    }
}
