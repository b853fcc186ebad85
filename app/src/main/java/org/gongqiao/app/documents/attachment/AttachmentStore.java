package org.gongqiao.app.documents.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Audience;
import org.gongqiao.app.documents.CustodyEntry;
import org.gongqiao.app.documents.FileType;
import org.gongqiao.app.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of attachments, their pieces and their chain of custody. */
@Repository
public class AttachmentStore {

    /** Bytes of content in one piece. */
    public static final int PIECE = 1 << 20;

    static final Vault.Column FILE_NAME = Vault.Column.of("documents.attachment.file_name");
    static final Vault.Column SOURCE = Vault.Column.of("documents.attachment.source");
    static final Vault.Column DATA_KEY = Vault.Column.of("documents.attachment.data_key");

    private static final String COLUMNS = """
            select id, owner_kind, owner_id, subject, holder, file_name, source, type, bytes, sha256, sent_sha256, for_person, shared_with, place_kept, taken_at, erased_at
            from documents.attachment""";

    private final JdbcClient jdbc;
    private final Vault vault;

    AttachmentStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** What somebody holds already: bytes and files. */
    public record Held(long bytes, int files) {}

    public boolean isVisible(AttachmentOwner owner) {
        return jdbc.sql("select documents.visible(:kind, :id)").param("kind", owner.kind()).param("id", owner.id()).query(Boolean.class).single();
    }

    /** Until the end of the transaction nobody else counts what the same record or person holds. */
    public void lock(UUID held) {
        jdbc.sql("select pg_advisory_xact_lock(:key)").param("key", held.getMostSignificantBits() ^ held.getLeastSignificantBits()).query().singleRow();
    }

    public Held heldBy(AttachmentOwner owner) {
        return jdbc.sql("select coalesce(sum(bytes), 0) as bytes, count(*) as files from documents.attachment where owner_kind = :kind and owner_id = :id and erased_at is null")
                .param("kind", owner.kind()).param("id", owner.id()).query(AttachmentStore::held).single();
    }

    public Held waitingOf(@Nullable UUID holder, byte @Nullable [] token) {
        return jdbc.sql("""
                select coalesce(sum(bytes), 0) as bytes, count(*) as files from documents.attachment
                where owner_id is null and (holder = :holder or token_hash = :token)""")
                .param("holder", holder, java.sql.Types.OTHER).param("token", token, java.sql.Types.BINARY).query(AttachmentStore::held).single();
    }

