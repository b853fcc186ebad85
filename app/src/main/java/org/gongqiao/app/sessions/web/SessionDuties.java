package org.gongqiao.app.sessions.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.congress.DelegateDuties;
import org.gongqiao.app.congress.Duty;
import org.gongqiao.app.sessions.Session;
import org.gongqiao.app.sessions.SessionState;
import org.gongqiao.app.sessions.Sessions;
import org.gongqiao.app.sessions.roll.Roll;
import org.gongqiao.app.sessions.roll.Seat;
import org.gongqiao.app.ui.Ui;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a delegate still has to do for the sessions of a body: read the papers, sign in. */
@Component
public class SessionDuties implements DelegateDuties {

    private final Sessions sessions;
    private final Roll roll;

    SessionDuties(Sessions sessions, Roll roll) {
        this.sessions = sessions;
        this.roll = roll;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Duty> of(Ui ui, UUID body, UUID person) {
        var duties = new ArrayList<Duty>();
        for (Session session : sessions.own()) {
            Optional<Seat> seat = session.bodyId().equals(body) ? roll.own(session.id(), person) : Optional.empty();
            if (seat.isEmpty() || session.state() == SessionState.PREPARING) {
                continue;
            }
            if (session.papersVersion() > 0 && session.isAhead() && !seat.get().had(session.papersVersion())) {
                duties.add(new Duty(ui.msg("sessions.duty.papers", session.title()), "/my/sessions/" + session.id() + "/papers", session.heldOn()));
            }
            if (roll.takesSignIns(session) && !seat.get().isPresent()) {
                duties.add(new Duty(ui.msg("sessions.duty.signIn", session.title()), "/my/sessions/" + session.id() + "/sign-in", session.heldOn()));
            }
        }
        return duties;
    }
}
