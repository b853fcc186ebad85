package org.gongqiao.app.supervision.inspection;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was found for one item; {@code caseId} once a case was opened for it. */
public record ItemAnswer(UUID itemId, Found found, String note, @Nullable UUID caseId) {

    /** Messages {@code supervision.found.<NAME>}. */
    public enum Found { KEPT, FINDING, NOT_APPLICABLE }
}
