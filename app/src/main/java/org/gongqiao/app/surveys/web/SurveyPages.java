package org.gongqiao.app.surveys.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gongqiao.app.surveys.form.Question;
import org.gongqiao.app.surveys.form.Questions;
import org.gongqiao.app.surveys.form.SurveyForm;
import org.gongqiao.app.surveys.sheet.Rates;
import org.gongqiao.app.surveys.sheet.Sheet;
import org.gongqiao.app.surveys.sheet.Survey;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;

/** What the pages of surveys show. */
public final class SurveyPages {

    private SurveyPages() {}

    public record Listing(List<Survey> surveys, LocalDate today, boolean mayWork) {}

    public record New(String key, String form, List<Ui.Option> forms, String title, String asOf, String dueOn, List<String> kinds, Map<String, String> errors) {}

    /**
     * One row of a table of rates.
     *
     * @param name what it is about, in words
     * @param href deeper into the tree; null where nothing is below
     */
    public record Row(String name, @Nullable String href, Rates.Line line) {}

    /** One dimension of a question. */
    public record Block(Rates.By by, List<Row> rows) {}

    /** One rate question: the whole and its dimensions. */
    public record OfQuestion(Question question, Rates.@Nullable Line whole, List<Block> blocks) {}

    /**
     * @param at       the union that is looked at, with its name
     * @param mayClose whether the survey is one's own or of a union below
     */
    public record RatesPage(Survey survey, String at, String atName, Rates.Progress progress, List<OfQuestion> questions, boolean mayClose, LocalDate today,
                            Map<String, String> errors) {}

    /**
     * @param question null: whatever is asked for
     * @param rates    what is asked for
     */
    public record Gaps(Survey survey, @Nullable Question question, List<Question> rates, String answer, String at, String atName, List<Sheet> rows,
                       @Nullable String next) {}

    /** What an enterprise said it has not got. */
    public static List<Question> lacks(List<Question> rates, Sheet sheet) {
        return rates.stream().filter(each -> sheet.state().isAnswered() && Questions.NO.equals(sheet.answers().get(each.key()))).toList();
    }

    public record Sheets(List<Sheet> rows, String survey, List<Ui.Option> surveys, String state, @Nullable String next) {}

    /**
     * A sheet to be filled in, checked or read.
     *
     * @param answers  as typed, as kept, or (where nothing is yet) as known
     * @param known    what the system knows, by question
     * @param mayFill  at the union's own desk or above, while it is open
     */
    public record Show(Survey survey, Sheet sheet, Questions questions, Map<String, String> answers, Map<String, String> known, boolean mayFill, boolean mayCheck,
                       String words, Map<String, String> errors) {

        public String answer(String key) {
            return answers.getOrDefault(key, "");
        }

        /** An answer in the reader's words; a dash where there is none. */
        public String spoken(Ui ui, String key, @Nullable String answer) {
            if (answer == null) {
                return "–";
            }
            return questions.find(key).map(each -> switch (each.type()) {
                case YES_NO -> ui.msg("surveys.answer." + answer);
                case CHOICE -> Wording.of(ui, answer);
                case DATE -> ui.date(LocalDate.parse(answer));
                case NUMBER, TEXT -> answer;
            }).orElse(answer);
        }
    }

    public record Forms(List<SurveyForm> forms, boolean mayWork) {}

    /**
     * A form in its editor.
     *
     * @param id   empty for a new one
     * @param rows the questions, and some empty ones below
     */
    public record Edit(String id, int version, String key, String title, List<Question> rows, boolean mayChange, Map<String, String> errors) {}

    /** Tenths of a per cent in words. */
    public static String percent(int permille) {
        return permille / 10 + "." + permille % 10 + "%";
    }
}
