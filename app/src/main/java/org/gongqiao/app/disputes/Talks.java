package org.gongqiao.app.disputes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongqiao.app.access.Part;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.casework.GivenGrant;
import org.gongqiao.app.casework.Grant;
import org.gongqiao.app.casework.Grants;
import org.gongqiao.app.casework.NewGrant;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.file.Exchange;
import org.gongqiao.app.disputes.file.JointResult;
import org.gongqiao.app.disputes.file.PartAnswered;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.documents.Audience;
import org.gongqiao.app.documents.NewAttachment;
import org.gongqiao.app.documents.TakeFault;
import org.gongqiao.app.documents.TakeOutcome;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Those who take part in a dispute from outside, and what the union and they say to each other. The employer gets a link
 * and a code, sees what is claimed and what was shared with him, and answers; never more than this one matter.
 */
@Component
public class Talks {

    static final String FILES = "word";

    private final JdbcClient jdbc;
    private final DisputeStore disputes;
    private final Grants grants;
    private final Attachments attachments;
    private final TransactionTemplate transaction;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Talks(JdbcClient jdbc, DisputeStore disputes, Grants grants, Attachments attachments, TransactionTemplate transaction, AuditLog audit, ApplicationEventPublisher events, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.disputes = disputes;
        this.grants = grants;
        this.attachments = attachments;
        this.transaction = transaction;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** Who is asked to take part. */
    public record Guest(PartRole role, String name, String organisation, String phone, LocalDate lastDay) {}

    /** Lets the employer or the worker's lawyer take part; mediators and partner bodies come by their own ways. */
    @Transactional
    public GivenGrant invite(UUID disputeId, Guest guest, String base) {
        if (guest.role() != PartRole.EMPLOYER && guest.role() != PartRole.LAWYER) {
            throw new IllegalArgumentException("a mediator is assigned, and a partner body comes through its channel");
        }
        Dispute dispute = get(disputeId);
        return grants.give(new NewGrant(dispute.matterId(), guest.role(), guest.name(), guest.organisation(), dispute.number(), guest.phone(),
                guest.lastDay()), base);
    }

    @Transactional(readOnly = true)
    public List<Grant> guests(UUID disputeId) {
        return grants.of(get(disputeId).matterId());
    }

    @Transactional
    public boolean dismiss(UUID disputeId, UUID grantId, String why) {
        Grant grant = guests(disputeId).stream().filter(each -> each.id().equals(grantId)).findFirst().orElseThrow(() -> new NotFound("grant", grantId));
        return grants.end(grant.id(), why);
    }

    /** What was said, as far as the caller may read it, the oldest first. */
    @Transactional(readOnly = true)
    public List<Exchange> log(UUID disputeId) {
        return jdbc.sql("select id, role, speaker, text, result, at, files from disputes.word where dispute_id = :dispute order by id").param("dispute", disputeId)
                .query((row, n) -> new Exchange(row.getObject("id", UUID.class), row.getString("role") == null ? null : PartRole.valueOf(row.getString("role")),
                        row.getString("speaker"), row.getString("text"), row.getString("result") == null ? null : JointResult.valueOf(row.getString("result")),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getInt("files") == 0 ? List.of() : attachments.of(AttachmentOwner.of(FILES, row.getObject("id", UUID.class))))).list();
    }

    /** A file that comes with words, as it was sent. */
    public record Sent(String name, InputStreamSource content) {}

    /** What became of words. */
    public sealed interface Saying {

        record Said() implements Saying {}

        /** A file was not taken, and so nothing was said. */
        record Refused(TakeFault fault, List<Object> args) implements Saying {}
    }

    /**
     * The union says something to those who take part.
     *
     * @param to in which roles they read it
     */
    public Saying say(UUID disputeId, UUID key, String text, List<PartRole> to, List<Sent> files) {
        return whole(() -> {
            Dispute dispute = get(disputeId);
            UUID word = insert(dispute, key, to, null, null, Scope.desk().unitName(), text, null, files.size());
            if (word == null) {
                return new Saying.Said();
            }
            audit.record(AuditEntry.of(Act.DISPUTE_WORD, "dispute", disputeId).about(dispute.personId()).with(Map.of("to", to.toString(), "files", files.size())));
            return attach(word, to, files);
        });
    }

    /** Whoever takes part says something; the employer's words are read by all, a helper's by the union and by helpers. */
    public Saying answer(UUID key, String text, @Nullable JointResult result, List<Sent> files) {
        return whole(() -> {
            Part part = Scope.part();
            Dispute dispute = get(grants.matter().objectId());
            List<PartRole> to = part.role() == PartRole.EMPLOYER ? List.of(PartRole.MEDIATOR, PartRole.PARTNER, PartRole.LAWYER, PartRole.EMPLOYER)
                    : List.of(PartRole.MEDIATOR, PartRole.PARTNER, PartRole.LAWYER);
            UUID word = insert(dispute, key, to, part.grantId(), part.role(), part.name(), text, part.role() == PartRole.PARTNER ? result : null, files.size());
            if (word == null) {
                return new Saying.Said();
            }
            Saying saying = attach(word, to, files);
            if (saying instanceof Saying.Said) {
                grants.note(to, "disputes.done.word." + part.role().name());
                events.publishEvent(new PartAnswered(dispute.id()));
                audit.record(AuditEntry.of(Act.DISPUTE_WORD, "dispute", dispute.id())
                        .with(Map.of("grant", part.grantId(), "role", part.role().name(), "files", files.size())));
            }
            return saying;
        });
    }

    /** All or nothing: words whose file was refused were not said. */
    private Saying whole(Supplier<Saying> work) {
        return transaction.execute(status -> {
            Saying saying = work.get();
            if (saying instanceof Saying.Refused) {
                status.setRollbackOnly();
            }
            return saying;
        });
    }

    private Saying attach(UUID word, List<PartRole> to, List<Sent> files) {
        Audience audience = Audience.PERSON.and(to.toArray(PartRole[]::new));
        for (Sent file : files) {
            try (InputStream content = file.content().getInputStream()) {
                if (attachments.take(NewAttachment.of(AttachmentOwner.of(FILES, word), file.name(), audience), content) instanceof TakeOutcome.Refused refused) {
                    return new Saying.Refused(refused.fault(), refused.args());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Saying.Said();
    }

    /** The id of the new words; null where this key said them before. */
    private @Nullable UUID insert(Dispute dispute, UUID key, List<PartRole> to, @Nullable UUID grant, @Nullable PartRole role, String speaker, String text,
                                  @Nullable JointResult result, int files) {
        if (jdbc.sql("select exists (select from disputes.word where idempotency_key = :key)").param("key", key).query(Boolean.class).single()) {
            return null;
        }
        UUID id = ids.next();
        jdbc.sql("""
                insert into disputes.word (id, idempotency_key, dispute_id, matter_id, shared_with, grant_id, role, speaker, text, result, at, files, area_path, line_path)
                select :id, :key, d.id, d.matter_id, :shared, :grant, :role, :speaker, :text, :result, :now, :files, d.area_path, d.line_path
                from disputes.dispute d where d.id = :dispute""")
                .param("id", id).param("key", key).param("dispute", dispute.id()).param("files", files)
                .param("shared", to.stream().map(Enum::name).toArray(String[]::new)).param("grant", grant, Types.OTHER)
                .param("role", role == null ? null : role.name()).param("speaker", speaker).param("text", text)
                .param("result", result == null ? null : result.name()).param("now", DisputeStore.at(clock.instant())).update();
        return id;
    }

    private Dispute get(UUID id) {
        return disputes.find(id).orElseThrow(() -> new NotFound("dispute", id));
    }
}
