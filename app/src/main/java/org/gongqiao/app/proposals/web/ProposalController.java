package org.gongqiao.app.proposals.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.congress.Body;
import org.gongqiao.app.congress.Congresses;
import org.gongqiao.app.documents.Paper;
import org.gongqiao.app.documents.PaperOutcome;
import org.gongqiao.app.kernel.MobileNumber;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.proposals.Outcome;
import org.gongqiao.app.proposals.ProposalReport;
import org.gongqiao.app.proposals.Proposals;
import org.gongqiao.app.proposals.proposal.Proposal;
import org.gongqiao.app.proposals.proposal.ProposalDesk;
import org.gongqiao.app.proposals.proposal.ProposalReports;
import org.gongqiao.app.proposals.proposal.ReplyKind;
import org.gongqiao.app.ui.Forms;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.ui.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Proposals at the union's desk: screened, given to an owner, urged, answered; the overdue ones first. */
@Controller("congressProposalController")
@RequestMapping("/proposals")
class ProposalController {

    static final int PAGE = 100;

    private final ProposalDesk desk;
    private final ProposalShow show;
    private final Proposals proposals;
    private final ProposalReports reports;
    private final Congresses congresses;
    private final Matters matters;
    private final Clock clock;

    ProposalController(ProposalDesk desk, ProposalShow show, Proposals proposals, ProposalReports reports, Congresses congresses, Matters matters, Clock clock) {
        this.desk = desk;
        this.show = show;
        this.proposals = proposals;
        this.reports = reports;
        this.congresses = congresses;
        this.matters = matters;
        this.clock = clock;
    }

    @Allowed(Permission.PROPOSAL_READ)
    @GetMapping
    ModelAndView list(@RequestParam(defaultValue = "WAITING") String part, @RequestParam(required = false) @Nullable String after) {
        ProposalDesk.Part known = Forms.known(ProposalDesk.Part.values(), part);
        ProposalDesk.Part wanted = known == null ? ProposalDesk.Part.WAITING : known;
        Slice<Proposal> page = desk.list(wanted, Forms.after(after), PAGE);
        // Within a page the earliest day comes first, and what has none last.
        List<ProposalPages.Line> lines = page.items().stream().map(each -> new ProposalPages.Line(each, matters.get(each.matter())))
                .sorted(Comparator.comparing(line -> line.matter() == null || line.matter().dueOn() == null ? LocalDate.MAX : line.matter().dueOn())).toList();
        return Views.of("proposals/list", HttpStatus.OK, new ProposalPages.ListPage(lines, wanted.name(), bodies(),
                page.next() == null ? null : "/proposals?part=" + wanted.name() + "&after=" + page.next()));
    }

    /** The congresses of the desk's own union, for the report. */
    private List<Ui.Option> bodies() {
        return Scope.desk().unitId() == null ? List.of() : congresses.of(Scope.desk().unit()).stream()
                .map(body -> new Ui.Option(body.id().toString(), body.name())).toList();
    }

    @Allowed(value = Permission.PROPOSAL_READ, record = "congressProposal")
    @GetMapping("/{id}")
    ModelAndView one(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return show.page(HttpStatus.OK, id, ui, Map.of(), Map.of());
    }

    @Allowed(value = Permission.PROPOSAL_WORK, record = "congressProposal")
    @PostMapping("/{id}/screening")
    ModelAndView screen(@PathVariable UUID id, @RequestParam(defaultValue = "-1") int version, @RequestParam(defaultValue = "") String result,
                        @RequestParam(defaultValue = "") String words, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        desk.get(id);
        var form = Fields.form(ui);
        if (!result.matches("FILE|REFUSE|RETURN")) {
            form.fault("result", "ui.fault.choose");
        }
        String text = result.equals("FILE") ? "" : form.text("words", words, Fields.TEXT);
        if (form.failed()) {
            return show.page(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, Map.of("result", result, "words", words), form.errors());
        }
        return switch (result) {
            case "FILE" -> answer(id, desk.putOnFile(id, version), "proposals.flash.onFile", ui, redirect);
            case "REFUSE" -> answer(id, desk.refuse(id, version, text), "proposals.flash.notOnFile", ui, redirect);
            default -> answer(id, desk.giveBack(id, version, text), "proposals.flash.returned", ui, redirect);
        };
    }

