package org.gongqiao.ballot.command;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/** What the command line says, from the message files: Chinese, or English where the user's language is not Chinese. */
final class Words {
    private final Properties messages = new Properties();

    Words(Locale locale) {
        String file = locale.getLanguage().equals("zh") ? "messages.properties" : "messages_en.properties";
        try (InputStreamReader in = new InputStreamReader(Words.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            messages.load(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String say(String key, Object... values) {
        String text = messages.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no words for " + key);
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }
}
