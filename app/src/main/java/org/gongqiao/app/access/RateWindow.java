package org.gongqiao.app.organization.web;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How often one address may ask the public directory in ten seconds. Kept in memory and per node: it wards off a crawler, and
 * protects nothing that is not public. The default leaves room for a whole office behind one address.
 */
@Component
class RateWindow {

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

    RateWindow(Clock clock, @Value("${gq.directory.questions-per-ten-seconds:300}") int most) {
        this.clock = clock;
        this.most = most;
    }

    synchronized boolean allows(String address) {
        long now = clock.millis();
        Count count = counts.computeIfAbsent(address, first -> new Count());
        if (now - count.since >= MILLIS) {
            count.since = now;
            count.asked = 0;
        }
        return ++count.asked <= most;
    }
}
