package org.gongqiao.app.law;

import java.time.LocalDate;
import org.gongqiao.app.kernel.RegionCode;
import org.jspecify.annotations.Nullable;

/**
 * A new version of a rule by the operator.
 *
 * @param region     where it holds: six digits of GB/T 2260, or {@link Parameter#COUNTRY}
 * @param instrument id of the instrument it stands in
 * @param readIn     where the operator read it
 * @param from       first day on which it holds; null: always
 * @param until      first day on which it no longer holds
 * @param reason     why; never blank
 */
public record CorrectRule(String ruleId, String region, String statementZh, String statementEn, String instrument, String article, Mark mark,
                          String readIn, @Nullable LocalDate from, @Nullable LocalDate until, String reason) {

    public CorrectRule {
        if (statementZh.isBlank() || statementEn.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("a rule needs its statement in both languages and a reason");
        }
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("a rule begins before it ends");
        }
        if (!region.equals(Parameter.COUNTRY) && RegionCode.parse(region).isEmpty()) {
            throw new IllegalArgumentException("not a region code");
        }
    }
}
