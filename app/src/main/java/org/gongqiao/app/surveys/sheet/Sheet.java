package org.gongqiao.app.surveys.sheet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One enterprise in a survey, as it was when the survey was issued.
 *
 * @param differs questions answered otherwise than the system knew
 * @param words   why it was returned; null where it was not
 */
public record Sheet(UUID id, UUID surveyId, UUID employerId, String employer, @Nullable String creditCode, @Nullable String industry, @Nullable String ownership,
                    @Nullable Integer staff, UUID unitId, String unitName, String unitLevel, String region, State state, Map<String, String> answers,
                    List<String> differs, @Nullable Instant filledAt, @Nullable UUID filledBy, @Nullable Instant checkedAt, @Nullable String words,
                    @Nullable LocalDate remindedOn, int version) {

    /** Message {@code surveys.state.<NAME>}. */
    public enum State {
        OPEN, FILLED, RETURNED, CHECKED;

        /** Whether the grassroots union may write in it. */
        public boolean isToFill() {
            return this != CHECKED;
        }

        public boolean isAnswered() {
            return this == FILLED || this == CHECKED;
        }
    }

    public Sheet {
        answers = Map.copyOf(answers);
        differs = List.copyOf(differs);
    }
}
