package org.gongqiao.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Signs in as every role and visits every route of the running program against records of its own, a neighbouring, a
 * parent and a child union: out of scope 404, in scope without the role 403, never a server error. The list of routes
 * is the program's own, so that a new route without a decision, or with a kind of record that this test cannot make,
 * fails the build. The whole walk runs shuffled over many threads, so that each connection serves one scope after another.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuthorizationWalkIT {

    /** Who walks, and at which union he sits. */
    private static final Map<String, String> WALKERS = new LinkedHashMap<>(Map.ofEntries(
            Map.entry("chair", "own"), Map.entry("organiser", "own"), Map.entry("rights", "own"), Map.entry("womens", "own"),
            Map.entry("finance", "own"), Map.entry("countyReviewer", "county"), Map.entry("reviewer", "city"),
            Map.entry("otherReviewer", "otherCity"), Map.entry("industryReviewer", "industry"), Map.entry("auditor", "city"),
            Map.entry("systemAdmin", "province"), Map.entry("securityAdmin", "province"), Map.entry("auditAdmin", "province"),
            Map.entry("clerk", "own"), Map.entry("keeper", "own"), Map.entry("countyKeeper", "county"),
            Map.entry("member", ""), Map.entry("worker", "")));
    private static final List<String> PLACES = List.of("own", "neighbour", "county", "workshop");
    /** Shown only where the program runs as a demo; the walk runs without. */
    private static final Set<String> ONLY_IN_DEMO = Set.of("/demo/outbox");
    /** Routes that take the walker from his desk or out of his session; sign-in tests visit them. */
    private static final Set<String> CHANGES_THE_WALKER = Set.of("POST /sign-out", "POST /desk", "PUT /api/v1/sessions/current/desk",
            "DELETE /api/v1/sessions/current", "POST /api/v1/sessions",
            "POST /part/leave", "DELETE /api/v1/part/sessions/current");

    @Autowired Fixtures fixtures;
    @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping;
    @Autowired List<WalkSamples> samples;
    @Autowired List<WalkGuests> guests;
    @Autowired LoggingSystem logging;

    private final Map<String, Fixtures.Client> clients = new LinkedHashMap<>();
    private final Map<String, Map<String, UUID>> records = new LinkedHashMap<>();

    private record Visit(String walker, Route route, String place, int expected, int got) {

        @Override
        public String toString() {
            return walker + " " + route.method() + " " + route.pattern() + (place.isEmpty() ? "" : " at " + place)
                    + ": " + (expected == 0 ? "an answer other than 401, 403, 404 or a server error" : expected) + " expected, got " + got;
        }
    }

    @BeforeAll
    void arrange() {
        // It is refused sixty thousand times; faults of the server are still written.
        logging.setLogLevel("org.gongqiao.app.ui.ErrorPages", LogLevel.WARN);
        fixtures.province();
        WALKERS.keySet().forEach(walker -> clients.put(walker, fixtures.signIn(walker)));
        for (WalkSamples sample : samples) {
            var made = new LinkedHashMap<String, UUID>();
            PLACES.forEach(place -> made.put(place, sample.make(fixtures, place)));
            records.put(sample.kind(), made);
        }
    }

    @AfterAll
    void logAsBefore() {
        logging.setLogLevel("org.gongqiao.app.ui.ErrorPages", null);
    }

    private List<Route> routes() {
        return Route.all(mapping).stream().filter(route -> !ONLY_IN_DEMO.contains(route.pattern())).toList();
    }

    @Test
    @Order(1)
    void everyRouteHasADecision() {
        assertThat(routes()).hasSizeGreaterThan(20);
        assertThat(routes().stream().filter(route -> route.decision() == null).map(Route::pattern)).isEmpty();
    }

    @Test
    @Order(2)
    void everyRouteWithAnIdNamesItsKindOfRecord() {
        var unnamed = routes().stream().filter(Route::hasId)
                .filter(route -> route.decision() instanceof Allowed allowed && !records.containsKey(allowed.record()))
                .map(route -> route.method() + " " + route.pattern()).toList();
        assertThat(unnamed).isEmpty();
        var unknownOwn = routes().stream().filter(Route::hasId)
                .filter(route -> route.decision() instanceof Self && !records.containsKey(route.ownKind()))
                .map(route -> route.method() + " " + route.pattern()).toList();
        assertThat(unknownOwn).isEmpty();
    }

    /** Refused visits first: they change nothing, so their number and order do not matter. */
    @Test
    @Order(3)
    void refusesWhatIsOutOfScopeOrWithoutTheRole() throws Exception {
        var visits = new ArrayList<Runnable>();
        var wrong = new ConcurrentLinkedQueue<Visit>();
        for (Route route : routes()) {
            for (String walker : WALKERS.keySet()) {
                for (String place : route.hasId() ? PLACES : List.of("")) {
                    int expected = expectation(route, walker, place);
                    if (expected != 0) {
                        visits.add(() -> {
                            int got = visit(route, walker, place);
                            if (got != expected) {
                                wrong.add(new Visit(walker, route, place, expected, got));
                            }
                        });
                    }
                }
            }
            if (!(route.decision() instanceof Public)) {
                visits.add(() -> {
                    int got = status(fixtures.visitor(), route, route.hasId() ? UUID.randomUUID() : null);
                    boolean page = route.reads() && !route.pattern().startsWith("/api/");
                    boolean right = page ? got == 302 : got == 401 || got == 403;
                    if (!right) {
                        wrong.add(new Visit("visitor", route, "", page ? 302 : 401, got));
                    }
                });
            }
        }
        assertThat(visits).hasSizeGreaterThan(100);
        atOnce(visits);
        assertThat(wrong.stream().map(Visit::toString).sorted().collect(Collectors.joining("\n"))).isEmpty();
    }

    @Test
    @Order(4)
    void admitsWhoHasTheRoleInHisScope() throws Exception {
        var wrong = new ConcurrentLinkedQueue<Visit>();
        // Reading is shuffled over threads; what changes something comes after, one at a time.
        var reading = new ArrayList<Runnable>();
        var writing = new ArrayList<Runnable>();
        for (Route route : routes()) {
            if (CHANGES_THE_WALKER.contains(route.method() + " " + route.pattern()) || route.pattern().equals("/error")) {
                continue;
            }
            for (String walker : WALKERS.keySet()) {
                for (String place : route.hasId() ? PLACES : List.of("")) {
                    if (expectation(route, walker, place) == 0) {
                        (route.reads() ? reading : writing).add(() -> {
                            int got = visit(route, walker, place);
                            // A public route may ask for a proof of its own, such as a signature; of a part of the record there is none yet.
                            boolean open = route.decision() instanceof Public;
                            boolean part = route.pattern().replace("{id}", "").contains("{");
                            boolean refused = !open && (got == 401 || got == 403 || got == 404 && !part && !(route.decision() instanceof Self) && route.hasId());
                            if (refused || got >= 500) {
                                wrong.add(new Visit(walker, route, place, 0, got));
                            }
                        });
                    }
                }
            }
        }
        assertThat(reading).isNotEmpty();
        atOnce(reading);
        writing.forEach(Runnable::run);
        assertThat(wrong.stream().map(Visit::toString).sorted().collect(Collectors.joining("\n"))).isEmpty();
    }

    /** Somebody with a grant: his own role's pages and nothing else, not even by the link of another. */
    @Test
    @Order(5)
    void aGrantAdmitsToThePagesOfItsRoleAndToNothingElse() throws Exception {
        var tokens = new LinkedHashMap<WalkGuests, String>();
        guests.forEach(guest -> tokens.put(guest, guest.token(fixtures)));
        var wrong = new ConcurrentLinkedQueue<String>();
        var admitted = new AtomicInteger();
        var refused = new ArrayList<Runnable>();
        var taking = new ArrayList<Runnable>();
        for (Route route : routes()) {
            if (route.pattern().equals("/error") || CHANGES_THE_WALKER.contains(route.method() + " " + route.pattern())) {
                continue;
            }
            if (route.decision() instanceof TakesPart takes) {
                for (PartRole role : takes.value()) {
                    if (guests.stream().noneMatch(guest -> guest.role() == role && guest.takesPartIn(route.pattern()))) {
                        wrong.add("nobody visits " + route.method() + " " + route.pattern() + " as " + role);
                    }
                }
            }
            tokens.forEach((guest, token) -> {
                boolean may = route.decision() instanceof TakesPart takes && List.of(takes.value()).contains(guest.role());
                (may || route.decision() instanceof Public ? taking : refused).add(() -> {
                    int got = status(fixtures.guest(token), route, route.hasId() ? UUID.randomUUID() : null);
                    boolean right = switch (Objects.requireNonNull(route.decision())) {
                        case TakesPart takes -> !may ? got == 403 : !guest.takesPartIn(route.pattern()) ? got < 500
                                : got != 401 && got != 403 && got < 500 && (got != 404 || route.pattern().contains("{"));
                        case Public open -> got < 500;
                        default -> route.reads() && !route.isApi() ? got == 302 : got == 401 || got == 403;
                    };
                    if (may && guest.takesPartIn(route.pattern())) {
                        admitted.incrementAndGet();
                    }
                    if (!right) {
                        wrong.add(guest.role() + " " + route.method() + " " + route.pattern() + ": " + got);
                    }
                });
            });
        }
        atOnce(refused);
        taking.forEach(Runnable::run);
        assertThat(String.join("\n", wrong)).isEmpty();
        assertThat(admitted).hasPositiveValue();
    }

    private static void atOnce(List<Runnable> visits) throws Exception {
        Collections.shuffle(visits, new Random(20261120));
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var done : visits.stream().map(threads::submit).toList()) {
                done.get();
            }
        }
    }

    /** 403 or 404, or 0 where the walker is to be admitted. */
    private int expectation(Route route, String walker, String place) {
        return switch (Objects.requireNonNull(route.decision())) {
            case Allowed allowed -> {
                boolean may = role(walker).may(allowed.value());
                if (!allowed.record().isEmpty() && !place.isEmpty()) {
                    // A keeper reaches the sealed matters of exactly his union and nothing else; nobody else reaches those.
                    boolean reached = role(walker) == Role.SEAL_KEEPER || allowed.value() == Permission.SEALED_KEEP
                            ? may && WALKERS.get(walker).equals(place) : reaches(walker, place);
                    yield !reached ? 404 : may ? 0 : 403;
                }
                yield may ? 0 : 403;
            }
            case Self self -> route.hasId() ? 404 : 0;
            // Whoever has signed in has no grant by that: a page sends him to his link, a program is told 401.
            case TakesPart takes -> route.reads() && !route.isApi() ? 302 : 401;
            default -> 0;
        };
    }

    private static Role role(String walker) {
        return switch (walker) {
            case "chair" -> Role.CHAIR;
            case "organiser" -> Role.ORGANISER;
            case "rights" -> Role.RIGHTS_OFFICER;
            case "womens" -> Role.WOMENS_OFFICER;
            case "finance" -> Role.FINANCE_OFFICER;
            case "countyReviewer", "reviewer", "otherReviewer", "industryReviewer" -> Role.REVIEWER;
            case "auditor" -> Role.AUDITOR;
            case "systemAdmin" -> Role.SYSTEM_ADMIN;
            case "securityAdmin" -> Role.SECURITY_ADMIN;
            case "auditAdmin" -> Role.AUDIT_ADMIN;
            case "clerk" -> Role.STATION_CLERK;
            case "keeper", "countyKeeper" -> Role.SEAL_KEEPER;
            default -> Role.MEMBER;
        };
    }

    private boolean reaches(String walker, String place) {
        String union = WALKERS.get(walker);
        if (union.isEmpty()) {
            return false;
        }
        boolean industry = walker.equals("industryReviewer");
        String from = industry ? fixtures.linePaths.get(union) : fixtures.areaPaths.get(union);
        String to = industry ? fixtures.linePaths.get(place) : fixtures.areaPaths.get(place);
        return to != null && (to.equals(from) || to.startsWith(from + "."));
    }

    private int visit(Route route, String walker, String place) {
        UUID id = null;
        if (!place.isEmpty()) {
            String kind = route.decision() instanceof Allowed allowed ? allowed.record() : route.ownKind();
            id = records.getOrDefault(kind, Map.of()).getOrDefault(place, UUID.randomUUID());
        }
        return status(clients.get(walker), route, id);
    }

    private static int status(Fixtures.Client client, Route route, @org.jspecify.annotations.Nullable UUID id) {
        String path = (id == null ? route.pattern() : route.pattern().replace("{id}", id.toString())).replaceAll("\\{[^}]*}", "x");
        boolean api = route.pattern().startsWith("/api/");
        var request = client.request(path).header("Accept", api ? "application/json" : "text/html");
        if (route.reads()) {
            return client.send(request.GET()).statusCode();
        }
        if (route.takesFiles()) {
            request.header("Content-Type", "multipart/form-data; boundary=walk");
            return client.send(request.method(route.method(), HttpRequest.BodyPublishers.ofString("--walk--\r\n"))).statusCode();
        }
        request.header("Content-Type", api ? "application/json" : "application/x-www-form-urlencoded");
        return client.send(request.method(route.method(), HttpRequest.BodyPublishers.ofString(api ? "{}" : ""))).statusCode();
    }
}
