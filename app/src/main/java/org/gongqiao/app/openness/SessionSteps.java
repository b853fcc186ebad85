package org.gongqiao.app.openness;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.law.democracy.HeldFacts.Reached;
import org.gongqiao.app.law.democracy.SessionFacts.Power;
import org.gongqiao.app.sessions.Session;
import org.gongqiao.app.sessions.Sessions;
import org.gongqiao.app.sessions.agenda.Agenda;
import org.gongqiao.app.sessions.agenda.Item;
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
        var steps = new ArrayList<Step>();
        for (Session session : sessions.of(unit)) {
            if (session.isClosed() && !session.ofMembers()) {
                agenda.of(session.id()).stream().filter(item -> item.isAdmitted() && item.result() != null)
                        .forEach(item -> steps.add(new Step(item.id(), item.title(), "/sessions/" + session.id(), reached(item), session.heldOn())));
            }
        }
        return List.copyOf(steps);
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
