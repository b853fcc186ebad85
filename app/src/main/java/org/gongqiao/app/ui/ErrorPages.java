package org.gongqiao.app.ui;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Public;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The last answer when a request fails: a page for people, problem details (RFC 9457) for programs. Both carry an error
 * id that the log carries too, what happened and what to do next, and never the text of an exception.
 */
@Controller
@Public
class ErrorPages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    private static final Map<Integer, String> KINDS = Map.of(400, "400", 401, "401", 403, "403", 404, "404", 405, "405",
        409, "409", 413, "413", 429, "429", 503, "503");

    private final UiSource uis;

    ErrorPages(UiSource uis) {
        this.uis = uis;
    }

    @RequestMapping("/error")
    Object answer(HttpServletRequest request) {
        Failure failure = Failure.of(request);
        failure.log();
        Ui ui = uis.bare(request);
        return forPeople(request, failure) ? page(ui, failure) : problem(ui, failure);
    }

    private static boolean forPeople(HttpServletRequest request, Failure failure) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return !failure.path().startsWith("/api/")
            && (request.getHeader("HX-Request") != null || accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE));
    }

    private static ModelAndView page(Ui ui, Failure failure) {
        return new ModelAndView("ui/error", Map.of("ui", ui, "status", failure.status().value(), "kind", failure.kind(),
            "id", failure.id()), failure.status());
    }

    private static ResponseEntity<ProblemDetail> problem(Ui ui, Failure failure) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(failure.status(), ui.msg("ui.error." + failure.kind() + ".text"));
        problem.setTitle(ui.msg("ui.error." + failure.kind() + ".title"));
        problem.setProperty("errorId", failure.id());
        return ResponseEntity.status(failure.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }

    private record Failure(HttpStatus status, String kind, String id, String path, @Nullable Throwable cause) {

        static Failure of(HttpServletRequest request) {
            HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                && HttpStatus.resolve(code) != null ? HttpStatus.valueOf(code) : HttpStatus.NOT_FOUND;
            String kind = KINDS.getOrDefault(status.value(), status.is4xxClientError() ? "400" : "500");
            String id = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
            return new Failure(status, kind, id, String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)),
                request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable t ? t : null);
        }

        void log() {
            if (status.is5xxServerError()) {
                LOG.error("error {}: {} at {}", id, status.value(), path, cause);
            } else {
                LOG.info("error {}: {} at {}", id, status.value(), path);
            }
        }
    }
}
