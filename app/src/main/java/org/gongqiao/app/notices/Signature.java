package org.gongqiao.app.notices;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs what goes to and comes from an SMS gateway: header {@code X-Gongqiao-Time} (epoch seconds) and
 * {@code X-Gongqiao-Signature}, the hex HMAC-SHA256 over the time, a line feed and the body, under the shared secret.
 */
final class Signature {

    static final String TIME = "X-Gongqiao-Time";
    static final String VALUE = "X-Gongqiao-Signature";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final byte[] secret;

    Signature(String secret) {
        if (secret.length() < 16) {
            throw new IllegalArgumentException("gq.sms.secret needs at least 16 characters");
        }
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    String of(String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update((time + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a received body carries a signature made within the last five minutes. */
    boolean accepts(@Nullable String time, @Nullable String signature, byte[] body, Instant now) {
        if (time == null || signature == null || !time.matches("\\d{1,12}")) {
            return false;
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now).abs();
        return age.compareTo(TOLERANCE) <= 0
                && MessageDigest.isEqual(of(time, body).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
    }
}
