package org.gongqiao.app.supervision.risk;

import java.time.LocalDate;
import java.util.UUID;

/** Somebody who was named to see the risks of a union and those below it; {@code until} is the last day. */
public record RiskReader(UUID id, UUID personId, String name, UUID unitId, String unitName, String reason, LocalDate from, LocalDate until, int version) {}
