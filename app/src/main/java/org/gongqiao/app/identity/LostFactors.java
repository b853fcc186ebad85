package org.gongqiao.app.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.notices.Message;
import org.gongqiao.app.notices.Notices;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A second factor whose telephone is lost: the security administrator takes it away, with a reason that stays in the log. The holder is told,
 * is signed out everywhere, and has to set a new one before he takes such a post again. Nobody does it for himself, nor for somebody who holds
 * a post outside the administrator's scope.
 */
@Component
class LostFactors {

    static final int SHORTEST_REASON = 4;

    /** What came of it. */
    sealed interface Outcome {
        record Done(String name) implements Outcome {}

        /** @param key message that says why */
        record Refused(String key) implements Outcome {}
    }

    private final Posts posts;
    private final JdbcClient jdbc;
    private final JdbcIndexedSessionRepository sessions;
    private final Notices notices;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LostFactors(Posts posts, JdbcClient jdbc, JdbcIndexedSessionRepository sessions, Notices notices, AuditLog audit, TransactionTemplate transaction, Clock clock) {
        this.posts = posts;
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.notices = notices;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param postId a post of the person, in scope */
    Outcome forget(UUID postId, String reason) {
        Post post = posts.find(postId).orElseThrow(() -> new NotFound("post", postId));
        if (reason.strip().length() < SHORTEST_REASON) {
            return new Outcome.Refused("identity.lostFactor.reason");
        }
        if (Scope.actor().filter(post.personId()::equals).isPresent()) {
            return new Outcome.Refused("identity.lostFactor.own");
        }
        Optional<UUID> account = transaction.execute(status -> {
            Optional<UUID> forgotten = jdbc.sql("select identity.forget_second_factor(:post, :today)").param("post", postId).param("today", LocalDate.now(clock))
                    .query((row, n) -> Optional.ofNullable(row.getObject(1, UUID.class))).single();
            forgotten.ifPresent(id -> {
                audit.record(AuditEntry.of(Act.SECOND_FACTOR_REMOVED, "account", id).about(post.personId()).because(reason.strip()));
                notices.send(Message.inbox(post.personId(), "identity.lostFactor", reason.strip()).leadingTo("/account/second-factor"));
            });
            return forgotten;
        });
        if (account == null || account.isEmpty()) {
            return new Outcome.Refused("identity.lostFactor.refused");
        }
        sessions.findByIndexNameAndIndexValue(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, account.get().toString()).keySet()
                .forEach(sessions::deleteById);
        return new Outcome.Done(post.personName());
    }
}
