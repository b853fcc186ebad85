package org.gongqiao.app.joining.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.gongqiao.app.access.RateWindow;
import org.gongqiao.app.joining.Draft;
import org.gongqiao.app.joining.Drafts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The token of a visitor's draft in his browser: readable by no script, sent to no other site. */
@Component
class DraftCookie {

    private static final String NAME = "join";

    private final Drafts drafts;
    private final RateWindow window;

    /** People type one form at a time; the default leaves room for a hall full of them behind one address. */
    DraftCookie(Drafts drafts, Clock clock, @Value("${gq.joining.drafts-per-ten-seconds:200}") int most) {
        this.drafts = drafts;
        this.window = new RateWindow(clock, most);
    }

    /** Whether the visitor's address may store another draft: each is a row that lives for days. */
    boolean mayKeep(HttpServletRequest request) {
        return window.allows(request.getRemoteAddr());
    }

    Optional<Draft> draft(HttpServletRequest request) {
        return token(request).flatMap(drafts::find);
    }

    void save(HttpServletRequest request, HttpServletResponse response, Draft draft) {
        String token = token(request).orElseGet(drafts::newToken);
        drafts.save(token, draft);
        set(request, response, token, Drafts.LIFE);
    }

    void end(HttpServletRequest request, HttpServletResponse response) {
        token(request).ifPresent(drafts::discard);
        set(request, response, "", Duration.ZERO);
    }

    private static Optional<String> token(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null ? Optional.empty() : Arrays.stream(cookies).filter(cookie -> cookie.getName().equals(NAME))
                .map(Cookie::getValue).filter(value -> value.matches("[A-Za-z0-9_-]{43}")).findFirst();
    }

    private static void set(HttpServletRequest request, HttpServletResponse response, String token, Duration life) {
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(NAME, token).path("/join").httpOnly(true).sameSite("Lax")
                .secure(request.isSecure()).maxAge(life).build().toString());
    }
}
