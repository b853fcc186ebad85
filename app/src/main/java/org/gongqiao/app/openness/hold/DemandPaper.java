package org.gongqiao.app.openness.hold;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import org.gongqiao.app.documents.PaperOutcome;
import org.gongqiao.app.documents.Papers;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Citation;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.Verdict;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The union's written demand to correct a decision that was carried out without the congress (D-13, D-17). */
@Component
public class DemandPaper {

    private final Papers papers;
    private final CompanyDecisions decisions;
    private final Law law;
    private final MessageSource texts;
    private final Clock clock;

    DemandPaper(Papers papers, CompanyDecisions decisions, Law law, MessageSource texts, Clock clock) {
        this.papers = papers;
        this.decisions = decisions;
        this.law = law;
        this.texts = texts;
        this.clock = clock;
    }

    /** What the demand says unless the officer says it otherwise: stop, submit, answer. */
    public String draft(CompanyDecision decision) {
        return chinese("openness.demand.draft." + decision.required().map(Enum::name).orElse("HEARD"));
    }

    public PaperOutcome make(CompanyDecision decision) {
        LocalDate on = decision.demandedOn() == null ? LocalDate.now(clock) : decision.demandedOn();
        Book book = law.today(decision.region());
        LocalDate carriedOut = decision.carriedOutOn() == null ? on : decision.carriedOutOn();
        var values = new LinkedHashMap<String, Object>();
        values.put("issuer", decision.unitName());
        values.put("to", decision.employerName());
        values.put("title", chinese("openness.demand.title", decision.title()));
        values.put("facts", chinese("openness.demand.facts", day(carriedOut), decision.title(), chinese("openness.matter." + decision.kind().name()),
                decisions.effect(decision).map(Verdict::key).map(this::chinese).orElse("")));
        values.put("basis", cited(book.rule("D-17").citation()) + "\n" + cited(book.rule("D-13").citation()) + "\n" + cited(book.rule("D-18").citation()));
        values.put("demand", decision.demandText() == null ? draft(decision) : decision.demandText());
        Optional<Parameter> days = book.parameter("D-17.correct");
        values.put("reply", days.map(each -> chinese("law.unit." + each.unit().name(), each.value())).orElse(""));
        values.put("day", day(on));
        return papers.make("openness/correction-demand", values);
    }

    private String cited(Citation citation) {
        return citation.article().isEmpty() ? chinese("openness.demand.instrument", citation.titleZh())
                : chinese("openness.demand.article", citation.titleZh(), citation.article());
    }

    private String day(LocalDate day) {
        return chinese("openness.demand.day", String.valueOf(day.getYear()), String.valueOf(day.getMonthValue()), String.valueOf(day.getDayOfMonth()));
    }

    private String chinese(String key, Object... args) {
        return texts.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }
}
