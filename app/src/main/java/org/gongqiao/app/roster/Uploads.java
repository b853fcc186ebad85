package org.gongqiao.app.roster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Uploaded files on their way to the preview: readable by the program only, and gone as soon as they have been read. */
@Component
class Uploads {

    /** Writes the upload to a file that exists already, with the permissions it needs. */
    @FunctionalInterface
    interface Content {
        void writeTo(Path file) throws IOException;
    }

    private final Path folder;

    Uploads(@Value("${gq.data-dir}") Path data) {
        this.folder = data.resolve("uploads").toAbsolutePath();
    }

    void keep(UUID id, Content content) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder.getParent());
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Path file = Files.createFile(path(id), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            content.writeTo(file);
        } catch (IOException e) {
            delete(id);
            throw new UncheckedIOException("the upload could not be kept", e);
        }
    }

    Path path(UUID id) {
        return folder.resolve(id.toString());
    }

    boolean isThere(UUID id) {
        return Files.isRegularFile(path(id));
    }

    void delete(UUID id) {
        try {
            Files.deleteIfExists(path(id));
        } catch (IOException e) {
            throw new UncheckedIOException("an uploaded file could not be deleted", e);
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
