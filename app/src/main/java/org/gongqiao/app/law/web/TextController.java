package org.gongqiao.app.law.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.text.Edition;
import org.gongqiao.app.law.text.ReadingOutcome;
import org.gongqiao.app.law.text.TakeIn;
import org.gongqiao.app.law.text.TakingOutcome;
import org.gongqiao.app.law.text.TextFile;
import org.gongqiao.app.law.text.Texts;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Official texts: to read and search for everybody, to take in for the operator. */
@Controller
@RequestMapping("/law")
class TextController {

    private final Texts texts;
    private final Law law;
    private final Clock clock;

    TextController(Texts texts, Law law, Clock clock) {
        this.texts = texts;
        this.law = law;
        this.clock = clock;
    }

    @Public
    @GetMapping("/texts")
    ModelAndView shelf() {
        boolean operator = Scope.DESK.isBound() && Scope.desk().may(Permission.LAW_WRITE);
        return view("law/texts", HttpStatus.OK, new TextPages.Shelf(texts.editions(), texts.inForce(today()), operator));
    }

    @Public
    @GetMapping("/texts/{instrument}")
    ModelAndView show(@PathVariable String instrument, @RequestParam(required = false) @Nullable String edition) {
        List<Edition> editions = texts.editions(instrument);
        var inForce = texts.inForce(today());
        Edition shown = editions.stream().filter(each -> edition == null ? inForce.contains(each.id()) : each.id().toString().equals(edition)).findFirst()
                .or(() -> edition == null ? editions.stream().findFirst() : Optional.empty()).orElseThrow(() -> new NotFound("text", instrument));
        return view("law/text", HttpStatus.OK, new TextPages.Reading(shown, editions, inForce, texts.provisions(shown.id())));
    }

    @Public
    @GetMapping("/search")
    ModelAndView search(@RequestParam(defaultValue = "") String q) {
        return view("law/search", HttpStatus.OK, TextSearch.find(texts, law, q));
    }

    @Allowed(Permission.LAW_WRITE)
    @GetMapping("/texts/import")
    ModelAndView choose() {
        return view("law/text-import", HttpStatus.OK, new TextPages.Import(texts.previews(), Map.of()));
    }

    @Allowed(Permission.LAW_WRITE)
    @PostMapping("/texts/import")
    ModelAndView look(@RequestParam(required = false) @Nullable MultipartFile file, @ModelAttribute("ui") Ui ui) {
        if (file == null || file.isEmpty() || file.getOriginalFilename() == null) {
            return refused(ui.msg("law.fault.blank"));
        }
        return switch (read(texts, file)) {
            case ReadingOutcome.Preview(Edition edition) -> new ModelAndView("redirect:/law/texts/previews/" + edition.id());
            case ReadingOutcome.Refused(TextFile.Refusal reason) -> refused(ui.msg("law.text.refused." + reason, file.getOriginalFilename()));
        };
    }

    /** Reads no more of an upload than decides that it is too large. */
    static ReadingOutcome read(Texts texts, MultipartFile file) {
        try (var in = file.getInputStream()) {
            String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
            return texts.read(name, in.readNBytes(TextFile.MOST_BYTES + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ModelAndView refused(String why) {
        return view("law/text-import", HttpStatus.UNPROCESSABLE_CONTENT, new TextPages.Import(texts.previews(), Map.of("file", why)));
    }

    @Allowed(Permission.LAW_WRITE)
    @GetMapping("/texts/previews/{preview}")
    ModelAndView preview(@PathVariable String preview) {
        Edition edition = held(preview);
        return form(HttpStatus.OK, edition, edition.instrument(), edition.from() == null ? "" : edition.from().toString(), "", Map.of());
    }

    @Allowed(Permission.LAW_WRITE)
    @PostMapping("/texts/previews/{preview}/taking")
    ModelAndView take(@PathVariable String preview, @RequestParam(defaultValue = "") String instrument, @RequestParam(defaultValue = "") String from,
                      @RequestParam(defaultValue = "") String until, @RequestParam(defaultValue = "false") boolean faultsSeen,
                      @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Edition edition = held(preview);
        Optional<LocalDate> first = day(from);
        Optional<LocalDate> end = day(until);
        if (first.isEmpty() && !from.isBlank() || end.isEmpty() && !until.isBlank()) {
            return form(HttpStatus.UNPROCESSABLE_CONTENT, edition, instrument, from, until, Map.of("from", ui.msg("law.fault.date")));
        }
        return switch (texts.take(edition.id(), new TakeIn(instrument.strip(), first.orElse(null), end.orElse(null), faultsSeen))) {
            case TakingOutcome.Taken(Edition taken) -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("law.text.done", taken.title(), taken.articles()));
                yield new ModelAndView("redirect:/law/texts/" + taken.instrument() + "?edition=" + taken.id());
            }
            case TakingOutcome.Refused(TakingOutcome.Reason reason) -> {
                var errors = new LinkedHashMap<String, String>();
                errors.put(switch (reason) {
                    case DATES, SAME -> "from";
                    case FAULTS -> "faultsSeen";
                    case INSTRUMENT, GONE -> "instrument";
                }, ui.msg("law.text.notTaken." + reason));
                yield form(HttpStatus.UNPROCESSABLE_CONTENT, edition, instrument, from, until, errors);
            }
        };
    }

    @Allowed(Permission.LAW_WRITE)
    @PostMapping("/texts/previews/{preview}/discarding")
    ModelAndView discard(@PathVariable String preview, RedirectAttributes redirect) {
        Edition edition = held(preview);
        texts.discard(edition.id());
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.note("law.text.discarded", edition.fileName()));
        return new ModelAndView("redirect:/law/texts/import");
    }

    private Edition held(String id) {
        return texts.preview(uuid(id));
    }

    static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound("text", id);
        }
    }

    private ModelAndView form(HttpStatus status, Edition edition, String instrument, String from, String until, Map<String, String> errors) {
        return view("law/text-preview", status, new TextPages.Preview(edition, texts.provisions(edition.id()), instrument, from, until, errors));
    }

    static Optional<LocalDate> day(String typed) {
        try {
            return typed.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(typed.strip()));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static ModelAndView view(String name, HttpStatus status, Object page) {
        return new ModelAndView(name, new HashMap<>(Map.of("page", page)), status);
    }
}
