package org.gongqiao.app.supervision.file;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One delivery of a letter, or its refusal.
 *
 * @param receiver     department or post, never a name: that stands on the receipt
 * @param attachmentId the receipt or other proof
 */
public record Delivery(UUID id, UUID letterId, DeliveryMethod method, LocalDate on, boolean refused, String receiver, String note,
                       @Nullable UUID attachmentId, Instant recordedAt, String unitName) {}
