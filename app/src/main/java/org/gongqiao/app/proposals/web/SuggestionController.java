package org.gongqiao.app.proposals.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.MatterHistory;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.Ratings;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.proposals.Outcome;
import org.gongqiao.app.proposals.suggestion.Benefit;
import org.gongqiao.app.proposals.suggestion.RewardRates;
import org.gongqiao.app.proposals.suggestion.Suggestion;
import org.gongqiao.app.proposals.suggestion.Suggestions;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Suggestions at the union's desk: reviewed, carried out with what they bring, rewarded by the unit's rates. */
@Controller
@RequestMapping("/suggestions")
class SuggestionController {

    static final int PAGE = 30;
    static final int MOST_BANDS = 20;

    private final Suggestions suggestions;
    private final Matters matters;
    private final MatterHistory history;
    private final Ratings ratings;
    private final Attachments attachments;

    SuggestionController(Suggestions suggestions, Matters matters, MatterHistory history, Ratings ratings, Attachments attachments) {
        this.suggestions = suggestions;
        this.matters = matters;
        this.history = history;
        this.ratings = ratings;
        this.attachments = attachments;
    }

    @Allowed(Permission.PROPOSAL_READ)
    @GetMapping
    ModelAndView list(@RequestParam(defaultValue = "WAITING") String part, @RequestParam(required = false) @Nullable String after) {
        Suggestions.Part known = Forms.known(Suggestions.Part.values(), part);
        Suggestions.Part wanted = known == null ? Suggestions.Part.WAITING : known;
        Slice<Suggestion> page = suggestions.list(wanted, Forms.after(after), PAGE);
        return Views.of("proposals/suggestions", HttpStatus.OK, new SuggestionPages.ListPage(page.items(), wanted.name(), suggestions.sumsOfThisYear(),
                Scope.desk().may(Permission.PROPOSAL_WORK), page.next() == null ? null : "/suggestions?part=" + wanted.name() + "&after=" + page.next()));
    }

    @Allowed(value = Permission.PROPOSAL_READ, record = "suggestion")
    @GetMapping("/{id}")
    ModelAndView one(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return show(HttpStatus.OK, id, ui, Map.of(), Map.of());
    }

