package org.gongqiao.app.claims.file;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question, claim or complaint.
 *
 * @param personId     null where somebody complained without a name
 * @param filedBy      who entered it for him at a station or a desk; null where he did himself
 * @param workplace    employer, platform or place as typed
 * @param region       six digits
 * @param from         first day of the time concerned; null where none was given
 * @param knownOn      the day on which he knew of it; the limitation runs from the day after
 * @param endedOn      the day on which the work ended; null while it lasts
 * @param people       how many are concerned, himself counted
 * @param amountCents  what is asked for, in cents; null where nothing is
 * @param youngestAge  of the youngest worker concerned, in years; null where nobody said
 * @param text         in his own words
 * @param answers      to the questions of the template, by its keys
 * @param waits        whether the union asked back and waits for the person
 * @param template     version of the questions that {@code answers} answers; null for the shipped one
 * @param urgent       ids of the rules that make it urgent; empty: not urgent
 */
public record Claim(UUID id, UUID matterId, String number, ClaimType type, Topic topic, Occupation occupation, ClaimSource source,
                    @Nullable UUID personId, @Nullable UUID filedBy, @Nullable UUID employerId, String workplace, String region,
                    @Nullable LocalDate from, @Nullable LocalDate until, @Nullable LocalDate knownOn, @Nullable LocalDate endedOn,
                    int people, @Nullable Long amountCents,
                    @Nullable Integer youngestAge, Set<Circumstance> circumstances, String text, Map<String, String> answers, ClaimStatus status,
                    boolean waits, List<String> urgent, UUID handlerUnit, boolean sealed, Instant filedAt, @Nullable Instant closedAt, int version,
                    @Nullable UUID template) {

    public Claim {
        circumstances = Set.copyOf(circumstances);
        answers = Map.copyOf(answers);
        urgent = List.copyOf(urgent);
    }

    public boolean isOpen() {
        return !status.isClosed();
    }

    public boolean isUrgent() {
        return !urgent.isEmpty() && isOpen();
    }

    @Override
    public String toString() {
        return "Claim[" + number + "]";
    }
}
