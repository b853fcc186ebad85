package org.gongqiao.app.surveys.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongqiao.app.surveys.form.Known;
import org.gongqiao.app.surveys.form.Question;
import org.gongqiao.app.surveys.form.Questions;
import org.gongqiao.app.ui.Forms;

/** Reads the answers of a sheet and the questions of a form as they were typed. */
final class Typed {

    static final int LINE = 100;
    static final int TEXT = 500;
    /** Empty rows below the questions of a form. */
    static final int MORE = 3;

    private Typed() {}

    /** Answers of a sheet: fields {@code a-<key>}. */
    static Map<String, String> answers(Map<String, String> typed) {
        var answers = new LinkedHashMap<String, String>();
        typed.forEach((name, value) -> {
            if (name.startsWith("a-")) {
                answers.put(name.substring(2), value);
            }
        });
        return answers;
    }

    /** Questions of a form's editor: fields {@code q<n>-<part>}; rows without words are left out. */
    static Questions questions(Map<String, String> typed) {
        var questions = new ArrayList<Question>();
        for (int n = 0; n < Questions.MOST + MORE; n++) {
            String text = typed.getOrDefault("q" + n + "-text", "").strip();
            if (!text.isEmpty()) {
                questions.add(question(typed, "q" + n + "-", text, free(typed, n)));
            }
        }
        return new Questions(questions);
    }

    /** A key for a question whose author gave none: its number, or the next one that nobody has. */
    private static String free(Map<String, String> typed, int n) {
        int number = n + 1;
        while (typed.containsValue("q" + number)) {
            number += Questions.MOST + MORE;
        }
        return "q" + number;
    }

    private static Question question(Map<String, String> typed, String row, String text, String otherwise) {
        Question.Type type = Forms.known(Question.Type.values(), typed.get(row + "type"));
        List<String> options = Arrays.stream(typed.getOrDefault(row + "options", "").split("\\R")).map(String::strip).filter(each -> !each.isEmpty()).toList();
        String when = typed.getOrDefault(row + "when", "").strip();
        String key = typed.getOrDefault(row + "key", "").strip();
        return new Question(key.isEmpty() ? otherwise : key, type == null ? Question.Type.TEXT : type, text,
                type == Question.Type.CHOICE ? options : List.of(), "true".equals(typed.get(row + "required")), "true".equals(typed.get(row + "rate")),
                when.isEmpty() ? null : when, Forms.known(Known.values(), typed.get(row + "known")));
    }
}
