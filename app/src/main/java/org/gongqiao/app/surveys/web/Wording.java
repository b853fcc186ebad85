package org.gongqiao.app.surveys.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongqiao.app.surveys.form.Question;
import org.gongqiao.app.ui.Ui;
import tools.jackson.databind.json.JsonMapper;

/** Questions in the reader's language: those that come with the program are translated, an officer's own stand as he wrote them. */
public final class Wording {

    private static final String SHIPPED = "/surveys/establishment.json";
    /** Message keys by the words that are shipped. */
    private static final Map<String, String> KEYS = keys();

    private Wording() {}

    private static Map<String, String> keys() {
        var keys = new HashMap<String, String>();
        try (InputStream in = Wording.class.getResourceAsStream(SHIPPED)) {
            for (Question question : List.of(JsonMapper.builder().build().readValue(in, Question[].class))) {
                keys.put(question.text(), "surveys.shipped." + question.key());
                for (int n = 0; n < question.options().size(); n++) {
                    keys.put(question.options().get(n), "surveys.shipped." + question.key() + "." + n);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(keys);
    }

    public static String of(Ui ui, String words) {
        String key = KEYS.get(words);
        return key == null || !ui.english() ? words : ui.msg(key);
    }

    public static String of(Ui ui, Question question) {
        return of(ui, question.text());
    }

    /** What is missing where the answer to a rate question is no, in few words where they are known. */
    public static String lack(Ui ui, Question question) {
        return question.known() == null ? of(ui, question) : ui.msg("surveys.lack." + question.known().name());
    }
}
