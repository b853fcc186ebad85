package org.gongqiao.app.law.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.TwoPeople;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.Proposal;
import org.gongqiao.app.law.Proposals;
import org.gongqiao.app.law.Rule;
import org.gongqiao.app.ui.Ui;
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

/** Changes of the statute book that wait for a second person. */
@Controller
@RequestMapping("/law/proposals")
class ProposalController {

    private final Proposals proposals;
    private final Law law;

    ProposalController(Proposals proposals, Law law) {
        this.proposals = proposals;
        this.law = law;
    }

    @Allowed(Permission.LAW_WRITE)
    @GetMapping
    ModelAndView many() {
        return view("law/proposals", HttpStatus.OK, new ProposalPages.Many(proposals.all()));
    }

    @Allowed(Permission.LAW_WRITE)
    @GetMapping("/{proposal}")
    ModelAndView one(@PathVariable String proposal) {
        return page(HttpStatus.OK, TextController.uuid(proposal), Map.of());
    }

    @Allowed(Permission.LAW_WRITE)
    @PostMapping("/{proposal}/approval")
    ModelAndView approve(@PathVariable String proposal, RedirectAttributes redirect) {
        return answer(proposals.approve(TextController.uuid(proposal)), proposal, "law.proposal.done.approved", redirect);
    }

    @Allowed(Permission.LAW_WRITE)
    @PostMapping("/{proposal}/refusal")
    ModelAndView refuse(@PathVariable String proposal, @RequestParam(defaultValue = "") String reason, @ModelAttribute("ui") Ui ui,
                        RedirectAttributes redirect) {
        UUID id = TextController.uuid(proposal);
        Proposal.Outcome outcome = proposals.refuse(id, reason);
        if (outcome instanceof Proposal.Outcome.Refused(TwoPeople.Why why) && why == TwoPeople.Why.NO_REASON) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, id, Map.of("reason", ui.msg("ui.proposal.why." + why)));
        }
        return answer(outcome, proposal, "law.proposal.done.refused", redirect);
    }

    @Allowed(Permission.LAW_WRITE)
    @PostMapping("/{proposal}/withdrawal")
    ModelAndView withdraw(@PathVariable String proposal, RedirectAttributes redirect) {
        return answer(proposals.withdraw(TextController.uuid(proposal)), proposal, "law.proposal.done.withdrawn", redirect);
    }

    private static ModelAndView answer(Proposal.Outcome outcome, String proposal, String done, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Ui.Flash.NAME, switch (outcome) {
            case Proposal.Outcome.Done(Proposal p) -> Ui.Flash.done(done, p.change().subject());
            case Proposal.Outcome.Refused(TwoPeople.Why why) -> Ui.Flash.refused("ui.proposal.why." + why);
        });
        return new ModelAndView("redirect:/law/proposals/" + proposal);
    }

    private ModelAndView page(HttpStatus status, UUID id, Map<String, String> errors) {
        Proposal proposal = proposals.get(id);
        Rule before = proposal.change() instanceof Proposal.Change.OfRule(var rule)
                ? law.today(rule.region()).rules().stream().filter(known -> known.id().equals(rule.ruleId())).findFirst().orElse(null) : null;
        List<Parameter> numbers = proposal.change() instanceof Proposal.Change.OfNumber(var number)
                ? law.today(number.region()).parameter(number.name()).stream().toList() : List.of();
        return view("law/proposal", status, new ProposalPages.One(proposal, before, numbers, proposal.proposedBy().equals(Scope.desk().personId()), errors));
    }

    private static ModelAndView view(String name, HttpStatus status, Object page) {
        return new ModelAndView(name, new HashMap<>(Map.of("page", page)), status);
    }
}