    /** Writes the row and the encrypted pieces of {@code file}. */
    public void insert(Attachment a, Path file, byte @Nullable [] token, @Nullable UUID key) throws IOException {
        PieceCipher cipher = PieceCipher.make(a.id());
        int pieces = Math.toIntExact(Math.max(1, (a.bytes() + PieceCipher.PIECE - 1) / PieceCipher.PIECE));
        AttachmentOwner owner = a.owner();
        jdbc.sql("""
                insert into documents.attachment (id, owner_kind, owner_id, subject, holder, token_hash, upload_key, file_name, source, type, bytes, pieces,
                    sha256, sent_sha256, for_person, shared_with, place_kept, data_key, taken_at)
                values (:id, :kind, :owner, :subject, :holder, :token, :key, :name, :source, :type, :bytes, :pieces, :sha, :sent, :person, :shared, :place, :dataKey, :at)""")
                .param("id", a.id()).param("kind", owner == null ? null : owner.kind()).param("owner", owner == null ? null : owner.id(), java.sql.Types.OTHER)
                .param("subject", owner == null ? null : owner.subject(), java.sql.Types.OTHER).param("holder", a.takenBy(), java.sql.Types.OTHER)
                .param("token", token, java.sql.Types.BINARY).param("key", key, java.sql.Types.OTHER)
                .param("name", vault.seal(FILE_NAME, a.id(), a.fileName())).param("source", vault.sealNullable(SOURCE, a.id(), a.source()), java.sql.Types.BINARY)
                .param("type", a.type().name()).param("bytes", a.bytes()).param("pieces", pieces).param("sha", HexFormat.of().parseHex(a.sha256()))
                .param("sent", HexFormat.of().parseHex(a.sentSha256())).param("person", a.audience().person())
                .param("shared", roles(a.audience())).param("place", a.placeKept())
                .param("dataKey", vault.seal(DATA_KEY, a.id(), cipher.key())).param("at", at(a.takenAt())).update();
        byte[] buffer = new byte[PieceCipher.PIECE];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = 0; n < pieces; n++) {
                int length = in.readNBytes(buffer, 0, buffer.length);
                jdbc.sql("insert into documents.piece (attachment_id, n, body) values (:id, :n, :body)").param("id", a.id()).param("n", n)
                        .param("body", cipher.seal(n, pieces, buffer, length)).update();
            }
        }
    }

    public Optional<Attachment> find(UUID id) {
        return jdbc.sql(COLUMNS + " where id = :id").param("id", id).query(this::attachment).optional();
    }

    /** What the same upload made before. */
    public Optional<Attachment> findUpload(@Nullable UUID holder, byte @Nullable [] token, UUID key) {
        return jdbc.sql(COLUMNS + " where upload_key = :key and (holder = :holder or token_hash = :token)").param("key", key)
                .param("holder", holder, java.sql.Types.OTHER).param("token", token, java.sql.Types.BINARY).query(this::attachment).optional();
    }

    public List<Attachment> of(AttachmentOwner owner) {
        return jdbc.sql(COLUMNS + " where owner_id = :id and owner_kind = :kind order by taken_at, id").param("id", owner.id()).param("kind", owner.kind())
                .query(this::attachment).list();
    }

    /** What all visitors together have waiting. */
    public long waitingOfVisitors() {
        return jdbc.sql("select coalesce(sum(bytes), 0) from documents.attachment where owner_id is null and token_hash is not null").query(Long.class).single();
    }

    public List<Attachment> waitingNow(@Nullable UUID holder, byte @Nullable [] token, Collection<UUID> ids) {
        return jdbc.sql(COLUMNS + " where owner_id is null and id = any(:ids) and (holder = :holder or token_hash = :token) order by taken_at, id")
                .param("ids", ids.toArray(UUID[]::new)).param("holder", holder, java.sql.Types.OTHER).param("token", token, java.sql.Types.BINARY)
                .query(this::attachment).list();
    }

    /** The same, locked until the end of the transaction. */
    public List<Attachment> waiting(@Nullable UUID holder, byte @Nullable [] token, Collection<UUID> ids) {
        return jdbc.sql(COLUMNS + " where owner_id is null and id = any(:ids) and (holder = :holder or token_hash = :token) order by taken_at, id for update")
                .param("ids", ids.toArray(UUID[]::new)).param("holder", holder, java.sql.Types.OTHER).param("token", token, java.sql.Types.BINARY)
                .query(this::attachment).list();
    }

    /** A visitor's upload stops being his: from now on the record says who sees it. */
    public void bind(UUID id, AttachmentOwner owner, Audience audience) {
        jdbc.sql("update documents.attachment set owner_kind = :kind, owner_id = :owner, subject = :subject, token_hash = null, for_person = :person, shared_with = :shared where id = :id")
                .param("kind", owner.kind()).param("owner", owner.id()).param("subject", owner.subject(), java.sql.Types.OTHER)
                .param("person", audience.person()).param("shared", roles(audience)).param("id", id).update();
    }

    public void setAudience(UUID id, Audience audience) {
        jdbc.sql("update documents.attachment set for_person = :person, shared_with = :shared where id = :id").param("person", audience.person())
                .param("shared", roles(audience)).param("id", id).update();
    }

    public void deleteWaiting(UUID id) {
        jdbc.sql("delete from documents.attachment where id = :id and owner_id is null").param("id", id).update();
    }

    public void erase(UUID id, Instant at) {
        jdbc.sql("delete from documents.piece where attachment_id = :id").param("id", id).update();
        jdbc.sql("update documents.attachment set data_key = null, erased_at = :at where id = :id").param("at", at(at)).param("id", id).update();
    }

    /** The content of one attachment, a piece at a time. */
    public final class Content {

        private final UUID id;
        private final int pieces;
        private final PieceCipher cipher;

        private Content(UUID id, int pieces, PieceCipher cipher) {
            this.id = id;
            this.pieces = pieces;
            this.cipher = cipher;
        }

        public int pieces() {
            return pieces;
        }

        public byte[] piece(int n) {
            byte[] sealed = jdbc.sql("select body from documents.piece where attachment_id = :id and n = :n").param("id", id).param("n", n)
                    .query(byte[].class).single();
            return cipher.open(n, pieces, sealed);
        }
    }

    /** Empty where its content was erased. */
    public Optional<Content> content(UUID id) {
        return jdbc.sql("select pieces, data_key from documents.attachment where id = :id and data_key is not null").param("id", id)
                .query((row, n) -> new Content(id, row.getInt("pieces"), PieceCipher.of(id, vault.open(DATA_KEY, id, row.getBytes("data_key"))))).optional();
    }

    public void addCustody(UUID attachment, CustodyEntry entry) {
        jdbc.sql("insert into documents.custody (id, attachment_id, at, act, actor, service, part, unit, note) values (:id, :attachment, :at, :act, :actor, :service, :part, :unit, :note)")
                .param("id", entry.id()).param("attachment", attachment).param("at", at(entry.at())).param("act", entry.act().name())
                .param("actor", entry.actor(), java.sql.Types.OTHER).param("service", entry.service())
                .param("part", entry.part(), java.sql.Types.OTHER).param("unit", entry.unit()).param("note", entry.note()).update();
    }

    public List<CustodyEntry> custody(UUID attachment) {
        return jdbc.sql("select id, at, act, actor, service, part, unit, note from documents.custody where attachment_id = :id order by id").param("id", attachment)
                .query((row, n) -> new CustodyEntry(row.getObject("id", UUID.class), row.getObject("at", OffsetDateTime.class).toInstant(),
                        CustodyEntry.Act.valueOf(row.getString("act")), row.getObject("actor", UUID.class), row.getString("service"),
                        row.getObject("part", UUID.class), row.getString("unit"),
                        row.getString("note"))).list();
    }

    public int sweep(Instant waitingSince) {
        return jdbc.sql("select documents.sweep(:since)").param("since", at(waitingSince)).query(Integer.class).single();
    }

    private Attachment attachment(ResultSet row, int n) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String kind = row.getString("owner_kind");
        OffsetDateTime erased = row.getObject("erased_at", OffsetDateTime.class);
        String source = vault.openNullable(SOURCE, id, row.getBytes("source"));
        return new Attachment(id, kind == null ? null : new AttachmentOwner(kind, row.getObject("owner_id", UUID.class), row.getObject("subject", UUID.class)),
                vault.open(FILE_NAME, id, row.getBytes("file_name")), FileType.valueOf(row.getString("type")), row.getLong("bytes"),
                HexFormat.of().formatHex(row.getBytes("sha256")), HexFormat.of().formatHex(row.getBytes("sent_sha256")), source == null ? "" : source,
                new Audience(row.getBoolean("for_person"), roles(row)), row.getBoolean("place_kept"), row.getObject("holder", UUID.class),
                row.getObject("taken_at", OffsetDateTime.class).toInstant(), erased == null ? null : erased.toInstant());
    }

    private static String[] roles(Audience audience) {
        return audience.roles().stream().map(PartRole::name).sorted().toArray(String[]::new);
    }

    private static Set<PartRole> roles(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("shared_with").getArray()).map(PartRole::valueOf).collect(Collectors.toSet());
    }

    private static Held held(ResultSet row, int n) throws SQLException {
        return new Held(row.getLong("bytes"), row.getInt("files"));
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
