package org.gongqiao.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MessageFilesTest {

    private final MessageFiles files = new MessageFiles();

    @Test
    void everyKeyHasChineseAndEnglish() {
        assertThat(files.keys()).contains("ui.name")
            .allSatisfy(key -> assertThat(files.has(key, Locale.SIMPLIFIED_CHINESE)).as("Chinese for %s", key).isTrue())
            .allSatisfy(key -> assertThat(files.has(key, Locale.ENGLISH)).as("English for %s", key).isTrue());
    }

    /** MessageFormat swallows a single quote; the typographic one (U+2019) is safe and looks better. */
    @Test
    void textsHaveNoAsciiApostropheAndAreWellFormed() {
        for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            for (String key : files.keys()) {
                String text = files.getMessage(key, null, locale);
                assertThat(text).as("%s in %s", key, locale).doesNotContain("'").isNotBlank();
                assertThat(new MessageFormat(text, locale)).isNotNull();
            }
        }
    }

    @Test
    void readsChineseForEverybodyButReadersOfEnglish() {
        assertThat(files.getMessage("ui.name", null, Locale.GERMANY)).isEqualTo("工桥");
        assertThat(files.getMessage("ui.name", null, Locale.UK)).isEqualTo("Gongqiao");
    }
}
