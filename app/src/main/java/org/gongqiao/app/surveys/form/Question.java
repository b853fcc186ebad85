package org.gongqiao.app.surveys.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question.
 *
 * @param key      short, of small letters and digits; stays when its words change
 * @param options  of a choice; empty else
 * @param required must be answered, where it is asked
 * @param rate     whether its yes makes a rate of establishment; of a yes-or-no only
 * @param when     key of an earlier yes-or-no: asked only where that is yes; null: always
 * @param known    what prefills it; null for nothing
 */
public record Question(String key, Type type, String text, List<String> options, boolean required, boolean rate, @Nullable String when, @Nullable Known known) {

    /** Message {@code surveys.type.<NAME>}. */
    public enum Type { YES_NO, CHOICE, DATE, NUMBER, TEXT }

    public Question {
        options = options == null ? List.of() : List.copyOf(options);
    }
}
