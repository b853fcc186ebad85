package org.gongqiao.app.law;

import java.time.LocalDate;
import org.gongqiao.app.kernel.RegionCode;
import org.jspecify.annotations.Nullable;

/**
 * A number set by the operator for a region.
 *
 * @param instrument id of the instrument it stands in
 * @param region six digits of GB/T 2260, or {@link Parameter#COUNTRY}
 * @param from   first day on which it holds; null: always
 * @param until  first day on which it no longer holds
 * @param reason why; never blank
 */
public record SetParameter(String name, String region, int value, String instrument, String article, Mark mark, @Nullable LocalDate from,
                           @Nullable LocalDate until, String reason) {

    public SetParameter {
        if (reason.isBlank() || value < 0 || from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("a number is not negative, needs a reason, and begins before it ends");
        }
        if (!region.equals(Parameter.COUNTRY) && RegionCode.parse(region).isEmpty()) {
            throw new IllegalArgumentException("not a region code");
        }
    }
}
