package org.gongqiao.app.sessions.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.congress.Body;
import org.gongqiao.app.congress.Congresses;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.democracy.MatterRules;
import org.gongqiao.app.sessions.SessionOutcome;
import org.gongqiao.app.sessions.between.Between;
import org.gongqiao.app.sessions.between.Joint;
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

/** Joint meetings between sessions, at an officer's desk. */
@Controller
class JointController {

    private final Between between;
    private final SessionDesk desk;
    private final Congresses congresses;
    private final Law law;
    private final Ids ids;

    JointController(Between between, SessionDesk desk, Congresses congresses, Law law, Ids ids) {
        this.between = between;
        this.desk = desk;
        this.congresses = congresses;
        this.law = law;
        this.ids = ids;
    }

    @Allowed(Permission.CONGRESS_READ)
    @GetMapping("/joints")
    ModelAndView list() {
        return joints(between.of(Scope.desk().unit()));
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "joint")
    @GetMapping("/joints/{id}")
    ModelAndView show(@PathVariable UUID id) {
        return joints(List.of(between.get(id)));
    }

    private ModelAndView joints(List<Joint> joints) {
        Map<UUID, Verdict> verdicts = new LinkedHashMap<>();
        joints.forEach(joint -> joint.items().forEach(item -> verdicts.put(item.id(), between.verdict(joint, item))));
        return SessionView.view("sessions/joints", HttpStatus.OK, new SessionPages.JointList(joints, verdicts, Scope.desk().may(Permission.CONGRESS_WORK)));
    }

    @Allowed(Permission.CONGRESS_WORK)
    @GetMapping("/joints/new")
    ModelAndView form(@RequestParam(required = false) @Nullable String body, @ModelAttribute("ui") Ui ui) {
        return form(HttpStatus.OK, body == null ? "" : body, ids.next().toString(), Map.of(), SessionPages.Problem.NONE, ui);
    }

    @Allowed(Permission.CONGRESS_WORK)
    @PostMapping("/joints")
    ModelAndView meet(@ModelAttribute("form") Forms.Meet form, @RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return switch (desk.meet(form)) {
            case SessionOutcome.Done(UUID id) -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("sessions.done.met"));
                yield new ModelAndView("redirect:/joints/" + id);
            }
            case SessionOutcome other -> form(HttpStatus.UNPROCESSABLE_CONTENT, form.body() == null ? "" : form.body(),
                    form.key() == null ? ids.next().toString() : form.key(), typed, SessionView.problem(other, ui), ui);
        };
    }

    private ModelAndView form(HttpStatus status, String body, String key, Map<String, String> typed, SessionPages.Problem problem, Ui ui) {
        List<Body> bodies = congresses.of(Scope.desk().unit()).stream().filter(Body::isLive).toList();
        String region = bodies.isEmpty() ? Parameter.COUNTRY : bodies.getFirst().region();
        List<Ui.Option> matters = MatterRules.matters(law.today(region)).stream().map(matter -> new Ui.Option(matter, SessionView.matter(ui, matter))).toList();
        return SessionView.view("sessions/joint", status, new SessionPages.JointForm(bodies.stream().map(each -> new Ui.Option(each.id().toString(), each.name())).toList(),
                body, key, typed, SessionController.firms(ui), matters, SessionView.powers(ui), problem));
    }
}
