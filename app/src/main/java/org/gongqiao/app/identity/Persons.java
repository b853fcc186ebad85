package org.gongqiao.app.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Persons in the caller's scope. Numbers and phones come masked; {@link #unmask} opens one, with a reason, and is logged. */
@Component
public class Persons {

    /** Where sealed values stand; bulk writers (roster import, demo) seal with the same names. */
    public static final Vault.Column ID_NUMBER = Vault.Column.of("identity.person.id_number");
    public static final Vault.Column PHONE = Vault.Column.of("identity.person.phone");
    public static final Vault.Column EMAIL = Vault.Column.of("identity.person.email");

    private final JdbcClient jdbc;
    private final Vault vault;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Persons(JdbcClient jdbc, Vault vault, AuditLog audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What the keyed hash of a document is made of; bulk writers use the same text. */
    public static String documentText(IdType type, String number) {
        return type.name() + ':' + number.toUpperCase(Locale.ROOT);
    }

    /** The person with this document, known here or elsewhere; the answer must not be shown to a caller who has not proved it his own. */
    @Transactional(readOnly = true)
    public Optional<UUID> byDocument(IdType type, String number) {
        return jdbc.sql("select identity.person_by_document(:hashes)")
                .param("hashes", vault.hashes(Vault.Domain.IDENTITY_DOCUMENT, documentText(type, number)))
                .query(UUID.class).optional();
    }

    /** Persons in scope with this document number, of whatever kind of document. */
    @Transactional(readOnly = true)
    public List<UUID> inScopeByNumber(String number) {
        byte[][] hashes = Arrays.stream(IdType.values())
                .flatMap(type -> Arrays.stream(vault.hashes(Vault.Domain.IDENTITY_DOCUMENT, documentText(type, number)))).toArray(byte[][]::new);
        return jdbc.sql("select id from identity.person where id_hash = any(:hashes)").param("hashes", hashes).query(UUID.class).list();
    }

    /** Persons in scope with this mobile number; more than one where a family shares a phone. */
    @Transactional(readOnly = true)
    public List<UUID> inScopeByPhone(String phone) {
        return jdbc.sql("select id from identity.person where phone_hash = any(:hashes) limit 100")
                .param("hashes", vault.hashes(Vault.Domain.PHONE, phone)).query(UUID.class).list();
    }

    /** Masked document numbers and phones of many persons in scope, for a list that leaves the program. */
    @Transactional(readOnly = true)
    public Map<UUID, Person> inScope(Collection<UUID> persons) {
        return jdbc.sql("select * from identity.person where id = any(:ids)").param("ids", persons.toArray(UUID[]::new))
                .query(this::read).list().stream().collect(Collectors.toMap(Person::id, Function.identity()));
    }

    /** Enters a person under an id that the caller chose ({@code gq_self} may enter only himself). */
    @Transactional
    public void enter(UUID id, NewPerson person) {
        jdbc.sql("""
                insert into identity.person (id, name, id_type, id_number, id_hash, phone, phone_hash, sex, birth_on, nationality, created_at)
                values (:id, :name, :type, :number, :hash, :phone, :phoneHash, :sex, :birth, :nationality, :now)""")
                .param("id", id).param("name", person.name()).param("type", person.idType().name())
                .param("number", vault.seal(ID_NUMBER, id, person.idNumber()))
                .param("hash", vault.hash(Vault.Domain.IDENTITY_DOCUMENT, documentText(person.idType(), person.idNumber())))
                .param("phone", vault.sealNullable(PHONE, id, person.phone()))
                .param("phoneHash", person.phone() == null ? null : vault.hash(Vault.Domain.PHONE, person.phone()))
                .param("sex", person.sex()).param("birth", person.birthOn()).param("nationality", person.nationality())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    public UUID newId() {
        return ids.next();
    }

    /** One person, for a page that shows him; the opening is logged with him as its subject. */
    @Transactional
    public Person open(UUID id) {
        Person person = find(id).orElseThrow(() -> new NotFound("person", id));
        audit.record(AuditEntry.of(Act.PERSON_OPENED, "person", id).about(id));
        return person;
    }

    /** Without a log entry: for a person's own pages, and for checks that show nothing. */
    @Transactional(readOnly = true)
    public Optional<Person> find(UUID id) {
        return jdbc.sql("select * from identity.person where id = :id").param("id", id).query(this::read).optional();
    }

    /** A sensitive field in clear. Refuses without a reason; logged with field, reason and subject. */
    @Transactional
    public Optional<String> unmask(UUID id, SensitiveField field, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a reason is required");
        }
        audit.record(AuditEntry.of(Act.FIELD_UNMASKED, "person", id).about(id).because(reason).with(Map.of("field", field.name())));
        return clear(id, field);
    }

    /** A person's own sensitive field, in his own scope. */
    @Transactional(readOnly = true)
    public Optional<String> own(UUID id, SensitiveField field) {
        return clear(id, field);
    }

    private Optional<String> clear(UUID id, SensitiveField field) {
        return jdbc.sql("select id_number, phone, email from identity.person where id = :id").param("id", id)
                .query((row, n) -> Optional.ofNullable(switch (field) {
                    case ID_NUMBER -> vault.open(ID_NUMBER, id, row.getBytes("id_number"));
                    case PHONE -> vault.openNullable(PHONE, id, row.getBytes("phone"));
                    case EMAIL -> vault.openNullable(EMAIL, id, row.getBytes("email"));
                })).optional().orElseThrow(() -> new NotFound("person", id));
    }

    private Person read(ResultSet row, int n) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Person(id, row.getString("name"), IdType.valueOf(row.getString("id_type")),
                Masks.number(vault.open(ID_NUMBER, id, row.getBytes("id_number"))),
                Masks.phone(vault.openNullable(PHONE, id, row.getBytes("phone"))), row.getString("sex"),
                row.getObject("birth_on", LocalDate.class), row.getString("nationality"), row.getString("education"),
                row.getString("political"), row.getString("household_type"), row.getString("household_region"),
                row.getString("native_region"), row.getInt("version"));
    }
}
