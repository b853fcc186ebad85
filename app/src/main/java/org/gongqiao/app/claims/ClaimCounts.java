package org.gongqiao.app.claims;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.gongqiao.app.claims.file.Occupation;
import org.gongqiao.app.claims.file.Topic;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How many claims of which occupation about what, in the caller's scope (M31): counts only, no persons; sealed complaints are not in them. */
@Component
public class ClaimCounts {

    private final ClaimStore store;
    private final Clock clock;

    ClaimCounts(ClaimStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** One occupation and one topic. */
    public record Cell(Occupation occupation, Topic topic, long filed, long open, long answered, long refused, long urgent) {}

    /** Filed on days from {@code from} to {@code until}, both included, in Asia/Shanghai; without empty cells. */
    @Transactional(readOnly = true)
    public List<Cell> of(LocalDate from, LocalDate until) {
        return store.counts(from, until, clock.getZone());
    }
}
