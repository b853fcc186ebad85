package org.gongqiao.app.audit;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.ui.MenuEntry;
import org.gongqiao.app.ui.MenuSection;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.UriComponentsBuilder;

/** The log for officers and auditors, and for each person what concerns himself; each as a page and for programs. */
@Controller
class AuditController {

    private static final int DAYS = 30;

    private final AuditReading reading;
    private final Clock clock;

    AuditController(AuditReading reading, Clock clock) {
        this.reading = reading;
        this.clock = clock;
    }

    /** What may stand in the address; an empty field is no filter, and without days the last thirty count. */
    record Search(@Nullable Act act, @Nullable UUID person, @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
                  @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until) {

        AuditReading.Filter filter(LocalDate today) {
            LocalDate last = until == null ? today : until;
            return new AuditReading.Filter(act, person, from == null ? last.minusDays(DAYS) : from, last);
        }
    }

    @GetMapping("/audit")
    @Allowed(Permission.AUDIT_READ)
    String log(@ModelAttribute("search") Search search, @RequestParam(required = false) @Nullable UUID after, @ModelAttribute("ui") Ui ui, Model model) {
        var filter = search.filter(LocalDate.now(clock));
        Slice<AuditReading.Entry> found = reading.search(filter, after);
        model.addAttribute("page", new AuditPages.Log(found.items().stream().map(entry -> AuditPages.row(entry, ui)).toList(), AuditPages.acts(ui),
                filter.act() == null ? null : filter.act().name(), filter.person() == null ? null : filter.person().toString(),
                filter.from(), filter.until(), found.next() == null ? null : address("/audit", filter, found.next()), address("/audit/export", filter, null)));
        return "audit/log";
    }

    private static String address(String path, AuditReading.Filter filter, @Nullable String after) {
        var address = UriComponentsBuilder.fromPath(path).queryParam("from", filter.from()).queryParam("until", filter.until());
        if (filter.act() != null) {
            address.queryParam("act", filter.act());
        }
        if (filter.person() != null) {
            address.queryParam("person", filter.person());
        }
        return (after == null ? address : address.queryParam("after", after)).toUriString();
    }

    /** The same as JSON lines with hashes, which {@code audit-check FILE} verifies. */
    @GetMapping({"/audit/export", "/api/v1/audit/export"})
    @Allowed(Permission.AUDIT_READ)
    void export(@ModelAttribute("search") Search search, HttpServletResponse response) throws IOException {
        response.setContentType("application/jsonl");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Disposition", "attachment; filename=\"audit-" + LocalDate.now(clock) + ".jsonl\"");
        response.setHeader("Cache-Control", "no-store");
        reading.export(search.filter(LocalDate.now(clock)), new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)));
    }

    @GetMapping("/api/v1/audit/entries")
    @Allowed(Permission.AUDIT_READ)
    @ResponseBody
    Slice<AuditReading.Entry> entries(@ModelAttribute("search") Search search, @RequestParam(required = false) @Nullable UUID after) {
        return reading.search(search.filter(LocalDate.now(clock)), after);
    }

    @GetMapping("/my/data-access")
    @Self
    String mine(@RequestParam(required = false) @Nullable UUID after, @ModelAttribute("ui") Ui ui, Model model) {
        var found = reading.about(Scope.desk().personId(), after);
        model.addAttribute("page", new AuditPages.Mine(found.items().stream().map(entry -> AuditPages.access(entry, ui)).toList(),
                Scope.desk().isPost(), found.next() == null ? null : "/my/data-access?after=" + found.next()));
        return "audit/mine";
    }

    record Accesses(List<AuditPages.Access> items, @Nullable String next) {}

    @GetMapping("/api/v1/my/data-access")
    @Self
    @ResponseBody
    Accesses accesses(@RequestParam(required = false) @Nullable UUID after, @Parameter(hidden = true) @ModelAttribute("ui") Ui ui) {
        var found = reading.about(Scope.desk().personId(), after);
        return new Accesses(found.items().stream().map(entry -> AuditPages.access(entry, ui)).toList(), found.next());
    }

    @Configuration(proxyBeanMethods = false)
    static class Menu {

        @Bean
        MenuEntry auditEntry() {
            return new MenuEntry(MenuSection.SYSTEM, 70, "/audit", "history", "audit.menu", Permission.AUDIT_READ);
        }
    }
}
