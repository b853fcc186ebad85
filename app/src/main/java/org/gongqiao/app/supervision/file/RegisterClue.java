package org.gongqiao.app.supervision.file;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clue to be registered.
 *
 * @param key          of the form: sent twice, it opens one case
 * @param unitId       the union that keeps the case, in the caller's scope
 * @param employerId   null where the employer is not in the directory; {@code employer} then names it
 * @param complainant  who complained; null for every other origin and where he wants to stay unknown
 * @param claimId      the claim it grew from
 * @param inspectionId the inspection it was found by
 */
public record RegisterClue(UUID key, UUID unitId, @Nullable UUID employerId, String employer, Origin origin, Cause cause, List<Concern> concerns,
                           int workers, String clue, LocalDate foundOn, @Nullable UUID complainant, @Nullable UUID claimId,
                           @Nullable UUID inspectionId) {

    public RegisterClue {
        concerns = List.copyOf(concerns);
    }
}
