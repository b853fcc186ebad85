package org.gongqiao.app.documents;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that was taken in, without its content.
 *
 * @param owner      null while it waits for its form
 * @param sha256     of the bytes kept; those that are handed out
 * @param sentSha256 of the bytes as they were sent; differs where place and other hidden data were taken out
 * @param takenBy    the person who sent it; null where nobody had signed in, or a job made it
 * @param erasedAt   when its content was destroyed; null while there is content
 */
public record Attachment(UUID id, @Nullable AttachmentOwner owner, String fileName, FileType type, long bytes, String sha256, String sentSha256,
                         String source, Audience audience, boolean placeKept, @Nullable UUID takenBy, Instant takenAt, @Nullable Instant erasedAt) {

    /** Whether anything hidden was taken out of what was sent. */
    public boolean isCleaned() {
        return !sha256.equals(sentSha256);
    }
}
