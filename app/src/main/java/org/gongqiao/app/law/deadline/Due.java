package org.gongqiao.app.law.deadline;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gongqiao.app.law.Ground;

/**
 * When a clock runs out: always derived, never stored as truth.
 *
 * @param earlier     the last day by the reading that ends first: our own acts go by it
 * @param later       the last day by the reading that ends last: nobody is late before it has passed
 * @param provisional a year without a calendar was reached: the days are not rolled, drive warnings, and nobody is late by them
 * @param state       while suspended the days are those if it went on at once
 * @param endedOn     the day on which it was done or fell away
 * @param explanation the arithmetic, step by step
 * @param ground      rule, numbers and readings that were used
 */
public record Due(LocalDate earlier, LocalDate later, boolean provisional, State state, Optional<LocalDate> endedOn,
                  List<Line> explanation, Ground ground) {

    public enum State { RUNNING, SUSPENDED, ENDED }

    /** Message {@code law.standing.<NAME>}. */
    public enum Standing {
        /** In time by every reading. */
        IN_TIME,
        /** Past the earlier day only: too late by one reading, in time by another. */
        DOUBTFUL,
        /** Past the later day. */
        LATE,
        /** Past the days shown, but they are provisional: nothing may be concluded. */
        UNKNOWN,
        /** Suspended: nothing runs. */
        SUSPENDED
    }

    public Due {
        explanation = List.copyOf(explanation);
    }

    /** Whether two readings give two days. */
    public boolean isSplit() {
        return !earlier.equals(later);
    }

    /** How it stands on a day; for an ended clock, how the act that ended it stood. */
    public Standing on(LocalDate today) {
        LocalDate day = endedOn.orElse(today);
        if (state == State.SUSPENDED) {
            return Standing.SUSPENDED;
        }
        if (!day.isAfter(earlier)) {
            return Standing.IN_TIME;
        }
        return provisional ? Standing.UNKNOWN : day.isAfter(later) ? Standing.LATE : Standing.DOUBTFUL;
    }

    /** Only after the later day, never while provisional or suspended. */
    public boolean isLate(LocalDate today) {
        return on(today) == Standing.LATE;
    }

    /** The day after which somebody is late; empty while provisional, suspended or ended. */
    public Optional<LocalDate> lateAfter() {
        return state == State.RUNNING && !provisional ? Optional.of(later) : Optional.empty();
    }
}
