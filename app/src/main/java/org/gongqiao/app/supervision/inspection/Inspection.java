package org.gongqiao.app.supervision.inspection;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One visit to an employer; {@code inspectors} as written in the record. */
public record Inspection(UUID id, UUID planId, UUID employerId, String employer, String region, LocalDate plannedOn, @Nullable LocalDate doneOn,
                         String inspectors, String note, int version) {

    public boolean isDone() {
        return doneOn != null;
    }
}
