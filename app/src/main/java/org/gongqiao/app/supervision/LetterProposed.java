package org.gongqiao.app.supervision;

import java.util.UUID;
import org.gongqiao.app.supervision.file.LetterKind;

/** A letter waits for whoever may issue it at {@code issuerUnit}. */
public record LetterProposed(UUID letterId, UUID issuerUnit, LetterKind kind) {}
