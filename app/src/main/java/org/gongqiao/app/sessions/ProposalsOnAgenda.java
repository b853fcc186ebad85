package org.gongqiao.app.sessions;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.documents.Audience;
import org.gongqiao.app.documents.Paper;
import org.gongqiao.app.documents.PaperOutcome;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.proposals.ProposalReport;
import org.gongqiao.app.proposals.Proposals;
import org.gongqiao.app.sessions.agenda.Agenda;
import org.gongqiao.app.sessions.agenda.Item;
import org.gongqiao.app.sessions.agenda.NewItem;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings what became of the proposals before a session in one act: the item, and the report among the papers that every delegate gets (D-11, D-29). */
@Component
public class ProposalsOnAgenda {

    /** Word of D-18. */
    public static final String MATTER = "proposals";

    private final SessionStore store;
    private final Sessions sessions;
    private final Agenda agenda;
    private final Proposals proposals;
    private final Attachments attachments;
    private final TransactionTemplate transaction;
    private final MessageSource texts;
    private final Ids ids;
    private final Clock clock;

    ProposalsOnAgenda(SessionStore store, Sessions sessions, Agenda agenda, Proposals proposals, Attachments attachments, TransactionTemplate transaction,
                      MessageSource texts, Ids ids, Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.agenda = agenda;
        this.proposals = proposals;
        this.attachments = attachments;
        this.transaction = transaction;
        this.texts = texts;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether the item stands there with its report. */
    public static boolean isThere(List<Item> items) {
        return items.stream().anyMatch(item -> item.isAdmitted() && MATTER.equals(item.matter()) && item.source() == Item.Source.PROPOSAL);
    }

    /** Of the proposals since the session before, up to today; refused where there are none, and once it stands on the agenda. */
    @Transactional(propagation = Propagation.NEVER)
    public SessionOutcome bring(UUID id) {
        Session session = Objects.requireNonNull(transaction.execute(status -> sessions.get(id)));
        if (!session.isAhead()) {
            return SessionOutcome.not("sessions.agenda.settled");
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate to = session.heldOn().isBefore(today) ? session.heldOn() : today;
        ProposalReport report = Objects.requireNonNull(transaction.execute(status -> proposals.report(session.bodyId(), proposals.since(session.bodyId(), session.heldOn()), to)));
        if (report.rows().isEmpty()) {
            return SessionOutcome.not("sessions.proposals.none", report.from(), report.to());
        }
        // Set before the session is held: a paper takes its time, and its numbers are those of this moment.
        return proposals.paper(report, session.unitName()) instanceof PaperOutcome.Made(Paper paper)
                ? Objects.requireNonNull(transaction.execute(status -> put(id, report, paper))) : SessionOutcome.not("sessions.proposals.noPaper");
    }

    private SessionOutcome put(UUID id, ProposalReport report, Paper paper) {
        Session session = store.lock(id).orElseThrow(() -> new NotFound("session", id));
        if (isThere(agenda.of(id))) {
            return SessionOutcome.not("sessions.proposals.already");
        }
        String words = text("sessions.proposals.words", report.from(), report.to(), report.submitted(), report.onFile(), report.answered(), report.inTime(), report.overdue());
        SessionOutcome added = agenda.add(id, new NewItem(ids.next(), text("sessions.item.proposals"), named(session).orElse(null), null, words, Item.Source.PROPOSAL, null, null));
        if (added instanceof SessionOutcome.Done) {
            attachments.keep(AttachmentOwner.of(Sessions.OWNER, id), paper, Audience.PERSON);
            sessions.papersChanged(session);
        }
        return added;
    }

    private Optional<String> named(Session session) {
        return agenda.matters(session).stream().map(Agenda.Named::matter).filter(MATTER::equals).findFirst();
    }

    private String text(String key, Object... args) {
        return texts.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }
}