    @Allowed(value = Permission.PROPOSAL_WORK, record = "congressProposal")
    @PostMapping("/{id}/assignment")
    ModelAndView assign(@PathVariable UUID id, @RequestParam(defaultValue = "-1") int version, @RequestParam(defaultValue = "") String owner,
                        @RequestParam(defaultValue = "") String contact, @RequestParam(defaultValue = "") String phone, @RequestParam(defaultValue = "") String until,
                        @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        desk.get(id);
        var form = Fields.form(ui);
        ProposalDesk.Owner named = owner(form, owner, contact, phone, until);
        if (named == null) {
            return show.page(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, Map.of("owner", owner, "contact", contact, "phone", phone, "until", until), form.errors());
        }
        return answer(id, desk.assign(id, version, named, ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()), "proposals.flash.assigned",
                ui, redirect);
    }

    private ProposalDesk.@Nullable Owner owner(Forms form, String owner, String contact, String phone, String until) {
        String name = form.text("owner", owner, Fields.LINE);
        String person = form.optional("contact", contact, Fields.LINE);
        if (phone.isBlank()) {
            return form.failed() ? null : new ProposalDesk.Owner(name, person.isEmpty() ? null : person, null, null);
        }
        if (person.isEmpty()) {
            form.fault("contact", "proposals.fault.contact");
        }
        String number = MobileNumber.parse(phone) instanceof MobileNumber.Valid(MobileNumber valid) ? valid.value() : "";
        if (number.isEmpty()) {
            form.fault("phone", "proposals.fault.phone");
        }
        LocalDate last = form.day("until", until);
        if (!last.equals(LocalDate.EPOCH) && last.isBefore(LocalDate.now(clock))) {
            form.fault("until", "proposals.fault.past");
        }
        return form.failed() ? null : new ProposalDesk.Owner(name, person, number, last);
    }

    @Allowed(value = Permission.PROPOSAL_WORK, record = "congressProposal")
    @PostMapping("/{id}/reply")
    ModelAndView reply(@PathVariable UUID id, @RequestParam(defaultValue = "-1") int version, @RequestParam(defaultValue = "") String kind,
                       @RequestParam(defaultValue = "") String reply, @RequestParam(defaultValue = "") String on, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        desk.get(id);
        var form = Fields.form(ui);
        ReplyKind sort = form.one("kind", ReplyKind.values(), kind);
        String text = form.text("reply", reply, Fields.TEXT);
        LocalDate day = form.day("on", on);
        return form.failed() ? show.page(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, Map.of("kind", kind, "reply", reply, "on", on), form.errors())
                : answer(id, desk.reply(id, version, sort, text, day), "proposals.flash.closed", ui, redirect);
    }

    @Allowed(value = Permission.PROPOSAL_WORK, record = "congressProposal")
    @PostMapping("/{id}/acceptance")
    ModelAndView accept(@PathVariable UUID id, @RequestParam(defaultValue = "-1") int version, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return answer(id, desk.accept(id, version), "proposals.flash.closed", ui, redirect);
    }

    @Allowed(value = Permission.PROPOSAL_WORK, record = "congressProposal")
    @PostMapping("/{id}/return")
    ModelAndView sendBack(@PathVariable UUID id, @RequestParam(defaultValue = "-1") int version, @RequestParam(defaultValue = "") String back,
                          @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        desk.get(id);
        var form = Fields.form(ui);
        String text = form.text("back", back, Fields.TEXT);
        return form.failed() ? show.page(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, Map.of("back", back), form.errors())
                : answer(id, desk.sendBack(id, version, text), "proposals.flash.sentBack", ui, redirect);
    }

