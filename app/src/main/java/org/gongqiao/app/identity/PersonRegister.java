package org.gongqiao.app.identity;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongqiao.app.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Persons by the thousand, for imports: who is known, entering many at once, changing them, taking back. Every method runs in
 * the caller's scope and transaction; nothing is logged here, because an import has one entry that names all its persons.
 */
@Component
public class PersonRegister {

    /** A document that is known, here or elsewhere; the name is for comparing and is not shown to anybody. */
    public record Known(UUID personId, String name, boolean hasAccount) {}

    /** What stands in the row of a person in scope. */
    public record Recorded(UUID id, int version, String sex, @Nullable LocalDate birthOn, @Nullable String nationality, @Nullable String education,
                           @Nullable String political, @Nullable String householdType, @Nullable String householdRegion,
                           @Nullable String nativeRegion, @Nullable String phone, @Nullable String email) {

        @Override
        public String toString() {
            return "Recorded[" + id + "]";
        }
    }

    /** A row as it stood before a change: JSON of the row, sealed values as they are. */
    public record Before(UUID id, int version, String row) {

        @Override
        public String toString() {
            return "Before[" + id + "]";
        }
    }

    private static final String COLUMNS = """
            name, id_type, id_number, id_hash, phone, phone_hash, email, sex, birth_on, nationality, education, political, household_type,
            household_region, native_region""";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    PersonRegister(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** Keyed hashes of a document under every key in use, the current first. */
    public byte[][] documentHashes(IdType type, String number) {
        return vault.hashes(Vault.Domain.IDENTITY_DOCUMENT, Persons.documentText(type, number));
    }

    public byte[][] phoneHashes(String phone) {
        return vault.hashes(Vault.Domain.PHONE, phone);
    }

    /** Which of these documents are known, by hash. */
    @Transactional(readOnly = true)
    public Map<ByteBuffer, Known> documentsKnown(Collection<byte[]> hashes) {
        var known = new HashMap<ByteBuffer, Known>();
        jdbc.sql("select id_hash, person_id, name, has_account from identity.documents_known(:hashes)").param("hashes", hashes.toArray(byte[][]::new))
                .query((row, n) -> known.put(ByteBuffer.wrap(row.getBytes("id_hash")),
                        new Known(row.getObject("person_id", UUID.class), row.getString("name"), row.getBoolean("has_account")))).list();
        return known;
    }

    /** Whose phones these are, by hash. */
    @Transactional(readOnly = true)
    public Map<ByteBuffer, Set<UUID>> phonesKnown(Collection<byte[]> hashes) {
        record Owner(ByteBuffer hash, UUID person) {}
        return jdbc.sql("select phone_hash, person_id from identity.phones_known(:hashes)").param("hashes", hashes.toArray(byte[][]::new))
                .query((row, n) -> new Owner(ByteBuffer.wrap(row.getBytes("phone_hash")), row.getObject("person_id", UUID.class))).list().stream()
                .collect(Collectors.groupingBy(Owner::hash, Collectors.mapping(Owner::person, Collectors.toSet())));
    }

    /** Rows of persons in scope, phone and e-mail in clear for comparing. */
    @Transactional(readOnly = true)
    public Map<UUID, Recorded> recorded(Collection<UUID> persons) {
        return jdbc.sql("""
                select id, version, sex, birth_on, nationality, education, political, household_type, household_region, native_region, phone, email
                from unnest(:ids) wanted join identity.person on id = wanted""").param("ids", persons.toArray(UUID[]::new))
                .query(this::read).list().stream().collect(Collectors.toMap(Recorded::id, Function.identity()));
    }

    /**
     * Rows that can no longer be entered as new persons: the document has become known, or the phone somebody else's, or the
     * hashes are of a key that has been replaced since, so that nobody could tell.
     *
     * @param rows         columns {@code row, person_id, id_hash, phone_hash}
     * @param documentsToo where false, documents are left to {@link #enter}, which fails where one is known
     */
    @Transactional(readOnly = true)
    public List<Integer> knownMeanwhile(StagedRelation rows, boolean documentsToo) {
        return jdbc.sql("select s.row from " + rows.as("s")
                + " join identity.phones_known(array(select x.phone_hash from " + rows.as("x") + ")) k on k.phone_hash = s.phone_hash and k.person_id <> s.person_id"
                + " union select s.row from " + rows.as("s") + " where get_byte(s.id_hash, 0) <> :currentKey"
                + (documentsToo ? " union select s.row from " + rows.as("s")
                + " where s.id_hash in (select d.id_hash from identity.documents_known(array(select x.id_hash from " + rows.as("x") + ")) d)" : ""))
                .params(rows.parameters()).param("currentKey", vault.currentKey()).query(Integer.class).list();
    }

    /** Rows whose phone has become somebody else's; columns {@code row, person_id, phone_hash}. */
    @Transactional(readOnly = true)
    public List<Integer> phonesTakenMeanwhile(StagedRelation rows) {
        return jdbc.sql("select distinct s.row from " + rows.as("s")
                + " join identity.phones_known(array(select x.phone_hash from " + rows.as("x") + ")) k on k.phone_hash = s.phone_hash and k.person_id <> s.person_id")
                .params(rows.parameters()).query(Integer.class).list();
    }

    /**
     * Enters persons whose documents are not known; a document that has become known in the same moment fails the statement.
     *
     * @param rows columns {@code person_id, name, id_type, id_number, id_hash, phone, phone_hash, email, sex, birth_on, nationality,
     *             education, political, household_type, household_region, native_region}; sealed values for the row {@code person_id}
     */
    @Transactional
    public int enter(StagedRelation rows, UUID importId) {
        return jdbc.sql("insert into identity.person (id, " + COLUMNS + ", created_at, import_id) select s.person_id, "
                + COLUMNS + ", :now, :import from " + rows.as("s") + " order by s.id_hash")
                .params(rows.parameters()).param("now", OffsetDateTime.now(clock)).param("import", importId).update();
    }

    /** The rows of these persons in scope as they stand, for a later {@link #restore}. */
    @Transactional(readOnly = true)
    public Map<UUID, Before> before(Collection<UUID> persons) {
        return jdbc.sql("select id, version, to_jsonb(p)::text as before from unnest(:ids) wanted join identity.person p on p.id = wanted").param("ids", persons.toArray(UUID[]::new))
                .query((row, n) -> new Before(row.getObject("id", UUID.class), row.getInt("version"), row.getString("before"))).list().stream()
                .collect(Collectors.toMap(Before::id, Function.identity()));
    }

    /**
     * Writes what a row says; a blank leaves what is known. The name and the document stay.
     *
     * @param rows the columns of {@link #enter} and {@code person_version}, the version that the change was planned for
     * @return persons written; one whose version has moved on is not among them
     */
    @Transactional
    public List<UUID> change(StagedRelation rows) {
        return jdbc.sql("""
                update identity.person p set phone = coalesce(s.phone, p.phone), phone_hash = coalesce(s.phone_hash, p.phone_hash),
                    email = coalesce(s.email, p.email), sex = s.sex, birth_on = coalesce(s.birth_on, p.birth_on),
                    nationality = coalesce(s.nationality, p.nationality), education = coalesce(s.education, p.education),
                    political = coalesce(s.political, p.political), household_type = coalesce(s.household_type, p.household_type),
                    household_region = coalesce(s.household_region, p.household_region), native_region = coalesce(s.native_region, p.native_region),
                    version = p.version + 1
                from\s""" + rows.as("s") + " where p.id = s.person_id and p.version = s.person_version returning p.id")
                .params(rows.parameters()).query(UUID.class).list();
    }

    /** Versions of the persons in scope. */
    @Transactional(readOnly = true)
    public Map<UUID, Integer> versions(Collection<UUID> persons) {
        var found = new HashMap<UUID, Integer>();
        jdbc.sql("select id, version from unnest(:ids) wanted join identity.person on id = wanted").param("ids", persons.toArray(UUID[]::new))
                .query((row, n) -> found.put(row.getObject("id", UUID.class), row.getInt("version"))).list();
        return found;
    }

    /** Puts rows back as they were; the version goes on counting. */
    @Transactional
    public void restore(Collection<Before> rows) {
        jdbc.sql("""
                update identity.person p set (phone, phone_hash, email, sex, birth_on, nationality, education, political, household_type,
                        household_region, native_region, version)
                    = (select b.phone, b.phone_hash, b.email, b.sex, b.birth_on, b.nationality, b.education, b.political, b.household_type,
                        b.household_region, b.native_region, p.version + 1 from jsonb_populate_record(null::identity.person, cast(r.before as jsonb)) b)
                from unnest(:ids, :befores) r (id, before) where p.id = r.id""")
                .param("ids", rows.stream().map(Before::id).toArray(UUID[]::new)).param("befores", rows.stream().map(Before::row).toArray(String[]::new)).update();
    }

    /** Removes persons whom the import entered and who have neither account nor post nor given consent; returns who is gone. */
    @Transactional
    public List<UUID> removeEntered(UUID importId, Collection<UUID> persons) {
        return jdbc.sql("select * from identity.remove_entered(:import, :persons)").param("import", importId)
                .param("persons", persons.toArray(UUID[]::new)).query(UUID.class).list();
    }

    private Recorded read(ResultSet row, int n) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Recorded(id, row.getInt("version"), row.getString("sex"), row.getObject("birth_on", LocalDate.class), row.getString("nationality"),
                row.getString("education"), row.getString("political"), row.getString("household_type"), row.getString("household_region"),
                row.getString("native_region"), vault.openNullable(Persons.PHONE, id, row.getBytes("phone")),
                vault.openNullable(Persons.EMAIL, id, row.getBytes("email")));
    }

    /** All hashes of many values, for a query that must find rows under every key. */
    public static List<byte[]> flat(Collection<byte[][]> hashes) {
        return hashes.stream().flatMap(Arrays::stream).toList();
    }
}
