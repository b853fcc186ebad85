package org.gongqiao.app.openness.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was published of a matter.
 *
 * @param period   which time it is about, in words
 * @param leftOut  what is left out as a trade secret (D-28); empty: nothing
 * @param sensitive for delegates only
 * @param opened   on how many devices it was opened; nobody can tell whose
 */
public record Publication(UUID id, UUID itemId, UUID unitId, String title, String period, String body, List<Figure> figures, String leftOut,
                          boolean sensitive, LocalDate publishedOn, Instant publishedAt, @Nullable LocalDate withdrawnOn, @Nullable String withdrawnWhy,
                          int opened, int version) {

    public Publication {
        figures = List.copyOf(figures);
    }

    public boolean isOut() {
        return withdrawnOn == null;
    }
}
