package org.gongqiao.app.law.deadline;

import org.gongqiao.app.kernel.RegionCode;
import org.gongqiao.app.law.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The operator settles a question for a region.
 *
 * @param question id of a {@link Question}
 * @param region   six digits of GB/T 2260, or {@link Parameter#COUNTRY}
 * @param choice   null to take an earlier settlement back
 * @param source   what it rests on: an instrument with its article, a court's or an arbitration commission's answer
 */
public record SettleReading(String question, String region, @Nullable Reading choice, String source, String reason) {

    public SettleReading {
        if (source.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("a settled reading needs its source and a reason");
        }
        if (!region.equals(Parameter.COUNTRY) && RegionCode.parse(region).isEmpty()) {
            throw new IllegalArgumentException("not a region code");
        }
    }
}
