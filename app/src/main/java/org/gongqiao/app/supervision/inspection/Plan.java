package org.gongqiao.app.supervision.inspection;

import java.time.LocalDate;
import java.util.UUID;

/** Inspections planned with one checklist; {@code done} of {@code planned} have been made, {@code findings} items were found not kept. */
public record Plan(UUID id, UUID unitId, String unitName, String title, UUID checklistId, String checklistTitle, LocalDate from, LocalDate until,
                   int planned, int done, int findings) {}
