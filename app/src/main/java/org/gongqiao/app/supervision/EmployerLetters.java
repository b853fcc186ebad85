package org.gongqiao.app.supervision;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.documents.Audience;
import org.gongqiao.app.documents.NewAttachment;
import org.gongqiao.app.documents.TakeFault;
import org.gongqiao.app.documents.TakeOutcome;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.supervision.file.Letter;
import org.gongqiao.app.supervision.file.RecordReply;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The letters to an employer, for himself: without an account, by a grant on the matter. He sees them and answers each once. */
@Component
public class EmployerLetters {

    private final LetterStore store;
    private final Attachments attachments;
    private final TransactionTemplate transaction;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    EmployerLetters(LetterStore store, Attachments attachments, TransactionTemplate transaction, AuditLog audit, ApplicationEventPublisher events, Ids ids, Clock clock) {
        this.store = store;
        this.attachments = attachments;
        this.transaction = transaction;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Letter> all() {
        return store.issued();
    }

    @Transactional(readOnly = true)
    public Letter get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("letter", id));
    }

    /** A file that comes with an answer, as it was sent. */
    public record Sent(String name, InputStreamSource content) {}

    /** What came of an answer. */
    public sealed interface Answering {

        record Answered() implements Answering {}

        /** Answered already, or not delivered yet. */
        record NotPossible() implements Answering {}

        /** A file was not taken, and so nothing was answered. */
        record Refused(TakeFault fault, List<Object> args) implements Answering {}
    }

    /** Answers a letter once, with the files that prove it: all of it, or nothing. */
    public Answering answer(UUID id, RecordReply reply, List<Sent> files) {
        return transaction.execute(status -> {
            Letter letter = get(id);
            if (!store.answerByPart(ids.next(), letter.id(), reply, clock.instant())) {
                return new Answering.NotPossible();
            }
            if (attach(letter.id(), files) instanceof Answering.Refused refused) {
                status.setRollbackOnly();
                return refused;
            }
            audit.record(AuditEntry.of(Act.LETTER_ANSWERED, "supervisionLetter", id)
                    .with(Map.of("answer", reply.answer().name(), "grant", Scope.part().grantId(), "files", files.size())));
            events.publishEvent(new LetterAnsweredByEmployer(id));
            return new Answering.Answered();
        });
    }

    private Answering attach(UUID letter, List<Sent> files) {
        for (Sent file : files) {
            try (InputStream content = file.content().getInputStream()) {
                var sent = NewAttachment.of(AttachmentOwner.of(Letters.ATTACHMENTS, letter), file.name(), Audience.DESK.and(PartRole.EMPLOYER));
                if (attachments.take(sent, content) instanceof TakeOutcome.Refused refused) {
                    return new Answering.Refused(refused.fault(), refused.args());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Answering.Answered();
    }

    /** What the employer sees with a letter: its paper, and what he sent. */
    @Transactional(readOnly = true)
    public List<Attachment> files(UUID id) {
        return attachments.of(AttachmentOwner.of(Letters.ATTACHMENTS, get(id).id()));
    }

    /** The letter of an id as it was typed; empty where it is not his. */
    @Transactional(readOnly = true)
    public Optional<Letter> find(UUID id) {
        return store.find(id);
    }
}
