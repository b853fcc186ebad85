package org.gongqiao.app.operations.health;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.gongqiao.app.audit.AuditReading;
import org.gongqiao.app.notices.Notices;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What the operator must know: each part with a grade, and in words what it is and what to do. */
@Component
public class Health {

    /** Messages {@code operations.health.grade.<NAME>}. */
    public enum Grade { GOOD, WATCH, BAD }

    /**
     * One part.
     *
     * @param part  message {@code operations.health.part.<part>}
     * @param key   message that says how it stands, with {@code args}
     */
    public record Check(String part, Grade grade, String key, List<Object> args) {

        static Check of(String part, Grade grade, String key, Object... args) {
            return new Check(part, grade, "operations.health." + key, List.of(args));
        }
    }

    /** A job that failed the last time. */
    public record FailedJob(String name, int failures, @Nullable Instant lastSuccess, Instant next) {}

    private static final long GIB = 1L << 30;
    private static final Duration SEALED_WITHIN = Duration.ofMinutes(1);
    private static final Duration SENT_WITHIN = Duration.ofMinutes(10);
    private static final Duration BACKUP_WITHIN = Duration.ofDays(7);
    private static final Duration JOB_LATE = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AuditReading audit;
    private final Notices notices;
    private final ObjectProvider<JavaMailSenderImpl> mail;
    private final ObjectProvider<HealthPart> parts;
    private final boolean smsConfigured;
    private final Path data;
    private final Clock clock;

    Health(JdbcClient jdbc, TransactionTemplate transaction, AuditReading audit, Notices notices, ObjectProvider<JavaMailSenderImpl> mail,
           ObjectProvider<HealthPart> parts, @Value("${gq.sms.url:}") String smsAddress, @Value("${gq.data-dir}") Path data, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.audit = audit;
        this.notices = notices;
        this.mail = mail;
        this.parts = parts;
        this.smsConfigured = !smsAddress.isEmpty();
        this.data = data;
        this.clock = clock;
    }

    /** All parts. Outside a transaction: the mail server is asked over the network meanwhile. */
    public List<Check> checks() {
        var checks = new ArrayList<Check>();
        checks.add(transaction.execute(status -> database()));
        checks.add(transaction.execute(status -> jobs()));
        checks.add(messages());
        checks.add(mail());
        checks.add(smsConfigured ? Check.of("sms", Grade.GOOD, "sms.configured") : Check.of("sms", Grade.WATCH, "sms.missing"));
        checks.add(disk());
        checks.add(transaction.execute(status -> backup()));
        checks.add(sealing());
        parts.orderedStream().map(HealthPart::health).forEach(checks::add);
        return List.copyOf(checks);
    }

    /** Jobs whose last run failed, the worst first. */
    @Transactional(readOnly = true)
    public List<FailedJob> failedJobs() {
        return jdbc.sql("""
                select task_name, consecutive_failures, last_success, execution_time from public.scheduled_tasks
                where consecutive_failures > 0 order by consecutive_failures desc, task_name limit 50""")
                .query((row, n) -> {
                    OffsetDateTime success = row.getObject("last_success", OffsetDateTime.class);
                    return new FailedJob(row.getString("task_name"), row.getInt("consecutive_failures"), success == null ? null : success.toInstant(),
                            row.getObject("execution_time", OffsetDateTime.class).toInstant());
                }).list();
    }

    private Check database() {
        record State(String version, long bytes, int connections, int most) {}
        State state = jdbc.sql("""
                select current_setting('server_version') as version, pg_database_size(current_database()) as bytes,
                       (select count(*) from pg_stat_activity where datname = current_database())::int as connections,
                       current_setting('max_connections')::int as most""").query(State.class).single();
        Grade grade = state.connections() * 10 > state.most() * 9 ? Grade.WATCH : Grade.GOOD;
        return Check.of("database", grade, "database", state.version(), state.bytes() >> 20, state.connections(), state.most());
    }

    private Check jobs() {
        int failed = failedJobs().size();
        long late = jdbc.sql("select count(*) from public.scheduled_tasks where not picked and execution_time < :late")
                .param("late", OffsetDateTime.now(clock).minus(JOB_LATE)).query(Long.class).single();
        if (failed > 0) {
            return Check.of("jobs", Grade.BAD, "jobs.failed", failed);
        }
        return late > 0 ? Check.of("jobs", Grade.WATCH, "jobs.late", late, JOB_LATE.toMinutes()) : Check.of("jobs", Grade.GOOD, "jobs.good");
    }

    private Check messages() {
        var queue = notices.queue();
        boolean stuck = queue.oldest() != null && queue.oldest().isBefore(clock.instant().minus(SENT_WITHIN));
        Grade grade = stuck ? Grade.BAD : queue.givenUp() > 0 || queue.retrying() > 0 ? Grade.WATCH : Grade.GOOD;
        return Check.of("messages", grade, "messages", queue.waiting(), queue.retrying(), queue.givenUp());
    }

    private Check mail() {
        JavaMailSenderImpl sender = mail.getIfAvailable();
        if (sender == null) {
            return Check.of("mail", Grade.WATCH, "mail.missing");
        }
        try {
            sender.testConnection();
            return Check.of("mail", Grade.GOOD, "mail.good", String.valueOf(sender.getHost()));
        } catch (MessagingException e) {
            return Check.of("mail", Grade.BAD, "mail.bad", String.valueOf(sender.getHost()));
        }
    }

    private Check disk() {
        try {
            var store = Files.getFileStore(Files.createDirectories(data));
            long free = store.getUsableSpace();
            long percent = free * 100 / Math.max(1, store.getTotalSpace());
            return Check.of("disk", free < GIB ? Grade.BAD : free < 5 * GIB || percent < 10 ? Grade.WATCH : Grade.GOOD, "disk", free / GIB, percent);
        } catch (IOException e) {
            return Check.of("disk", Grade.BAD, "disk.unreadable");
        }
    }

    private Check backup() {
        Instant last = jdbc.sql("select max(made_at) from operations.backup").query((row, n) -> row.getObject(1, OffsetDateTime.class)).optional()
                .map(OffsetDateTime::toInstant).orElse(null);
        if (last == null) {
            return Check.of("backup", Grade.WATCH, "backup.never");
        }
        return Check.of("backup", last.isBefore(clock.instant().minus(BACKUP_WITHIN)) ? Grade.BAD : Grade.GOOD, "backup", last);
    }

    private Check sealing() {
        var sealing = audit.sealing();
        if (sealing.oldest() == null) {
            return Check.of("audit", Grade.GOOD, "audit.sealed");
        }
        boolean late = sealing.oldest().isBefore(clock.instant().minus(SEALED_WITHIN));
        return Check.of("audit", late ? Grade.BAD : Grade.GOOD, "audit.waiting", sealing.waiting(), sealing.oldest());
    }
}
