package org.gongqiao.app.supervision.people;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A supervisor of labour law at one union.
 *
 * @param card null before a federation has issued one
 */
public record Supervisor(UUID id, UUID unitId, String unitName, UUID personId, String name, Kind kind, boolean head, LocalDate appointedOn,
                         LocalDate termUntil, @Nullable LocalDate trainedOn, String training, @Nullable Card card, @Nullable LocalDate endedOn,
                         @Nullable String endReason, int version) {

    /** Messages {@code supervision.supervisorKind.<NAME>}. */
    public enum Kind {
        /** Chosen among the members. */
        ELECTED,
        /** An expert who was invited. */
        INVITED
    }

    /** @param until last day on which it holds */
    public record Card(String number, UUID issuer, String issuerName, LocalDate from, LocalDate until, @Nullable LocalDate withdrawnOn) {

        public boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until) && (withdrawnOn == null || day.isBefore(withdrawnOn));
        }
    }

    /** Whether he is a supervisor on that day. */
    public boolean servesOn(LocalDate day) {
        return !day.isBefore(appointedOn) && !day.isAfter(termUntil) && (endedOn == null || day.isBefore(endedOn));
    }

    /** Whether he may inquire on that day: in office and with a card that holds. */
    public boolean mayInquireOn(LocalDate day) {
        return servesOn(day) && card != null && card.holdsOn(day);
    }
}
