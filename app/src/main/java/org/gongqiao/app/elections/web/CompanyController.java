package org.gongqiao.app.elections.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.congress.CongressOutcome;
import org.gongqiao.app.congress.web.CongressAnswers;
import org.gongqiao.app.congress.web.Typed;
import org.gongqiao.app.elections.Companies;
import org.gongqiao.app.elections.Company;
import org.gongqiao.app.elections.Tenure;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.democracy.BoardFacts;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Companies and what they owe of workers' seats on their boards. */
@Controller
@RequestMapping("/company-boards")
class CompanyController {

    private final Companies companies;
    private final CongressAnswers answers;
    private final Ids ids;

    CompanyController(Companies companies, CongressAnswers answers, Ids ids) {
        this.companies = companies;
        this.answers = answers;
        this.ids = ids;
    }

    @Allowed(Permission.CONGRESS_READ)
    @GetMapping
    ModelAndView list(@RequestParam(required = false) @Nullable String after, @ModelAttribute("ui") Ui ui) {
        return list(after != null && after.matches("[0-9a-zA-Z.]*_[0-9a-f-]{36}") ? after : null, ui, Typed.NOTHING, CongressAnswers.Failure.NONE);
    }

    private ModelAndView list(@Nullable String after, Ui ui, Typed typed, CongressAnswers.Failure failure) {
        Slice<Company> page = companies.list(after);
        var obligations = new HashMap<UUID, List<Verdict>>();
        page.items().forEach(each -> obligations.put(each.id(), companies.obligations(each)));
        UUID key = typed.id("key");
        return ElectionController.view("elections/companies", failure.status(), new ElectionPages.CompanyList(page.items(), obligations,
                Scope.desk().unitId() != null && Scope.desk().may(Permission.CONGRESS_WORK), key == null ? ids.next() : key, kinds(ui), oversights(ui), typed,
                failure.errors(), page.next() == null ? null : "/company-boards?after=" + page.next()));
    }

    private static List<Ui.Option> kinds(Ui ui) {
        return Typed.options(ui, BoardFacts.Company.values(), "elections.company.");
    }

    private static List<Ui.Option> oversights(Ui ui) {
        return Typed.options(ui, BoardFacts.Oversight.values(), "elections.oversight.");
    }

    @Allowed(Permission.CONGRESS_WORK)
    @PostMapping
    ModelAndView enter(@RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var typed = new Typed(values);
        UUID key = typed.id("key");
        CongressOutcome outcome = key == null ? new CongressOutcome.NotPossible("congress.incomplete")
                : record(typed, key, new Company(key, Scope.desk().unit(), "", "", typed.text("name"), BoardFacts.Company.LIMITED, 1, false,
                        BoardFacts.Oversight.NONE, 0, 3, -1), -1);
        return answers.page(outcome, ui, redirect, "congress.done.added", done -> "/company-boards/" + done.id(), failure -> list(null, ui, typed, failure));
    }

    private CongressOutcome record(Typed typed, UUID key, Company of, int version) {
        BoardFacts.Company kind = typed.one("kind", BoardFacts.Company.values());
        BoardFacts.Oversight oversight = typed.one("oversight", BoardFacts.Oversight.values());
        if (kind == null || oversight == null) {
            return new CongressOutcome.Faulty(Map.of(kind == null ? "kind" : "oversight", "congress.fault.kind"));
        }
        return companies.record(key, new Company(of.id(), of.unit(), of.unitName(), of.region(), of.name(), kind, typed.number("staff"), typed.yes("board"),
                oversight, typed.text("supervisors").isBlank() ? 0 : typed.number("supervisors"), typed.number("supervisorYears"), version));
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "company")
    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return show(id, ui, Typed.NOTHING, CongressAnswers.Failure.NONE);
    }

    private ModelAndView show(UUID id, Ui ui, Typed typed, CongressAnswers.Failure failure) {
        Company company = companies.get(id);
        List<Tenure> holders = companies.holders(company);
        var due = new HashMap<UUID, Verdict>();
        holders.forEach(each -> due.put(each.id(), companies.due(each)));
        return ElectionController.view("elections/company", failure.status(), new ElectionPages.CompanyShow(company, companies.obligations(company), holders, due,
                Scope.desk().may(Permission.CONGRESS_WORK), kinds(ui), oversights(ui), typed, failure.errors()));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "company")
    @PostMapping("/{id}")
    ModelAndView change(@PathVariable UUID id, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var typed = new Typed(values);
        Company company = companies.get(id);
        CongressOutcome outcome = typed.number("version") < 0 ? new CongressOutcome.Stale() : record(typed, ids.next(), company, typed.number("version"));
        return answers.page(outcome, ui, redirect, "congress.done.changed", done -> "/company-boards/" + id, failure -> show(id, ui, typed, failure));
    }
}
