package org.gongqiao.app.proposals.web;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.membership.Membership;
import org.gongqiao.app.membership.Memberships;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.proposals.Outcome;
import org.gongqiao.app.proposals.suggestion.Benefit;
import org.gongqiao.app.proposals.suggestion.Field;
import org.gongqiao.app.proposals.suggestion.FileSuggestion;
import org.gongqiao.app.proposals.suggestion.RewardRates;
import org.gongqiao.app.proposals.suggestion.Suggestion;
import org.gongqiao.app.proposals.suggestion.Suggestions;
import org.gongqiao.app.ui.Forms;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Suggestions for other programs. */
@RestController
@RequestMapping("/api/v1")
class SuggestionApi {

    /** @param unit of whoever is no member; a member's go to his own union */
    record New(@Nullable UUID unit, @Nullable Field field, @Nullable String title, @Nullable String situation, @Nullable String improvement,
               @Nullable List<UUID> attachments) {}

    record Versioned(@Nullable Integer version) {}

    record Decision(@Nullable Integer version, @Nullable Boolean adopt, @Nullable String text) {}

    /** Amounts in cents; all five figures or none. */
    record Completion(@Nullable Integer version, @Nullable String result, @Nullable Long beforeCents, @Nullable Long afterCents, @Nullable Integer pieces,
                      @Nullable Integer months, @Nullable Long costCents) {

        boolean hasFigures() {
            return beforeCents != null && afterCents != null && pieces != null && months != null && costCents != null;
        }

        boolean hasNone() {
            return beforeCents == null && afterCents == null && pieces == null && months == null && costCents == null;
        }
    }

    record Rates(@Nullable List<RewardRates.Band> bands) {}

    private static final int MOST = 50;

    private final Suggestions suggestions;
    private final Memberships memberships;
    private final Unions unions;
    private final Answers answers;

    SuggestionApi(Suggestions suggestions, Memberships memberships, Unions unions, Answers answers) {
        this.suggestions = suggestions;
        this.memberships = memberships;
        this.unions = unions;
        this.answers = answers;
    }

    @Self
    @GetMapping("/my/suggestions")
    List<Suggestion> mine() {
        return suggestions.mine(MOST);
    }

    @Self
    @PostMapping("/my/suggestions")
    ResponseEntity<?> file(@RequestBody New form, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable UUID key) {
        UUID unit = memberships.liveOf(Scope.desk().personId()).map(Membership::unitId).orElse(form.unit());
        if (key == null || unit == null || unions.find(unit).isEmpty() || form.field() == null || form.title() == null || Forms.blank(form.title(), Fields.LINE)
                || form.situation() == null || Forms.blank(form.situation(), Fields.TEXT) || form.improvement() == null || Forms.blank(form.improvement(), Fields.TEXT)) {
            return answers.incomplete();
        }
        Outcome outcome = suggestions.file(new FileSuggestion(key, unit, form.field(), form.title().strip(), form.situation().strip(), form.improvement().strip(),
                form.attachments() == null ? List.of() : form.attachments()));
        return outcome instanceof Outcome.Done(UUID id) ? ResponseEntity.created(URI.create("/api/v1/my/suggestions/" + id)).body(suggestions.get(id))
                : answers.problem(Answers.SUGGESTION, outcome);
    }

    @Self
    @GetMapping("/my/suggestions/{id}")
    Suggestion own(@PathVariable UUID id) {
        return suggestions.get(id);
    }

    @Self
    @PostMapping("/my/suggestions/{id}/withdrawal")
    ResponseEntity<?> withdraw(@PathVariable UUID id, @RequestBody Versioned form) {
        suggestions.get(id);
        return form.version() == null ? answers.incomplete() : answer(id, suggestions.withdraw(id, form.version()));
    }

    @Allowed(Permission.PROPOSAL_READ)
    @GetMapping("/suggestions")
    Slice<Suggestion> list(@RequestParam(defaultValue = "WAITING") String part, @RequestParam(required = false) @Nullable String after) {
        Suggestions.Part known = Forms.known(Suggestions.Part.values(), part);
        return suggestions.list(known == null ? Suggestions.Part.WAITING : known, Forms.after(after), SuggestionController.PAGE);
    }

    /** Numbers and sums of this year in scope. */
    @Allowed(Permission.PROPOSAL_READ)
    @GetMapping("/suggestions/counts")
    Suggestions.Sums counts() {
        return suggestions.sumsOfThisYear();
    }

    @Allowed(value = Permission.PROPOSAL_READ, record = "suggestion")
    @GetMapping("/suggestions/{id}")
    Suggestion show(@PathVariable UUID id) {
        return suggestions.open(id);
    }

    @Allowed(value = Permission.PROPOSAL_WORK, record = "suggestion")
    @PostMapping("/suggestions/{id}/decision")
    ResponseEntity<?> decide(@PathVariable UUID id, @RequestBody Decision form) {
        return form.version() == null || form.adopt() == null || form.text() == null || Forms.blank(form.text(), Fields.TEXT) ? answers.incomplete()
                : answer(id, suggestions.decide(id, form.version(), form.adopt(), form.text().strip()));
    }

    @Allowed(value = Permission.PROPOSAL_WORK, record = "suggestion")
    @PostMapping("/suggestions/{id}/completion")
    ResponseEntity<?> done(@PathVariable UUID id, @RequestBody Completion form) {
        if (form.version() == null || form.result() == null || Forms.blank(form.result(), Fields.TEXT) || !form.hasFigures() && !form.hasNone()) {
            return answers.incomplete();
        }
        Benefit benefit;
        try {
            benefit = form.hasNone() ? null : new Benefit(Objects.requireNonNull(form.beforeCents()), Objects.requireNonNull(form.afterCents()),
                    Objects.requireNonNull(form.pieces()), Objects.requireNonNull(form.months()), Objects.requireNonNull(form.costCents()));
        } catch (IllegalArgumentException beyond) {
            return answers.incomplete();
        }
        return answer(id, suggestions.done(id, form.version(), form.result().strip(), benefit));
    }

    @Allowed(Permission.PROPOSAL_WORK)
    @PostMapping("/suggestions/rates")
    ResponseEntity<?> setRates(@RequestBody Rates form) {
        if (form.bands() == null || form.bands().size() > SuggestionController.MOST_BANDS || !RewardRates.wellFormed(form.bands())) {
            return answers.incomplete();
        }
        Outcome outcome = suggestions.setRates(Scope.desk().unit(), form.bands());
        return outcome instanceof Outcome.Done ? ResponseEntity.ok(suggestions.rates(Scope.desk().unit()).orElseThrow()) : answers.problem(Answers.SUGGESTION, outcome);
    }

    private ResponseEntity<?> answer(UUID id, Outcome outcome) {
        return outcome instanceof Outcome.Done ? ResponseEntity.ok(suggestions.get(id)) : answers.problem(Answers.SUGGESTION, outcome);
    }
}
