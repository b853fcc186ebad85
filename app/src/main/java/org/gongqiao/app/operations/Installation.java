package org.gongqiao.app.operations;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.gongqiao.app.ui.DemoMode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether this database is a demonstration or holds real people. It is decided once, at the first start, and stays in
 * the database: a real installation never becomes a demonstration, whatever it is started with.
 */
@Component
public class Installation implements DemoMode {

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile @Nullable Boolean known;

    Installation(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What was decided; null before the first start has decided. */
    @Transactional(readOnly = true)
    public @Nullable Boolean decided() {
        return jdbc.sql("select operations.is_demo()").query(Boolean.class).optional().orElse(null);
    }

    /** Decides, where nothing was decided before; returns whether this is a demonstration. */
    @Transactional
    public boolean decide(boolean demo) {
        jdbc.sql("insert into operations.installation (demo, decided_at) values (:demo, :now) on conflict (one) do nothing")
                .param("demo", demo).param("now", OffsetDateTime.now(clock)).update();
        boolean result = Boolean.TRUE.equals(decided());
        known = result;
        return result;
    }

    /** Asks the database again the next time: another one stands behind the data source now. */
    public void forget() {
        known = null;
    }

    @Override
    public boolean on() {
        Boolean answer = known;
        if (answer == null) {
            Boolean stored = decided();
            answer = Boolean.TRUE.equals(stored);
            // Undecided is not kept: the first start decides after pages can already be asked for.
            known = stored;
        }
        return answer;
    }
}
