package org.gongqiao.app.roster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.vault.Vault;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Uploaded files on their way to the preview. They wait in the database, sealed, so that whichever node does the job finds
 * them; as files, readable by the program only, they exist while they are taken in and while they are read.
 */
@Component
class Uploads {

    static final Vault.Column CONTENT = Vault.Column.of("roster.upload.content");
    private static final int PART = 1 << 20;

    /** Writes the upload to a file that exists already, with the permissions it needs. */
    @FunctionalInterface
    interface Content {
        void writeTo(Path file) throws IOException;
    }

    /** Goes when it is closed. */
    record Local(Path path) implements AutoCloseable {

        @Override
        public void close() {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException("an uploaded file could not be deleted", e);
            }
        }
    }

    private final Path folder;
    private final JdbcClient jdbc;
    private final Vault vault;
    private final Ids ids;

    Uploads(@Value("${gq.data-dir}") Path data, JdbcClient jdbc, Vault vault, Ids ids) {
        this.folder = data.resolve("uploads").toAbsolutePath();
        this.jdbc = jdbc;
        this.vault = vault;
        this.ids = ids;
    }

    /** Takes an upload in, outside the transaction that keeps it. */
    Local take(Content content) {
        Local local = create();
        boolean taken = false;
        try {
            content.writeTo(local.path());
            taken = true;
            return local;
        } catch (IOException e) {
            throw new UncheckedIOException("the upload could not be kept", e);
        } finally {
            if (!taken) {
                local.close();
            }
        }
    }

    /** Keeps the file for an import that stands already, in the same transaction. */
    void keep(UUID importId, Local local) {
        try (var in = Files.newInputStream(local.path())) {
            int no = 0;
            for (byte[] part = in.readNBytes(PART); part.length > 0; part = in.readNBytes(PART)) {
                UUID id = ids.next();
                jdbc.sql("insert into roster.upload (import_id, no, id, content) values (:import, :no, :id, :content)").param("import", importId)
                        .param("no", no++).param("id", id).param("content", vault.seal(CONTENT, id, part)).update();
            }
            if (no == 0) {
                // An empty file is there, too, and is told so.
                UUID id = ids.next();
                jdbc.sql("insert into roster.upload (import_id, no, id, content) values (:import, 0, :id, :content)").param("import", importId)
                        .param("id", id).param("content", vault.seal(CONTENT, id, new byte[0])).update();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the upload could not be kept", e);
        }
    }

    /** The file, for reading; empty where it is not kept any more. */
    Optional<Local> fetch(UUID importId) {
        int parts = jdbc.sql("select count(*) from roster.upload where import_id = :import").param("import", importId).query(Integer.class).single();
        if (parts == 0) {
            return Optional.empty();
        }
        return Optional.of(take(file -> {
            try (var out = Files.newOutputStream(file)) {
                for (int no = 0; no < parts; no++) {
                    out.write(jdbc.sql("select id, content from roster.upload where import_id = :import and no = :no").param("import", importId)
                            .param("no", no).query((row, n) -> vault.openBytes(CONTENT, row.getObject("id", UUID.class), row.getBytes("content"))).single());
                }
            }
        }));
    }

    void delete(UUID importId) {
        jdbc.sql("delete from roster.upload where import_id = :import").param("import", importId).update();
    }

    /** For the end of an import; one that is read anew still needs its file. */
    void deleteUnlessReading(UUID importId) {
        jdbc.sql("delete from roster.upload where import_id = :import and not exists (select from roster.import where id = :import and state = 'READING')")
                .param("import", importId).update();
    }

    private Local create() {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return new Local(Files.createFile(folder.resolve(ids.next().toString()),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
        } catch (IOException e) {
            throw new UncheckedIOException("the upload could not be kept", e);
        }
    }

    /** Deletes what a crash left behind. */
    void deleteOlderThan(FileTime moment) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).compareTo(moment) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("old uploads could not be deleted", e);
        }
    }
}
