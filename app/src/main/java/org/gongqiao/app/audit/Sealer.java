package org.gongqiao.app.audit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chains new entries every few seconds, one sealer at a time for all programs on the database, and notes the head in a
 * file of the data folder: whoever cuts the tail off in the database has not changed that file.
 */
@Component
class Sealer {

    static final String HEAD_FILE = "audit-head";
    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Path head;

    Sealer(JdbcClient jdbc, TransactionTemplate transaction, @Value("${gq.data-dir}") Path data) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.head = data.resolve(HEAD_FILE);
    }

    /** Chains whatever waits; returns how many entries. Runs without a scope. */
    int seal() {
        int sealed = 0;
        int batch;
        do {
            Integer count = transaction.execute(status -> jdbc.sql("select audit.seal(:most)").param("most", BATCH).query(Integer.class).single());
            batch = count == null ? 0 : count;
            sealed += batch;
        } while (batch == BATCH);
        if (sealed > 0) {
            transaction.execute(status -> head()).ifPresent(this::remember);
        }
        return sealed;
    }

    private Optional<AuditChain.Head> head() {
        return jdbc.sql("select seq, hash from audit.head()")
                .query((row, n) -> new AuditChain.Head(row.getLong("seq"), HexFormat.of().formatHex(row.getBytes("hash")))).optional();
    }

    private void remember(AuditChain.Head last) {
        try {
            Files.createDirectories(head.toAbsolutePath().getParent());
            Path fresh = Files.writeString(head.resolveSibling(HEAD_FILE + ".new"), last + "\n");
            Files.move(fresh, head, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the head of the log could not be noted", e);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Jobs {

        @Bean
        RecurringTask<Void> sealAuditLog(Sealer sealer) {
            return Tasks.recurring("audit-seal", FixedDelay.ofSeconds(3)).execute((instance, context) -> sealer.seal());
        }
    }
}
