package org.gongqiao.app.disputes.procedure;

import java.time.LocalDate;
import java.util.List;
import org.gongqiao.app.law.deadline.Deadlines;
import org.gongqiao.app.law.deadline.MissingLimit;
import org.gongqiao.app.law.deadline.Reckoner;
import org.gongqiao.app.law.deadline.Turn;
import org.gongqiao.app.law.rights.Elapsed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What has to come a set time before an event: the notice of a hearing, a request to postpone it, the explanation of a
 * layoff. Counted back by the deadline engine, by the readings that the operator has settled for the region (N-2.backward,
 * and calendar or working days); where none is settled both are kept, and nobody is late by one of them alone.
 */
@Component
public class CountingBack {

    private final Deadlines deadlines;

    CountingBack(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /**
     * How an act stood that was done on a day.
     *
     * @param event the day before which the time has to lie; null where nobody knows it
     * @param on    null where nobody knows it: then nothing is concluded
     */
    public Elapsed stood(String limit, String region, @Nullable LocalDate event, @Nullable LocalDate on) {
        return stood(deadlines.reckoner(), limit, region, event, on);
    }

    public static Elapsed stood(Reckoner reckoner, String limit, String region, @Nullable LocalDate event, @Nullable LocalDate on) {
        if (event == null || on == null) {
            return Elapsed.DISPUTABLE;
        }
        try {
            return Elapsed.of(reckoner.due(limit, region, List.of(new Turn.Started(event))), on);
        } catch (MissingLimit none) {
            // The rule itself says that the number is missing.
            return Elapsed.DISPUTABLE;
        }
    }
}
