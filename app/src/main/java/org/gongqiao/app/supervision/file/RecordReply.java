package org.gongqiao.app.supervision.file;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An answer to be recorded; {@code correctBy}: by when it will be corrected, where it says so. */
public record RecordReply(Answer answer, String text, @Nullable LocalDate correctBy, LocalDate receivedOn, @Nullable UUID attachmentId) {}
