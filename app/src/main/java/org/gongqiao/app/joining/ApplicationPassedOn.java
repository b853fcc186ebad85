package org.gongqiao.app.joining;

import java.util.UUID;

/** Another union decides an application now. */
public record ApplicationPassedOn(UUID applicationId, UUID personId, UUID fromUnit, UUID toUnit) {}
