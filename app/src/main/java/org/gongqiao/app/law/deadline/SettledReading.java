package org.gongqiao.app.law.deadline;

import java.time.Instant;
import org.gongqiao.app.kernel.RegionCode;
import org.gongqiao.app.law.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * What an operator settled for a region.
 *
 * @param choice null where an earlier settlement was taken back: the question is open again
 * @param source what it rests on
 */
public record SettledReading(String question, String region, int version, @Nullable Reading choice, String source, String reason, Instant recordedAt) {

    boolean holdsIn(String place) {
        return region.equals(Parameter.COUNTRY)
                || !place.equals(Parameter.COUNTRY) && new RegionCode(region).contains(new RegionCode(place));
    }

    int nearness() {
        return region.equals(Parameter.COUNTRY) ? 0 : 1 + new RegionCode(region).level().ordinal();
    }
}
