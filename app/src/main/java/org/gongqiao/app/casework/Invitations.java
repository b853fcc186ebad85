package org.gongqiao.app.casework;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gongqiao.app.access.Part;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.PartSource;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.identity.OneTimeCodes;
import org.gongqiao.app.kernel.MobileNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How somebody with a grant enters: the link, a code to the phone that the grant names, and from then on a token in his
 * browser (or, for a program, in a header). Whoever complained without a name enters by his code alone. Needs no scope.
 */
@Component
public class Invitations implements PartSource {

    /** A program sends its token in this header instead of the cookie, and so needs no CSRF token. */
    public static final String HEADER = "X-Part";

    private static final String COOKIE = "part";
    private static final String PART = Invitations.class.getName() + ".part";
    private static final Duration LIFE = Duration.ofHours(12);

    /**
     * What a link shows before anything is proved.
     *
     * @param maskedPhone to which a code would go
     */
    public record Invitation(PartRole role, String name, String organisation, String purpose, String givenUnit, Instant expiresAt, String maskedPhone) {}

    public sealed interface Entering {
        /** @param token what proves him from now on */
        record Entered(String token, Instant until) implements Entering {

            @Override
            public String toString() {
                return "Entered[" + until + "]";
            }
        }

        /** The link, or the code of a complaint, admits to nothing (any more). */
        record NoGrant() implements Entering {}

        record WrongCode() implements Entering {}

        record ExpiredCode() implements Entering {}
    }

    private final GrantStore store;
    private final OneTimeCodes codes;
    private final AuditLog audit;
    private final Clock clock;

    Invitations(GrantStore store, OneTimeCodes codes, AuditLog audit, Clock clock) {
        this.store = store;
        this.codes = codes;
        this.audit = audit;
        this.clock = clock;
    }

    /** Empty where the link admits to nothing (any more). */
    @Transactional(readOnly = true)
    public Optional<Invitation> find(String link) {
        return withPhone(link).map(found -> new Invitation(found.role(), found.name(), found.organisation(), found.purpose(), found.givenUnit(),
                found.expiresAt(), masked(found.phone())));
    }

    /** Sends a code to the phone of the grant; empty where the link admits to nothing. */
    @Transactional
    public Optional<OneTimeCodes.Sending> sendCode(String link, String address, Locale language) {
        return withPhone(link).map(found -> codes.send(String.valueOf(found.phone()), OneTimeCodes.Purpose.TAKE_PART, address, language));
    }

    /** Enters with link and code. */
    @Transactional
    public Entering enter(String link, String code) {
        Optional<GrantStore.Invitation> found = withPhone(link);
        if (found.isEmpty()) {
            return new Entering.NoGrant();
        }
        return switch (codes.check(String.valueOf(found.get().phone()), OneTimeCodes.Purpose.TAKE_PART, code)) {
            case RIGHT -> begin(found.get());
            case WRONG -> new Entering.WrongCode();
            case EXPIRED -> new Entering.ExpiredCode();
        };
    }

    /** Enters with the code that somebody without a name got when he complained. */
    @Transactional
    public Entering comeBack(String typed) {
        return ReturnCode.read(typed).flatMap(code -> store.byLink(code, clock.instant())).filter(found -> found.role() == PartRole.COMPLAINANT)
                .map(this::begin).orElseGet(Entering.NoGrant::new);
    }

    private Entering begin(GrantStore.Invitation found) {
        String token = Grants.token();
        Instant now = clock.instant();
        store.begin(found.id(), token, now, now.plus(LIFE));
        if (found.role() != PartRole.COMPLAINANT) {
            // That somebody without a name came back, and when, is nobody's business.
            GrantStore.Place place = store.placeOf(found.id());
            audit.record(AuditEntry.of(Act.GRANT_USED, "grant", found.id()).about(place.subject())
                    .with(Map.of("matter", place.matterId(), "role", found.role().name())).at(place.area(), place.line()));
        }
        return new Entering.Entered(token, now.plus(LIFE));
    }

    private Optional<GrantStore.Invitation> withPhone(String link) {
        return link.matches("[A-Za-z0-9_-]{43}") ? store.byLink(link, clock.instant()).filter(found -> found.phone() != null) : Optional.empty();
    }

    /** Leaves the token in the browser: readable by no script, sent to no other site, gone with the browser's window. */
    public void remember(HttpServletRequest request, HttpServletResponse response, Entering.Entered entered) {
        cookie(request, response, entered.token(), Duration.ofSeconds(-1));
    }

    /** Ends the visit. */
    @Transactional
    public void leave(HttpServletRequest request, HttpServletResponse response) {
        token(request).ifPresent(store::endSession);
        cookie(request, response, "", Duration.ZERO);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Part> partOf(HttpServletRequest request) {
        if (request.getAttribute(PART) instanceof Optional<?> known) {
            return known.map(Part.class::cast);
        }
        Optional<Part> part = token(request).flatMap(token -> store.bySession(token, clock.instant()));
        request.setAttribute(PART, part);
        return part;
    }

    private static Optional<String> token(HttpServletRequest request) {
        String header = request.getHeader(HEADER);
        Cookie[] cookies = request.getCookies();
        return (header != null ? Optional.of(header) : cookies == null ? Optional.<String>empty()
                : Arrays.stream(cookies).filter(cookie -> cookie.getName().equals(COOKIE)).map(Cookie::getValue).findFirst())
                .filter(value -> value.matches("[A-Za-z0-9_-]{43}"));
    }

    private static void cookie(HttpServletRequest request, HttpServletResponse response, String token, Duration life) {
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(COOKIE, token).path("/part").httpOnly(true).sameSite("Lax")
                .secure(request.isSecure()).maxAge(life).build().toString());
    }

    private static String masked(@Nullable String phone) {
        return phone != null && MobileNumber.parse(phone) instanceof MobileNumber.Valid valid ? valid.number().masked() : "";
    }
}
