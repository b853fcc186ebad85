package org.gongqiao.app.supervision;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.supervision.file.Letter;
import org.gongqiao.app.supervision.file.RecordReply;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The letters to an employer, for himself: without an account, by a grant on the matter. He sees them and answers each once. */
@Component
public class EmployerLetters {

    private final LetterStore store;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    EmployerLetters(LetterStore store, AuditLog audit, ApplicationEventPublisher events, Ids ids, Clock clock) {
        this.store = store;
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

    /** False where the letter was answered already or is not delivered yet. */
    @Transactional
    public boolean answer(UUID id, RecordReply reply) {
        Letter letter = get(id);
        UUID replyId = ids.next();
        if (!store.answerByPart(replyId, id, reply, clock.instant())) {
            return false;
        }
        audit.record(AuditEntry.of(Act.LETTER_ANSWERED, "supervisionLetter", id).with(Map.of("answer", reply.answer().name(), "grant", Scope.part().grantId())));
        events.publishEvent(new LetterAnsweredByEmployer(id));
        return true;
    }

    /** The letter of an id as it was typed; empty where it is not his. */
    @Transactional(readOnly = true)
    public Optional<Letter> find(UUID id) {
        return store.find(id);
    }
}
