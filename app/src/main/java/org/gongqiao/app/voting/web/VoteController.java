package org.gongqiao.app.voting.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.voting.ClosingOutcome;
import org.gongqiao.app.voting.Hindrance;
import org.gongqiao.app.voting.OpeningOutcome;
import org.gongqiao.app.voting.Vote;
import org.gongqiao.app.voting.VoteState;
import org.gongqiao.app.voting.Votes;
import org.gongqiao.app.voting.tally.Tallying;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Votes at the officer's desk, and one's own on the phone. */
@Controller
class VoteController {

    static final int LONGEST = 500;
    private static final int PAGE = 30;
    private static final int OWN = 50;

    private final Votes votes;
    private final VoteViews views;
    private final Tallying tallying;

    VoteController(Votes votes, VoteViews views, Tallying tallying) {
        this.votes = votes;
        this.views = views;
        this.tallying = tallying;
    }

    @Allowed(Permission.VOTE_READ)
    @GetMapping("/votes")
    ModelAndView list(@RequestParam(defaultValue = "") String state, @RequestParam(required = false) @Nullable String after) {
        VoteState chosen = state(state);
        Slice<Vote> rows = votes.list(chosen, key(after), PAGE);
        String next = rows.next() == null ? null : "/votes?" + (chosen == null ? "" : "state=" + chosen.name() + "&") + "after=" + rows.next();
        return new ModelAndView("voting/votes", "page", new VotePages.VoteList(rows.items(), chosen == null ? "" : chosen.name(), next));
    }

    @Allowed(value = Permission.VOTE_READ, record = "vote")
    @GetMapping("/votes/{id}")
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("ui") Ui ui, HttpServletRequest request) {
        return page(HttpStatus.OK, id, ui, request, "", Map.of());
    }

    @Allowed(value = Permission.VOTE_WORK, record = "vote")
    @PostMapping("/votes/{id}/opening")
    ModelAndView open(@PathVariable UUID id, @ModelAttribute("ui") Ui ui, HttpServletRequest request, RedirectAttributes redirect) {
        return switch (votes.open(id)) {
            case OpeningOutcome.Opened opened -> done(id, redirect, "voting.done.opened");
            case OpeningOutcome.Refused(List<Hindrance> hindrances) -> refused(id, ui, request, hindrances);
        };
    }

    @Allowed(value = Permission.VOTE_WORK, record = "vote")
    @PostMapping("/votes/{id}/closing")
    ModelAndView close(@PathVariable UUID id, @ModelAttribute("ui") Ui ui, HttpServletRequest request, RedirectAttributes redirect) {
        return switch (votes.close(id)) {
            case ClosingOutcome.Closed closed -> done(id, redirect, "voting.done.closed");
            case ClosingOutcome.Refused(List<Hindrance> hindrances) -> refused(id, ui, request, hindrances);
        };
    }

    @Allowed(value = Permission.VOTE_WORK, record = "vote")
    @PostMapping("/votes/{id}/annulment")
    ModelAndView annul(@PathVariable UUID id, @RequestParam(defaultValue = "") String words, @ModelAttribute("ui") Ui ui, HttpServletRequest request,
                       RedirectAttributes redirect) {
        String reason = words.strip();
        if (reason.isEmpty() || reason.length() > LONGEST) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, request, words, Map.of("words", ui.msg("voting.fault.words", LONGEST)));
        }
        return votes.annul(id, reason) ? done(id, redirect, "voting.done.annulled")
                : page(HttpStatus.CONFLICT, id, ui, request, words, Map.of("words", ui.msg("voting.fault.ended")));
    }

    /** Goes on with a count that failed too often. */
    @Allowed(value = Permission.VOTE_WORK, record = "vote")
    @PostMapping("/votes/{id}/tally")
    ModelAndView tally(@PathVariable UUID id, RedirectAttributes redirect) {
        tallying.again(id);
        return done(id, redirect, "voting.done.again");
    }

    @Self
    @GetMapping("/my/votes")
    ModelAndView own() {
        return new ModelAndView("voting/own", "page", new VotePages.Own(votes.ofElector(Scope.desk().personId(), OWN)));
    }

    private static ModelAndView done(UUID id, RedirectAttributes redirect, String key) {
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(key));
        return new ModelAndView("redirect:/votes/" + id);
    }

    private ModelAndView refused(UUID id, Ui ui, HttpServletRequest request, List<Hindrance> hindrances) {
        return page(HttpStatus.CONFLICT, id, ui, request, "", Map.of("state", ui.msg(hindrances.getFirst().key(), hindrances.getFirst().args().toArray())));
    }

    private ModelAndView page(HttpStatus status, UUID id, Ui ui, HttpServletRequest request, String words, Map<String, String> errors) {
        String origin = ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
        var view = new ModelAndView("voting/show", "page", views.show(id, ui, origin, words, errors));
        view.setStatus(status);
        return view;
    }

    static @Nullable VoteState state(String name) {
        for (VoteState state : VoteState.values()) {
            if (state.name().equals(name)) {
                return state;
            }
        }
        return null;
    }

    static @Nullable UUID key(@Nullable String text) {
        return text != null && text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? UUID.fromString(text) : null;
    }
}
