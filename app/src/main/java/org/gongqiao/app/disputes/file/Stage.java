package org.gongqiao.app.disputes.file;

import java.util.EnumSet;
import java.util.Set;

/** Where the dispute of one worker stands; message {@code disputes.stage.<NAME>}. */
public enum Stage {
    TAKEN_UP, CONSULTING, MEDIATING,
    /** There is an agreement, to be performed. */
    AGREED,
    /** Talking or mediating led to nothing, or the agreement was broken. */
    UNSETTLED,
    /** Arbitration asked for, not yet accepted. */
    FILED,
    /** Before the commission. */
    PENDING,
    /** The commission refused, was silent, or its award was set aside: the way to court is open. */
    MAY_SUE,
    AWARDED, IN_COURT, CLOSED;

    public static final Set<Stage> BEFORE_ARBITRATION = Set.copyOf(EnumSet.range(TAKEN_UP, UNSETTLED));
    public static final Set<Stage> OPEN = Set.copyOf(EnumSet.range(TAKEN_UP, IN_COURT));

    public boolean isOpen() {
        return this != CLOSED;
    }

    /** Whether a commission or a court has it or had it. */
    public boolean isFormal() {
        return compareTo(FILED) >= 0;
    }
}
