package org.gongqiao.app.voting;

import java.util.List;

/**
 * Why a vote cannot be opened, closed or counted yet.
 *
 * @param key  a message that says it, with {@code args}
 * @param rule rule id that asks for it, shown with its article ({@code /law/rules/<rule>})
 */
public record Hindrance(String key, String rule, List<Object> args) {

    public Hindrance {
        args = List.copyOf(args);
    }

    public static Hindrance of(String key, String rule, Object... args) {
        return new Hindrance(key, rule, List.of(args));
    }
}
