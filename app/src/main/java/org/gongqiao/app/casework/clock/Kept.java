package org.gongqiao.app.casework.clock;

import java.time.LocalDate;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.deadline.Reckoner;
import org.jspecify.annotations.Nullable;

/** The derived days of a clock as the index keeps them; a value, so that index and derivation can be compared. */
record Kept(Due.State state, LocalDate dueOn, LocalDate laterOn, @Nullable LocalDate lateAfter, boolean provisional, LocalDate warnOn) {

    /** How many days before the last day a warning goes out. */
    static final String WARN_AHEAD = "N-2.warnAhead";

    static Kept of(Due due, String region, Reckoner reckoner) {
        Parameter ahead = reckoner.limit(WARN_AHEAD, region, due.earlier());
        return new Kept(due.state(), due.earlier(), due.later(), due.lateAfter().orElse(null), due.provisional(), due.earlier().minusDays(ahead.value()));
    }
}
