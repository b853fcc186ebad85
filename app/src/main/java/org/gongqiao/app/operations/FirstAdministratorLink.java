package org.gongqiao.app.operations;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one-time link by which the first administrator is made: {@code /first-administrator?token=…}, shown only on the
 * console. Only a hash of the token is stored; it works once, for 24 hours, and an older link works no longer when a
 * new one is issued.
 */
@Component
public class FirstAdministratorLink {

    public static final String PATH = "/first-administrator";

    private static final Duration LIFE = Duration.ofHours(24);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Clock clock;

    FirstAdministratorLink(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes a new token, which is returned and kept nowhere. */
    @Transactional
    public String issue() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("delete from operations.first_administrator_link where used_at is null").update();
        jdbc.sql("insert into operations.first_administrator_link (token_hash, expires_at) values (:hash, :until)")
                .param("hash", hash(token)).param("until", OffsetDateTime.now(clock).plus(LIFE)).update();
        return token;
    }

    /** Whether the token would work now; for the page that asks for a name and a password. */
    @Transactional(readOnly = true)
    public boolean works(String token) {
        return jdbc.sql("select count(*) from operations.first_administrator_link where token_hash = :hash and used_at is null and expires_at > :now")
                .param("hash", hash(token)).param("now", OffsetDateTime.now(clock)).query(Long.class).single() == 1;
    }

    /**
     * Uses the token up, in the transaction that makes the administrator; false where it does not work (any more).
     * Call it outside any scope: the table belongs to the login role.
     */
    @Transactional
    public boolean redeem(String token) {
        return jdbc.sql("update operations.first_administrator_link set used_at = :now where token_hash = :hash and used_at is null and expires_at > :now")
                .param("hash", hash(token)).param("now", OffsetDateTime.now(clock)).update() == 1;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
