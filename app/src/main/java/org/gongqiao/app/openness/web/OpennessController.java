package org.gongqiao.app.openness.web;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.documents.ListFormat;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.democracy.MatterFacts.Firm;
import org.gongqiao.app.openness.Outcome;
import org.gongqiao.app.openness.disclosure.Cycle;
import org.gongqiao.app.openness.disclosure.DisclosureList;
import org.gongqiao.app.openness.disclosure.Disclosures;
import org.gongqiao.app.openness.disclosure.Enterprise;
import org.gongqiao.app.openness.disclosure.Enterprises;
import org.gongqiao.app.openness.disclosure.Item;
import org.gongqiao.app.openness.disclosure.Questions;
import org.gongqiao.app.openness.disclosure.SetUpEnterprise;
import org.gongqiao.app.organization.Employer;
import org.gongqiao.app.organization.Employers;
import org.gongqiao.app.organization.Ownership;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.UnionKind;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.ui.Forms;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.ui.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Open management at the desk: its beginning, the list of an enterprise, and the enterprises of a union above. */
@Controller
class OpennessController {

    private static final int PAGE = 30;
    private static final int MOST = 500;

    private final Enterprises enterprises;
    private final Disclosures disclosures;
    private final Questions questions;
    private final DisclosureList list;
    private final Employers employers;
    private final Unions unions;
    private final Ids ids;
    private final Clock clock;

    OpennessController(Enterprises enterprises, Disclosures disclosures, Questions questions, DisclosureList list, Employers employers, Unions unions, Ids ids,
                       Clock clock) {
        this.enterprises = enterprises;
        this.disclosures = disclosures;
        this.questions = questions;
        this.list = list;
        this.employers = employers;
        this.unions = unions;
        this.ids = ids;
        this.clock = clock;
    }

    /** At an enterprise its list, or the first step; at a union above the enterprises below. */
    @Allowed(Permission.OPENNESS_READ)
    @GetMapping("/openness")
    ModelAndView home(@RequestParam(required = false) @Nullable String after) {
        Desk desk = Scope.desk();
        var own = enterprises.find(desk.unit());
        if (own.isPresent()) {
            return show(HttpStatus.OK, own.get(), Map.of(), Map.of());
        }
        Union union = unions.get(desk.unit());
        if (isEnterprise(union)) {
            return setUp(HttpStatus.OK, union, Map.of(), Map.of());
        }
        Slice<Enterprises.Standing> page = enterprises.list(Forms.after(after), PAGE);
        return Views.of("openness/overview", HttpStatus.OK, new OpennessPages.Overview(enterprises.summary(), page.items(),
                page.next() == null ? null : "/openness?after=" + page.next()));
    }

    static boolean isEnterprise(Union union) {
        return union.kind() == UnionKind.ENTERPRISE_UNION || union.kind() == UnionKind.JOINT_UNION;
    }

