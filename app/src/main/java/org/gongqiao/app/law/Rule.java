package org.gongqiao.app.law;

import java.time.LocalDate;
import org.gongqiao.app.kernel.RegionCode;
import org.jspecify.annotations.Nullable;

/**
 * One version of a rule.
 *
 * @param version counted through all regions of the rule
 * @param region  six digits of GB/T 2260 where it holds; {@link Parameter#COUNTRY} for the whole country. The nearer one goes first
 * @param from  first day on which it holds; null: not recorded
 * @param until first day on which it no longer holds
 */
public record Rule(String id, int version, String region, String statementZh, String statementEn, Citation citation, Mark mark, String readIn,
                   @Nullable LocalDate from, @Nullable LocalDate until, Origin origin, String reason) {

    public String statement(boolean english) {
        return english ? statementEn : statementZh;
    }

    boolean holdsIn(String place) {
        return region.equals(Parameter.COUNTRY)
                || !place.equals(Parameter.COUNTRY) && new RegionCode(region).contains(new RegionCode(place));
    }

    int nearness() {
        return region.equals(Parameter.COUNTRY) ? 0 : 1 + new RegionCode(region).level().ordinal();
    }

    boolean holdsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
    }
}
