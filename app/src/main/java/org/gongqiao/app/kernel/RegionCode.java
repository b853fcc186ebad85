package org.gongqiao.app.kernel;

import java.util.Optional;

/**
 * A six-digit code of an administrative division (GB/T 2260): two digits each for province, prefecture and county. The
 * type only fixes the form; whether and when a code was in use is known by {@link Regions}.
 *
 * @param value six digits, the first not zero
 */
public record RegionCode(String value) implements Comparable<RegionCode> {

    public enum Level { PROVINCE, PREFECTURE, COUNTY }

    public RegionCode {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not a region code");
        }
    }

    /** Reads a code as typed (full-width digits and spaces allowed); empty when it is not six digits. */
    public static Optional<RegionCode> parse(String typed) {
        String value = TypedText.compact(typed);
        return isWellFormed(value) ? Optional.of(new RegionCode(value)) : Optional.empty();
    }

    public Level level() {
        if (value.endsWith("0000")) {
            return Level.PROVINCE;
        }
        return value.endsWith("00") ? Level.PREFECTURE : Level.COUNTY;
    }

    public RegionCode province() {
        return new RegionCode(value.substring(0, 2) + "0000");
    }

    public RegionCode prefecture() {
        return new RegionCode(value.substring(0, 4) + "00");
    }

    /** True when {@code other} is this division or lies within it by its number. */
    public boolean contains(RegionCode other) {
        return switch (level()) {
            case PROVINCE -> other.value.startsWith(value.substring(0, 2));
            case PREFECTURE -> other.value.startsWith(value.substring(0, 4));
            case COUNTY -> other.value.equals(value);
        };
    }

    @Override
    public int compareTo(RegionCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isWellFormed(String value) {
        return value.length() == 6 && value.charAt(0) != '0' && value.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
