package org.gongqiao.app.operations.database;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** Passwords of the server that the program starts itself: random, in a file of the key folder that only its owner reads. */
public record DatabasePasswords(String administrator, String owner, String application) {

    private static final String FILE = "database.properties";

    /** Reads the file, and makes it where there is none. */
    static DatabasePasswords open(Path keys) throws IOException {
        Path file = keys.resolve(FILE);
        if (!Files.exists(file)) {
            make(keys, file);
        }
        var read = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            read.load(reader);
        }
        return new DatabasePasswords(read.getProperty("administrator", ""), read.getProperty("owner", ""), read.getProperty("application", ""));
    }

    private static void make(Path keys, Path file) throws IOException {
        Files.createDirectories(keys);
        var random = new SecureRandom();
        var made = new Properties();
        for (String name : new String[] {"administrator", "owner", "application"}) {
            byte[] bytes = new byte[24];
            random.nextBytes(bytes);
            made.setProperty(name, HexFormat.of().formatHex(bytes));
        }
        var text = new StringWriter();
        made.store(text, null);
        Path fresh = Files.createTempFile(keys, "database", ".new", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text.toString(), StandardOpenOption.SYNC);
        try {
            // A link fails where the name is taken: of two programs that begin at once, both use the first one's file.
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            // The other program was first.
        } finally {
            Files.delete(fresh);
        }
    }

    String of(String role) {
        return switch (role) {
            case EmbeddedDatabase.OWNER -> owner;
            case EmbeddedDatabase.APP -> application;
            default -> administrator;
        };
    }

    /** By which a server folder is seen to have been made with these passwords. */
    String fingerprint() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest((administrator + owner + application).getBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
