package org.gongqiao.app.documents.web;

import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.TwoPeople;
import org.gongqiao.app.documents.Papers;
import org.gongqiao.app.documents.TemplateProposal;
import org.gongqiao.app.documents.TemplateProposals;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** New versions of templates that wait for a second operator: looked at, approved, refused, taken back; by page and API. */
@Controller
@Allowed(Permission.OPERATE)
class TemplateProposalController {

    record Note(@Nullable String reason) {}

    private final TemplateProposals proposals;
    private final Papers papers;
    private final MessageSource texts;

    TemplateProposalController(TemplateProposals proposals, Papers papers, MessageSource texts) {
        this.proposals = proposals;
        this.papers = papers;
        this.texts = texts;
    }

    /** The sample paper of a version that is not in force. */
    @GetMapping({"/operations/papers/proposals/{proposal}/sample.{ending}", "/api/v1/paper-templates/proposals/{proposal}/sample.{ending}"})
    ResponseEntity<byte[]> sample(@PathVariable String proposal, @PathVariable String ending) {
        TemplateProposal wanted = proposals.get(id(proposal));
        return PaperAnswer.of(papers.look(wanted.template(), wanted.source()).orThrow(), ending);
    }

    @PostMapping("/operations/papers/proposals/{proposal}/approval")
    ModelAndView approve(@PathVariable String proposal, RedirectAttributes redirect) {
        return answer(proposal, proposals.approve(id(proposal)), redirect);
    }

    @PostMapping("/operations/papers/proposals/{proposal}/refusal")
    ModelAndView refuse(@PathVariable String proposal, @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
        return answer(proposal, proposals.refuse(id(proposal), reason), redirect);
    }

    @PostMapping("/operations/papers/proposals/{proposal}/withdrawal")
    ModelAndView withdraw(@PathVariable String proposal, RedirectAttributes redirect) {
        return answer(proposal, proposals.withdraw(id(proposal)), redirect);
    }

    private ModelAndView answer(String proposal, TemplateProposal.Outcome outcome, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Ui.Flash.NAME, switch (outcome) {
            case TemplateProposal.Outcome.Done(TemplateProposal done) -> Ui.Flash.done("documents.proposal.done." + done.state().name());
            case TemplateProposal.Outcome.Refused(TwoPeople.Why why) -> Ui.Flash.refused("ui.proposal.why." + why.name());
        });
        return new ModelAndView("redirect:/operations/papers/" + proposals.get(id(proposal)).template());
    }

    @GetMapping("/api/v1/paper-templates/proposals")
    @ResponseBody
    List<TemplateProposal> waiting() {
        return proposals.waiting();
    }

    @PostMapping("/api/v1/paper-templates/proposals/{proposal}/approval")
    @ResponseBody
    ResponseEntity<?> approve(@PathVariable String proposal) {
        return problem(proposals.approve(id(proposal)));
    }

    @PostMapping("/api/v1/paper-templates/proposals/{proposal}/refusal")
    @ResponseBody
    ResponseEntity<?> refuse(@PathVariable String proposal, @RequestBody Note note) {
        return problem(proposals.refuse(id(proposal), note.reason() == null ? "" : note.reason()));
    }

    @PostMapping("/api/v1/paper-templates/proposals/{proposal}/withdrawal")
    @ResponseBody
    ResponseEntity<?> withdraw(@PathVariable String proposal) {
        return problem(proposals.withdraw(id(proposal)));
    }

    private ResponseEntity<?> problem(TemplateProposal.Outcome outcome) {
        return switch (outcome) {
            case TemplateProposal.Outcome.Done(TemplateProposal done) -> ResponseEntity.ok(done);
            case TemplateProposal.Outcome.Refused(TwoPeople.Why why) -> refused(texts, why);
        };
    }

    static ResponseEntity<?> refused(MessageSource texts, TwoPeople.Why why) {
        HttpStatus status = why == TwoPeople.Why.NO_REASON ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT;
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, texts.getMessage("ui.proposal.why." + why.name(), null, LocaleContextHolder.getLocale()));
        problem.setProperty("why", why.name());
        return ResponseEntity.status(status).body(problem);
    }

    private static UUID id(String typed) {
        if (!typed.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw new NotFound("template proposal", typed);
        }
        return UUID.fromString(typed);
    }
}
