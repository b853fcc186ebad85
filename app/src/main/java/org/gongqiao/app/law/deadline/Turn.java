package org.gongqiao.app.law.deadline;

import java.time.LocalDate;

/**
 * Something that happened to a clock on a day in Asia/Shanghai. The ledger that keeps turns also keeps who recorded
 * each and why; here only their effect on the days counts. A turn that came after the clock had run out changes nothing.
 */
public sealed interface Turn {

    LocalDate day();

    /** The event: it is not counted, the next day is the first (Civil Code 201). One recorded later replaces it. */
    record Started(LocalDate day) implements Turn {}

    /** From this day on days are not counted, until {@link Resumed}; what was counted before stays. */
    record Suspended(LocalDate day) implements Turn {}

    /** From this day on, and with it, the rest is counted (Dispute Mediation and Arbitration Law 27(3)). */
    record Resumed(LocalDate day) implements Turn {}

    /** The days of another limit of the statute book come on top, as it stood on this day. */
    record Extended(LocalDate day, String limit) implements Turn {}

    /** So many calendar days come on top, where whoever may extend named the number himself. */
    record ExtendedBy(LocalDate day, int days) implements Turn {
        public ExtendedBy {
            if (days < 1) {
                throw new IllegalArgumentException("an extension has at least one day");
            }
        }
    }

    /** All that was counted is lost: the whole limit starts anew, this day not counted (same law 27(2)). */
    record Interrupted(LocalDate day) implements Turn {}

    /** What the clock was for was done, or fell away. Nothing after it counts. */
    record Ended(LocalDate day) implements Turn {}
}
