package org.gongqiao.app.supervision.risk;

import java.time.LocalDate;
import java.util.UUID;

/** A risk to be recorded; {@code key} of the form. {@code situation} names no person. */
public record RecordRisk(UUID key, UUID employerId, RiskKind kind, int workers, int monthsUnpaid, boolean stopping, boolean stoppage, String situation,
                         LocalDate foundOn) {}
