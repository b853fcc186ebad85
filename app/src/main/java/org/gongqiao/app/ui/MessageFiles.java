package org.gongqiao.app.ui;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The texts of all modules: every {@code messages/<module>.properties} (Chinese) and {@code messages/<module>_en.properties}
 * (English) on the class path, in UTF-8. English is used for readers of English and Chinese for everybody else; a key
 * without English reads Chinese. A key that two files define is refused at start, since one would silently win.
 */
public final class MessageFiles extends AbstractMessageSource {

    private final Map<String, String> chinese = new HashMap<>();
    private final Map<String, String> english = new HashMap<>();
    private final Map<Pattern, MessageFormat> formats = new ConcurrentHashMap<>();

    /** Reads all files now. */
    public MessageFiles() {
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties")) {
                read(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every key of either language, sorted: for the house test that compares them with the templates. */
    public Set<String> keys() {
        Set<String> keys = new TreeSet<>(chinese.keySet());
        keys.addAll(english.keySet());
        return keys;
    }

    /** Whether this key has a text of its own in this language. */
    public boolean has(String key, Locale locale) {
        return texts(locale).containsKey(key);
    }

    @Override
    protected @Nullable String resolveCodeWithoutArguments(String code, Locale locale) {
        String text = texts(locale).get(code);
        return text == null ? chinese.get(code) : text;
    }

    @Override
    protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
        // Whoever formats with it locks it, so that one serves all; reading a pattern costs more than filling it.
        return formats.computeIfAbsent(new Pattern(code, english(locale)), wanted -> {
            String text = resolveCodeWithoutArguments(code, locale);
            return text == null ? null : new MessageFormat(text, wanted.english() ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE);
        });
    }

    private record Pattern(String code, boolean english) {
    }

    private Map<String, String> texts(Locale locale) {
        return english(locale) ? english : chinese;
    }

    private static boolean english(Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    private void read(Resource file) throws IOException {
        String name = String.valueOf(file.getFilename());
        Map<String, String> into = name.endsWith("_en.properties") ? english : chinese;
        Properties found = new Properties();
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            found.load(reader);
        }
        for (String key : found.stringPropertyNames()) {
            if (into.put(key, found.getProperty(key)) != null) {
                throw new IllegalStateException("message key " + key + " is defined twice, the second time in " + name);
            }
        }
    }
}
