package org.gongqiao.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** What stands behind the name of a bench: {@code --name value} or {@code --name=value}. */
public record Options(Map<String, String> values) {

    /** @throws IllegalArgumentException for a name without value, or a value without name */
    public static Options of(String[] arguments) {
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < arguments.length; i++) {
            int sign = arguments[i].indexOf('=');
            if (!arguments[i].startsWith("--") || sign < 0 && i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i]);
            }
            if (sign > 0) {
                values.put(arguments[i].substring(2, sign), arguments[i].substring(sign + 1));
            } else {
                values.put(arguments[i].substring(2), arguments[++i]);
            }
        }
        return new Options(values);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    public int number(String name, int otherwise) {
        return values.containsKey(name) ? Integer.parseInt(values.get(name)) : otherwise;
    }
}
