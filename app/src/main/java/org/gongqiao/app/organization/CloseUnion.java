package org.gongqiao.app.organization;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Closes a union from a day on. A union may not be dissolved at will: the ground is required (工会法 13). */
public record CloseUnion(UUID id, int version, @Nullable LocalDate on, @Nullable Ground ground, String reason) {

    /** Messages {@code organization.ground.<NAME>}. */
    public enum Ground {
        /** The enterprise or institution has ended, or the organ was abolished. */ UNIT_ENDED,
        /** Merged into another union by decision of its members and the union above. */ MERGED,
        /** It was entered by mistake and never existed. */ ENTERED_BY_MISTAKE
    }
}
