package org.gongqiao.app.supervision.file;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case of supervision as it stands.
 *
 * @param matterId    the matter of casework with its steps and clocks
 * @param unitId      the union that keeps it
 * @param region      six digits of GB/T 2260: whose numbers hold
 * @param employer    its name when the case was opened
 * @param workers     how many are concerned, as far as known
 * @param complainant who complained; never shown to the employer
 * @param proposed    the next step as it was proposed last
 */
public record Case(UUID id, UUID matterId, String number, UUID unitId, String unitName, String region, @Nullable UUID employerId, String employer,
                   Origin origin, Cause cause, List<Concern> concerns, int workers, String clue, LocalDate foundOn, @Nullable UUID complainant,
                   @Nullable UUID claimId, @Nullable UUID inspectionId, Stage stage, @Nullable CaseOutcome outcome, @Nullable String outcomeText,
                   Step proposed, Instant openedAt, @Nullable Instant closedAt, int version) {

    public boolean isOpen() {
        return closedAt == null;
    }
}
