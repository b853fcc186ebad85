package org.gongqiao.app.disputes.dismissal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.gongqiao.app.law.rights.Elapsed;
import org.jspecify.annotations.Nullable;

/**
 * A notice of an employer to the union.
 *
 * @param unlawful  whether a rule found something unlawful
 * @param explained how the explanation of a layoff stood on the day of the check, by the readings settled then
 * @param issuedOn  when the union gave its opinion; null: not yet
 * @param answeredOn when the employer answered in writing; null: not yet
 * @param corrected whether he took the union's opinion; null: not answered
 */
public record Dismissal(UUID id, UUID matterId, String number, UUID unitId, String unitName, String region, String employer, Answers answers,
                        boolean unlawful, Instant checkedAt, @Nullable LocalDate issuedOn, @Nullable LocalDate answeredOn, String answer,
                        @Nullable Boolean corrected, int version, Elapsed explained) {

    /** Message {@code disputes.dismissal.state.<NAME>}. */
    public enum State { CHECKED, OPINION_GIVEN, CORRECTED, NOT_CORRECTED }

    public State state() {
        return issuedOn == null ? State.CHECKED : answeredOn == null ? State.OPINION_GIVEN
                : Boolean.TRUE.equals(corrected) || !unlawful ? State.CORRECTED : State.NOT_CORRECTED;
    }
}
