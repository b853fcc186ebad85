package org.gongqiao.app.voting.office.web;

import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.voting.Hindrance;
import org.gongqiao.app.voting.Votes;
import org.gongqiao.app.voting.paper.Medium;
import org.gongqiao.app.voting.paper.Rolls;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The roll of issue at an officer's desk: who took a slip or a paper, papers printed and spoilt. */
@Controller
@RequestMapping("/votes/{id}")
class RollController {

    private final Votes votes;
    private final Rolls rolls;
    private final RollPage page;

    RollController(Votes votes, Rolls rolls, RollPage page) {
        this.votes = votes;
        this.rolls = rolls;
        this.page = page;
    }

    @Allowed(value = Permission.VOTE_READ, record = "vote")
    @GetMapping("/roll")
    ModelAndView roll(@PathVariable UUID id, @RequestParam(defaultValue = "") String q) {
        return page(HttpStatus.OK, id, q, null);
    }

    @Allowed(value = Permission.VOTE_WORK, record = "vote")
    @PostMapping("/handouts")
    ModelAndView hand(@PathVariable UUID id, @RequestParam(defaultValue = "") String person, @RequestParam(defaultValue = "") String medium,
                      @RequestParam(defaultValue = "") String q, RedirectAttributes redirect) {
        return answer(id, q, page.hand(id, person, medium), redirect, "voting.roll.done." + medium);
    }

    /** The same for all who are present and have nothing yet. */
    @Allowed(value = Permission.VOTE_WORK, record = "vote")
    @PostMapping("/handouts/all")
    ModelAndView handAll(@PathVariable UUID id, RedirectAttributes redirect) {
        int done = Rolls.offered(votes.get(id)).stream().findFirst().map(medium -> rolls.handAll(id, medium)).orElse(0);
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("voting.roll.allDone", done));
        return new ModelAndView("redirect:/votes/" + id + "/roll");
    }

    @Allowed(value = Permission.VOTE_WORK, record = "vote")
    @PostMapping("/spoilt-papers")
    ModelAndView spoil(@PathVariable UUID id, @RequestParam(defaultValue = "") String person, @RequestParam(defaultValue = "") String q, RedirectAttributes redirect) {
        return answer(id, q, page.spoil(id, person), redirect, "voting.roll.done." + Medium.PAPER);
    }

    @Allowed(value = Permission.VOTE_WORK, record = "vote")
    @PostMapping("/print-run")
    ModelAndView print(@PathVariable UUID id, @RequestParam(defaultValue = "") String printed, RedirectAttributes redirect) {
        Hindrance why = rolls.print(id, printed.matches("\\d{1,7}") ? Integer.parseInt(printed) : -1).orElse(null);
        return answer(id, "", why, redirect, "voting.roll.printedDone");
    }

    private ModelAndView answer(UUID id, String q, @Nullable Hindrance why, RedirectAttributes redirect, String done) {
        if (why != null) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, id, q, why);
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(done));
        redirect.addAttribute("q", q);
        return new ModelAndView("redirect:/votes/" + id + "/roll");
    }

    private ModelAndView page(HttpStatus status, UUID id, String q, @Nullable Hindrance refusal) {
        return page.page(status, id, q, "/votes/" + id, true, Scope.desk().may(Permission.VOTE_WORK), refusal);
    }
}
