package org.gongqiao.app.law.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Rule;
import org.gongqiao.app.law.text.Edition;
import org.gongqiao.app.law.text.Hit;
import org.gongqiao.app.law.text.Provision;
import org.gongqiao.app.law.text.ReadingOutcome;
import org.gongqiao.app.law.text.TakeIn;
import org.gongqiao.app.law.text.TakingOutcome;
import org.gongqiao.app.law.text.TextFile;
import org.gongqiao.app.law.text.Texts;
import org.gongqiao.app.law.text.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Official texts for other programs. */
@RestController
@RequestMapping("/api/v1/law")
class TextApi {

    record TextView(Edition edition, List<Provision> provisions) {}

    record SearchView(List<Rule> rules, List<Hit> articles) {}

    private final Texts texts;
    private final Law law;
    private final Clock clock;

    TextApi(Texts texts, Law law, Clock clock) {
        this.texts = texts;
        this.law = law;
        this.clock = clock;
    }

    @Public
    @GetMapping("/texts")
    List<Edition> editions() {
        return texts.editions();
    }

    /** The edition that holds on a day (default: today). */
    @Public
    @GetMapping("/texts/{instrument}")
    TextView text(@PathVariable String instrument, @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on) {
        LocalDate day = on == null ? LocalDate.now(clock) : on;
        var inForce = texts.inForce(day);
        Edition edition = texts.editions(instrument).stream().filter(each -> inForce.contains(each.id())).findFirst()
                .orElseThrow(() -> new NotFound("text", instrument));
        return new TextView(edition, texts.provisions(edition.id()));
    }

    /** @param articles as a citation writes them */
    @Public
    @GetMapping("/texts/{instrument}/articles/{articles}")
    List<Wording> articles(@PathVariable String instrument, @PathVariable String articles,
                           @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on) {
        List<Wording> found = texts.wording(instrument, articles, on == null ? LocalDate.now(clock) : on);
        if (found.isEmpty()) {
            throw new NotFound("article", instrument + " " + articles);
        }
        return found;
    }

    @Public
    @GetMapping("/search")
    SearchView search(@RequestParam(defaultValue = "") String q) {
        TextPages.Found found = TextSearch.find(texts, law, q);
        return new SearchView(found.rules(), found.hits());
    }

    /** Reads a file and keeps it for a look; takes nothing in. */
    @Allowed(Permission.LAW_WRITE)
    @PostMapping("/texts")
    ResponseEntity<?> look(@RequestParam(required = false) @Nullable MultipartFile file) {
        if (file == null) {
            return ResponseEntity.badRequest().body(ProblemDetail.forStatus(HttpStatus.BAD_REQUEST));
        }
        return switch (TextController.read(texts, file)) {
            case ReadingOutcome.Preview(Edition edition) -> ResponseEntity.status(HttpStatus.CREATED).body(new TextView(edition, texts.provisions(edition.id())));
            case ReadingOutcome.Refused(TextFile.Refusal reason) -> problem(reason.name());
        };
    }

    @Allowed(Permission.LAW_WRITE)
    @PostMapping("/texts/previews/{preview}/taking")
    ResponseEntity<?> take(@PathVariable String preview, @RequestBody TakeIn word) {
        Edition edition = texts.preview(TextController.uuid(preview));
        TakeIn complete = new TakeIn(Optional.ofNullable(word.instrument()).orElse(edition.instrument()), word.from(), word.until(), word.faultsSeen());
        return switch (texts.take(edition.id(), complete)) {
            case TakingOutcome.Taken(Edition taken) -> ResponseEntity.status(HttpStatus.CREATED).body(taken);
            case TakingOutcome.Refused(TakingOutcome.Reason reason) -> problem(reason.name());
        };
    }

    @Allowed(Permission.LAW_WRITE)
    @DeleteMapping("/texts/previews/{preview}")
    ResponseEntity<Void> discard(@PathVariable String preview) {
        texts.discard(texts.preview(TextController.uuid(preview)).id());
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<?> problem(String reason) {
        var problem = ProblemDetail.forStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        problem.setProperties(Map.of("reason", reason));
        return ResponseEntity.unprocessableContent().body(problem);
    }
}
