package org.gongqiao.app.law.deadline;

import java.util.List;
import org.gongqiao.app.law.Citation;
import org.gongqiao.app.law.Mark;
import org.jspecify.annotations.Nullable;

/**
 * One step of the arithmetic. {@link Wording} says it in words.
 *
 * @param key      message {@code law.reckon.<key>}
 * @param args     dates, weekdays, numbers with their unit, names of limits and readings
 * @param ruleId   the rule it follows; null for a plain statement
 * @param citation its article
 */
public record Line(String key, List<Object> args, @Nullable String ruleId, @Nullable Citation citation, @Nullable Mark mark) {

    public Line {
        args = List.copyOf(args);
    }
}
