package org.gongqiao.app.supervision;

import java.util.UUID;
import org.gongqiao.app.supervision.file.LetterKind;

/** A proposed letter was taken back, or a request declined. */
public record LetterWithdrawn(UUID letterId, UUID proposerUnit, LetterKind kind) {}
