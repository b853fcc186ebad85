package org.gongqiao.app.proposals.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.congress.Body;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.proposals.Outcome;
import org.gongqiao.app.proposals.ProposalReport;
import org.gongqiao.app.proposals.Proposals;
import org.gongqiao.app.proposals.proposal.Floors;
import org.gongqiao.app.proposals.proposal.OwnProposals;
import org.gongqiao.app.proposals.proposal.Proposal;
import org.gongqiao.app.proposals.proposal.Topic;
import org.gongqiao.app.proposals.proposal.WriteProposal;
import org.gongqiao.app.ui.Forms;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.ui.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A delegate's proposals on his phone: write one, hand it in; second and rate another's. */
@Self
@Controller
@RequestMapping("/my/proposals")
class OwnProposalController {

    private static final int MOST = 50;

    private final OwnProposals own;
    private final Floors floors;
    private final OwnProposalView view;
    private final FormFiles files;
    private final Proposals proposals;
    private final Ids ids;
    private final Clock clock;

    OwnProposalController(OwnProposals own, Floors floors, OwnProposalView view, FormFiles files, Proposals proposals, Ids ids, Clock clock) {
        this.own = own;
        this.floors = floors;
        this.view = view;
        this.files = files;
        this.proposals = proposals;
        this.ids = ids;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list() {
        return Views.of("proposals/own-list", HttpStatus.OK, new ProposalPages.Mine(own.mine(MOST), own.asked(MOST),
                floors.bodiesOf(Scope.desk().personId())));
    }

    @GetMapping("/new")
    ModelAndView begin(@RequestParam(defaultValue = "") String body) {
        List<Body> bodies = floors.bodiesOf(Scope.desk().personId());
        Optional<Body> chosen = bodies.stream().filter(each -> each.id().toString().equals(body)).findFirst().or(() -> bodies.stream().findFirst());
        return chosen.map(each -> form(HttpStatus.OK, new ProposalPages.Write("", 0, ids.next().toString(), each.id().toString(), each.name(), "", "", "", "",
                List.of(), Map.of()))).orElseGet(() -> new ModelAndView("redirect:/my/proposals"));
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView write(@RequestParam(defaultValue = "") String key, @RequestParam(defaultValue = "") String body, @RequestParam(defaultValue = "") String topic,
                       @RequestParam(defaultValue = "") String title, @RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String measure,
                       @RequestParam(name = "attachments", defaultValue = "") List<String> uploaded,
                       @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> sent, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        UUID bodyId = Forms.uuid(body);
        Optional<Floors.Floor> floor = bodyId == null ? Optional.empty() : floors.floor(bodyId, Scope.desk().personId());
        if (floor.isEmpty()) {
            redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.refused("proposals.not.delegate"));
            return new ModelAndView("redirect:/my/proposals");
        }
        FormFiles.Taken taken = files.take(uploaded, sent);
        var form = Fields.form(ui);
        WriteProposal written = read(form, key, floor.get().body().id(), topic, title, reason, measure, taken, ui);
        if (!form.failed()) {
            Outcome outcome = own.write(written);
            if (outcome instanceof Outcome.Done(UUID id)) {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("proposals.flash.written"));
                return new ModelAndView("redirect:/my/proposals/" + id + "/seconders");
            }
            form.errors().putAll(Answers.faults(outcome, ui));
        }
        return form(HttpStatus.UNPROCESSABLE_CONTENT, new ProposalPages.Write("", 0, key, body, floor.get().body().name(), topic, title, reason, measure,
                taken.waiting(), form.errors()));
    }

    private WriteProposal read(Forms form, String key, UUID body, String topic, String title, String reason, String measure,
                               FormFiles.Taken taken, Ui ui) {
        UUID typed = Forms.uuid(key);
        var written = new WriteProposal(typed == null ? ids.next() : typed, body, form.one("topic", Topic.values(), topic), form.text("title", title, Fields.LINE),
                form.text("reason", reason, Fields.TEXT), form.text("measure", measure, Fields.TEXT), List.of(), FormFiles.idsOf(taken.waiting()));
        if (taken.refused() != null) {
            form.errors().put("attachments", ui.msg("documents.take." + taken.refused().fault().name(), taken.refused().args().toArray()));
        }
        return written;
    }

    private static ModelAndView form(HttpStatus status, ProposalPages.Write form) {
        return Views.of("proposals/own-form", status, form);
    }

