package org.gongqiao.app.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.kernel.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The legal texts and who accepted which version for which purpose. Source: PIPL 13–17, 29. */
@Component
public class Consents {

    public enum TextKind { PRIVACY, AGREEMENT }

    public record LegalText(TextKind kind, int version, LocalDate inForceFrom, String chinese, String english) {}

    public record Consent(UUID id, Purpose purpose, TextKind text, int version, Instant givenAt, @Nullable Instant withdrawnAt) {}

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Consents(JdbcClient jdbc, AuditLog audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** The version in force today. */
    @Transactional(readOnly = true)
    public LegalText current(TextKind kind) {
        return jdbc.sql("""
                select * from identity.legal_text where kind = :kind and in_force_from <= :today order by version desc limit 1""")
                .param("kind", kind.name()).param("today", LocalDate.now(clock))
                .query((row, n) -> new LegalText(TextKind.valueOf(row.getString("kind")), row.getInt("version"),
                        row.getObject("in_force_from", LocalDate.class), row.getString("body_zh"), row.getString("body_en"))).single();
    }

    /** Records acceptance of the current texts for the purposes, in the person's own scope. What stands already is not doubled. */
    @Transactional
    public void give(UUID person, Purpose... purposes) {
        give(person, null, purposes);
    }

    /**
     * The same by a signature.
     *
     * @param paper attachment with the picture of what was signed
     */
    @Transactional
    public void giveOnPaper(UUID person, UUID paper, Purpose... purposes) {
        give(person, paper, purposes);
    }

    private void give(UUID person, @Nullable UUID paper, Purpose... purposes) {
        for (Purpose purpose : purposes) {
            for (TextKind kind : TextKind.values()) {
                int version = current(kind).version();
                boolean stands = of(person).stream().anyMatch(c -> c.purpose() == purpose && c.text() == kind && c.version() == version && c.withdrawnAt() == null);
                if (stands) {
                    continue;
                }
                UUID id = ids.next();
                jdbc.sql("""
                        insert into identity.consent (id, person_id, purpose, text_kind, text_version, given_at, paper)
                        values (:id, :person, :purpose, :kind, :version, :now, :paper)""")
                        .param("paper", paper, java.sql.Types.OTHER)
                        .param("id", id).param("person", person).param("purpose", purpose.name()).param("kind", kind.name())
                        .param("version", version).param("now", OffsetDateTime.now(clock)).update();
                audit.record(AuditEntry.of(Act.CONSENT_GIVEN, "consent", id).about(person)
                        .with(Map.of("purpose", purpose.name(), "text", kind.name(), "version", version, "onPaper", paper != null)));
            }
        }
    }

    /** Withdraws consent to one purpose from now on. */
    @Transactional
    public void withdraw(UUID person, Purpose purpose) {
        int withdrawn = jdbc.sql("update identity.consent set withdrawn_at = :now where person_id = :person and purpose = :purpose and withdrawn_at is null")
                .param("now", OffsetDateTime.now(clock)).param("person", person).param("purpose", purpose.name()).update();
        if (withdrawn > 0) {
            audit.record(AuditEntry.of(Act.CONSENT_WITHDRAWN, "person", person).about(person).with(Map.of("purpose", purpose.name())));
        }
    }

    @Transactional(readOnly = true)
    public List<Consent> of(UUID person) {
        return jdbc.sql("select * from identity.consent where person_id = :person order by given_at desc, id").param("person", person)
                .query((row, n) -> {
                    var withdrawn = row.getObject("withdrawn_at", OffsetDateTime.class);
                    return new Consent(row.getObject("id", UUID.class), Purpose.valueOf(row.getString("purpose")),
                            TextKind.valueOf(row.getString("text_kind")), row.getInt("text_version"),
                            row.getObject("given_at", OffsetDateTime.class).toInstant(), withdrawn == null ? null : withdrawn.toInstant());
                }).list();
    }

    /** What came of publishing a text. */
    sealed interface Publishing {
        record Published(int version) implements Publishing {}

        /** @param field the language that was left empty: {@code chinese} or {@code english} */
        record Missing(String field) implements Publishing {}
    }

    /** Publishes a new version, in force from today; the texts in force before stay readable. Both languages are needed. */
    @Transactional
    Publishing publish(TextKind kind, String chinese, String english) {
        if (chinese.isBlank() || english.isBlank()) {
            return new Publishing.Missing(chinese.isBlank() ? "chinese" : "english");
        }
        // Two who publish at once get two versions, one after the other.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('identity.legal_text'))").query((row, n) -> true).single();
        int version = jdbc.sql("select coalesce(max(version), 0) + 1 from identity.legal_text where kind = :kind")
                .param("kind", kind.name()).query(Integer.class).single();
        jdbc.sql("insert into identity.legal_text values (:kind, :version, :from, :zh, :en)")
                .param("kind", kind.name()).param("version", version).param("from", LocalDate.now(clock))
                .param("zh", chinese.strip()).param("en", english.strip()).update();
        audit.record(AuditEntry.of(Act.LAW_CHANGED, "legal_text", null).with(Map.of("kind", kind.name(), "version", version)));
        return new Publishing.Published(version);
    }
}
