package org.gongqiao.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

/** The colours that stand on each other are far enough apart (WCAG 2.2, 1.4.3 and 1.4.11), and a first visit stays small. */
class StyleSheetTest {

    private static final Path FILES = Path.of("src/main/resources/static/ui");
    private static final int TEXT = 45;
    private static final int SHAPE = 30;

    /** The least ratio in tenths: 45 for text, 30 for shapes and large text. */
    @ParameterizedTest
    @CsvSource({"text,page,45", "text,paper,45", "ink,red-soft,45", "muted,page,45", "muted,paper,45", "muted,hover,45", "muted,grey-soft,45",
        "muted,red-soft,45", "red,paper,45", "red,page,45", "red,red-soft,45", "red-dark,red-soft,45", "paper,red,45", "paper,red-dark,45",
        "amber,amber-soft,45", "orange,orange-soft,45", "blue,blue-soft,45", "green,green-soft,45", "grey,grey-soft,45", "alarm,alarm-soft,45",
        "alarm,paper,45", "#ffffff,#c0373c,45", "#ffffff,#9b1b23,45", "#ffecec,#c0373c,45", "#163f7a,blue-soft,45", "#613b00,amber-soft,45",
        "#8f1b12,alarm-soft,45", "#0f532e,green-soft,45", "#553400,#ffe9b0,45", "#69727f,paper,45",
        "edge,paper,30", "edge,page,30", "red,#dde1e8,30", "blue,paper,30", "blue,page,30"})
    void coloursAreReadable(String front, String back, int tenths) throws IOException {
        assertThat(tenths).isIn(TEXT, SHAPE);
        Map<String, String> tokens = tokens();
        String sheet = Files.readString(FILES.resolve("gongqiao.css"));
        for (String colour : new String[] {front, back}) {
            assertThat(colour.startsWith("#") ? sheet.replace("#fff;", "#ffffff;").contains(colour) : tokens.containsKey(colour)).as("%s is in the sheet", colour).isTrue();
        }
        assertThat(contrast(tokens.getOrDefault(front, front), tokens.getOrDefault(back, back)) * 10).isGreaterThanOrEqualTo(tenths);
    }

    @Test
    void ratioIsTheOneOfTheGuideline() {
        assertThat(contrast("#000000", "#ffffff")).isEqualTo(21.0);
        assertThat(contrast("#777777", "#ffffff")).isBetween(4.47, 4.49);
    }

    @Test
    void nothingComesFromElsewhere() throws IOException {
        for (String file : new String[] {"gongqiao.css", "gongqiao.js"}) {
            assertThat(Files.readString(FILES.resolve(file))).doesNotContain("http://", "https://", "url(data:", "url(\"data:", "@import");
        }
    }

    @Test
    void sheetScriptAndIconsAreSmall() throws IOException {
        int all = 0;
        for (String file : new String[] {"gongqiao.css", "gongqiao.js", "icons.svg", "logo.svg", "favicon.svg"}) {
            var packed = new ByteArrayOutputStream();
            try (var zip = new GZIPOutputStream(packed)) {
                zip.write(Files.readString(FILES.resolve(file)).getBytes(StandardCharsets.UTF_8));
            }
            all += packed.size();
        }
        assertThat(all).isLessThan(18_000);
    }

    private static Map<String, String> tokens() throws IOException {
        var found = new HashMap<String, String>();
        var token = Pattern.compile("--([a-z-]+): (#[0-9a-f]{3,6})\\b").matcher(Files.readString(FILES.resolve("gongqiao.css")));
        while (token.find()) {
            found.put(token.group(1), token.group(2));
        }
        return found;
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String hex) {
        String h = hex.length() == 4 ? hex.replaceAll("([0-9a-f])", "$1$1") : hex;
        double[] weight = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double c = Integer.parseInt(h.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weight[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
