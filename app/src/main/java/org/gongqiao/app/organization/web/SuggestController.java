package org.gongqiao.app.organization.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.access.RateWindow;
import org.gongqiao.app.organization.Employers;
import org.gongqiao.app.organization.RegionTable;
import org.gongqiao.app.organization.Unions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * Type-ahead for whoever looks for his own union or employer, signed in or not: names and places, nothing else. An
 * address that asks more often than people type is refused for a while.
 */
@Controller
class SuggestController {

    private static final int SHOWN = 12;

    private final Unions unions;
    private final Employers employers;
    private final RegionTable regions;
    private final RateWindow window;

    /** The default leaves room for a whole office behind one address. */
    SuggestController(Unions unions, Employers employers, RegionTable regions, Clock clock,
                      @Value("${gq.directory.questions-per-ten-seconds:300}") int most) {
        this.unions = unions;
        this.employers = employers;
        this.regions = regions;
        this.window = new RateWindow(clock, most);
    }

    @Public
    @GetMapping("/unions/suggestions")
    ModelAndView unionRows(@RequestParam(defaultValue = "") String q, HttpServletRequest request) {
        return new ModelAndView("organization/_options", Map.of("options", answer(request, () -> unionsLike(q))));
    }

    @Public
    @GetMapping("/employers/suggestions")
    ModelAndView employerRows(@RequestParam(defaultValue = "") String q, HttpServletRequest request) {
        return new ModelAndView("organization/_options", Map.of("options", answer(request, () -> employersLike(q))));
    }

    @Public
    @ResponseBody
    @GetMapping("/api/v1/union-suggestions")
    ResponseEntity<List<Suggestion>> unionSuggestions(@RequestParam(defaultValue = "") String q, HttpServletRequest request) {
        return cached(answer(request, () -> unionsLike(q)));
    }

    @Public
    @ResponseBody
    @GetMapping("/api/v1/employer-suggestions")
    ResponseEntity<List<Suggestion>> employerSuggestions(@RequestParam(defaultValue = "") String q, HttpServletRequest request) {
        return cached(answer(request, () -> employersLike(q)));
    }

    private List<Suggestion> unionsLike(String q) {
        return unions.suggest(q).stream().limit(SHOWN).map(union -> new Suggestion(union.id(), union.name(), regions.place(union.region()))).toList();
    }

    private List<Suggestion> employersLike(String q) {
        return employers.suggest(q).stream().limit(SHOWN)
                .map(employer -> new Suggestion(employer.id(), employer.name(), regions.place(employer.region()))).toList();
    }

    private List<Suggestion> answer(HttpServletRequest request, Supplier<List<Suggestion>> answer) {
        if (!window.allows(request.getRemoteAddr())) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
        return answer.get();
    }

    private static ResponseEntity<List<Suggestion>> cached(List<Suggestion> suggestions) {
        return ResponseEntity.ok().cacheControl(CacheControl.maxAge(Duration.ofSeconds(30)).cachePublic()).body(suggestions);
    }
}
