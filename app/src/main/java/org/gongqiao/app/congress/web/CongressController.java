package org.gongqiao.app.congress.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.congress.Bodies;
import org.gongqiao.app.congress.Body;
import org.gongqiao.app.congress.BodyKind;
import org.gongqiao.app.congress.BodyLinks;
import org.gongqiao.app.congress.Congresses;
import org.gongqiao.app.congress.SetUpBody;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Bodies on the officer's desk: the list, a new one, one with its standing, its facts, its end; consent at the union above. */
@Controller
@RequestMapping("/congresses")
class CongressController {

    private final Bodies bodies;
    private final Congresses congresses;
    private final Verdicts verdicts;
    private final Unions unions;
    private final CongressAnswers answers;
    private final ObjectProvider<BodyLinks> links;
    private final Ids ids;
    private final Clock clock;

    CongressController(Bodies bodies, Congresses congresses, Verdicts verdicts, Unions unions, CongressAnswers answers,
                       ObjectProvider<BodyLinks> links, Ids ids, Clock clock) {
        this.bodies = bodies;
        this.congresses = congresses;
        this.verdicts = verdicts;
        this.unions = unions;
        this.answers = answers;
        this.links = links;
        this.ids = ids;
        this.clock = clock;
    }

    @Allowed(Permission.CONGRESS_READ)
    @GetMapping
    ModelAndView list(@RequestParam(required = false) @Nullable String after) {
        Slice<Body> page = bodies.list(after != null && after.matches("[0-9a-zA-Z.]*_[0-9a-f-]{36}") ? after : null);
        var voters = new HashMap<UUID, Integer>();
        page.items().forEach(body -> voters.put(body.id(), congresses.voters(body.id(), LocalDate.now(clock))));
        return view("congress/list", HttpStatus.OK, new CongressPages.Listing(page.items(), voters, Scope.desk().may(Permission.CONGRESS_WORK),
                page.next() == null ? null : "/congresses?after=" + page.next()));
    }

    @Allowed(Permission.CONGRESS_WORK)
    @GetMapping("/new")
    ModelAndView form(@RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui) {
        return form(ui, new Typed(typed), CongressAnswers.Failure.NONE);
    }

    private ModelAndView form(Ui ui, Typed typed, CongressAnswers.Failure failure) {
        UUID picked = typed.id("unit") != null ? typed.id("unit") : typed.text("unit").isBlank() ? Scope.desk().unitId() : null;
        Union union = picked == null ? null : unions.findInScope(picked).orElse(null);
        UUID key = typed.id("key");
        return view("congress/new", failure.status(), new CongressPages.Form(key == null ? ids.next() : key, union == null ? "" : union.id().toString(),
                union == null ? "" : union.name(), Typed.options(ui, BodyKind.values(), "congress.kind."), typed, failure.errors(), failure.verdict()));
    }

    @Allowed(Permission.CONGRESS_WORK)
    @PostMapping
    ModelAndView setUp(@RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var typed = new Typed(values);
        UUID key = typed.id("key");
        UUID unit = typed.id("unit");
        BodyKind kind = typed.one("kind", BodyKind.values());
        var missing = new HashMap<String, String>();
        if (unit == null || unions.findInScope(unit).isEmpty()) {
            missing.put("unit-text", ui.msg("congress.fault.unit"));
        }
        if (kind == null) {
            missing.put("kind", ui.msg("congress.fault.kind"));
        }
        if (key == null || unit == null || kind == null || !missing.isEmpty()) {
            return form(ui, typed, new CongressAnswers.Failure(HttpStatus.UNPROCESSABLE_CONTENT, missing, null));
        }
        return answers.page(bodies.setUp(command(typed, key, unit, kind)), ui, redirect, "congress.done.setUp", done -> "/congresses/" + done.id(),
                failure -> form(ui, typed, failure));
    }

    private static SetUpBody command(Typed typed, UUID key, UUID unit, BodyKind kind) {
        return new SetUpBody(key, unit, kind, typed.text("name"), typed.day("termFrom"), typed.number("termYears"), typed.number("unionYears"),
                typed.number("staff"), typed.number("women"), typed.text("disabled").isBlank() ? 0 : typed.number("disabled"), typed.yes("agreed"),
                typed.yes("largeGroup"), typed.text("consentPaper"));
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "congress")
    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return show(id, ui, Typed.NOTHING, CongressAnswers.Failure.NONE);
    }

    private ModelAndView show(UUID id, Ui ui, Typed typed, CongressAnswers.Failure failure) {
        CongressPages.Frame frame = frame(congresses.get(id), bodies, typed, failure);
        return view("congress/show", failure.status(), new CongressPages.Show(frame, congresses.voters(id, LocalDate.now(clock)),
                bodies.standing(frame.body()), bodies.consents(id), verdicts.about("congress", id),
                links.orderedStream().flatMap(each -> each.of(ui, frame.body()).stream()).toList()));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/{id}/facts")
    ModelAndView change(@PathVariable UUID id, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var typed = new Typed(values);
        Body body = congresses.get(id);
        return answers.page(bodies.change(id, typed.number("version"), command(typed, id, body.unit(), body.kind())), ui, redirect,
                "congress.done.changed", done -> "/congresses/" + id, failure -> show(id, ui, typed, failure));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/{id}/end")
    ModelAndView end(@PathVariable UUID id, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var typed = new Typed(values);
        return answers.page(bodies.end(id, typed.day("on"), typed.text("why")), ui, redirect, "congress.done.ended", done -> "/congresses/" + id,
                failure -> show(id, ui, typed, failure));
    }

    @Allowed(value = Permission.CONGRESS_REVIEW, record = "congress")
    @PostMapping("/{id}/consent")
    ModelAndView consent(@PathVariable UUID id, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var typed = new Typed(values);
        return answers.page(bodies.consent(id, Scope.desk().unit(), typed.day("on"), typed.text("number"), typed.text("words")), ui, redirect,
                "congress.done.consent", done -> "/congresses/" + id, failure -> show(id, ui, typed, failure));
    }

    @Allowed(value = Permission.CONGRESS_REVIEW, record = "congress")
    @PostMapping("/{id}/consent/withdrawal")
    ModelAndView withdraw(@PathVariable UUID id, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var typed = new Typed(values);
        return answers.page(bodies.withdrawConsent(id, Scope.desk().unit(), typed.text("why")), ui, redirect, "congress.done.consentWithdrawn",
                done -> "/congresses/" + id, failure -> show(id, ui, typed, failure));
    }

    static CongressPages.Frame frame(Body body, Bodies bodies, Typed typed, CongressAnswers.Failure failure) {
        var desk = Scope.desk();
        UUID unit = desk.unitId();
        return new CongressPages.Frame(body, body.isLive() && desk.may(Permission.CONGRESS_WORK),
                body.isLive() && unit != null && desk.may(Permission.CONGRESS_REVIEW) && bodies.isAbove(unit, body), typed, failure.errors(), failure.verdict());
    }

    static ModelAndView view(String template, HttpStatus status, Object page) {
        var view = new ModelAndView(template, Map.of("page", page));
        view.setStatus(status);
        return view;
    }
}
