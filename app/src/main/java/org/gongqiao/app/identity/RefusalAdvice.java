package org.gongqiao.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.gongqiao.app.access.Refusal;
import org.gongqiao.app.kernel.NotFound;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns refusals into answers: sign in first (401 or the sign-in page), 403, 404, 409. The error page says the rest. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusalAdvice {

    @ExceptionHandler(Refusal.class)
    void refused(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (refusal.kind() == Refusal.Kind.WITHOUT_ROLE) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        boolean page = request.getMethod().equals("GET") && !request.getRequestURI().startsWith("/api/");
        if (!page) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        if (refusal.kind() == Refusal.Kind.WITHOUT_GRANT) {
            response.sendRedirect("/part/ended");
            return;
        }
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String signIn = "/sign-in?next=" + URLEncoder.encode(request.getRequestURI() + query, StandardCharsets.UTF_8);
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", signIn);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect(signIn);
        }
    }

    @ExceptionHandler(NotFound.class)
    void notFound(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }

    /** An address with something that is no id names nothing. */
    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    void malformed(MethodArgumentTypeMismatchException mismatch, HttpServletResponse response) throws IOException {
        boolean path = mismatch.getParameter().hasParameterAnnotation(org.springframework.web.bind.annotation.PathVariable.class);
        response.sendError(path ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_BAD_REQUEST);
    }

    /** Somebody else was faster, or two acts waited for each other and the database let one go: reload and try again. */
    @ExceptionHandler(ConcurrencyFailureException.class)
    void stale(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_CONFLICT);
    }
}
