package org.gongqiao.app.organization;

import java.util.EnumMap;
import java.util.Map;

/** Counts of one union, its own or those of its subtree. What was never counted is 0. */
public record Totals(Map<Measure, Long> counts) {

    public static final Totals NONE = new Totals(Map.of());

    public Totals {
        counts = counts.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(counts));
    }

    public long of(Measure measure) {
        return counts.getOrDefault(measure, 0L);
    }

    public long unions() {
        return of(Measure.UNIONS);
    }

    public long members() {
        return of(Measure.MEMBERS);
    }

    public long employers() {
        return of(Measure.EMPLOYERS);
    }

    public long staff() {
        return of(Measure.STAFF);
    }
}
