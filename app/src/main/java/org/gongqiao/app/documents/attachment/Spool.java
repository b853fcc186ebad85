package org.gongqiao.app.documents.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.gongqiao.app.documents.FileType;
import org.gongqiao.app.documents.TakeFault;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Files on their way in: written down where only the program reads, looked at, cleaned, and gone again. */
@Component
public class Spool {

    private final Path folder;
    private final AttachmentSettings settings;

    Spool(@Value("${gq.data-dir}") Path data, AttachmentSettings settings) {
        this.folder = data.resolve("incoming").toAbsolutePath();
        this.settings = settings;
    }

    /** A file that was found good. Closing it deletes it. */
    public record Checked(FileType type, Path file, long bytes, byte[] sha256, byte[] sentSha256) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }

    /** Answered instead of a file where it is not taken. */
    public static final class NotTaken extends Exception {

        private final TakeFault fault;
        private final long limit;

        NotTaken(TakeFault fault, long limit) {
            super(fault.name(), null, false, false);
            this.fault = fault;
            this.limit = limit;
        }

        public TakeFault fault() {
            return fault;
        }

        /** In megabytes; for {@link TakeFault#TOO_LARGE}. */
        public long limit() {
            return limit;
        }
    }

    /** Reads the stream to its end or its limit, tells its type and takes out what is hidden, unless {@code asSent}. */
    public Checked check(InputStream content, boolean asSent) throws IOException, NotTaken {
        Path sent = file();
        Path kept = file();
        boolean done = false;
        try {
            MessageDigest sentDigest = sha256();
            copy(content, sent, sentDigest);
            FileType type = new Inspection(settings).inspect(sent);
            long limit = settings.limit(type.sort()).toBytes();
            if (Files.size(sent) > limit) {
                throw new NotTaken(TakeFault.TOO_LARGE, settings.limit(type.sort()).toMegabytes());
            }
            MessageDigest keptDigest = sha256();
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(kept), keptDigest)) {
                if (asSent) {
                    Cleaning.keep(sent, out);
                } else {
                    Cleaning.clean(type, sent, out);
                }
            }
            done = true;
            return new Checked(type, kept, Files.size(kept), keptDigest.digest(), sentDigest.digest());
        } catch (Refused refused) {
            throw new NotTaken(refused.fault(), settings.largest().toMegabytes());
        } finally {
            Files.deleteIfExists(sent);
            if (!done) {
                Files.deleteIfExists(kept);
            }
        }
    }

    /** Deletes what a crash left behind. */
    public void deleteOlderThan(Instant moment) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).compareTo(FileTime.from(moment)) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private void copy(InputStream content, Path to, MessageDigest digest) throws IOException {
        long left = settings.largest().toBytes();
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(to), digest)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                left -= read;
                if (left < 0) {
                    throw new Refused(TakeFault.TOO_LARGE);
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private Path file() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.getParent());
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return Files.createTempFile(folder, "", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
