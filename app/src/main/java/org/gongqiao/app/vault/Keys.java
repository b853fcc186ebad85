package org.gongqiao.app.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The key folder: one file {@code field-N.key} (Base64 of 64 random bytes: 32 for encryption, 32 for hashing) for each
 * key id N from 1 to 255. The highest id is the one that new values use; older ones stay readable until a rotation has
 * rewritten every row. The folder stands outside the data folder, so that a copied database alone opens nothing.
 *
 * <p>A key that another program adds to the folder is known here within a second and used for new values after
 * {@link #KNOWN_EVERYWHERE}, when all programs on the folder know it: none ever searches for a hash of a key it has not
 * heard of.
 */
public final class Keys {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** How long a key that another program added is only read with. */
    public static final Duration KNOWN_EVERYWHERE = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    record Pair(byte[] cipher, byte[] hash) {}

    private final Path folder;
    private final Clock clock;
    private volatile NavigableMap<Integer, Pair> pairs;
    private volatile int current;
    /** When the folder was last looked at, and when a key not yet used was found there. */
    private volatile long lookedAt;
    private volatile long foundAt;

    private Keys(Path folder, Clock clock, NavigableMap<Integer, Pair> pairs) {
        this.folder = folder;
        this.clock = clock;
        this.lookedAt = clock.millis();
        this.pairs = pairs;
        this.current = pairs.isEmpty() ? 0 : pairs.lastKey();
    }

    /** Opens the folder and makes the first key where there is none. */
    public static Keys open(Path folder, Clock clock) {
        try {
            Files.createDirectories(folder);
            var keys = new Keys(folder, clock, read(folder));
            if (keys.pairs.isEmpty()) {
                keys.addNext();
            }
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException("key folder " + folder, e);
        }
    }

    /** Adds a key that all new values use from now on, and returns its id. */
    public synchronized int addNext() {
        int id = pairs.isEmpty() ? 1 : pairs.lastKey() + 1;
        if (id > 255) {
            throw new IllegalStateException("no key id left");
        }
        byte[] bytes = new byte[64];
        RANDOM.nextBytes(bytes);
        Path file = folder.resolve("field-" + id + ".key");
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Base64.getEncoder().encodeToString(bytes) + "\n", StandardOpenOption.SYNC);
            pairs = read(folder);
            current = id;
        } catch (IOException e) {
            throw new UncheckedIOException("key folder " + folder, e);
        }
        return id;
    }

    public int current() {
        look();
        int newest = pairs.lastKey();
        if (newest != current && elapsed(foundAt, KNOWN_EVERYWHERE)) {
            current = newest;
        }
        return current;
    }

    /** Reads the folder anew when the last look is a second old. */
    private void look() {
        if (elapsed(lookedAt, LOOK_AGAIN)) {
            reread();
        }
    }

    /** Also when the clock was set back meanwhile. */
    private boolean elapsed(long since, Duration pause) {
        return Math.abs(clock.millis() - since) > pause.toMillis();
    }

    private synchronized void reread() {
        try {
            var found = read(folder);
            if (found.isEmpty()) {
                return;
            }
            if (!found.lastKey().equals(pairs.lastKey())) {
                foundAt = clock.millis();
            }
            // The byte arrays of a known key stay the same objects: ciphers are reused by identity.
            pairs.forEach(found::replace);
            pairs = found;
            lookedAt = clock.millis();
        } catch (IOException e) {
            throw new UncheckedIOException("key folder " + folder, e);
        }
    }

    /** All key ids, the newest first. */
    public List<Integer> ids() {
        look();
        return List.copyOf(pairs.descendingKeySet());
    }

    Pair pair(int id) {
        Pair pair = pairs.get(id);
        if (pair == null) {
            reread();
            pair = pairs.get(id);
        }
        if (pair == null) {
            throw new IllegalStateException("key " + id + " is not in the key folder; restore it from the backup set");
        }
        return pair;
    }

    private static NavigableMap<Integer, Pair> read(Path folder) throws IOException {
        var found = new TreeMap<Integer, Pair>();
        try (var files = Files.newDirectoryStream(folder, "field-*.key")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                byte[] bytes = Base64.getDecoder().decode(Files.readString(file).strip());
                if (bytes.length != 64) {
                    throw new IOException("damaged key file " + file);
                }
                found.put(Integer.parseInt(name.substring(6, name.length() - 4)),
                        new Pair(java.util.Arrays.copyOfRange(bytes, 0, 32), java.util.Arrays.copyOfRange(bytes, 32, 64)));
            }
        }
        return found;
    }
}
