package org.gongqiao.app.ui;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;

/** {@code ?type=large} and {@code ?type=normal} choose the size of type for a year. Also marks answers as varying with htmx. */
class DisplayChoice implements HandlerInterceptor {

    static final String TYPE = "type";
    static final String LARGE = "large";
    static final String LARGE_TYPE = DisplayChoice.class.getName() + ".largeType";

    /** Where ballots are cast nothing of a visitor is read or kept: his choices stand in the address alone. */
    static boolean withoutCookies(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/vote/");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        response.addHeader(HttpHeaders.VARY, "HX-Request");
        String chosen = request.getParameter(TYPE);
        if (withoutCookies(request)) {
            request.setAttribute(LARGE_TYPE, LARGE.equals(chosen));
        } else if (request.getMethod().equals("GET") && (LARGE.equals(chosen) || "normal".equals(chosen))) {
            request.setAttribute(LARGE_TYPE, LARGE.equals(chosen));
            response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(TYPE, chosen).path("/")
                .maxAge(Duration.ofDays(365)).sameSite("Lax").secure(request.isSecure()).build().toString());
        }
        return true;
    }
}
