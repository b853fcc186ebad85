package org.gongqiao.app.identity;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Six-digit codes that prove a phone. Only keyed hashes are stored; a code works once, for one purpose, for a short time. */
@Component
public class OneTimeCodes {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TRIES = 5;

    /** What a code proves the phone for; a code of one purpose is worth nothing for another. */
    public enum Purpose {
        SIGN_IN, JOIN, CHANGE_PHONE, TAKE_PART, CLAIM,
        DELEGATE
    }

    public sealed interface Sending {
        /** On its way; a new one may be asked for after {@code again}. */
        record Sent(Instant worksUntil, Instant again) implements Sending {}

        /** One was sent a moment ago. */
        record TooSoon(Instant again) implements Sending {}

        /** Too many to this phone, or from this address, within the hour. */
        record TooMany() implements Sending {}
    }

    public enum Check { RIGHT, WRONG, EXPIRED }

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Ids ids;
    private final Clock clock;
    private final SignInSettings settings;
    private final Attempts attempts;
    private final CodeDelivery delivery;

    OneTimeCodes(JdbcClient jdbc, Vault vault, Ids ids, Clock clock, SignInSettings settings, Attempts attempts, CodeDelivery delivery) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.attempts = attempts;
        this.delivery = delivery;
    }

    /**
     * Sends a code.
     *
     * @param phone   eleven digits, already checked
     * @param address where the request came from, counted for the rate limit and not stored
     */
    @Transactional
    public Sending send(String phone, Purpose purpose, String address, Locale language) {
        Instant now = clock.instant();
        byte[][] hashes = vault.hashes(Vault.Domain.PHONE, phone);
        Instant last = jdbc.sql("select max(sent_at) from identity.one_time_code where phone_hash = any(:phone)").param("phone", hashes)
                .query((row, n) -> row.getObject(1, OffsetDateTime.class)).optional().map(OffsetDateTime::toInstant).orElse(Instant.MIN);
        if (last.isAfter(now.minus(settings.codePause()))) {
            return new Sending.TooSoon(last.plus(settings.codePause()));
        }
        if (!attempts.withinLimit("code-address", address, settings.triesPerHour())
                || !attempts.withinLimit("code-phone", phone, settings.codesPerHour())) {
            return new Sending.TooMany();
        }
        UUID id = ids.next();
        String code = "%06d".formatted(RANDOM.nextInt(1_000_000));
        jdbc.sql("delete from identity.one_time_code where expires_at < :old").param("old", at(now.minus(Duration.ofDays(1)))).update();
        jdbc.sql("""
                insert into identity.one_time_code (id, purpose, phone_hash, code_hash, sent_at, expires_at)
                values (:id, :purpose, :phone, :code, :now, :until)""")
                .param("id", id).param("purpose", purpose.name()).param("phone", hashes[0])
                .param("code", vault.hash(Vault.Domain.CODE, id + ":" + code))
                .param("now", at(now)).param("until", at(now.plus(settings.codeLife())))
                .update();
        delivery.deliver(phone, code, purpose, settings.codeLife(), language);
        return new Sending.Sent(now.plus(settings.codeLife()), now.plus(settings.codePause()));
    }

    /** Tries a code against the newest one of this phone and purpose; after five wrong tries that one works no longer. */
    @Transactional
    public Check check(String phone, Purpose purpose, String code) {
        record Row(UUID id, byte[] hash, Instant until, int attempts) {}
        var found = jdbc.sql("""
                select id, code_hash, expires_at, attempts from identity.one_time_code
                where phone_hash = any(:phone) and purpose = :purpose and used_at is null order by sent_at desc limit 1 for update""")
                .param("phone", vault.hashes(Vault.Domain.PHONE, phone)).param("purpose", purpose.name())
                .query((row, n) -> new Row(row.getObject(1, UUID.class), row.getBytes(2), row.getObject(3, OffsetDateTime.class).toInstant(), row.getInt(4)))
                .optional();
        if (found.isEmpty() || found.get().until().isBefore(clock.instant()) || found.get().attempts() >= TRIES) {
            return Check.EXPIRED;
        }
        Row row = found.get();
        boolean right = false;
        for (byte[] hash : vault.hashes(Vault.Domain.CODE, row.id() + ":" + code.strip())) {
            right |= MessageDigest.isEqual(hash, row.hash());
        }
        jdbc.sql("update identity.one_time_code set attempts = attempts + 1, used_at = :used where id = :id")
                .param("used", right ? at(clock.instant()) : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE).param("id", row.id()).update();
        return right ? Check.RIGHT : Check.WRONG;
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
