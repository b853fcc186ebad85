package org.gongqiao.app.supervision.drafts;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A draft on which opinions are gathered.
 *
 * @param drafter       the body that drafts it
 * @param opinionsUntil last day on which the union gathers
 * @param answerUntil   last day on which the drafting body takes opinions
 * @param letterId      what was gathered, as it went out
 */
public record DraftLaw(UUID id, UUID unitId, String unitName, String title, String drafter, String text, LocalDate receivedOn, LocalDate opinionsUntil,
                       LocalDate answerUntil, State state, @Nullable UUID letterId, int version) {

    /** Messages {@code supervision.draftState.<NAME>}. */
    public enum State { OPEN, SENT, CLOSED }

    public boolean takesOpinions(LocalDate today) {
        return state == State.OPEN && !today.isAfter(opinionsUntil);
    }
}