    /** What became of the proposals since the last session, for a delegate: the report is made to him (D-29). */
    @GetMapping("/report")
    ModelAndView report(@RequestParam(defaultValue = "") String body, @RequestParam(defaultValue = "") String to, RedirectAttributes redirect) {
        UUID of = Forms.uuid(body);
        LocalDate typed = Forms.date(to);
        Optional<ProposalReport> report = of == null ? Optional.empty()
                : proposals.forDelegate(Scope.desk().personId(), of, typed == null ? LocalDate.now(clock) : typed);
        return report.map(each -> Views.of("proposals/own-report", HttpStatus.OK, new ProposalPages.Report(each))).orElseGet(() -> {
            redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.refused("proposals.not.delegate"));
            return new ModelAndView("redirect:/my/proposals");
        });
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return view.show(HttpStatus.OK, id, ui, Map.of());
    }

    @GetMapping("/{id}/text")
    ModelAndView text(@PathVariable UUID id) {
        Proposal proposal = own.get(id);
        if (!proposal.proposer().equals(Scope.desk().personId()) || !proposal.state().isAtProposer()) {
            return new ModelAndView("redirect:/my/proposals/" + id);
        }
        return form(HttpStatus.OK, new ProposalPages.Write(id.toString(), proposal.version(), ids.next().toString(), proposal.bodyId().toString(),
                proposal.bodyName(), proposal.topic().name(), proposal.title(), proposal.reason(), proposal.measure(), List.of(), Map.of()));
    }

    @PostMapping(value = "/{id}/text", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView rewrite(@PathVariable UUID id, @RequestParam(defaultValue = "-1") int version, @RequestParam(defaultValue = "") String topic,
                         @RequestParam(defaultValue = "") String title, @RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String measure,
                         @RequestParam(name = "attachments", defaultValue = "") List<String> uploaded,
                         @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> sent, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Proposal proposal = own.get(id);
        FormFiles.Taken taken = files.take(uploaded, sent);
        var form = Fields.form(ui);
        WriteProposal written = read(form, "", proposal.bodyId(), topic, title, reason, measure, taken, ui);
        if (!form.failed()) {
            Outcome outcome = own.rewrite(id, version, written);
            if (outcome instanceof Outcome.Done) {
                return done(id, "proposals.flash.rewritten", redirect);
            }
            return view.show(HttpStatus.CONFLICT, id, ui, Answers.faults(outcome, ui));
        }
        return form(HttpStatus.UNPROCESSABLE_CONTENT, new ProposalPages.Write(id.toString(), version, "", proposal.bodyId().toString(), proposal.bodyName(), topic,
                title, reason, measure, taken.waiting(), form.errors()));
    }

    @PostMapping("/{id}/seconding")
    ModelAndView second(@PathVariable UUID id, @RequestParam(defaultValue = "0") int revision, @RequestParam(defaultValue = "") String answer,
                        @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        own.get(id);
        if (!answer.equals("yes") && !answer.equals("no")) {
            return view.show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, Map.of("answer", ui.msg("ui.fault.choose")));
        }
        return answer(id, own.second(id, revision, answer.equals("yes")), answer.equals("yes") ? "proposals.flash.seconded" : "proposals.flash.declined", ui, redirect);
    }

    @PostMapping("/{id}/submission")
    ModelAndView submit(@PathVariable UUID id, @RequestParam(defaultValue = "-1") int version, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        own.get(id);
        return answer(id, own.submit(id, version), "proposals.flash.submitted", ui, redirect);
    }

    @PostMapping("/{id}/withdrawal")
    ModelAndView withdraw(@PathVariable UUID id, @RequestParam(defaultValue = "-1") int version, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        own.get(id);
        return answer(id, own.withdraw(id, version), "proposals.flash.withdrawn", ui, redirect);
    }

    @PostMapping("/{id}/joining")
    ModelAndView join(@PathVariable UUID id, @RequestParam(defaultValue = "") String answer, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        own.get(id);
        if (!answer.equals("yes") && !answer.equals("no")) {
            return view.show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, Map.of("joining", ui.msg("ui.fault.choose")));
        }
        return answer(id, own.answerJoining(id, answer.equals("yes")), "proposals.flash.joiningAnswered", ui, redirect);
    }

    @PostMapping("/{id}/rating")
    ModelAndView rate(@PathVariable UUID id, @RequestParam(defaultValue = "") String score, @RequestParam(defaultValue = "") String solved,
                      @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        own.get(id);
        var errors = new LinkedHashMap<String, String>();
        if (!score.matches("[1-5]")) {
            errors.put("score", ui.msg("ui.fault.choose"));
        }
        if (!solved.matches("true|false")) {
            errors.put("solved", ui.msg("ui.fault.choose"));
        }
        return errors.isEmpty() ? answer(id, own.rate(id, Integer.parseInt(score), solved.equals("true")), "proposals.flash.rated", ui, redirect)
                : view.show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, errors);
    }

    private ModelAndView answer(UUID id, Outcome outcome, String done, Ui ui, RedirectAttributes redirect) {
        return outcome instanceof Outcome.Done ? done(id, done, redirect) : view.show(HttpStatus.CONFLICT, id, ui, Answers.faults(outcome, ui));
    }

    private static ModelAndView done(UUID id, String key, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(key));
        return new ModelAndView("redirect:/my/proposals/" + id);
    }
}
