package org.gongqiao.app.voting.office.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.voting.Vote;
import org.gongqiao.app.voting.VoteQuestion;
import org.gongqiao.app.voting.VoteState;
import org.gongqiao.app.voting.Votes;
import org.gongqiao.app.voting.office.NextRounds;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Prepares a further round from a vote that was counted: whose names go on, and how many may be chosen. */
@Controller
class NextRoundController {

    private final Votes votes;
    private final NextRounds rounds;

    NextRoundController(Votes votes, NextRounds rounds) {
        this.votes = votes;
        this.rounds = rounds;
    }

    @Allowed(value = Permission.VOTE_WORK, record = "vote")
    @GetMapping("/votes/{id}/next-round")
    String form(@PathVariable UUID id, Model model) {
        model.addAttribute("vote", votes.get(id));
        model.addAttribute("counts", votes.count(id).map(org.gongqiao.app.voting.Count::counts).orElse(List.of()));
        model.addAttribute("error", "");
        return "voting/next-round";
    }

    /** Without a choice all answers go on as they are. */
    @Allowed(value = Permission.VOTE_WORK, record = "vote")
    @PostMapping("/votes/{id}/next-round")
    ModelAndView prepare(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Vote vote = votes.get(id);
        String title = form.getFirst("title") == null || String.valueOf(form.getFirst("title")).isBlank() ? ui.msg("voting.next.title", vote.title())
                : String.valueOf(form.getFirst("title")).strip();
        if (vote.answersTo()) {
            // A round that the election or the item knows nothing of would decide nothing.
            return new ModelAndView("redirect:" + vote.subjectLink());
        }
        List<VoteQuestion> questions = vote.state() == VoteState.FINISHED && title.length() <= VoteQuestion.LONGEST ? questions(vote, form) : List.of();
        if (questions.isEmpty()) {
            var page = new ModelAndView("voting/next-round", org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("vote", vote);
            page.addObject("counts", votes.count(id).map(org.gongqiao.app.voting.Count::counts).orElse(List.of()));
            page.addObject("error", ui.msg(vote.state() == VoteState.FINISHED ? "voting.next.nothing" : "voting.next.early"));
            return page;
        }
        UUID next = rounds.prepare(id, title, questions);
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("voting.next.done"));
        return new ModelAndView("redirect:/votes/" + next + "/people");
    }

    private static List<VoteQuestion> questions(Vote vote, MultiValueMap<String, String> form) {
        boolean chosen = form.keySet().stream().anyMatch(name -> name.startsWith("answer-"));
        var questions = new ArrayList<VoteQuestion>();
        for (int q = 0; q < vote.questions().size(); q++) {
            VoteQuestion question = vote.questions().get(q);
            int number = q;
            List<String> answers = !chosen ? question.answers() : java.util.stream.IntStream.range(0, question.answers().size())
                    .filter(a -> form.containsKey("answer-" + number + "-" + a)).mapToObj(question.answers()::get).toList();
            if (answers.isEmpty()) {
                continue;
            }
            String most = form.getFirst("most-" + q);
            int wanted = most != null && most.matches("\\d{1,3}") ? Integer.parseInt(most) : question.most();
            int limit = Math.max(1, Math.min(wanted, answers.size()));
            questions.add(new VoteQuestion(question.text(), answers, Math.min(question.least(), limit), limit, question.blank(), question.writeIn()));
        }
        return questions;
    }
}
