package org.gongqiao.app.supervision.drafts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An opinion on a draft, in the words of whoever gave it. Nobody is scored by it.
 *
 * @param giver     name of a union; empty for a worker, whose name is not shown
 * @param provision article of the draft
 * @param fate      what became of it; null before that is known
 */
public record Opinion(UUID id, UUID draftId, @Nullable UUID personId, @Nullable UUID unitId, String giver, String provision, String text, Instant givenAt,
                      @Nullable Fate fate, @Nullable String fateReason, @Nullable LocalDate fateOn, int version) {

    /** Messages {@code supervision.fate.<NAME>}. */
    public enum Fate { ADOPTED, PARTLY, NOT }
}