    @Allowed(value = Permission.PROPOSAL_WORK, record = "congressProposal")
    @PostMapping("/{id}/urging")
    ModelAndView urge(@PathVariable UUID id, @RequestParam(defaultValue = "-1") int version, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return answer(id, desk.urge(id, version), "proposals.flash.urged", ui, redirect);
    }

    @Allowed(value = Permission.PROPOSAL_WORK, record = "congressProposal")
    @PostMapping("/{id}/round")
    ModelAndView again(@PathVariable UUID id, @RequestParam(defaultValue = "-1") int version, @RequestParam(defaultValue = "") String again,
                       @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        desk.get(id);
        var form = Fields.form(ui);
        String text = form.text("again", again, Fields.TEXT);
        return form.failed() ? show.page(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, Map.of("again", again), form.errors())
                : answer(id, desk.again(id, version, text), "proposals.flash.again", ui, redirect);
    }

    @Allowed(value = Permission.PROPOSAL_WORK, record = "congressProposal")
    @PostMapping("/{id}/merging")
    ModelAndView proposeMerging(@PathVariable UUID id, @RequestParam(defaultValue = "-1") int version, @RequestParam(defaultValue = "") String with,
                                @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        desk.get(id);
        UUID other = Forms.uuid(with);
        if (other == null || desk.find(other).filter(Proposal::isSubmitted).isEmpty()) {
            return show.page(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, Map.of(), Map.of("with", ui.msg("ui.fault.choose")));
        }
        return answer(id, desk.proposeMerging(id, version, other), "proposals.flash.mergingAsked", ui, redirect);
    }

    @Allowed(value = Permission.PROPOSAL_WORK, record = "congressProposal")
    @PostMapping("/{id}/joining")
    ModelAndView merge(@PathVariable UUID id, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return answer(id, desk.merge(id), "proposals.flash.merged", ui, redirect);
    }

    private ModelAndView answer(UUID id, Outcome outcome, String done, Ui ui, RedirectAttributes redirect) {
        if (outcome instanceof Outcome.Done) {
            redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(done));
            return new ModelAndView("redirect:/proposals/" + id);
        }
        return show.page(HttpStatus.CONFLICT, id, ui, Map.of(), Answers.faults(outcome, ui));
    }

    @Allowed(Permission.PROPOSAL_READ)
    @GetMapping("/report")
    ModelAndView report(@RequestParam(defaultValue = "") String body, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to) {
        return Views.of("proposals/report", HttpStatus.OK, new ProposalPages.Report(reportOf(body, from, to)));
    }

    @Allowed(Permission.PROPOSAL_READ)
    @GetMapping("/report.{type}")
    ResponseEntity<byte[]> paper(@PathVariable String type, @RequestParam(defaultValue = "") String body, @RequestParam(defaultValue = "") String from,
                                 @RequestParam(defaultValue = "") String to) {
        if (!type.equals("pdf") && !type.equals("docx")) {
            throw new NotFound("report", type);
        }
        ProposalReport report = reportOf(body, from, to);
        PaperOutcome made = reports.paper(report, congresses.get(report.body()).unitName());
        Paper paper = made.orThrow();
        boolean pdf = type.equals("pdf");
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, pdf ? Paper.PDF : Paper.DOCX)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(paper.title() + "." + type, StandardCharsets.UTF_8)
                        .build().toString()).body(pdf ? paper.pdf() : paper.docx());
    }

    /** Of the first congress of the union where none is named; without days, since its last session. */
    private ProposalReport reportOf(String body, String from, String to) {
        UUID named = Forms.uuid(body);
        Body of = named != null ? congresses.get(named) : Scope.desk().unitId() == null ? null : congresses.of(Scope.desk().unit()).stream().findFirst().orElse(null);
        if (of == null) {
            throw new NotFound("congress", body);
        }
        LocalDate typed = Forms.date(to);
        LocalDate last = typed == null ? LocalDate.now(clock) : typed;
        LocalDate first = Forms.date(from);
        return proposals.report(of.id(), first == null ? proposals.since(of.id(), last) : first, last);
    }
}
