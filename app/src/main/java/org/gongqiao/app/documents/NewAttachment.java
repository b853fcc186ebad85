package org.gongqiao.app.documents;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way in.
 *
 * @param owner           the record it belongs to; null while the form is still being filled in: it then waits for
 *                        {@link Attachments#bind} and is deleted when nobody claims it
 * @param fileName        as the sender calls it; paths, control and bidirectional characters are taken out
 * @param source          in the sender's words: who made it, where it is from; may be empty
 * @param placeIsEvidence whether the place stored in a photo is what it shall prove; otherwise it is taken out
 * @param key             of the upload: the same key from the same person gives the attachment that is already there
 */
public record NewAttachment(@Nullable AttachmentOwner owner, String fileName, String source, Audience audience, boolean placeIsEvidence,
                            @Nullable UUID key) {

    public static NewAttachment of(AttachmentOwner owner, String fileName, Audience audience) {
        return new NewAttachment(owner, fileName, "", audience, false, null);
    }

    /** For a form that is not sent yet. */
    public static NewAttachment waiting(String fileName, UUID key) {
        return new NewAttachment(null, fileName, "", Audience.PERSON, false, key);
    }
}
