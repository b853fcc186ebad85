package org.gongqiao.app.supervision;

import java.util.UUID;
import org.gongqiao.app.supervision.file.LetterKind;
import org.jspecify.annotations.Nullable;

/** A letter went out under its number. */
public record LetterIssued(UUID letterId, @Nullable UUID caseId, LetterKind kind, UUID proposerUnit) {}
