package org.gongqiao.app.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** The port for messages to people, and each person's inbox. */
@Component
public class Notices {

    private static final int PAGE = 20;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Delivery delivery;
    private final MessageSource texts;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    Notices(JdbcClient jdbc, Vault vault, Delivery delivery, MessageSource texts, JsonMapper json, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.delivery = delivery;
        this.texts = texts;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Queues a message in the caller's transaction: it goes out only if that commits. Works in any scope and in none.
     * One with {@link Message#atOnceUntil} is handed over right after the commit, others within seconds.
     */
    @Transactional
    public void send(Message message) {
        UUID id = ids.next();
        if (message.channel() == Channel.INBOX) {
            enterInbox(id, message);
            return;
        }
        Object[] args = message.args().toArray();
        var body = new Body(texts.getMessage(message.template() + ".title", args, message.language()),
                texts.getMessage(message.template() + ".text", args, message.language()), message.args());
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("""
                insert into notices.message (id, channel, person_id, address, template, language, body, at_once, state, created_at, next_attempt_at, expires_at)
                values (:id, :channel, :person, :address, :template, :language, :body, :atOnce, 'QUEUED', :now, :now, :expires)""")
                .param("id", id).param("channel", message.channel().name()).param("person", message.personId())
                .param("address", vault.seal(Delivery.ADDRESS, id, String.valueOf(message.address())))
                .param("template", message.template()).param("language", message.language().toLanguageTag())
                .param("body", vault.seal(Delivery.BODY, id, json.writeValueAsString(body)))
                .param("atOnce", message.expiresAt() != null).param("now", now).param("expires", moment(message.expiresAt()))
                .update();
        if (message.expiresAt() != null) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    delivery.startNow(id);
                }
            });
        }
    }

    private void enterInbox(UUID id, Message message) {
        jdbc.sql("""
                insert into notices.inbox (id, person_id, template, args, link, at)
                values (:id, :person, :template, cast(:args as jsonb), :link, :now)""")
                .param("id", id).param("person", message.personId()).param("template", message.template())
                .param("args", json.writeValueAsString(message.args())).param("link", message.link())
                .param("now", OffsetDateTime.now(clock)).update();
    }

    /** How many inbox entries a person has not read; in that person's own scope, or through an officer's own desk. */
    @Transactional(readOnly = true)
    public int unread(UUID person) {
        return jdbc.sql("select notices.unread(:person)").param("person", person).query(Integer.class).single();
    }

    /** A person's inbox, newest first; in that person's own scope. */
    @Transactional(readOnly = true)
    public Slice<InboxEntry> inbox(UUID person, @Nullable UUID after) {
        var rows = jdbc.sql("""
                select id, template, args::text as args, link, at, read_at from notices.inbox
                where person_id = :person and (cast(:after as uuid) is null or id < :after) order by id desc limit :limit""")
                .param("person", person).param("after", after).param("limit", PAGE + 1).query(this::read).list();
        return Slice.of(rows, PAGE, entry -> entry.id().toString());
    }

    /** Marks one entry as read and returns it. */
    @Transactional
    public InboxEntry open(UUID person, UUID id) {
        jdbc.sql("update notices.inbox set read_at = coalesce(read_at, :now) where id = :id and person_id = :person")
                .param("now", OffsetDateTime.now(clock)).param("id", id).param("person", person).update();
        return jdbc.sql("select id, template, args::text as args, link, at, read_at from notices.inbox where id = :id and person_id = :person")
                .param("id", id).param("person", person).query(this::read).optional().orElseThrow(() -> new NotFound("message", id));
    }

    /** Marks all of a person's entries as read; returns how many were not. */
    @Transactional
    public int markAllRead(UUID person) {
        return jdbc.sql("update notices.inbox set read_at = :now where person_id = :person and read_at is null")
                .param("now", OffsetDateTime.now(clock)).param("person", person).update();
    }

    /** For the operator's health page. Counts only. */
    @Transactional(readOnly = true)
    public QueueState queue() {
        return jdbc.sql("select * from notices.queue_state(:since)").param("since", OffsetDateTime.now(clock).minusDays(7))
                .query((row, n) -> {
                    OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
                    return new QueueState(row.getLong("waiting"), row.getLong("retrying"), row.getLong("given_up"),
                            oldest == null ? null : oldest.toInstant());
                }).single();
    }

    private InboxEntry read(ResultSet row, int n) throws SQLException {
        return new InboxEntry(row.getObject("id", UUID.class), row.getString("template"),
                List.of(json.readValue(row.getString("args"), String[].class)), row.getString("link"),
                row.getObject("at", OffsetDateTime.class).toInstant(), row.getObject("read_at") != null);
    }

    private @Nullable OffsetDateTime moment(@Nullable Instant instant) {
        return instant == null ? null : instant.atZone(clock.getZone()).toOffsetDateTime();
    }

    /** What is sealed in a queued row. */
    record Body(String title, String text, List<String> args) {}
}
