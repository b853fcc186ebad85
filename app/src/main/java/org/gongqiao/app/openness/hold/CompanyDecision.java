package org.gongqiao.app.openness.hold;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.law.democracy.MatterFacts.Firm;
import org.gongqiao.app.law.democracy.HeldFacts.Reached;
import org.gongqiao.app.law.democracy.SessionFacts.Power;
import org.jspecify.annotations.Nullable;

/**
 * A decision of an employer that touches workers.
 *
 * @param organ        who decided
 * @param effectiveOn  when it is to be carried out
 * @param affected     how many workers it touches
 * @param required     the step of the congress that it needs; empty: no text says
 * @param step         what a session did with it; null: nothing yet
 * @param carriedOutOn when it was carried out without the step
 * @param correctClock counts the days to correct, where the region sets them
 */
public record CompanyDecision(UUID id, UUID unitId, String unitName, String region, @Nullable UUID employerId, String employerName, UUID matterId, String number,
                              CompanyMatter kind, Firm owner, String title, String body, String organ, @Nullable LocalDate effectiveOn, int affected,
                              Optional<Power> required, DecisionState state, @Nullable Step step, @Nullable LocalDate carriedOutOn,
                              @Nullable LocalDate demandedOn, @Nullable String demandText, @Nullable UUID correctClock, @Nullable UUID supervisionCase,
                              @Nullable LocalDate correctedOn, Instant recordedAt, @Nullable String closedWhy, int version) {

    /** @param link page of the session; empty where it lies above @param through the congress above that dealt with it; null: the union's own */
    public record Step(UUID item, String title, String link, Reached reached, LocalDate on, @Nullable String through) {}

    public Reached reached() {
        return step == null ? Reached.NOTHING : step.reached();
    }
}
