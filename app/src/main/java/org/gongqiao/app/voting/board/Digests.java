package org.gongqiao.app.voting.board;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** SHA-256 as boards use it. */
public final class Digests {

    private Digests() {}

    public static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Base64 without padding, as fingerprints and trackers are written. */
    public static String fingerprint(byte[] content) {
        return Base64.getEncoder().withoutPadding().encodeToString(sha256(content));
    }
}
