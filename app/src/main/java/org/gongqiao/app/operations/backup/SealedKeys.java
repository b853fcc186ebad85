package org.gongqiao.app.operations.backup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Key files under a passphrase: {@code 1 | salt (16) | nonce (12) | AES-256-GCM of a JSON object name → text}, with the
 * key made by Argon2id (RFC 9106: 64 MiB, 3 passes, 1 lane).
 */
public final class SealedKeys {

    private static final byte FORMAT = 1;
    private static final int SALT = 16;
    private static final int NONCE = 12;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SealedKeys() {}

    static byte[] seal(Map<String, String> keys, char[] passphrase) {
        var random = new SecureRandom();
        byte[] salt = new byte[SALT];
        byte[] nonce = new byte[NONCE];
        random.nextBytes(salt);
        random.nextBytes(nonce);
        byte[] body = crypt(Cipher.ENCRYPT_MODE, passphrase, salt, nonce, JSON.writeValueAsBytes(keys));
        return ByteBuffer.allocate(1 + SALT + NONCE + body.length).put(FORMAT).put(salt).put(nonce).put(body).array();
    }

    /** @throws WrongPassphrase also where the bytes were changed: the two cannot be told apart */
    static Map<String, String> open(byte[] sealed, char[] passphrase) {
        if (sealed.length < 1 + SALT + NONCE || sealed[0] != FORMAT) {
            throw new WrongPassphrase();
        }
        byte[] plain = crypt(Cipher.DECRYPT_MODE, passphrase, Arrays.copyOfRange(sealed, 1, 1 + SALT),
                Arrays.copyOfRange(sealed, 1 + SALT, 1 + SALT + NONCE), Arrays.copyOfRange(sealed, 1 + SALT + NONCE, sealed.length));
        return new TreeMap<>(JSON.readValue(plain, new TypeReference<Map<String, String>>() {}));
    }

    private static byte[] crypt(int mode, char[] passphrase, byte[] salt, byte[] nonce, byte[] input) {
        var argon = new Argon2BytesGenerator();
        argon.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(salt).withMemoryAsKB(64 * 1024).withIterations(3).withParallelism(1).build());
        byte[] key = new byte[32];
        argon.generateBytes(new String(passphrase).getBytes(StandardCharsets.UTF_8), key);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new WrongPassphrase();
        }
    }

    public static final class WrongPassphrase extends IllegalArgumentException {
        WrongPassphrase() {
            super("the passphrase does not open the keys");
        }
    }
}
