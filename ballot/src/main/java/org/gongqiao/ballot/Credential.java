package org.gongqiao.ballot;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.gongqiao.ballot.text.Sha256;

/**
 * A voter's secret credential (spec 1.5), as printed on her slip. Two forms are read, the one of 25 characters is made. It is bound to one
 * election by the uuid that enters the derivation of its key.
 */
public final class Credential {
    private static final int OLD_DIGITS = 14;
    private static final int CHECK_BASE = 53;
    private static final int[] OLD_GROUPS = {3, 3, 3, 3, 3};
    private static final int[] NEW_GROUPS = {5, 6, 5, 6};
    private static final int ROUNDS = 1_000;

    private final String text;

    private Credential(String text) {
        this.text = text;
    }

    public static Credential generate(SecureRandom random) {
        return new Credential(grouped(Base58.random(22, random), NEW_GROUPS));
    }

    /** Reads a credential in either form; empty if it has neither, or if the check digit of the older form is wrong. */
    public static Optional<Credential> read(String typed) {
        String digits = typed.strip().replace("-", "");
        if (!digits.chars().allMatch(c -> Base58.ALPHABET.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        return switch (digits.length()) {
            case 22 -> Optional.of(new Credential(grouped(digits, NEW_GROUPS)));
            case OLD_DIGITS + 1 -> digits.charAt(OLD_DIGITS) == checkDigit(digits) ? Optional.of(new Credential(grouped(digits, OLD_GROUPS)))
                    : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static char checkDigit(String digits) {
        int rest = 0;
        for (int i = 0; i < OLD_DIGITS; i++) {
            rest = (rest * Base58.ALPHABET.length() + Base58.ALPHABET.indexOf(digits.charAt(i))) % CHECK_BASE;
        }
        return Base58.ALPHABET.charAt(CHECK_BASE - rest);
    }

    private static String grouped(String digits, int[] groups) {
        StringBuilder grouped = new StringBuilder();
        int at = 0;
        for (int size : groups) {
            grouped.append(at == 0 ? "" : "-").append(digits, at, at + size);
            at += size;
        }
        return grouped.toString();
    }

    /** The secret exponent x in the election of this uuid. */
    public BigInteger secret(String uuid, Group group) {
        if (text.length() == 25) {
            String first = Sha256.hex(Sha256.bytes("derive_credential|" + uuid + "|0|" + text));
            String second = Sha256.hex(Sha256.bytes("derive_credential|" + uuid + "|1|" + text));
            return new BigInteger(first + second, 16).mod(group.order());
        }
        try {
            PBEKeySpec spec = new PBEKeySpec(text.toCharArray(), Sha256.bytes(uuid), ROUNDS, 256);
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
            return new BigInteger(1, key).mod(group.order());
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java platform has PBKDF2 with HMAC-SHA256", absent);
        }
    }

    /** The public part, g^x, which stands in the public list. */
    public BigInteger publicKey(String uuid, Group group) {
        return Secrets.power(group.generator(), secret(uuid, group), group);
    }

    /** The credential as it is shown, with its dashes. */
    public String text() {
        return text;
    }

    /** Never the credential itself. */
    @Override
    public String toString() {
        return "Credential";
    }
}
