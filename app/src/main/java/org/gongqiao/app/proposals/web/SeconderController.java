package org.gongqiao.app.proposals.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.proposals.Outcome;
import org.gongqiao.app.proposals.proposal.OwnProposals;
import org.gongqiao.app.proposals.proposal.Proposal;
import org.gongqiao.app.proposals.proposal.Seconder;
import org.gongqiao.app.ui.Forms;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.ui.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The proposer looks for fellow delegates by name and asks them to second, one at a time; a plain search form that answers while he types. */
@Self
@Controller
@RequestMapping("/my/proposals/{id}/seconders")
class SeconderController {

    private static final int LINE = 40;

    private final OwnProposals own;
    private final OwnProposalView view;

    SeconderController(OwnProposals own, OwnProposalView view) {
        this.own = own;
        this.view = view;
    }

    @GetMapping
    ModelAndView search(@PathVariable UUID id, @RequestParam(defaultValue = "") String q, @RequestHeader(value = "HX-Request", required = false) @Nullable String htmx) {
        Proposal proposal = own.get(id);
        String typed = shortened(q);
        return own.toAsk(id, typed).map(found -> Views.of(htmx == null ? "proposals/own-seconders" : "proposals/_fellows", HttpStatus.OK,
                        new ProposalPages.Search(proposal, own.seconders(id), typed, found, Map.of())))
                .orElseGet(() -> new ModelAndView("redirect:/my/proposals/" + id));
    }

    @PostMapping
    ModelAndView ask(@PathVariable UUID id, @RequestParam(defaultValue = "") List<String> seconders, @RequestParam(defaultValue = "") String q,
                     @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        own.get(id);
        List<UUID> persons = Forms.uuids(seconders);
        if (persons.isEmpty()) {
            return refused(HttpStatus.UNPROCESSABLE_CONTENT, id, q, ui, Map.of("q", ui.msg("proposals.fault.seconders")));
        }
        Outcome outcome = own.invite(id, persons);
        if (!(outcome instanceof Outcome.Done)) {
            return refused(HttpStatus.CONFLICT, id, q, ui, Answers.faults(outcome, ui));
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("proposals.flash.invited", own.seconders(id).stream()
                .filter(each -> persons.contains(each.personId())).map(Seconder::name).collect(Collectors.joining("、"))));
        if (!q.isBlank()) {
            redirect.addAttribute("q", shortened(q));
        }
        return new ModelAndView("redirect:/my/proposals/" + id + "/seconders");
    }

    /** Where nobody can be asked any more, the page of the proposal says why. */
    private ModelAndView refused(HttpStatus status, UUID id, String q, Ui ui, Map<String, String> errors) {
        Proposal proposal = own.get(id);
        String typed = shortened(q);
        return own.toAsk(id, typed).map(found -> Views.of("proposals/own-seconders", status, new ProposalPages.Search(proposal, own.seconders(id), typed, found,
                errors))).orElseGet(() -> view.show(status, id, ui, errors));
    }

    private static String shortened(String q) {
        return q.strip().codePoints().limit(LINE).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
