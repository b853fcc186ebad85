package org.gongqiao.app.sessions.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.congress.Body;
import org.gongqiao.app.congress.Congresses;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.law.democracy.MatterFacts;
import org.gongqiao.app.sessions.Session;
import org.gongqiao.app.sessions.SessionKind;
import org.gongqiao.app.sessions.SessionOutcome;
import org.gongqiao.app.sessions.Sessions;
import org.gongqiao.app.sessions.between.Between;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sessions at an officer's desk: the list with what is due, a new one, and the steps from notice to close. */
@Controller
class SessionController {

    private static final int MOST = 50;

    private final Sessions sessions;
    private final SessionDesk desk;
    private final SessionView view;
    private final Congresses congresses;
    private final Between between;
    private final Ids ids;

    SessionController(Sessions sessions, SessionDesk desk, SessionView view, Congresses congresses, Between between, Ids ids) {
        this.sessions = sessions;
        this.desk = desk;
        this.view = view;
        this.congresses = congresses;
        this.between = between;
        this.ids = ids;
    }

    @Allowed(Permission.CONGRESS_READ)
    @GetMapping("/sessions")
    ModelAndView list() {
        UUID unit = Scope.desk().unit();
        List<SessionPages.OfBody> bodies = congresses.of(unit).stream().filter(Body::isLive)
                .map(body -> new SessionPages.OfBody(body, sessions.rhythm(body), between.asking(body.id()))).toList();
        List<Session> own = sessions.of(unit);
        List<Session> ahead = sessions.ahead(MOST).stream().filter(session -> !session.unitId().equals(unit)).toList();
        return SessionView.view("sessions/list", HttpStatus.OK, new SessionPages.Listed(bodies, own, ahead, Scope.desk().may(Permission.CONGRESS_WORK)));
    }

    @Allowed(Permission.CONGRESS_WORK)
    @GetMapping("/sessions/new")
    ModelAndView form(@RequestParam(required = false) @Nullable String body, @ModelAttribute("ui") Ui ui) {
        return form(HttpStatus.OK, body == null ? "" : body, ids.next().toString(), Map.of(), SessionPages.Problem.NONE, ui);
    }

    @Allowed(Permission.CONGRESS_WORK)
    @PostMapping("/sessions")
    ModelAndView prepare(@ModelAttribute("form") Forms.Prepare form, @RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return switch (desk.prepare(form)) {
            case SessionOutcome.Done(UUID id) -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("sessions.done.prepared"));
                yield new ModelAndView("redirect:/sessions/" + id);
            }
            case SessionOutcome other -> form(HttpStatus.UNPROCESSABLE_CONTENT, form.body() == null ? "" : form.body(),
                    form.key() == null ? ids.next().toString() : form.key(), typed, SessionView.problem(other, ui), ui);
        };
    }

    private ModelAndView form(HttpStatus status, String body, String key, Map<String, String> typed, SessionPages.Problem problem, Ui ui) {
        List<Ui.Option> bodies = congresses.of(Scope.desk().unit()).stream().filter(Body::isLive).map(each -> new Ui.Option(each.id().toString(), each.name())).toList();
        return SessionView.view("sessions/new", status, new SessionPages.Prepare(bodies, body, key, typed, firms(ui),
                Arrays.stream(SessionKind.CalledFor.values()).map(caller -> new Ui.Option(caller.name(), ui.msg("sessions.calledFor." + caller.name()))).toList(), problem));
    }

    static List<Ui.Option> firms(Ui ui) {
        return Arrays.stream(MatterFacts.Firm.values()).map(firm -> new Ui.Option(firm.name(), ui.msg("sessions.firm." + firm.name()))).toList();
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "session")
    @GetMapping("/sessions/{id}")
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return view.page("show", id, ui);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/sessions/{id}/details")
    ModelAndView change(@PathVariable UUID id, @ModelAttribute("form") Forms.Change form, @RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui,
                        RedirectAttributes redirect) {
        return view.answer(desk.change(id, form), id, "show", "sessions.done.changed", ui, redirect, typed);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/sessions/{id}/notice")
    ModelAndView call(@PathVariable UUID id, @ModelAttribute("form") Forms.Step form, @RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui,
                      RedirectAttributes redirect) {
        return view.answer(desk.call(id, form), id, "papers", "sessions.done.called", ui, redirect, typed);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/sessions/{id}/opening")
    ModelAndView open(@PathVariable UUID id, @ModelAttribute("form") Forms.Step form, @RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui,
                      RedirectAttributes redirect) {
        return view.answer(desk.open(id, form), id, "door", "sessions.done.opened", ui, redirect, typed);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/sessions/{id}/closing")
    ModelAndView close(@PathVariable UUID id, @ModelAttribute("form") Forms.Step form, @RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui,
                       RedirectAttributes redirect) {
        return view.answer(desk.close(id, form), id, "votes", "sessions.done.closed", ui, redirect, typed);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/sessions/{id}/cancellation")
    ModelAndView cancel(@PathVariable UUID id, @ModelAttribute("form") Forms.Step form, @RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui,
                        RedirectAttributes redirect) {
        return view.answer(desk.cancel(id, form), id, "show", "sessions.done.cancelled", ui, redirect, typed);
    }
}
