package org.gongqiao.app.documents.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Texts of templates: version 1 from the program's resources, later ones from the operator. */
@Repository
public class TemplateStore {

    private static final String FOLDER = "papers/";
    private static final String ENDING = ".paper";

    private final JdbcClient jdbc;
    private final SortedMap<String, String> shipped;

    TemplateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.shipped = shipped();
    }

    /** @param recordedAt null for version 1 */
    public record Stored(String id, int version, String source, String reason, @Nullable Instant recordedAt) {}

    public List<String> ids() {
        return List.copyOf(shipped.keySet());
    }

    public Optional<Stored> newest(String id) {
        return own(id, null).or(() -> first(id));
    }

    public Optional<Stored> find(String id, int version) {
        return version == 1 ? first(id) : own(id, version);
    }

    /** Newest first. */
    public List<Stored> versions(String id) {
        var all = new java.util.ArrayList<>(jdbc.sql("select id, version, source, reason, recorded_at from documents.template where id = :id order by version desc")
                .param("id", id).query((row, n) -> stored(row)).list());
        first(id).ifPresent(all::add);
        return all;
    }

    /** Adds the next version; two at the same time meet at the primary key. */
    public int add(String id, String source, String reason, Instant at, @Nullable UUID by) {
        return jdbc.sql("""
                insert into documents.template (id, version, source, reason, recorded_at, recorded_by)
                select :id, coalesce(max(version), 1) + 1, :source, :reason, :at, :by from documents.template where id = :id returning version""")
                .param("id", id).param("source", source).param("reason", reason).param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("by", by, java.sql.Types.OTHER).query(Integer.class).single();
    }

    private Optional<Stored> own(String id, @Nullable Integer version) {
        return jdbc.sql("""
                select id, version, source, reason, recorded_at from documents.template
                where id = :id and (cast(:version as int) is null or version = :version) order by version desc limit 1""")
                .param("id", id).param("version", version).query((row, n) -> stored(row)).optional();
    }

    private static Stored stored(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Stored(row.getString("id"), row.getInt("version"), row.getString("source"), row.getString("reason"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    private Optional<Stored> first(String id) {
        return Optional.ofNullable(shipped.get(id)).map(source -> new Stored(id, 1, source, "", null));
    }

    /** {@code papers/<module>/<name>.paper} is the template {@code <module>/<name>}. */
    private static SortedMap<String, String> shipped() {
        var found = new TreeMap<String, String>();
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDER + "*/*" + ENDING)) {
                String address = file.getURL().toString();
                String id = address.substring(address.lastIndexOf(FOLDER) + FOLDER.length(), address.length() - ENDING.length());
                found.put(id, file.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
