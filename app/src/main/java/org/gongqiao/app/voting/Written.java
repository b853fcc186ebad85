package org.gongqiao.app.voting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name that voters wrote on paper beside those printed (J-11), with its votes by weight. Spaces inside a name are not kept, so that
 * two tellers who read alike enter alike.
 */
public record Written(String name, long votes) {

    /** Longest name, in characters. */
    public static final int LONGEST = 60;
    /** Most names of one question. */
    public static final int MOST = 100;

    private static final Pattern LINE = Pattern.compile("(.+?)[\\s\\u3000:：,，、]+(\\d{1,7})");

    public Written {
        name = plain(name);
    }

    private static String plain(String name) {
        return name.replaceAll("[\\s\\u3000]+", "");
    }

    /** Whether this is the same name as it is written on a list. */
    public boolean is(String other) {
        return name.equals(plain(other));
    }

    /** One name a line with its votes behind it; empty where a line is anything else. Names that stand twice are added up; sorted by name. */
    public static Optional<List<Written>> parse(String text) {
        var lines = new ArrayList<Written>();
        for (String line : text.strip().split("\\R")) {
            if (line.isBlank()) {
                continue;
            }
            Matcher parts = LINE.matcher(line.strip());
            if (!parts.matches()) {
                return Optional.empty();
            }
            lines.add(new Written(parts.group(1), Long.parseLong(parts.group(2))));
        }
        return Optional.of(sum(lines));
    }

    /** The same names together, sorted. */
    public static List<Written> sum(List<Written> lines) {
        Map<String, Long> votes = new TreeMap<>();
        lines.forEach(line -> votes.merge(line.name, line.votes, Math::addExact));
        return votes.entrySet().stream().map(each -> new Written(each.getKey(), each.getValue())).toList();
    }
}
