package org.gongqiao.app.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.gongqiao.app.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts attempts in hourly windows, for rate limits. What is counted stands there only as a keyed hash. */
@Component
class Attempts {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    Attempts(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** Counts one more, also when the act that is counted fails and rolls back, and tells whether it was within the limit. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean withinLimit(String kind, String key, int perHour) {
        OffsetDateTime window = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.HOURS);
        jdbc.sql("delete from identity.attempt where window_start < :old").param("old", window.minusHours(24)).update();
        int count = jdbc.sql("""
                insert into identity.attempt as a (key, window_start, count) values (:key, :window, 1)
                on conflict (key, window_start) do update set count = a.count + 1 returning count""")
                .param("key", vault.hash(Vault.Domain.TOKEN, kind + ':' + key)).param("window", window)
                .query(Integer.class).single();
        return count <= perHour;
    }
}
