package org.gongqiao.app.supervision.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.documents.ListFormat;
import org.gongqiao.app.documents.ListWriter;
import org.gongqiao.app.supervision.CaseCounts;
import org.gongqiao.app.ui.Forms;
import org.gongqiao.app.ui.Ui;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Counts of supervision, on a page and as a list to take away. */
@Controller
@RequestMapping("/supervision/counts")
public class CountController {

    private static final List<String> COLUMNS = List.of("cases", "open", "workers", "reminders", "opinions", "refused", "unanswered", "recommendations",
            "handedOver", "corrected");

    private final CaseCounts counts;
    private final Clock clock;

    CountController(CaseCounts counts, Clock clock) {
        this.counts = counts;
        this.clock = clock;
    }

    /** A row with its key in words. */
    public record Line(String name, List<Long> figures) {}

    public record Page(CaseCounts.By by, LocalDate from, LocalDate until, List<String> columns, List<Line> lines) {}

    @Allowed(Permission.SUPERVISION_READ)
    @GetMapping
    ModelAndView show(@RequestParam(defaultValue = "UNIT") String by, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String until,
                      @ModelAttribute("ui") Ui ui) {
        CaseCounts.By wanted = by(by);
        LocalDate first = first(from);
        LocalDate last = last(until);
        return LetterController.view("supervision/counts", HttpStatus.OK, new Page(wanted, first, last, COLUMNS, lines(counts.of(wanted, first, last), wanted, ui)));
    }

    @Allowed(Permission.SUPERVISION_READ)
    @PostMapping("/export")
    void export(@RequestParam(defaultValue = "UNIT") String by, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String until,
                @RequestParam(defaultValue = "XLSX") String format, @ModelAttribute("ui") Ui ui, HttpServletResponse response) throws IOException {
        CaseCounts.By wanted = by(by);
        ListFormat chosen = format.equals("CSV") ? ListFormat.CSV : ListFormat.XLSX;
        List<Line> lines = lines(counts.export(wanted, first(from), last(until)), wanted, ui);
        response.setContentType(chosen.mediaType());
        response.setHeader("Content-Disposition", ContentDisposition.attachment().filename(ui.msg("supervision.counts.file", LocalDate.now(clock).toString())
                + "." + chosen.ending(), StandardCharsets.UTF_8).build().toString());
        List<String> headings = Stream.concat(Stream.of(ui.msg("supervision.by." + wanted)), COLUMNS.stream().map(column -> ui.msg("supervision.count." + column))).toList();
        try (ListWriter writer = ListWriter.open(chosen, response.getOutputStream(), ui.msg("supervision.tab.counts"), headings)) {
            for (Line line : lines) {
                writer.row(Stream.concat(Stream.of(line.name()), line.figures().stream().map(String::valueOf)).toList());
            }
        }
    }

    private static List<Line> lines(List<CaseCounts.Row> rows, CaseCounts.By by, Ui ui) {
        return rows.stream().map(row -> new Line(switch (by) {
            case UNIT -> row.key();
            case CAUSE -> ui.msg("supervision.cause." + row.key());
            case OUTCOME -> row.key().equals("OPEN") ? ui.msg("supervision.stage.OPEN") : ui.msg("supervision.outcome." + row.key());
            case ORIGIN -> ui.msg("supervision.origin." + row.key());
        }, List.of(row.cases(), row.open(), row.workers(), row.reminders(), row.opinions(), row.refused(), row.unanswered(), row.recommendations(),
                row.handedOver(), row.corrected()))).toList();
    }

    private static CaseCounts.By by(String typed) {
        CaseCounts.By known = Forms.known(CaseCounts.By.values(), typed);
        return known == null ? CaseCounts.By.UNIT : known;
    }

    private LocalDate first(String typed) {
        LocalDate day = Forms.date(typed);
        return day == null ? LocalDate.now(clock).withDayOfYear(1) : day;
    }

    private LocalDate last(String typed) {
        LocalDate day = Forms.date(typed);
        return day == null ? LocalDate.now(clock) : day;
    }
}
