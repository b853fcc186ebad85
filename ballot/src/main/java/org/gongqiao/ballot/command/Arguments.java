package org.gongqiao.ballot.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words of a command line: plain ones by place, options with or without a value by name. */
final class Arguments {
    private final List<String> plain = new ArrayList<>();
    private final Map<String, String> options = new HashMap<>();

    /** The command was not called as it should be. */
    static final class Misused extends Exception {
        private static final long serialVersionUID = 1L;
    }

    Arguments(List<String> words, Set<String> flags, Set<String> valued) throws Misused {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("--")) {
                plain.add(word);
            } else if (flags.contains(word)) {
                options.put(word, "");
            } else if (valued.contains(word) && i + 1 < words.size()) {
                options.put(word, words.get(++i));
            } else {
                throw new Misused();
            }
        }
    }

    void count(int expected) throws Misused {
        if (plain.size() != expected) {
            throw new Misused();
        }
    }

    String plain(int place) throws Misused {
        if (place >= plain.size()) {
            throw new Misused();
        }
        return plain.get(place);
    }

    boolean flag(String name) {
        return options.containsKey(name);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    String required(String name) throws Misused {
        return option(name).orElseThrow(Misused::new);
    }

    int number(String text, int max) throws Misused {
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > max) {
            throw new Misused();
        }
        return Integer.parseInt(text);
    }
}
