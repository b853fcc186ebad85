package org.gongqiao.app.membership;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The member card. Its code is a short-lived token, {@code membership id (16 bytes) | minute of expiry (4) | keyed hash
 * (17)} in base64url, so that a photograph of it is soon worth nothing. A check tells name, union and standing, nothing
 * more, and is logged with the member as its subject.
 */
@Component
public class Cards {

    public static final Duration LIFE = Duration.ofMinutes(5);

    private static final int BYTES = 16 + 4 + Vault.HASH_BYTES;

    /** What a check says. */
    public sealed interface Checked {
        record Valid(String name, String unionName, MembershipStatus status, @Nullable String memberNo) implements Checked {}

        /** A true code whose minutes are over: ask for the card to be shown anew. */
        record Expired() implements Checked {}

        /** A true code of a membership that has ended. */
        record Ended() implements Checked {}

        /** Not a code of this deployment. */
        record Unknown() implements Checked {}
    }

    private final Memberships memberships;
    private final JdbcClient jdbc;
    private final Unions unions;
    private final Vault vault;
    private final AuditLog audit;
    private final Clock clock;

    Cards(Memberships memberships, JdbcClient jdbc, Unions unions, Vault vault, AuditLog audit, Clock clock) {
        this.memberships = memberships;
        this.jdbc = jdbc;
        this.unions = unions;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /** A fresh code for the person's own live membership, in his own scope. */
    @Transactional(readOnly = true)
    public String code(UUID personId) {
        Membership live = memberships.liveOf(personId).orElseThrow(() -> new NotFound("membership of", personId));
        int minute = minute(clock.instant().plus(LIFE));
        byte[] hash = vault.hash(Vault.Domain.TOKEN, text(live.id(), minute));
        byte[] token = ByteBuffer.allocate(BYTES).putLong(live.id().getMostSignificantBits()).putLong(live.id().getLeastSignificantBits())
                .putInt(minute).put(hash).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** Checks a code for a clerk, whatever union the member belongs to. */
    @Transactional
    public Checked check(String code) {
        Optional<Read> read = read(code.strip());
        if (read.isEmpty()) {
            audit.record(AuditEntry.of(Act.CARD_CHECKED, "membership", null).with(Map.of("result", "unknown")));
            return new Checked.Unknown();
        }
        record Row(UUID person, String name, UUID unit, MembershipStatus status, @Nullable String number) {}
        Optional<Row> found = jdbc.sql("select * from membership.card(:id)").param("id", read.get().membership())
                .query((row, n) -> new Row(row.getObject("person_id", UUID.class), row.getString("name"), row.getObject("unit_id", UUID.class),
                        MembershipStatus.valueOf(row.getString("status")), row.getString("member_no"))).optional();
        boolean expired = minute(clock.instant()) > read.get().minute();
        Checked result = found.isEmpty() ? new Checked.Unknown() : expired ? new Checked.Expired()
                : found.get().status() == MembershipStatus.ENDED ? new Checked.Ended()
                : new Checked.Valid(found.get().name(), unions.get(found.get().unit()).name(), found.get().status(), found.get().number());
        audit.record(AuditEntry.of(Act.CARD_CHECKED, "membership", read.get().membership()).about(found.map(Row::person).orElse(null))
                .with(Map.of("result", result.getClass().getSimpleName())));
        return result;
    }

    private record Read(UUID membership, int minute) {}

    private Optional<Read> read(String code) {
        if (!code.matches("[A-Za-z0-9_-]{50}")) {
            return Optional.empty();
        }
        ByteBuffer token = ByteBuffer.wrap(Base64.getUrlDecoder().decode(code));
        UUID membership = new UUID(token.getLong(), token.getLong());
        int minute = token.getInt();
        byte[] hash = new byte[Vault.HASH_BYTES];
        token.get(hash);
        boolean ours = false;
        for (byte[] each : vault.hashes(Vault.Domain.TOKEN, text(membership, minute))) {
            ours |= MessageDigest.isEqual(each, hash);
        }
        return ours ? Optional.of(new Read(membership, minute)) : Optional.empty();
    }

    private static int minute(Instant instant) {
        return Math.toIntExact(instant.getEpochSecond() / 60);
    }

    private static String text(UUID membership, int minute) {
        return "membership.card:" + membership + ":" + minute;
    }
}
