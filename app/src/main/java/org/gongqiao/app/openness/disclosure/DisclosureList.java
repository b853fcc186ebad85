package org.gongqiao.app.openness.disclosure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.documents.ListFormat;
import org.gongqiao.app.documents.ListWriter;
import org.gongqiao.app.documents.PaperOutcome;
import org.gongqiao.app.documents.Papers;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The list of matters in its one template, as paper and sheet, and the notice board as paper. */
@Component
public class DisclosureList {

    private static final List<String> COLUMNS = List.of("name", "cycle", "scope", "preparer", "last", "due", "state");
    private static final int BOARD = 30;

    private final Enterprises enterprises;
    private final Disclosures disclosures;
    private final Papers papers;
    private final MessageSource texts;
    private final Clock clock;

    DisclosureList(Enterprises enterprises, Disclosures disclosures, Papers papers, MessageSource texts, Clock clock) {
        this.enterprises = enterprises;
        this.disclosures = disclosures;
        this.papers = papers;
        this.texts = texts;
        this.clock = clock;
    }

    /** Papers are Chinese, whatever the reader's language. */
    public PaperOutcome paper(UUID unit) {
        Enterprise enterprise = enterprises.get(unit);
        return papers.make("openness/list", Map.of("unit", enterprise.unitName(), "employer", enterprise.employerName(),
                "responsible", responsible(enterprise), "items", rows(unit, Locale.SIMPLIFIED_CHINESE), "on", LocalDate.now(clock)));
    }

    /** The same as an xlsx in the reader's language. */
    public byte[] sheet(UUID unit, Locale language) throws IOException {
        var out = new ByteArrayOutputStream();
        try (ListWriter list = ListWriter.open(ListFormat.XLSX, out, text("openness.list.title", language),
                COLUMNS.stream().map(column -> text("openness.list." + column, language)).toList())) {
            for (Map<String, String> row : rows(unit, language)) {
                list.row(List.copyOf(row.values()));
            }
        }
        return out.toByteArray();
    }

    /** What is out for all workers, to be posted. */
    public PaperOutcome board(UUID unit) {
        Enterprise enterprise = enterprises.get(unit);
        var items = disclosures.out(unit, false, BOARD).stream().map(each -> {
            var row = new LinkedHashMap<String, Object>();
            row.put("title", each.title());
            row.put("period", each.period());
            row.put("on", each.publishedOn());
            row.put("body", each.body());
            row.put("figures", each.figures().stream().map(figure -> text("openness.board.figure", Locale.SIMPLIFIED_CHINESE, figure.name(), figure.value()))
                    .collect(Collectors.joining("\n")));
            row.put("leftOut", each.leftOut());
            return row;
        }).toList();
        return papers.make("openness/board", Map.of("employer", enterprise.employerName(), "responsible", responsible(enterprise), "items", items,
                "on", LocalDate.now(clock)));
    }

    private String responsible(Enterprise enterprise) {
        return !enterprise.hasResponsible() ? text("openness.list.nobody", Locale.SIMPLIFIED_CHINESE)
                : enterprise.responsiblePost().isEmpty() ? enterprise.responsibleName()
                : text("openness.list.responsible", Locale.SIMPLIFIED_CHINESE, enterprise.responsibleName(), enterprise.responsiblePost());
    }

    private List<Map<String, String>> rows(UUID unit, Locale language) {
        LocalDate today = LocalDate.now(clock);
        return disclosures.items(unit).stream().map(item -> {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("name", item.name() == null ? text(item.nameKey(), language) : item.name());
            row.put("cycle", text("openness.cycle." + item.cycle(), language));
            row.put("scope", text(item.sensitive() ? "openness.scope.delegates" : "openness.scope.all", language));
            row.put("preparer", item.preparer());
            row.put("last", item.lastPublishedOn() == null ? text("openness.list.never", language) : item.lastPublishedOn().toString());
            row.put("due", item.dueOn().toString());
            row.put("state", text(item.isOverdue(today) ? "openness.state.overdue" : "openness.state.inTime", language));
            return row;
        }).toList();
    }

    private String text(String key, Locale language, Object... args) {
        return texts.getMessage(key, args, language);
    }
}
