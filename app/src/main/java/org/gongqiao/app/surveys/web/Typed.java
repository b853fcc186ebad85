package org.gongqiao.app.surveys.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.surveys.form.Known;
import org.gongqiao.app.surveys.form.Question;
import org.gongqiao.app.surveys.form.Questions;
import org.jspecify.annotations.Nullable;

/** Reads what was typed. */
final class Typed {

    static final int LINE = 100;
    static final int TEXT = 500;
    /** Empty rows below the questions of a form. */
    static final int MORE = 3;

    private Typed() {}

    static @Nullable UUID uuid(@Nullable String typed) {
        return typed != null && typed.strip().matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? UUID.fromString(typed.strip()) : null;
    }

    static @Nullable LocalDate date(@Nullable String typed) {
        try {
            return typed == null ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeParseException wrong) {
            return null;
        }
    }

    static boolean blank(@Nullable String text, int most) {
        return text == null || text.isBlank() || text.strip().length() > most;
    }

    static <E extends Enum<E>> @Nullable E known(E[] values, @Nullable String name) {
        return Arrays.stream(values).filter(each -> each.name().equals(name)).findFirst().orElse(null);
    }

    /** The key of a page in a list that is read by path and id. */
    static @Nullable String after(@Nullable String typed) {
        return typed != null && typed.matches("[0-9a-z.]*_[0-9a-f-]{36}") ? typed : null;
    }

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
                questions.add(question(typed, "q" + n + "-", text));
            }
        }
        return new Questions(questions);
    }

    private static Question question(Map<String, String> typed, String row, String text) {
        Question.Type type = known(Question.Type.values(), typed.get(row + "type"));
        List<String> options = Arrays.stream(typed.getOrDefault(row + "options", "").split("\\R")).map(String::strip).filter(each -> !each.isEmpty()).toList();
        String when = typed.getOrDefault(row + "when", "").strip();
        return new Question(typed.getOrDefault(row + "key", "").strip(), type == null ? Question.Type.TEXT : type, text,
                type == Question.Type.CHOICE ? options : List.of(), "true".equals(typed.get(row + "required")), "true".equals(typed.get(row + "rate")),
                when.isEmpty() ? null : when, known(Known.values(), typed.get(row + "known")));
    }
}
