package org.gongqiao.app.operations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What was typed after the program's name: words, and options {@code --name=value} or {@code --name}. Options reach the
 * environment as properties; the short ones of the manual are translated.
 */
record Arguments(List<String> words, List<String> options) {

    static Arguments of(String[] typed) {
        var words = new ArrayList<String>();
        var options = new ArrayList<String>();
        for (String each : typed) {
            if (!each.startsWith("--")) {
                words.add(each);
            } else if (each.startsWith("--port=")) {
                options.add("--server.port=" + each.substring(7));
            } else if (each.equals("--empty")) {
                options.add("--gq.empty=true");
            } else if (each.equals("--replace")) {
                options.add("--gq.replace=true");
            } else if (each.startsWith("--passphrase-file=")) {
                options.add("--gq.passphrase-file=" + each.substring(18));
            } else if (each.startsWith("--head=")) {
                options.add("--gq.head=" + each.substring(7));
            } else {
                options.add(each);
            }
        }
        return new Arguments(List.copyOf(words), List.copyOf(options));
    }

    String word(int index) {
        return index < words.size() ? words.get(index) : "";
    }

    /** The words from {@code index} on. */
    List<String> from(int index) {
        return words.subList(Math.min(index, words.size()), words.size());
    }

    /** The options and some more, which win over the typed ones: the same option twice would be read as a list. */
    String[] optionsAnd(String... more) {
        var all = new ArrayList<>(options);
        for (String option : more) {
            String name = option.substring(0, option.indexOf('=') + 1);
            all.removeIf(typed -> typed.startsWith(name));
        }
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }
}
