package org.gongqiao.app.proposals.guide;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pilot at a union, named by one above it or by itself.
 *
 * @param guideId the guide it tries out; null for none
 */
public record Pilot(UUID id, UUID unitId, String unitName, UUID namedUnit, String namedName, @Nullable UUID guideId, String subject, LocalDate from, LocalDate until,
                    @Nullable Conclusion conclusion, @Nullable String words, @Nullable LocalDate concludedOn, int version) {

    /** A figure. @param source who says so; of a counted one the days it counts */
    public record Figure(Measure measure, Phase phase, long value, String source, boolean counted) {}

    /** A measure with both its figures, and by how much the second is more. */
    public record Compared(Measure measure, @Nullable Figure before, @Nullable Figure after) {

        public @Nullable Long difference() {
            return before == null || after == null ? null : after.value() - before.value();
        }

        static Compared of(Measure measure, List<Figure> all) {
            return new Compared(measure, find(measure, Phase.BASELINE, all).orElse(null), find(measure, Phase.AFTER, all).orElse(null));
        }

        private static Optional<Figure> find(Measure measure, Phase phase, List<Figure> all) {
            return all.stream().filter(each -> each.measure() == measure && each.phase() == phase).findFirst();
        }
    }
}
