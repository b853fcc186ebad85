package org.gongqiao.app.documents.attachment;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts the pieces of one attachment under a key of its own, which stands sealed in the attachment's row: a rotation
 * of keys rewrites that and no content, and an erased key erases the content in every backup made later. The number of
 * a piece is its nonce, which never repeats under its key; attachment, number and count are associated data, so that pieces
 * cannot be swapped, repeated or cut off.
 */
final class PieceCipher {

    static final int PIECE = AttachmentStore.PIECE;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final UUID attachment;
    private final byte[] key;

    private PieceCipher(UUID attachment, byte[] key) {
        this.attachment = attachment;
        this.key = key;
    }

    static PieceCipher make(UUID attachment) {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        return new PieceCipher(attachment, key);
    }

    static PieceCipher of(UUID attachment, String key) {
        return new PieceCipher(attachment, Base64.getDecoder().decode(key));
    }

    /** For the vault. */
    String key() {
        return Base64.getEncoder().encodeToString(key);
    }

    byte[] seal(int n, int pieces, byte[] plain, int length) {
        return crypt(Cipher.ENCRYPT_MODE, n, pieces, plain, length);
    }

    byte[] open(int n, int pieces, byte[] sealed) {
        return crypt(Cipher.DECRYPT_MODE, n, pieces, sealed, sealed.length);
    }

    private byte[] crypt(int mode, int n, int pieces, byte[] input, int length) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, ByteBuffer.allocate(12).putInt(8, n).array()));
            cipher.updateAAD(ByteBuffer.allocate(24).putLong(attachment.getMostSignificantBits()).putLong(attachment.getLeastSignificantBits())
                    .putInt(n).putInt(pieces).array());
            return cipher.doFinal(input, 0, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a piece of an attachment does not open: changed, moved, or another key", e);
        }
    }
}
