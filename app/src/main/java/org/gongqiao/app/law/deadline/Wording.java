package org.gongqiao.app.law.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gongqiao.app.law.ReckonedStep;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says the lines of an explanation in plain words, in Chinese or English. */
@Component
public class Wording {

    private static final DateTimeFormatter DAY_EN = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private final MessageSource texts;

    Wording(MessageSource texts) {
        this.texts = texts;
    }

    public String text(Line line, Locale language) {
        return texts.getMessage("law.reckon." + line.key(), line.args().stream().map(arg -> word(arg, language)).toArray(), language);
    }

    /** The whole explanation of a date. */
    public List<ReckonedStep> steps(Due due, Locale language) {
        return due.explanation().stream().map(line -> new ReckonedStep(text(line, language), line.ruleId(), line.citation(), line.mark())).toList();
    }

    /** A limit as it is called in the reader's language; its name where nobody has named it. */
    public String limit(String name, Locale language) {
        return texts.getMessage("law.parameter." + name, null, name, language);
    }

    private Object word(Object arg, Locale language) {
        return switch (arg) {
            case LocalDate day -> date(day, language);
            case DayOfWeek day -> texts.getMessage("law.weekday." + day.name(), null, language);
            case Amount amount -> texts.getMessage("law.unit." + amount.unit().name(), new Object[] {amount.value()}, language);
            case LimitName limit -> texts.getMessage("law.parameter." + limit.name(), null, limit.name(), language);
            case Reading reading -> texts.getMessage("law.reading." + reading.name(), null, language);
            case Days days -> spans(days.days(), language);
            default -> arg;
        };
    }

    private String spans(List<LocalDate> days, Locale language) {
        var spans = new ArrayList<String>();
        for (int i = 0; i < days.size(); ) {
            int end = i;
            while (end + 1 < days.size() && days.get(end + 1).equals(days.get(end).plusDays(1))) {
                end++;
            }
            spans.add(end == i ? date(days.get(i), language)
                    : texts.getMessage("law.reckon.span", new Object[] {date(days.get(i), language), date(days.get(end), language)}, language));
            i = end + 1;
        }
        return String.join(texts.getMessage("law.reckon.comma", null, language), spans);
    }

    private static String date(LocalDate day, Locale language) {
        return language.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? DAY_EN.format(day) : day.toString();
    }
}
