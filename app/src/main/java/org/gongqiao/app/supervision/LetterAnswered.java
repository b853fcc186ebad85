package org.gongqiao.app.supervision;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A letter was answered. */
public record LetterAnswered(UUID letterId, @Nullable UUID caseId, UUID issuerUnit, UUID proposerUnit) {}
