package org.gongqiao.app.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts and finds sensitive fields. A sealed value is {@code key id (1 byte) | nonce (12) | AES-256-GCM ciphertext
 * and tag}, with {@code column|row id} as associated data, so that a value copied into another row or column does not
 * open. A {@link #hash hash} is {@code key id (1 byte) | first 16 bytes of HMAC-SHA256}: 128 bits keep accidental
 * collisions out of reach of any census, and halve the index.
 */
public final class Vault {

    public static final int HASH_BYTES = 17;

    private static final int NONCE = 12;
    /** Cipher and Mac objects are costly to make and not shareable; a slot a thread is the cheapest safe reuse. */
    private static final ThreadLocal<Tools> TOOLS = ThreadLocal.withInitial(Tools::new);

    private final Keys keys;

    public Vault(Keys keys) {
        this.keys = keys;
    }

    public byte[] seal(Column column, UUID row, String plain) {
        return seal(column, row, plain.getBytes(StandardCharsets.UTF_8));
    }

    /** For content that is no text, such as a file. */
    public byte[] seal(Column column, UUID row, byte[] plain) {
        int id = keys.current();
        Tools tools = TOOLS.get();
        byte[] nonce = tools.nonce();
        byte[] body = tools.crypt(Cipher.ENCRYPT_MODE, keys.pair(id).cipher(), nonce, associated(column, row), plain, 0, -1);
        return ByteBuffer.allocate(1 + NONCE + body.length).put((byte) id).put(nonce).put(body).array();
    }

    public byte @Nullable [] sealNullable(Column column, UUID row, @Nullable String plain) {
        return plain == null || plain.isEmpty() ? null : seal(column, row, plain);
    }

    /** Opens a sealed value; fails where it was changed, or sealed for another row or column. */
    public String open(Column column, UUID row, byte[] sealed) {
        return new String(openBytes(column, row, sealed), StandardCharsets.UTF_8);
    }

    /** The same for content that is no text. */
    public byte[] openBytes(Column column, UUID row, byte[] sealed) {
        int id = sealed[0] & 0xFF;
        byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE);
        return TOOLS.get().crypt(Cipher.DECRYPT_MODE, keys.pair(id).cipher(), nonce, associated(column, row),
                sealed, 1 + NONCE, sealed.length - 1 - NONCE);
    }

    public @Nullable String openNullable(Column column, UUID row, byte @Nullable [] sealed) {
        return sealed == null ? null : open(column, row, sealed);
    }

    /** Keyed hash under the current key: what a new row stores. */
    public byte[] hash(Domain domain, String value) {
        return hash(domain, value, keys.current());
    }

    /** Keyed hashes under every key in the folder, the current first: what a search compares with while keys rotate. */
    public byte[][] hashes(Domain domain, String value) {
        return keys.ids().stream().map(id -> hash(domain, value, id)).toArray(byte[][]::new);
    }

    /** The id of the key that new values are made with. */
    public int currentKey() {
        return keys.current();
    }

    /** Whether a stored value or hash was made with the current key. */
    public boolean isCurrent(byte[] stored) {
        return (stored[0] & 0xFF) == keys.current();
    }

    private byte[] hash(Domain domain, String value, int id) {
        byte[] mac = TOOLS.get().mac(keys.pair(id).hash(), (domain.name() + '|' + value).getBytes(StandardCharsets.UTF_8));
        byte[] hash = new byte[HASH_BYTES];
        hash[0] = (byte) id;
        System.arraycopy(mac, 0, hash, 1, HASH_BYTES - 1);
        return hash;
    }

    private static byte[] associated(Column column, UUID row) {
        byte[] name = column.key;
        return ByteBuffer.allocate(name.length + 16).put(name)
                .putLong(row.getMostSignificantBits()).putLong(row.getLeastSignificantBits()).array();
    }

    /** Where a sealed value stands: {@code schema.table.column}. */
    public static final class Column {
        private final String name;
        private final byte[] key;

        private Column(String name) {
            this.name = name;
            key = (name + '|').getBytes(StandardCharsets.UTF_8);
        }

        public static Column of(String schemaTableColumn) {
            return new Column(schemaTableColumn);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** What is hashed; equal texts of different domains have different hashes. */
    public enum Domain { IDENTITY_DOCUMENT, PHONE, CODE, TOKEN }

    private static final class Tools {
        private static final int POOL = 12 * 341;
        private final SecureRandom random = new SecureRandom();
        private final byte[] pool = new byte[POOL];
        private int used = POOL;
        private final Cipher cipher;
        private final Mac mac;
        private byte @Nullable [] macKey;
        private byte @Nullable [] cipherKey;
        private @Nullable SecretKeySpec cipherSpec;

        Tools() {
            try {
                cipher = Cipher.getInstance("AES/GCM/NoPadding");
                mac = Mac.getInstance("HmacSHA256");
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        byte[] nonce() {
            if (used == POOL) {
                random.nextBytes(pool);
                used = 0;
            }
            byte[] nonce = Arrays.copyOfRange(pool, used, used + NONCE);
            used += NONCE;
            return nonce;
        }

        byte[] crypt(int mode, byte[] key, byte[] nonce, byte[] associated, byte[] input, int offset, int length) {
            try {
                if (cipherKey != key) {
                    cipherKey = key;
                    cipherSpec = new SecretKeySpec(key, "AES");
                }
                cipher.init(mode, cipherSpec, new GCMParameterSpec(128, nonce));
                cipher.updateAAD(associated);
                return cipher.doFinal(input, offset, length < 0 ? input.length : length);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("a protected field does not open: changed, moved, or another key", e);
            }
        }

        byte[] mac(byte[] key, byte[] input) {
            try {
                if (macKey != key) {
                    macKey = key;
                    mac.init(new SecretKeySpec(key, "HmacSHA256"));
                }
                return mac.doFinal(input);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
