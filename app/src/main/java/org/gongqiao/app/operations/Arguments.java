package org.gongqiao.app.operations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What was typed after the program's name: words, and options {@code --name=value} or {@code --name}. Options reach the
 * environment as properties; the short ones of the manual are translated.
 */
record Arguments(List<String> words, List<String> options) {

    /** Options whose value may also follow as the next word. */
    private static final Set<String> WITH_VALUE = Set.of("--port", "--passphrase-file", "--head", "--unions", "--members");

    static Arguments of(String[] typed) {
        var words = new ArrayList<String>();
        var options = new ArrayList<String>();
        for (int i = 0; i < typed.length; i++) {
            String each = typed[i];
            if (WITH_VALUE.contains(each) && i + 1 < typed.length && !typed[i + 1].startsWith("--")) {
                each = each + "=" + typed[++i];
            }
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
