package org.gongqiao.ballot.text;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** The hashes of the protocol: plain, as Base64 without padding, as hex, and as a number (section 1.1). */
public final class Sha256 {
    private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

    private final MessageDigest digest = digest();
    private boolean listed;

    private Sha256() {}

    /** A hash to a number of {@code prefix} followed by a comma-separated list of numbers. */
    public static Sha256 oracle(String prefix) {
        Sha256 hash = new Sha256();
        hash.digest.update(bytes(prefix));
        return hash;
    }

    /** As {@link #oracle(String)}, with the prefix in parts. */
    public static Sha256 oracle(byte[]... prefix) {
        Sha256 hash = new Sha256();
        for (byte[] part : prefix) {
            hash.digest.update(part);
        }
        return hash;
    }

    public Sha256 add(byte[] decimal) {
        if (listed) {
            digest.update((byte) ',');
        }
        listed = true;
        digest.update(decimal);
        return this;
    }

    public Sha256 add(BigInteger number) {
        return add(Decimal.print(number));
    }

    /** The hash as a big-endian number, reduced. Ends the hash. */
    public BigInteger mod(BigInteger order) {
        return new BigInteger(1, digest.digest()).mod(order);
    }

    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }

    public static byte[] of(byte[] text) {
        return digest().digest(text);
    }

    public static String hex(byte[] text) {
        return HexFormat.of().formatHex(of(text));
    }

    public static String base64(byte[] text) {
        return BASE64.encodeToString(of(text));
    }

    public static String encodeBase64(byte[] hash) {
        return BASE64.encodeToString(hash);
    }

    /** SHA-256 of a text as a big-endian number. */
    public static BigInteger number(String text) {
        return new BigInteger(1, of(bytes(text)));
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
