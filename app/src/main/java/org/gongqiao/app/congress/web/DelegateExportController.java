package org.gongqiao.app.congress.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.congress.Congresses;
import org.gongqiao.app.congress.Delegate;
import org.gongqiao.app.congress.Delegates;
import org.gongqiao.app.documents.ListFormat;
import org.gongqiao.app.documents.ListWriter;
import org.gongqiao.app.ui.Ui;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The roster of a body as a file for its records (D-31): everybody of the term; logged for everybody in it. */
@Controller
class DelegateExportController {

    private final Congresses congresses;
    private final Delegates delegates;
    private final Clock clock;

    DelegateExportController(Congresses congresses, Delegates delegates, Clock clock) {
        this.congresses = congresses;
        this.delegates = delegates;
        this.clock = clock;
    }

    @Allowed(value = Permission.LIST_EXPORT, record = "congress")
    @PostMapping({"/congresses/{id}/roster", "/api/v1/congresses/{id}/roster"})
    void export(@PathVariable UUID id, @RequestParam(defaultValue = "XLSX") String format, @ModelAttribute("ui") Ui ui, HttpServletResponse response)
            throws IOException {
        ListFormat chosen = format.equals("CSV") ? ListFormat.CSV : ListFormat.XLSX;
        String name = congresses.get(id).name() + " " + LocalDate.now(clock) + "." + chosen.ending();
        List<Delegate> rows = delegates.export(id);
        response.setContentType(chosen.mediaType());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString());
        List<String> headings = Stream.of("congress.person", "congress.constituency", "congress.group.FRONT_LINE", "congress.group.LEADERS",
                "congress.group.WOMEN", "congress.group.TEACHERS", "congress.dispatched", "congress.group.DISABLED", "congress.since", "congress.untilOn",
                "congress.why").map(ui::msg).toList();
        try (ListWriter list = ListWriter.open(chosen, response.getOutputStream(), ui.msg("congress.tab.delegates"), headings)) {
            for (Delegate each : rows) {
                list.row(List.of(each.name(), each.constituencyName(), mark(ui, each.frontLine()), mark(ui, each.leader()), mark(ui, each.woman()),
                        mark(ui, each.teacher()), mark(ui, each.dispatched()), mark(ui, each.disabled()), each.fromOn().toString(),
                        each.untilOn() == null ? "" : each.untilOn().toString(), each.end() == null ? "" : ui.msg("congress.end." + each.end().name())));
            }
        }
    }

    private static String mark(Ui ui, boolean yes) {
        return yes ? ui.msg("congress.yes") : "";
    }
}
