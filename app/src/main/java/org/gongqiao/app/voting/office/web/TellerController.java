package org.gongqiao.app.voting.office.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.voting.Hindrance;
import org.gongqiao.app.voting.Manner;
import org.gongqiao.app.voting.Vote;
import org.gongqiao.app.voting.VoteQuestion;
import org.gongqiao.app.voting.VoteState;
import org.gongqiao.app.voting.Votes;
import org.gongqiao.app.voting.Written;
import org.gongqiao.app.voting.office.Holder;
import org.gongqiao.app.voting.office.Office;
import org.gongqiao.app.voting.office.VoteOffices;
import org.gongqiao.app.voting.open.HandsSheet;
import org.gongqiao.app.voting.open.OpenVotes;
import org.gongqiao.app.voting.open.RollCallSheet;
import org.gongqiao.app.voting.paper.PaperSheet;
import org.gongqiao.app.voting.paper.Rolls;
import org.gongqiao.app.voting.teller.TellerSheets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A teller's page: hands, the roll-call, or papers, entered by himself. */
@Self
@Controller
class TellerController {

    private final VoteOffices offices;
    private final Votes votes;
    private final Rolls rolls;
    private final OpenVotes openVotes;
    private final TellerSheets sheets;

    TellerController(VoteOffices offices, Votes votes, Rolls rolls, OpenVotes openVotes, TellerSheets sheets) {
        this.offices = offices;
        this.votes = votes;
        this.rolls = rolls;
        this.openVotes = openVotes;
        this.sheets = sheets;
    }

