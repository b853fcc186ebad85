package org.gongqiao.app.claims.file;

import java.util.Optional;
import org.gongqiao.app.membership.Trade;

/** Occupations with templates and statistics of their own (M31); message {@code claims.occupation.<NAME>}. */
public enum Occupation {
    TRUCK(Trade.TRUCK), RIDE_HAILING(Trade.RIDE_HAILING), COURIER(Trade.COURIER), FOOD_DELIVERY(Trade.FOOD_DELIVERY),
    TAXI(Trade.OTHER), BUILDING(Trade.OTHER), SEA(Trade.OTHER), OTHER_PLATFORM(Trade.OTHER_PLATFORM), OTHER(Trade.OTHER);

    private final Trade trade;

    Occupation(Trade trade) {
        this.trade = trade;
    }

    /** The trade by which unions say whom they are there for. */
    public Trade trade() {
        return trade;
    }

    static Optional<Occupation> of(String name) {
        for (Occupation each : values()) {
            if (each.name().equals(name)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
