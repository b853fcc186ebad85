package org.gongqiao.app.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * The table of administrative divisions (GB/T 2260) that comes with the program, abolished codes included: a resident ID
 * keeps the code of the county where it was first issued for life.
 *
 * <p>Years are those of the first edition that lists a code and of the first that no longer does. No first year: the code
 * is older than 2002, the oldest edition read in full. Of some divisions abolished before 2002 only the prefecture's name
 * is recorded; it then stands as the name. 810000, 820000 and 830000 are also the prefixes of the residence permits for
 * Hong Kong, Macao and Taiwan residents (State Council order of 2018).
 */
public final class Regions {

    /** One division. {@code until} is the first year in which the code no longer holds. */
    public record Region(RegionCode code, String name, OptionalInt from, OptionalInt until) {

        public boolean isAbolished() {
            return until.isPresent();
        }

        public boolean isInForceIn(int year) {
            return (from.isEmpty() || from.getAsInt() <= year) && (until.isEmpty() || year < until.getAsInt());
        }
    }

    private static final class Bundled {
        private static final Regions NATIONAL = read("/reference/regions.tsv");
    }

    private static final Set<String> MUNICIPALITIES = Set.of("11", "12", "31", "50");

    private final TreeMap<String, Region> byCode = new TreeMap<>();
    /** The same codes as bits, for the million look-ups of a roster. */
    private final BitSet listed = new BitSet(1_000_000);

    /** A table of one's own, for an operator who loads a newer edition. A code given twice: the later row holds. */
    public Regions(Collection<Region> rows) {
        for (Region row : rows) {
            byCode.put(row.code().value(), row);
            listed.set(Integer.parseInt(row.code().value()));
        }
    }

    /** The table in the program's own resources. */
    public static Regions national() {
        return Bundled.NATIONAL;
    }

    public Optional<Region> find(RegionCode code) {
        return Optional.ofNullable(byCode.get(code.value()));
    }

    /** True when the code is or once was in use. */
    public boolean isListed(int code) {
        return code >= 0 && listed.get(code);
    }

    /** All divisions in the order of their codes. */
    public Collection<Region> all() {
        return Collections.unmodifiableCollection(byCode.values());
    }

    /** The divisions directly below {@code parent} that hold in {@code year}: prefectures, or counties where there are none between. */
    public List<Region> below(RegionCode parent, int year) {
        List<Region> within = byCode.values().stream()
                .filter(r -> !r.code().equals(parent) && parent.contains(r.code()) && r.isInForceIn(year)).toList();
        if (parent.level() != RegionCode.Level.PROVINCE) {
            return within;
        }
        return within.stream()
                .filter(r -> r.code().level() == RegionCode.Level.PREFECTURE || !byCode.containsKey(r.code().prefecture().value()))
                .toList();
    }

    /** Names from the province down, for a screen. Second-level codes that name no place are left out. */
    public String fullName(RegionCode code) {
        var name = new StringBuilder();
        for (RegionCode part : List.of(code.province(), code.prefecture(), code)) {
            Region region = byCode.get(part.value());
            if (region == null || !part.equals(code) && isPlaceholder(part) || name.toString().endsWith(region.name())) {
                continue;
            }
            name.append(region.name());
        }
        return name.toString();
    }

    /** Second-level codes that stand for no place: the parts of a municipality, and what a province governs directly. */
    private static boolean isPlaceholder(RegionCode code) {
        String part = code.value().substring(2, 4);
        return part.equals("90") || MUNICIPALITIES.contains(code.value().substring(0, 2)) && !part.equals("00");
    }

    private static Regions read(String resource) {
        List<Region> rows = new ArrayList<>(8_000);
        try (InputStream in = Regions.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] f = line.split("\t", -1);
                rows.add(new Region(new RegionCode(f[0]), f[1], year(f[2]), year(f[3])));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Regions(rows);
    }

    private static OptionalInt year(String field) {
        return field.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(field));
    }
}
