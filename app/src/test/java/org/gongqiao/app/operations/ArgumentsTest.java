package org.gongqiao.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void tellsWordsFromOptionsAndTranslatesTheShortOnes() {
        var arguments = Arguments.of(new String[] {"backup", "--replace", "a file.zip", "--passphrase-file=p=1", "--gq.data-dir=x"});
        assertThat(arguments.words()).containsExactly("backup", "a file.zip");
        assertThat(arguments.optionsAnd()).containsExactly("--gq.replace=true", "--gq.passphrase-file=p=1", "--gq.data-dir=x");
        assertThat(arguments.word(5)).isEmpty();
        assertThat(arguments.from(1)).containsExactly("a file.zip");
    }

    @Test
    void takesTheValueOfAnOptionFromTheNextWord() {
        var arguments = Arguments.of(new String[] {"demo", "--unions", "2000", "--members=60000", "--replace", "x"});
        assertThat(arguments.words()).containsExactly("demo", "x");
        assertThat(arguments.optionsAnd()).containsExactly("--unions=2000", "--members=60000", "--gq.replace=true");
    }

    @Test
    void anAddedOptionReplacesTheTypedOne() {
        var arguments = Arguments.of(new String[] {"run", "--port=8081", "--server.address=x"});
        assertThat(arguments.optionsAnd("--server.port=0")).containsExactly("--server.address=x", "--server.port=0");
    }

    @Test
    void theConsoleSpeaksChineseUnlessToldOtherwise() {
        assertThat(Console.language(Map.of())).isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(Console.language(Map.of("LANG", "en_GB.UTF-8"))).isEqualTo(Locale.ENGLISH);
        assertThat(Console.language(Map.of("LANG", "C"))).isEqualTo(Locale.ENGLISH);
        assertThat(Console.language(Map.of("LANG", "zh_CN.UTF-8"))).isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(Console.language(Map.of("LANG", "zh_CN.UTF-8", "LC_ALL", "en_US.UTF-8"))).isEqualTo(Locale.ENGLISH);
        assertThat(Console.language(Map.of("LANG", "en_GB.UTF-8", "GONGQIAO_LANG", "zh"))).isEqualTo(Locale.SIMPLIFIED_CHINESE);
    }
}
