package org.gongqiao.app.voting.office.web;

import java.util.UUID;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.voting.Hindrance;
import org.gongqiao.app.voting.Vote;
import org.gongqiao.app.voting.Votes;
import org.gongqiao.app.voting.casting.BallotScripts;
import org.gongqiao.app.voting.office.Holder;
import org.gongqiao.app.voting.office.Office;
import org.gongqiao.app.voting.office.VoteOffices;
import org.gongqiao.app.voting.paper.Medium;
import org.gongqiao.app.voting.registrar.Registrars;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** A registrar's page, where credentials are made and printed by its script, and the roll at the door. */
@Self
@Controller
class RegistrarController {

    private final VoteOffices offices;
    private final Votes votes;
    private final Registrars registrars;
    private final RollPage rolls;
    private final BallotScripts scripts;

    RegistrarController(VoteOffices offices, Votes votes, Registrars registrars, RollPage rolls, BallotScripts scripts) {
        this.offices = offices;
        this.votes = votes;
        this.registrars = registrars;
        this.rolls = rolls;
        this.scripts = scripts;
    }

    @GetMapping("/my/registrar/{id}")
    ModelAndView show(@PathVariable UUID id) {
        Holder me = offices.own(id, Office.REGISTRAR);
        Vote vote = votes.get(me.vote());
        String address = ServletUriComponentsBuilder.fromCurrentContextPath().path("/vote/" + vote.board()).toUriString();
        return new ModelAndView("voting/registrar", "page", new OfficePages.Registrar(vote, id, me.place(), vote.electors(), scripts.address("ballot.js"),
                "vote-registrar.js", address, registrars.rare(offices.electors(vote.id()))));
    }

    @GetMapping("/my/registrar/{id}/roll")
    ModelAndView roll(@PathVariable UUID id, @RequestParam(defaultValue = "") String q) {
        return page(HttpStatus.OK, id, q, null);
    }

    @PostMapping("/my/registrar/{id}/handouts")
    ModelAndView hand(@PathVariable UUID id, @RequestParam(defaultValue = "") String person, @RequestParam(defaultValue = "") String medium,
                      @RequestParam(defaultValue = "") String q, RedirectAttributes redirect) {
        Holder me = offices.own(id, Office.REGISTRAR);
        Hindrance why = rolls.hand(me.vote(), person, medium);
        return why == null ? back(id, q, redirect, medium) : page(HttpStatus.UNPROCESSABLE_CONTENT, id, q, why);
    }

    @PostMapping("/my/registrar/{id}/spoilt-papers")
    ModelAndView spoil(@PathVariable UUID id, @RequestParam(defaultValue = "") String person, @RequestParam(defaultValue = "") String q, RedirectAttributes redirect) {
        Holder me = offices.own(id, Office.REGISTRAR);
        Hindrance why = rolls.spoil(me.vote(), person);
        return why == null ? back(id, q, redirect, Medium.PAPER.name()) : page(HttpStatus.UNPROCESSABLE_CONTENT, id, q, why);
    }

    private static ModelAndView back(UUID id, String q, RedirectAttributes redirect, String medium) {
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("voting.roll.done." + medium));
        redirect.addAttribute("q", q);
        return new ModelAndView("redirect:/my/registrar/" + id + "/roll");
    }

    private ModelAndView page(HttpStatus status, UUID id, String q, @Nullable Hindrance refusal) {
        Holder me = offices.own(id, Office.REGISTRAR);
        return rolls.page(status, me.vote(), q, "/my/registrar/" + id, false, true, refusal);
    }
}
