package org.gongqiao.app.operations;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import org.gongqiao.app.ui.MessageFiles;

/**
 * What the operator reads: answers on standard output, progress and complaints on standard error, in Chinese, or in
 * English where {@code GONGQIAO_LANG}, {@code LC_ALL}, {@code LC_MESSAGES} or {@code LANG} says so.
 */
public final class Console implements Progress {

    private final MessageFiles texts;
    private final Locale locale;
    private final PrintStream out;
    private final PrintStream err;

    Console(MessageFiles texts, Locale locale, PrintStream out, PrintStream err) {
        this.texts = texts;
        this.locale = locale;
        this.out = out;
        this.err = err;
    }

    static Locale language(Map<String, String> environment) {
        for (String name : new String[] {"GONGQIAO_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                boolean plain = value.equals("C") || value.equals("POSIX");
                return value.startsWith("en") || plain ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
            }
        }
        return Locale.SIMPLIFIED_CHINESE;
    }

    public Locale locale() {
        return locale;
    }

    public String text(String key, Object... args) {
        return texts.getMessage(key, args, locale);
    }

    /** An answer. */
    public void say(String key, Object... args) {
        out.println(text(key, args));
    }

    /** A line of an answer that is not a sentence. */
    public void line(String text) {
        out.println(text);
    }

    /** Something that the operator must not overlook. */
    public void warn(String key, Object... args) {
        err.println("! " + text(key, args));
    }

    @Override
    public void step(String key, Object... args) {
        err.println("· " + text(key, args));
    }
}