    @Allowed(Permission.OPENNESS_WORK)
    @PostMapping("/openness/enterprises")
    ModelAndView setUp(@RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Union union = unions.get(Scope.desk().unit());
        var form = new Forms(ui);
        UUID employerId = Forms.uuid(typed.get("employer"));
        Employer employer = employerId == null ? null : employers.find(employerId).filter(each -> union.id().equals(each.unitId())).orElse(null);
        String name = employer == null ? form.text("employerName", typed.getOrDefault("employerName", ""), 100) : employer.name();
        Firm owner = form.one("owner", Firm.values(), typed.getOrDefault("owner", ""));
        String responsible = form.optional("responsibleName", typed.getOrDefault("responsibleName", ""), 50);
        String post = form.optional("responsiblePost", typed.getOrDefault("responsiblePost", ""), 50);
        String preparer = form.text("preparer", typed.getOrDefault("preparer", ""), 50);
        if (!isEnterprise(union)) {
            form.fault("notPossible", "openness.notPossible.federation");
        }
        if (form.failed()) {
            return setUp(HttpStatus.UNPROCESSABLE_CONTENT, union, typed, form.errors());
        }
        enterprises.setUp(new SetUpEnterprise(union.id(), employer == null ? null : employer.id(), name, owner, responsible, post, preparer));
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("openness.flash.setUp"));
        return new ModelAndView("redirect:/openness");
    }

    private ModelAndView setUp(HttpStatus status, Union union, Map<String, String> typed, Map<String, String> errors) {
        List<Employer> covered = employers.of(union.id(), "", PAGE).items();
        Map<String, String> values = typed;
        if (typed.isEmpty() && covered.size() == 1) {
            values = Map.of("employer", covered.getFirst().id().toString(), "owner", firm(covered.getFirst().ownership()).name());
        }
        return Views.of("openness/setup", status, new OpennessPages.SetUp(!isEnterprise(union), Scope.desk().may(Permission.OPENNESS_WORK),
                covered.stream().map(each -> new Ui.Option(each.id().toString(), each.name())).toList(), values, errors));
    }

    static Firm firm(@Nullable Ownership ownership) {
        return switch (ownership) {
            case STATE, COLLECTIVE, STATE_SOLE, STATE_CONTROLLED_SHARES -> Firm.STATE;
            case INSTITUTION -> Firm.INSTITUTION;
            case null, default -> Firm.OTHER;
        };
    }

    @Allowed(value = Permission.OPENNESS_READ, record = "enterprise")
    @GetMapping("/openness/enterprises/{id}")
    ModelAndView show(@PathVariable UUID id) {
        return show(HttpStatus.OK, enterprises.get(id), Map.of(), Map.of());
    }

    private ModelAndView show(HttpStatus status, Enterprise enterprise, Map<String, String> typed, Map<String, String> errors) {
        LocalDate today = LocalDate.now(clock);
        var rows = new ArrayList<OpennessPages.Row>();
        for (Item item : disclosures.items(enterprise.id())) {
            rows.add(new OpennessPages.Row(item, disclosures.verdict(item, enterprise).orElse(null), item.isOverdue(today)));
        }
        int waiting = (int) questions.list(true, MOST).stream().filter(question -> question.unitId().equals(enterprise.id())).count();
        return Views.of("openness/list", status, new OpennessPages.ListPage(enterprise, rows, (int) rows.stream().filter(OpennessPages.Row::overdue).count(),
                waiting, Scope.desk().may(Permission.OPENNESS_WORK), ids.random(), typed, errors));
    }

    /** Who answers for open management, and whose the enterprise is. */
    @Allowed(value = Permission.OPENNESS_WORK, record = "enterprise")
    @PostMapping("/openness/enterprises/{id}/responsible")
    ModelAndView responsible(@PathVariable UUID id, @RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var form = new Forms(ui);
        String name = form.optional("responsibleName", typed.getOrDefault("responsibleName", ""), 50);
        String post = form.optional("responsiblePost", typed.getOrDefault("responsiblePost", ""), 50);
        Firm owner = form.one("owner", Firm.values(), typed.getOrDefault("owner", ""));
        int version = form.number("version", typed.getOrDefault("version", ""), Integer.MAX_VALUE);
        if (form.failed()) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, enterprises.get(id), typed, form.errors());
        }
        return answer(id, enterprises.change(id, version, name, post, owner), "openness.flash.responsible", typed, ui, redirect);
    }

    /** Puts a matter of the unit's own on the list. */
    @Allowed(value = Permission.OPENNESS_WORK, record = "enterprise")
    @PostMapping("/openness/enterprises/{id}/items")
    ModelAndView add(@PathVariable UUID id, @RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var form = new Forms(ui);
        String name = form.text("name", typed.getOrDefault("name", ""), 60);
        if (name.startsWith("openness.")) {
            form.fault("name", "ui.fault.choose");
        }
        Cycle cycle = form.one("cycle", Cycle.values(), typed.getOrDefault("cycle", ""));
        String preparer = form.text("preparer", typed.getOrDefault("preparer", ""), 50);
        UUID key = Forms.uuid(typed.get("key"));
        if (form.failed()) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, enterprises.get(id), typed, form.errors());
        }
        return answer(id, disclosures.add(key == null ? ids.random() : key, id, name, cycle, "true".equals(typed.get("sensitive")), preparer),
                "openness.flash.added", typed, ui, redirect);
    }

    private ModelAndView answer(UUID id, Outcome outcome, String done, Map<String, String> typed, Ui ui, RedirectAttributes redirect) {
        OpennessAnswers.No no = OpennessAnswers.no(outcome, ui);
        if (no != null) {
            return show(no.status(), enterprises.get(id), typed, no.errors());
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(done));
        return new ModelAndView("redirect:/openness/enterprises/" + id);
    }

    /** The list in its one template: pdf, docx or xlsx. */
    @Allowed(value = Permission.OPENNESS_READ, record = "enterprise")
    @GetMapping("/openness/enterprises/{id}/list/{format}")
    ResponseEntity<byte[]> list(@PathVariable UUID id, @PathVariable String format, @ModelAttribute("ui") Ui ui) throws IOException {
        if (!format.equals("xlsx")) {
            return OpennessAnswers.paper(list.paper(id), format);
        }
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, ListFormat.XLSX.mediaType()).header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, OpennessAnswers.disposition(ui.msg("openness.list.file", enterprises.get(id).unitName()) + ".xlsx"))
                .body(list.sheet(id, ui.locale()));
    }

    /** What is out, to be printed and posted on the notice board; nothing that is for delegates only. */
    @Allowed(value = Permission.OPENNESS_READ, record = "enterprise")
    @GetMapping("/openness/enterprises/{id}/board")
    ModelAndView board(@PathVariable UUID id) {
        Enterprise enterprise = enterprises.get(id);
        return Views.of("openness/board", HttpStatus.OK, new OpennessPages.Board(enterprise, disclosures.out(id, false, PAGE), LocalDate.now(clock)));
    }

    @Allowed(value = Permission.OPENNESS_READ, record = "enterprise")
    @GetMapping("/openness/enterprises/{id}/board/{format}")
    ResponseEntity<byte[]> board(@PathVariable UUID id, @PathVariable String format) {
        if (disclosures.out(id, false, 1).isEmpty()) {
            throw new NotFound("board", id);
        }
        return OpennessAnswers.paper(list.board(id), format);
    }
}
