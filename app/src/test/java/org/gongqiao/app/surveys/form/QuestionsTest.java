package org.gongqiao.app.surveys.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class QuestionsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private static Question question(String key, Question.Type type, boolean required, String when) {
        return new Question(key, type, "问题" + key, type == Question.Type.CHOICE ? List.of("甲", "乙") : List.of(), required, type == Question.Type.YES_NO, when,
                key.equals("last") ? Known.LAST_SESSION : null);
    }

    private static final Questions FORM = new Questions(List.of(question("congress", Question.Type.YES_NO, true, null), question("last", Question.Type.DATE, true, "congress"),
            question("kind", Question.Type.CHOICE, false, "congress"), question("staff", Question.Type.NUMBER, true, null), question("until", Question.Type.DATE, false, null),
            question("words", Question.Type.TEXT, false, null)));

    @Test
    void theShippedFormIsWellFormedAndHasItsRates() throws IOException {
        try (InputStream in = QuestionsTest.class.getResourceAsStream("/surveys/establishment.json")) {
            var shipped = new Questions(List.of(JsonMapper.builder().build().readValue(in, Question[].class)));
            assertThat(shipped.fault()).isEmpty();
            assertThat(shipped.rates()).extracting(Question::key).containsExactly("congress", "openness", "contract", "director");
            assertThat(shipped.find("congressForm").orElseThrow().options()).as("the kinds of congress in the order that prefilling goes by").hasSize(4);
        }
    }

    @Test
    void whatIsNotAskedIsNeitherKeptNorMissed() {
        Map<String, String> kept = FORM.kept(Map.of("congress", "no", "last", "2026-01-01", "staff", " 12 ", "words", "  "));
        assertThat(kept).containsExactlyInAnyOrderEntriesOf(Map.of("congress", "no", "staff", "12"));
        assertThat(FORM.check(kept, TODAY)).isEmpty();
        assertThat(FORM.check(FORM.kept(Map.of("congress", "yes", "staff", "12")), TODAY)).containsExactly(Map.entry("last", AnswerFault.MISSING));
    }

    @ParameterizedTest
    @CsvSource({"congress, maybe, NOT_YES_NO", "last, 2026-11-21, IN_FUTURE", "last, 2026-02-30, NOT_A_DATE", "kind, 丙, NOT_AN_OPTION", "staff, -1, NOT_A_NUMBER",
            "staff, 1234567890, NOT_A_NUMBER", "staff, 1.5, NOT_A_NUMBER"})
    void refusesWhatCannotStand(String key, String answer, AnswerFault fault) {
        var typed = new HashMap<>(Map.of("congress", "yes", "last", "2026-11-20", "staff", "1"));
        typed.put(key, answer);
        // A congress that is neither is not asked about further.
        assertThat(FORM.check(FORM.kept(typed), TODAY)).containsEntry(key, fault);
    }

    @Test
    void aDateAheadMayStandWhereItIsNoPastEvent() {
        assertThat(FORM.check(FORM.kept(Map.of("congress", "yes", "last", "2026-11-20", "staff", "1", "until", "2029-12-31")), TODAY)).isEmpty();
        assertThat(FORM.check(FORM.kept(Map.of("congress", "no", "staff", "999999999", "words", "长".repeat(501))), TODAY))
                .containsExactly(Map.entry("words", AnswerFault.TOO_LONG));
    }

    /** What contradicts itself, with both sides of each boundary. */
    @ParameterizedTest
    @CsvSource(value = {"205, 205, 2026-11-20, -, -", "206, 205, 2026-11-20, delegates, MORE_THAN_STAFF", "40, 205, 2026-11-19, contractUntil, RUN_OUT"}, nullValues = "-")
    void refusesWhatContradictsItself(String delegates, String staff, String until, String key, AnswerFault fault) throws IOException {
        try (InputStream in = QuestionsTest.class.getResourceAsStream("/surveys/establishment.json")) {
            var shipped = new Questions(List.of(JsonMapper.builder().build().readValue(in, Question[].class)));
            Map<String, String> kept = shipped.kept(Map.of("staff", staff, "congress", "yes", "congressForm", "职工代表大会", "lastSession", "2026-05-18",
                    "delegates", delegates, "openness", "no", "contract", "yes", "contractUntil", until));
            assertThat(shipped.check(kept, TODAY)).isEqualTo(key == null ? Map.of() : Map.of(key, fault));
        }
    }

    @Test
    void saysWhatIsWrongWithAForm() {
        assertThat(new Questions(List.of()).fault()).contains(Questions.Fault.NONE_AT_ALL);
        assertThat(new Questions(List.of(question("Bad", Question.Type.TEXT, false, null))).fault()).contains(Questions.Fault.KEY_WRONG);
        assertThat(new Questions(List.of(question("a", Question.Type.TEXT, false, null), question("a", Question.Type.TEXT, false, null))).fault())
                .contains(Questions.Fault.KEY_TWICE);
        assertThat(new Questions(List.of(question("a", Question.Type.TEXT, false, "b"))).fault()).contains(Questions.Fault.WHEN_UNKNOWN);
        assertThat(new Questions(List.of(new Question("a", Question.Type.CHOICE, "x", List.of("一"), false, false, null, null))).fault())
                .contains(Questions.Fault.OPTIONS_MISSING);
        assertThat(new Questions(List.of(new Question("a", Question.Type.TEXT, "x", List.of(), false, true, null, null))).fault())
                .contains(Questions.Fault.RATE_NOT_YES_NO);
        assertThat(new Questions(List.of(new Question("a", Question.Type.TEXT, " ", List.of(), false, false, null, null))).fault())
                .contains(Questions.Fault.TEXT_MISSING);
        assertThat(new Questions(IntStream.rangeClosed(0, Questions.MOST).mapToObj(n -> question("q" + n, Question.Type.TEXT, false, null)).toList()).fault())
                .contains(Questions.Fault.TOO_MANY);
        assertThat(FORM.fault()).isEmpty();
    }
}
