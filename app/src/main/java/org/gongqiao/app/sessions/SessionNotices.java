package org.gongqiao.app.sessions;

import java.util.Optional;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.identity.Posts;
import org.gongqiao.app.notices.Message;
import org.gongqiao.app.notices.Notices;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.sessions.after.Filings;
import org.gongqiao.app.sessions.roll.Roll;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells everybody on the roll, and the union above, after the commit of the act, at least once. */
@Component
class SessionNotices {

    private final SessionStore store;
    private final Roll roll;
    private final Filings filings;
    private final Notices notices;
    private final Posts posts;
    private final Unions unions;
    private final TransactionTemplate transaction;

    SessionNotices(SessionStore store, Roll roll, Filings filings, Notices notices, Posts posts, Unions unions, TransactionTemplate transaction) {
        this.store = store;
        this.roll = roll;
        this.filings = filings;
        this.notices = notices;
        this.posts = posts;
        this.unions = unions;
        this.transaction = transaction;
    }

    @Async
    @TransactionalEventListener(id = "sessions.notices.session")
    void on(SessionChanged event) {
        unions.root().ifPresent(top -> Scope.run(Scope.service("sessions-notices", top.areaPath()), () ->
                transaction.executeWithoutResult(status -> store.find(event.session()).ifPresent(session -> tell(session, event.change())))));
    }

    private void tell(Session session, SessionChanged.Change change) {
        switch (change) {
            case CALLED -> seats(session, "sessions.notice.called");
            case PAPERS -> seats(session, "sessions.notice.papers");
            case CANCELLED -> seats(session, "sessions.notice.cancelled");
            case PUBLISHED -> seats(session, "sessions.notice.published");
            case FILED -> {
                Optional<Union> above = filings.above(session.unitId());
                above.ifPresent(union -> posts.holdersAt(union.id(), Permission.CONGRESS_REVIEW).forEach(officer -> notices.send(
                        Message.inbox(officer, "sessions.notice.filed", session.unitName(), session.title()).leadingTo("/sessions/" + session.id() + "/filing"))));
            }
            case RECEIVED -> posts.holdersAt(session.unitId(), Permission.CONGRESS_WORK).forEach(officer -> notices.send(
                    Message.inbox(officer, "sessions.notice.received", session.title()).leadingTo("/sessions/" + session.id() + "/filing")));
        }
    }

    private void seats(Session session, String template) {
        String link = "/my/sessions/" + session.id() + (template.equals("sessions.notice.called") || template.equals("sessions.notice.papers") ? "/papers" : "");
        roll.of(session.id()).stream().filter(seat -> !seat.gone()).forEach(seat -> notices.send(
                Message.inbox(seat.personId(), template, session.title(), session.heldOn(), session.place(), session.words()).leadingTo(link)));
    }
}
