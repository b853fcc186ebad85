package org.gongqiao.app.documents;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The record that an attachment belongs to; who sees the record sees it.
 *
 * @param kind    as in {@link AttachmentKind}
 * @param subject the person whose matter it is, who will read in his own list who opened it; null where there is none
 */
public record AttachmentOwner(String kind, UUID id, @Nullable UUID subject) {

    public static AttachmentOwner of(String kind, UUID id) {
        return new AttachmentOwner(kind, id, null);
    }
}
