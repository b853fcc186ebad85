package org.gongqiao.app.kernel;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes identifiers. {@link #next()} gives UUIDs of version 7 (RFC 9562 §5.7), strictly increasing within one
 * process, so that rows of one import lie side by side in the primary key. Where the minute of creation must stay
 * hidden (sealed matters, ballot slips) use {@link #random()}, which is of version 4.
 */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Clock clock;
    /** Milliseconds and a 12-bit counter in one number, so that one compare-and-set keeps the order. */
    private final AtomicLong last = new AtomicLong();

    public Ids(Clock clock) {
        this.clock = clock;
    }

    public UUID next() {
        long now = clock.millis() << 12;
        long stamp = last.updateAndGet(previous -> Math.max(previous + 1, now));
        long high = (stamp >>> 12) << 16 | 0x7000L | (stamp & 0xFFF);
        long low = RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    public UUID random() {
        return UUID.randomUUID();
    }
}
