package org.gongqiao.app.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A short list of codes with their words in two languages. The national lists that come with the program:
 * {@link #nationalities()} (GB/T 3304), {@link #education()} (GB/T 4658), {@link #politicalStatus()} (GB/T 4762),
 * {@link #industries()} (the sections of GB/T 4754-2017).
 */
public final class CodeList {

    /** One code. {@code aliases} are words that people write instead of {@code zh}. */
    public record Entry(String code, String zh, String en, List<String> aliases) {
    }

    private static final class Bundled {
        private static final CodeList NATIONALITIES = fromResource("/reference/nationalities.tsv");
        private static final CodeList EDUCATION = fromResource("/reference/education.tsv");
        private static final CodeList POLITICAL_STATUS = fromResource("/reference/political_status.tsv");
        private static final CodeList INDUSTRIES = fromResource("/reference/industries.tsv");
    }

    private final List<Entry> entries;
    private final Map<String, Entry> byWord = new HashMap<>();

    /** A list in the order given. A word that two entries claim belongs to the first. */
    public CodeList(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        for (Entry entry : this.entries) {
            byWord.putIfAbsent(entry.code(), entry);
            withoutLeadingZero(entry.code()).ifPresent(number -> byWord.putIfAbsent(number, entry));
        }
        for (Entry entry : this.entries) {
            byWord.putIfAbsent(entry.zh(), entry);
            byWord.putIfAbsent(entry.en().toLowerCase(Locale.ROOT), entry);
        }
        for (Entry entry : this.entries) {
            entry.aliases().forEach(alias -> byWord.putIfAbsent(alias, entry));
        }
    }

    public static CodeList nationalities() {
        return Bundled.NATIONALITIES;
    }

    public static CodeList education() {
        return Bundled.EDUCATION;
    }

    public static CodeList politicalStatus() {
        return Bundled.POLITICAL_STATUS;
    }

    public static CodeList industries() {
        return Bundled.INDUSTRIES;
    }

    /** Reads a list of the program's own: tab-separated code, zh, en and aliases (parted by {@code |}), one heading line. */
    public static CodeList fromResource(String resource) {
        List<Entry> entries = new ArrayList<>();
        try (InputStream in = CodeList.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] f = line.split("\t", -1);
                entries.add(new Entry(f[0], f[1], f[2], f[3].isEmpty() ? List.of() : List.of(f[3].split("\\|"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CodeList(entries);
    }

    public List<Entry> entries() {
        return entries;
    }

    /**
     * Finds an entry by its code (a spreadsheet's lost leading zero is forgiven), by its Chinese or English word or by an
     * alias. The word must be clean already: no spaces around it.
     */
    public Optional<Entry> find(String word) {
        Entry entry = byWord.get(word);
        return Optional.ofNullable(entry != null ? entry : byWord.get(word.toLowerCase(Locale.ROOT)));
    }

    private static Optional<String> withoutLeadingZero(String code) {
        return code.length() > 1 && code.charAt(0) == '0' ? Optional.of(code.substring(1)) : Optional.empty();
    }
}
