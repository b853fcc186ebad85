package org.gongqiao.app.congress.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.congress.Body;
import org.gongqiao.app.congress.Congresses;
import org.gongqiao.app.congress.Delegate;
import org.gongqiao.app.congress.DelegateDuties;
import org.gongqiao.app.congress.Delegates;
import org.gongqiao.app.ui.Ui;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** A delegate's own page on the phone: constituency, term, committees, and what waits for him. */
@Self
@Controller
class OwnCongressController {

    private final Congresses congresses;
    private final Delegates delegates;
    private final ObjectProvider<DelegateDuties> duties;
    private final Clock clock;

    OwnCongressController(Congresses congresses, Delegates delegates, ObjectProvider<DelegateDuties> duties, Clock clock) {
        this.congresses = congresses;
        this.delegates = delegates;
        this.duties = duties;
        this.clock = clock;
    }

    @GetMapping("/my/congress")
    ModelAndView show(@ModelAttribute("ui") Ui ui) {
        UUID person = Scope.actor().orElseThrow();
        return new ModelAndView("congress/own", Map.of("seats", delegates.ofPerson(person).stream().map(seat -> own(ui, seat, person)).toList()));
    }

    private CongressPages.Own own(Ui ui, Delegate seat, UUID person) {
        Body body = congresses.get(seat.body());
        return new CongressPages.Own(seat, body, congresses.voters(body.id(), LocalDate.now(clock)), congresses.consentToOnlineVoting(body.id()).isPresent(),
                congresses.committees(body.id()), duties.stream().flatMap(each -> each.of(ui, body.id(), person).stream()).toList());
    }
}
