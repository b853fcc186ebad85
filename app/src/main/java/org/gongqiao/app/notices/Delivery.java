package org.gongqiao.app.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes queued messages to their gateway. Each is claimed for two minutes in a transaction of its own, so that two
 * programs never send one at the same time and a killed one leaves it to the next round: at least once, hardly ever twice.
 */
final class Delivery {

    static final Vault.Column ADDRESS = Vault.Column.of("notices.message.address");
    static final Vault.Column BODY = Vault.Column.of("notices.message.body");

    static final int MOST_ATTEMPTS = 8;
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int BATCH = 50;
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Vault vault;
    private final Carriers carriers;
    private final JsonMapper json;
    private final Clock clock;
    private final TaskExecutor executor;

    Delivery(JdbcClient jdbc, TransactionTemplate transaction, Vault vault, Carriers carriers, JsonMapper json, Clock clock, TaskExecutor executor) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.vault = vault;
        this.carriers = carriers;
        this.json = json;
        this.clock = clock;
        this.executor = executor;
    }

    /** Sends one message on another thread, now. */
    void startNow(UUID id) {
        executor.execute(() -> claim("m.id = :id", id).forEach(this::carry));
    }

    /** Sends everything that is due; returns how many were tried. */
    int deliverDue() {
        int tried = 0;
        for (List<Claimed> batch = claim("true", null); !batch.isEmpty(); batch = claim("true", null)) {
            batch.forEach(this::carry);
            tried += batch.size();
        }
        return tried;
    }

    /** Forgets messages that are done and older than ninety days. */
    int forgetOld() {
        Integer gone = transaction.execute(status -> jdbc.sql("delete from notices.message where state in ('SENT', 'GAVE_UP') and created_at < :before")
                .param("before", OffsetDateTime.now(clock).minusDays(90)).update());
        return gone == null ? 0 : gone;
    }

    private List<Claimed> claim(String which, @Nullable UUID id) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        List<Claimed> claimed = transaction.execute(status -> jdbc.sql("""
                update notices.message t set attempts = t.attempts + 1, next_attempt_at = :lease
                where t.id in (select m.id from notices.message m where m.state in ('QUEUED', 'FAILED') and m.next_attempt_at <= :now and %s
                               order by m.at_once desc, m.next_attempt_at limit :limit for update skip locked)
                returning t.id, t.channel, t.address, t.template, t.language, t.body, t.attempts, t.expires_at < :now as expired""".formatted(which))
                .param("lease", now.plus(LEASE)).param("now", now).param("id", id).param("limit", BATCH).query(this::read).list());
        return claimed == null ? List.of() : claimed;
    }

    private void carry(Claimed claimed) {
        if (claimed.expired()) {
            finish(claimed, "GAVE_UP", null, "expired before it could be sent");
            return;
        }
        try {
            String providerId = carriers.send(claimed.channel(), claimed.message());
            finish(claimed, "SENT", providerId, null);
        } catch (DeliveryFailure failure) {
            boolean over = failure.isLasting() || claimed.attempts() >= MOST_ATTEMPTS;
            LOG.warn("message {} by {} not sent at attempt {}: {}{}", claimed.message().id(), claimed.channel(), claimed.attempts(),
                    failure.getMessage(), over ? "; given up" : "");
            finish(claimed, over ? "GAVE_UP" : "FAILED", null, failure.getMessage());
        }
    }

    private void finish(Claimed claimed, String state, @Nullable String providerId, @Nullable String failure) {
        boolean done = !state.equals("FAILED");
        OffsetDateTime now = OffsetDateTime.now(clock);
        transaction.executeWithoutResult(status -> jdbc.sql("""
                update notices.message set state = :state, provider_id = :provider, failure = :failure,
                    sent_at = case when :state = 'SENT' then :now end, next_attempt_at = :next,
                    body = case when :erase then null else body end where id = :id""")
                .param("state", state).param("provider", providerId).param("failure", failure).param("now", now)
                .param("next", done ? null : now.plus(pause(claimed.attempts())))
                .param("erase", done && !carriers.keepsTexts()).param("id", claimed.message().id()).update());
    }

    /** 15 s, 30 s, 1 min … up to an hour. */
    static Duration pause(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 20));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private Claimed read(ResultSet row, int n) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        var body = json.readValue(vault.open(BODY, id, row.getBytes("body")), Notices.Body.class);
        var message = new Outgoing(id, vault.open(ADDRESS, id, row.getBytes("address")), row.getString("template"), body.args(),
                row.getString("language"), body.title(), body.text());
        return new Claimed(message, Channel.valueOf(row.getString("channel")), row.getInt("attempts"), row.getBoolean("expired"));
    }

    private record Claimed(Outgoing message, Channel channel, int attempts, boolean expired) {}
}
