package org.gongqiao.app.law;

import java.time.LocalDate;
import org.gongqiao.app.kernel.RegionCode;
import org.jspecify.annotations.Nullable;

/**
 * One version of a number that a rule uses.
 *
 * @param region six digits of GB/T 2260; {@link #COUNTRY} for the whole country
 * @param from   first day on which it holds; null: always did
 * @param until  first day on which it no longer holds
 * @param otherUnit the unit that the text may as well mean (a "day" that may be a working day); null where it is clear
 * @param backward  whether it is counted back from its event ("seven days before the meeting")
 */
public record Parameter(String name, String region, int version, String ruleId, int value, Unit unit, Citation citation, Mark mark,
                        @Nullable LocalDate from, @Nullable LocalDate until, Origin origin, String reason,
                        @Nullable Unit otherUnit, boolean backward) {

    public static final String COUNTRY = "000000";

    /** A number that is counted forward, in a unit nobody doubts. */
    public Parameter(String name, String region, int version, String ruleId, int value, Unit unit, Citation citation, Mark mark,
                     @Nullable LocalDate from, @Nullable LocalDate until, Origin origin, String reason) {
        this(name, region, version, ruleId, value, unit, citation, mark, from, until, origin, reason, null, false);
    }

    boolean holdsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
    }

    boolean holdsIn(String place) {
        return region.equals(COUNTRY)
                || !place.equals(COUNTRY) && new RegionCode(region).contains(new RegionCode(place));
    }

    /** 0 for the country, up to 3 for a county: the nearer region goes first. */
    int nearness() {
        return region.equals(COUNTRY) ? 0 : 1 + new RegionCode(region).level().ordinal();
    }
}
