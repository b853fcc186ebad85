package org.gongqiao.ballot;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.gongqiao.ballot.text.JsonText;
import org.gongqiao.ballot.text.JsonValue;

/**
 * A trustee's key in a file protected by a password, as the trustee's page in the browser offers it for download: the key of AES-256-GCM comes from
 * PBKDF2 with HMAC-SHA256. Ours, not part of the protocol.
 */
public final class KeyBackup {
    private static final String FORMAT = "gongqiao-trustee-key-1";
    private static final int ROUNDS = 600_000;
    private static final int MAX_ROUNDS = 10_000_000;
    private static final int SALT = 16;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private KeyBackup() {}

    /** Encrypts a kept key. */
    public static byte[] seal(byte[] secret, char[] password, SecureRandom random) {
        byte[] salt = new byte[SALT];
        byte[] nonce = new byte[NONCE];
        random.nextBytes(salt);
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, password, salt, ROUNDS, nonce).doFinal(secret);
            Base64.Encoder base64 = Base64.getEncoder();
            return new JsonText().object().field("format").string(FORMAT).field("rounds").number(ROUNDS).field("salt").string(base64.encodeToString(salt))
                    .field("nonce").string(base64.encodeToString(nonce)).field("data").string(base64.encodeToString(sealed)).endObject().bytes();
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java platform has PBKDF2 and AES-GCM", absent);
        }
    }

    /**
     * Decrypts a backup.
     *
     * @throws MalformedText if it is none, or the password is wrong
     */
    public static byte[] open(byte[] backup, char[] password) throws MalformedText {
        JsonValue value = JsonValue.parse(backup);
        if (!value.get("format").text().equals(FORMAT)) {
            throw new MalformedText("not a backup of a trustee's key");
        }
        try {
            Base64.Decoder base64 = Base64.getDecoder();
            byte[] salt = base64.decode(value.get("salt").text());
            byte[] nonce = base64.decode(value.get("nonce").text());
            int rounds = value.get("rounds").integer(MAX_ROUNDS);
            if (salt.length != SALT || nonce.length != NONCE || rounds < 1) {
                throw new MalformedText("backup damaged");
            }
            return cipher(Cipher.DECRYPT_MODE, password, salt, rounds, nonce).doFinal(base64.decode(value.get("data").text()));
        } catch (AEADBadTagException wrong) {
            throw new MalformedText("wrong password, or backup damaged");
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw new MalformedText("backup damaged");
        }
    }

    private static Cipher cipher(int mode, char[] password, byte[] salt, int rounds, byte[] nonce) throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(password, salt, rounds, 256);
        byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
        spec.clearPassword();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(FORMAT.getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
