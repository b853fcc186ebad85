package org.gongqiao.app.law.rights;

import java.time.LocalDate;
import org.gongqiao.app.law.deadline.Due;

/** How a limit stands on a day. Our own acts follow the earlier reading of its last day; the other side is late only after the later one. */
public enum Elapsed {
    /** Not over under any reading. */
    RUNNING,
    /** Over under the earlier reading only, or its last day lies in a year without a calendar: nobody is late yet, and we do not wait. */
    DISPUTABLE,
    /** Over under every reading. */
    OVER;

    /** How a clock stands; one that has ended: how the act that ended it stood. A suspended one runs on. */
    public static Elapsed of(Due due, LocalDate day) {
        return switch (due.on(day)) {
            case IN_TIME, SUSPENDED -> RUNNING;
            case DOUBTFUL, UNKNOWN -> DISPUTABLE;
            case LATE -> OVER;
        };
    }
}
