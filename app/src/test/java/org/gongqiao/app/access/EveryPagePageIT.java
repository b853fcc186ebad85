package org.gongqiao.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.gongqiao.app.Browsers;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Opens every page of the running program in a real browser, at both sizes, once in Chinese and once in English with large
 * type: axe-core finds nothing, nothing is cut off sideways, no script fails, and nothing is asked from another server.
 * The list of pages is the program's own.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPagePageIT {

    @Autowired Fixtures fixtures;
    @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping;
    @Autowired List<WalkSamples> samples;
    @Autowired List<PageSamples> variables;

    /** Address of each page, and who opens it. */
    private final Map<String, String> pages = new LinkedHashMap<>();
    private final Map<String, Fixtures.Client> clients = new LinkedHashMap<>();

    @BeforeAll
    void find() {
        fixtures.province();
        for (String visitor : List.of("reviewer", "systemAdmin", "securityAdmin", "auditAdmin", "member", "worker")) {
            clients.put(visitor, fixtures.signIn(visitor));
        }
        clients.put("", fixtures.visitor());
        var named = new LinkedHashMap<String, String>();
        variables.forEach(module -> named.putAll(module.values(fixtures)));
        for (Route route : Route.all(mapping)) {
            if (!route.reads() || route.isApi() || route.pattern().equals("/error")) {
                continue;
            }
            String path = route.pattern().replace("{ruleId}", "M-02").replace("{year}", "2026").replace("{version}", "1").replace("{question}", "N-2.restDay");
            for (var variable : named.entrySet()) {
                path = path.replace(variable.getKey(), variable.getValue());
            }
            if (route.hasId()) {
                if (!(route.decision() instanceof Allowed allowed)) {
                    continue;
                }
                var sample = samples.stream().filter(each -> each.kind().equals(allowed.record())).findFirst().orElseThrow();
                path = path.replace("{id}", sample.make(fixtures, "own").toString());
            }
            // What is left is nothing that exists: no page.
            path = path.replaceAll("\\{[a-zA-Z]+}", "x");
            for (String visitor : visitors(route)) {
                var answer = clients.get(visitor).get(path);
                if (answer.statusCode() == 200 && answer.body().stripLeading().startsWith("<!DOCTYPE html>")) {
                    pages.put(path + "#" + visitor, visitor);
                }
            }
        }
    }

    private static List<String> visitors(Route route) {
        return switch (route.decision()) {
            case Allowed allowed -> List.of(Role.REVIEWER.may(allowed.value()) ? "reviewer"
                    : Role.SYSTEM_ADMIN.may(allowed.value()) ? "systemAdmin" : Role.SECURITY_ADMIN.may(allowed.value()) ? "securityAdmin" : "auditAdmin");
            case Self self -> List.of("member", "worker");
            case null, default -> List.of("");
        };
    }

    @Test
    void everyPageIsAccessibleFitsAndAsksNobodyElse() {
        assertThat(pages).hasSizeGreaterThan(10);
        var faults = new ArrayList<String>();
        for (Browsers.Size size : Browsers.Size.values()) {
            boolean other = size == Browsers.Size.PHONE;
            for (String visitor : clients.keySet()) {
                try (BrowserContext context = fixtures.browser(clients.get(visitor), size)) {
                    Browsers.choose(context, fixtures.base(), other, other);
                    lookAround(context.newPage(), visitor, size + (visitor.isEmpty() ? "" : " as " + visitor), faults);
                }
            }
        }
        assertThat(String.join("\n", faults)).isEmpty();
    }

    /** One after the other in the same window, which is quicker than a window for each. */
    private void lookAround(Page page, String visitor, String how, List<String> faults) {
        var where = new AtomicReference<>("");
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                faults.add(where + "console: " + message.text());
            }
        });
        page.onPageError(error -> faults.add(where + "script: " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith(fixtures.base()) && !request.url().startsWith("data:")) {
                faults.add(where + "asks " + request.url());
            }
        });
        pages.forEach((path, opener) -> {
            if (opener.equals(visitor)) {
                String address = path.substring(0, path.indexOf('#'));
                where.set(address + " (" + how + "): ");
                page.navigate(address);
                Browsers.accessibilityFaults(page).forEach(fault -> faults.add(where + fault));
                int overflow = Browsers.overflow(page);
                if (overflow > 0) {
                    faults.add(where + "wider than the window by " + overflow + " pixels");
                }
            }
        });
    }

    @Test
    void aFirstVisitIsLight() {
        record Budget(String path, String visitor, int kilobytes) {}
        for (Budget budget : List.of(new Budget("/", "", 100), new Budget("/my", "member", 100), new Budget("/desk", "reviewer", 200))) {
            try (BrowserContext context = fixtures.browser(clients.get(budget.visitor()), Browsers.Size.PHONE)) {
                Page page = context.newPage();
                long[] bytes = {0};
                page.onRequestFinished(request -> bytes[0] += request.sizes().responseBodySize + request.sizes().responseHeadersSize);
                page.navigate(budget.path());
                page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
                assertThat(bytes[0]).as(budget.path()).isPositive().isLessThan(budget.kilobytes() * 1024L);
            }
        }
    }
}
