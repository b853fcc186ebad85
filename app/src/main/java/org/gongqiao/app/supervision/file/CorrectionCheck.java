package org.gongqiao.app.supervision.file;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A look at whether what a letter asked for was done. */
public record CorrectionCheck(UUID id, UUID letterId, Correction result, String text, LocalDate checkedOn, Instant recordedAt, String unitName) {}
