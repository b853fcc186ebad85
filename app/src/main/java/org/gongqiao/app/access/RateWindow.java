package org.gongqiao.app.access;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often one address may ask in ten seconds. Kept in memory and per node: it wards off a crawler or a flood, and
 * protects nothing that is secret; that is what the hourly limits of sign-in are for.
 */
public final class RateWindow {

    private static final long MILLIS = 10_000;
    private static final int ADDRESSES = 20_000;

    private static final class Count {
        private long since;
        private int asked;
    }

    private final Clock clock;
    private final int most;
    private final Map<String, Count> counts = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > ADDRESSES;
        }
    };

    public RateWindow(Clock clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    public synchronized boolean allows(String address) {
        long now = clock.millis();
        Count count = counts.computeIfAbsent(address, first -> new Count());
        if (now - count.since >= MILLIS) {
            count.since = now;
            count.asked = 0;
        }
        return ++count.asked <= most;
    }
}
