package org.gongqiao.app.supervision.file;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was answered to a letter.
 *
 * @param correctBy by when the employer says it will be corrected
 * @param byLink    whether the employer gave it himself, through a link and a code
 */
public record Reply(UUID id, UUID letterId, Answer answer, String text, @Nullable LocalDate correctBy, LocalDate receivedOn, boolean byLink,
                    @Nullable UUID attachmentId, Instant recordedAt) {}
