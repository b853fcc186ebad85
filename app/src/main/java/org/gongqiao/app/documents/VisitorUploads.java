package org.gongqiao.app.documents;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The token by which a visitor without an account finds again what he sent for a form, in a cookie of his browser. The
 * module that takes the form asks for it and hands it to {@link Attachments#bindFromVisitor}.
 */
public final class VisitorUploads {

    private static final String COOKIE = "uploads";
    private static final int BYTES = 32;
    private static final Duration LIFE = Duration.ofDays(1);
    private static final SecureRandom RANDOM = new SecureRandom();

    private VisitorUploads() {}

    /** Empty where this browser has sent nothing. */
    public static Optional<String> token(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null ? Optional.empty() : Arrays.stream(cookies).filter(cookie -> cookie.getName().equals(COOKIE)).map(Cookie::getValue)
                .filter(value -> value.matches("[A-Za-z0-9_-]{43}")).findFirst();
    }

    /** A new token for this browser. */
    public static String begin(HttpServletRequest request, HttpServletResponse response) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(COOKIE, token).httpOnly(true).secure(request.isSecure()).sameSite("Lax").path("/")
                .maxAge(LIFE).build().toString());
        return token;
    }
}
