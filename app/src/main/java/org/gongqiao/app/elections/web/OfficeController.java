package org.gongqiao.app.elections.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.congress.CongressOutcome;
import org.gongqiao.app.congress.web.CongressAnswers;
import org.gongqiao.app.congress.web.Typed;
import org.gongqiao.app.elections.Companies;
import org.gongqiao.app.elections.Office;
import org.gongqiao.app.elections.Offices;
import org.gongqiao.app.elections.Tenure;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.membership.MemberPages;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who holds which office: the list, one with its recall and end, a board member's reports; one's own on the phone. */
@Controller
class OfficeController {

    private final Offices offices;
    private final Companies companies;
    private final MemberPages members;
    private final Unions unions;
    private final Verdicts verdicts;
    private final CongressAnswers answers;
    private final Ids ids;

    OfficeController(Offices offices, Companies companies, MemberPages members, Unions unions, Verdicts verdicts, CongressAnswers answers, Ids ids) {
        this.offices = offices;
        this.companies = companies;
        this.members = members;
        this.unions = unions;
        this.verdicts = verdicts;
        this.answers = answers;
        this.ids = ids;
    }

    @Allowed(Permission.CONGRESS_READ)
    @GetMapping("/offices")
    ModelAndView list(@RequestParam(required = false) @Nullable String after, @ModelAttribute("ui") Ui ui) {
        return list(after != null && after.matches("[0-9a-zA-Z.]*_[0-9a-f-]{36}") ? after : null, ui, Typed.NOTHING, CongressAnswers.Failure.NONE);
    }

    private ModelAndView list(@Nullable String after, Ui ui, Typed typed, CongressAnswers.Failure failure) {
        UUID unit = Scope.desk().unitId();
        Slice<Tenure> page = offices.list(after);
        return ElectionController.view("elections/offices", failure.status(), new ElectionPages.OfficeList(page.items(),
                unit != null && Scope.desk().may(Permission.CONGRESS_WORK), unit == null ? "" : unions.get(unit).name(),
                unit == null ? List.of() : offices.standing(unit), Typed.options(ui, Office.values(), "elections.office."), typed, failure.errors(),
                page.next() == null ? null : "/offices?after=" + page.next()));
    }

    @Allowed(Permission.CONGRESS_WORK)
    @PostMapping("/offices")
    ModelAndView enter(@RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var typed = new Typed(values);
        Office office = typed.one("office", Office.values());
        CongressOutcome outcome = office == null ? new CongressOutcome.Faulty(Map.of("office", "congress.fault.kind"))
                : offices.enter(Scope.desk().unit(), office, typed.id("holder"), typed.text("q"), typed.day("fromOn"), typed.number("years"), typed.yes("interim"));
        if (outcome instanceof CongressOutcome.Faulty(Map<String, String> faults) && faults.containsKey("holder")) {
            outcome = new CongressOutcome.Faulty(Map.of("holder-text", faults.get("holder")));
        }
        return answers.page(outcome, ui, redirect, "congress.done.added", done -> "/offices/" + done.id(), failure -> list(null, ui, typed, failure));
    }

    /** Type-ahead: members of the desk's union. */
    @Allowed(Permission.CONGRESS_WORK)
    @GetMapping("/offices/people")
    ModelAndView people(@RequestParam(defaultValue = "") String q) {
        return new ModelAndView("congress/_people", Map.of("people", ElectionController.people(members, Scope.desk().unit(), q)));
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "office")
    @GetMapping("/offices/{id}")
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return show(id, ui, Typed.NOTHING, CongressAnswers.Failure.NONE);
    }

    private ModelAndView show(UUID id, Ui ui, Typed typed, CongressAnswers.Failure failure) {
        Tenure tenure = offices.get(id);
        List<Ui.Option> ends = Arrays.stream(new Tenure.End[] {Tenure.End.RESIGNED, Tenure.End.LEFT, Tenure.End.MOVED, Tenure.End.DIED})
                .map(each -> new Ui.Option(each.name(), ui.msg("elections.end." + each.name()))).toList();
        return ElectionController.view("elections/office", failure.status(), new ElectionPages.OfficeShow(tenure,
                tenure.untilOn() == null && Scope.desk().may(Permission.CONGRESS_WORK), ids.next(), companies.reports(id),
                tenure.office().isOnBoard() && tenure.untilOn() == null ? companies.due(tenure) : null, verdicts.about("office", id), ends, typed,
                failure.errors(), failure.verdict()));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "office")
    @PostMapping("/offices/{id}/end")
    ModelAndView end(@PathVariable UUID id, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var typed = new Typed(values);
        return answer(id, offices.end(id, typed.day("endOn"), typed.text("why"), typed.text("words")), "elections.done.ended", typed, ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "office")
    @PostMapping("/offices/{id}/recall")
    ModelAndView recall(@PathVariable UUID id, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var typed = new Typed(values);
        boolean board = offices.get(id).office().isOnBoard();
        return answer(id, offices.recall(id, new Offices.Recall(typed.day("recallOn"), typed.yes("atMeeting"), typed.yes("secret"), typed.number("all"),
                typed.number("present"), typed.number("votes"), board ? typed.number("delegatesAsking") : 0, board ? typed.number("staff") : 1,
                board ? typed.number("staffAsking") : 0)), "elections.done.recalled", typed, ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "office")
    @PostMapping("/offices/{id}/reports")
    ModelAndView report(@PathVariable UUID id, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var typed = new Typed(values);
        UUID key = typed.id("key");
        CongressOutcome outcome = key == null ? new CongressOutcome.NotPossible("congress.incomplete")
                : companies.report(key, id, typed.day("reportOn"), typed.text("reportWords"), typed.number("score"));
        return answer(id, outcome, "congress.done.added", typed, ui, redirect);
    }

    private ModelAndView answer(UUID id, CongressOutcome outcome, String flash, Typed typed, Ui ui, RedirectAttributes redirect) {
        return answers.page(outcome, ui, redirect, flash, done -> "/offices/" + id, failure -> show(id, ui, typed, failure));
    }

    @Self
    @GetMapping("/my/offices")
    ModelAndView own() {
        return new ModelAndView("elections/own", Map.of("offices", offices.ofPerson(Scope.actor().orElseThrow())));
    }
}
