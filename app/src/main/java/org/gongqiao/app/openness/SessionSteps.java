package org.gongqiao.app.openness;

import java.util.List;
import java.util.UUID;
import org.gongqiao.app.law.democracy.HeldFacts.Reached;
import org.gongqiao.app.law.democracy.SessionFacts.Power;
import org.gongqiao.app.sessions.Session;
import org.gongqiao.app.sessions.Sessions;
import org.gongqiao.app.sessions.agenda.Agenda;
import org.gongqiao.app.sessions.agenda.Item;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What closed sessions of workers' congresses did with the items of their agenda. */
@Component
class SessionSteps implements CongressLink {

    private final Sessions sessions;
    private final Agenda agenda;

    SessionSteps(Sessions sessions, Agenda agenda) {
        this.sessions = sessions;
        this.agenda = agenda;
    }

    @Override
    public List<Step> steps(UUID unit) {
        return sessions.of(unit).stream().flatMap(session -> of(session, "/sessions/" + session.id(), null).stream()).toList();
    }

    /** What one session did; nothing before it was closed. */
    List<Step> of(Session session, String link, @Nullable String through) {
        return !session.isClosed() || session.ofMembers() ? List.of() : agenda.of(session.id()).stream().filter(item -> item.isAdmitted() && item.result() != null)
                .map(item -> new Step(item.id(), item.title(), link, reached(item), session.heldOn(), through)).toList();
    }

    /** Where the book does not say whether it passed, it was deliberated and no more. */
    private static Reached reached(Item item) {
        return switch (item.result()) {
            case PASSED -> item.power() == Power.PASSED ? Reached.PASSED : Reached.DELIBERATED;
            case NOT_PASSED -> Reached.REJECTED;
            case TO_BE_CONFIRMED -> Reached.DELIBERATED;
            case DONE -> item.power() == Power.HEARD ? Reached.HEARD : Reached.DELIBERATED;
            case null -> Reached.NOTHING;
        };
    }
}