    @Allowed(value = Permission.PROPOSAL_WORK, record = "suggestion")
    @PostMapping("/{id}/decision")
    ModelAndView decide(@PathVariable UUID id, @RequestParam(defaultValue = "-1") int version, @RequestParam(defaultValue = "") String adopt,
                        @RequestParam(defaultValue = "") String words, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var form = Fields.form(ui);
        if (!adopt.matches("yes|no")) {
            form.fault("adopt", "ui.fault.choose");
        }
        String text = form.text("words", words, Fields.TEXT);
        return form.failed() ? show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, Map.of("adopt", adopt, "words", words), form.errors())
                : answer(id, suggestions.decide(id, version, adopt.equals("yes"), text), "proposals.flash.suggestionDecided", ui, redirect);
    }

    @Allowed(value = Permission.PROPOSAL_WORK, record = "suggestion")
    @PostMapping("/{id}/completion")
    ModelAndView done(@PathVariable UUID id, @RequestParam(defaultValue = "-1") int version, @RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui,
                      RedirectAttributes redirect) {
        var form = Fields.form(ui);
        String result = form.text("result", typed.getOrDefault("result", ""), Fields.TEXT);
        boolean figures = "yes".equals(typed.getOrDefault("figures", ""));
        if (!figures && !"no".equals(typed.getOrDefault("figures", ""))) {
            form.fault("figures", "ui.fault.choose");
        }
        Benefit benefit = figures ? benefit(form, typed) : null;
        return form.failed() ? show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, typed, form.errors())
                : answer(id, suggestions.done(id, version, result, benefit), "proposals.flash.suggestionDone", ui, redirect);
    }

    static @Nullable Benefit benefit(Forms form, Map<String, String> typed) {
        long before = form.cents("before", typed.getOrDefault("before", ""));
        long after = form.cents("after", typed.getOrDefault("after", ""));
        int pieces = form.number("pieces", typed.getOrDefault("pieces", ""), 0, Benefit.MOST_PIECES);
        int months = form.number("months", typed.getOrDefault("months", ""), 1, Benefit.MOST_MONTHS);
        long cost = form.cents("cost", typed.getOrDefault("cost", ""));
        if (form.failed()) {
            return null;
        }
        try {
            return new Benefit(before, after, pieces, months, cost);
        } catch (IllegalArgumentException beyond) {
            form.fault("before", "ui.fault.money");
            return null;
        }
    }

    private ModelAndView answer(UUID id, Outcome outcome, String done, Ui ui, RedirectAttributes redirect) {
        if (outcome instanceof Outcome.Done) {
            redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(done));
            return new ModelAndView("redirect:/suggestions/" + id);
        }
        return show(HttpStatus.CONFLICT, id, ui, Map.of(), Answers.faults(outcome, ui));
    }

    private ModelAndView show(HttpStatus status, UUID id, Ui ui, Map<String, String> typed, Map<String, String> errors) {
        Suggestion suggestion = suggestions.open(id);
        return Views.of("proposals/suggestion", status, new SuggestionPages.Show(suggestion, matters.get(suggestion.matterId()),
                history.of(ui, suggestion.matterId()), attachments.of(AttachmentOwner.of(Suggestions.ATTACHMENTS, id)),
                suggestions.rates(suggestion.unitId()).orElse(null), ratings.find(suggestion.matterId()).orElse(null),
                Scope.desk().may(Permission.PROPOSAL_WORK), typed, errors));
    }

    @Allowed(Permission.PROPOSAL_WORK)
    @GetMapping("/rates")
    ModelAndView rates() {
        return rates(HttpStatus.OK, null, Map.of());
    }

    @Allowed(Permission.PROPOSAL_WORK)
    @PostMapping("/rates")
    ModelAndView setRates(@RequestParam(defaultValue = "") String bands, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Optional<List<RewardRates.Band>> read = read(bands);
        if (read.isEmpty()) {
            return rates(HttpStatus.UNPROCESSABLE_CONTENT, bands, Map.of("bands", ui.msg("proposals.fault.bands")));
        }
        Outcome outcome = suggestions.setRates(Scope.desk().unit(), read.get());
        if (outcome instanceof Outcome.Done) {
            redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("proposals.flash.rates"));
            return new ModelAndView("redirect:/suggestions/rates");
        }
        return rates(HttpStatus.UNPROCESSABLE_CONTENT, bands, Answers.faults(outcome, ui));
    }

    /** A band a line: benefit from, fixed sum, per cent of the benefit; empty where a line cannot be read or bands do not rise from nothing. */
    static Optional<List<RewardRates.Band>> read(String typed) {
        var bands = new ArrayList<RewardRates.Band>();
        for (String line : typed.strip().split("\\R")) {
            String[] cells = line.strip().split("[\\s,，;；]+");
            if (cells.length != 3) {
                return Optional.empty();
            }
            Long from = Forms.cents(cells[0]);
            Long fixed = Forms.cents(cells[1]);
            Long part = Forms.cents(cells[2].replace("%", ""));
            if (from == null || fixed == null || part == null || part > 10_000) {
                return Optional.empty();
            }
            // Two decimals of a per cent are ten-thousandths of the benefit.
            bands.add(new RewardRates.Band(from, fixed, part.intValue()));
        }
        return bands.size() <= MOST_BANDS && RewardRates.wellFormed(bands) ? Optional.of(bands) : Optional.empty();
    }

    static String written(RewardRates rates) {
        return rates.bands().stream().map(band -> money(band.fromCents()) + " " + money(band.fixedCents()) + " " + money(band.basisPoints()))
                .collect(Collectors.joining("\n"));
    }

    /** Cents as yuan with two decimals. */
    static String money(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    private ModelAndView rates(HttpStatus status, @Nullable String typed, Map<String, String> errors) {
        RewardRates rates = Scope.desk().unitId() == null ? null : suggestions.rates(Scope.desk().unit()).orElse(null);
        return Views.of("proposals/rates", status, new SuggestionPages.Rates(Scope.desk().unitName(), rates,
                typed != null ? typed : rates == null ? "" : written(rates), errors));
    }
}
