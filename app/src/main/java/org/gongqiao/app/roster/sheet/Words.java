package org.gongqiao.app.roster.sheet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** Short lists of words that mark lines which are no data; they stand in resources, one a line. */
final class Words {

    /** What the lines under a table begin with: who filled it in, who checked it, totals. */
    static final Set<String> FOOTER = read("/reference/roster_footer_words.txt");
    /** Headings of columns that only count the rows. */
    static final Set<String> ROW_COUNTER = read("/reference/roster_ignored_headings.txt");

    private Words() {
    }

    private static Set<String> read(String resource) {
        try (InputStream in = Words.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines()
                    .filter(line -> !line.isBlank()).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
