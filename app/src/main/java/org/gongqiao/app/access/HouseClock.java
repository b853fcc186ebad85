package org.gongqiao.app.access;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * The one clock of the program; dates of law are read from it in Asia/Shanghai. Only the demonstration works as of an
 * earlier moment, so that the days and ledgers of its invented past are those that the modules themselves keep: no other
 * thread notices, and nothing outside the demonstration may ask for it.
 */
public final class HouseClock extends Clock {

    private static final ZoneId PLACE = ZoneId.of("Asia/Shanghai");
    private static final ScopedValue<Instant> MOMENT = ScopedValue.newInstance();

    private final ZoneId zone;

    HouseClock() {
        this(PLACE);
    }

    private HouseClock(ZoneId zone) {
        this.zone = zone;
    }

    /** Does the work with the clock standing at {@code moment}. */
    public static <T> T at(Instant moment, Supplier<T> work) {
        return ScopedValue.where(MOMENT, moment).call(work::get);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new HouseClock(other);
    }

    @Override
    public Instant instant() {
        return MOMENT.isBound() ? MOMENT.get() : Clock.system(zone).instant();
    }
}
