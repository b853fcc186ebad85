package org.gongqiao.app.supervision.file;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A delivery to be recorded; {@code refused}: the addressee would not take it, which needs a note or a proof. */
public record RecordDelivery(DeliveryMethod method, LocalDate on, boolean refused, String receiver, String note, @Nullable UUID attachmentId) {}