    @GetMapping("/my/teller/{id}")
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return page(HttpStatus.OK, id, Map.of(), null, ui);
    }

    /** Fields are {@code w<weight>-q<question>-a<slot>}, {@code w<weight>-q<question>-written} with a name and its papers a line, {@code w<weight>-valid}, {@code returned}, {@code invalid} and {@code unused}. */
    @PostMapping("/my/teller/{id}/papers")
    ModelAndView papers(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Holder me = offices.own(id, Office.TELLER);
        Vote vote = votes.get(me.vote());
        var numbers = new Numbers(form);
        var groups = new ArrayList<PaperSheet.Group>();
        for (int weight : rolls.paperWeights(vote.id())) {
            groups.add(new PaperSheet.Group(weight, numbers.of("w" + weight + "-valid"), counts(vote, numbers, "w" + weight + "-"),
                    written(vote, numbers, "w" + weight + "-")));
        }
        var sheet = new PaperSheet(numbers.of("returned"), numbers.of("invalid"), numbers.of("unused"), groups);
        return answer(id, numbers, numbers.missing() ? Optional.of(unreadable()) : rolls.count(id, sheet), ui, redirect);
    }

    @PostMapping("/my/teller/{id}/hands")
    ModelAndView hands(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Holder me = offices.own(id, Office.TELLER);
        Vote vote = votes.get(me.vote());
        var numbers = new Numbers(form);
        var sheet = new HandsSheet(numbers.of("present"), counts(vote, numbers, ""));
        return answer(id, numbers, numbers.missing() ? Optional.of(unreadable()) : openVotes.count(id, sheet), ui, redirect);
    }

    /** What one elector answered to each question: fields {@code q<question>}, each as often as answers were named. */
    @PostMapping("/my/teller/{id}/voices")
    ModelAndView voice(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> form, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Holder me = offices.own(id, Office.TELLER);
        Vote vote = votes.get(me.vote());
        Optional<UUID> person = VotePeopleController.uuid(String.valueOf(form.getFirst("person")));
        if (person.isEmpty()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, id, Map.of(), unreadable(), ui);
        }
        for (int q = 0; q < vote.questions().size(); q++) {
            List<String> said = form.getOrDefault("q" + q, List.of());
            List<Integer> slots = said.stream().filter(each -> each.matches("\\d{1,3}")).map(Integer::valueOf).toList();
            Optional<Hindrance> why = openVotes.say(id, person.get(), q, slots);
            if (why.isPresent()) {
                return page(HttpStatus.UNPROCESSABLE_CONTENT, id, Map.of(), why.get(), ui);
            }
        }
        return new ModelAndView("redirect:/my/teller/" + id + "#calls");
    }

    @PostMapping("/my/teller/{id}/reading")
    ModelAndView reading(@PathVariable UUID id, @RequestParam(defaultValue = "") String fingerprint, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        offices.own(id, Office.TELLER);
        return answer(id, new Numbers(new org.springframework.util.LinkedMultiValueMap<>()), openVotes.confirm(id, fingerprint), ui, redirect);
    }

    private ModelAndView answer(UUID id, Numbers typed, Optional<Hindrance> why, Ui ui, RedirectAttributes redirect) {
        if (why.isPresent()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, id, typed.texts(), why.get(), ui);
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("voting.teller.done"));
        return new ModelAndView("redirect:/my/teller/" + id);
    }

    private static Hindrance unreadable() {
        return Hindrance.of("voting.teller.malformed", Office.TELLER.rule());
    }

    static List<List<Integer>> counts(Vote vote, Numbers numbers, String before) {
        var counts = new ArrayList<List<Integer>>();
        for (int q = 0; q < vote.questions().size(); q++) {
            var slots = new ArrayList<Integer>();
            for (int slot = 0; slot < vote.questions().get(q).slots(); slot++) {
                slots.add(numbers.of(before + "q" + q + "-a" + slot));
            }
            counts.add(slots);
        }
        return counts;
    }

    private static List<List<Written>> written(Vote vote, Numbers numbers, String before) {
        return IntStream.range(0, vote.questions().size()).mapToObj(q -> numbers.names(before + "q" + q + "-written")).toList();
    }

    /** Numbers of a form; what is no number is missing. */
    private static final class Numbers {

        private final MultiValueMap<String, String> form;
        private boolean missing;

        Numbers(MultiValueMap<String, String> form) {
            this.form = form;
        }

        int of(String field) {
            String text = form.getFirst(field);
            if (text == null || !text.strip().matches("\\d{1,7}")) {
                missing = true;
                return 0;
            }
            return Integer.parseInt(text.strip());
        }

        List<Written> names(String field) {
            Optional<List<Written>> read = Written.parse(form.getOrDefault(field, List.of("")).getFirst());
            missing |= read.isEmpty();
            return read.orElse(List.of());
        }

        boolean missing() {
            return missing;
        }

        Map<String, String> texts() {
            return form.toSingleValueMap();
        }
    }

    private ModelAndView page(HttpStatus status, UUID id, Map<String, String> typed, @Nullable Hindrance refusal, Ui ui) {
        Holder me = offices.own(id, Office.TELLER);
        Vote vote = votes.get(me.vote());
        TellerSheets.Standing standing = sheets.standing(vote.id());
        boolean calls = vote.manner() == Manner.ROLL_CALL;
        RollCallSheet reading = calls ? openVotes.reading(vote.id()) : null;
        boolean now = vote.manner().isSecret() ? vote.state() == VoteState.CLOSED || vote.state() == VoteState.COUNTING : vote.state() == VoteState.OPEN;
        return new ModelAndView("voting/teller", new HashMap<>(Map.of("page", new OfficePages.Teller(vote, id, me.place(), standing, sheets.hasEntered(me), now,
                vote.manner().isSecret() ? rolls.paperWeights(vote.id()) : List.of(1), calls ? openVotes.voices(vote.id()) : List.of(),
                reading == null ? "" : reading.fingerprint(), reading == null ? 0 : reading.called(), standing.differing().stream()
                .map(place -> words(place, vote, ui)).distinct().toList(), typed, refusal))), status);
    }

    /** A place of the sheet in words: which question and answer the two tellers differ at. */
    private static String words(String place, Vote vote, Ui ui) {
        var counts = java.util.regex.Pattern.compile("counts/(\\d+)/(\\d+)$").matcher(place);
        if (counts.find()) {
            VoteQuestion question = vote.questions().get(Integer.parseInt(counts.group(1)));
            int slot = Integer.parseInt(counts.group(2)) - (question.blank() ? 1 : 0);
            return question.text() + " – " + (slot < 0 ? ui.msg("voting.blank") : question.answers().get(slot));
        }
        if (place.contains("/written")) {
            return ui.msg("voting.teller.field.written");
        }
        String last = place.substring(place.lastIndexOf('/') + 1);
        return switch (last) {
            case "returned", "invalid", "unused", "valid", "present" -> ui.msg("voting.teller.field." + last);
            default -> ui.msg("voting.teller.field.list");
        };
    }
}
