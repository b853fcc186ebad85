package org.gongqiao.app.disputes.file;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.PartRole;

/**
 * A piece of evidence: what it is, where it is from, what it proves. Its files are attachments of kind
 * {@code evidence}, with hash and chain of custody.
 *
 * @param sharedWith who of those with a grant may open it
 */
public record Evidence(UUID id, int position, String title, EvidenceKind kind, String source, String proves, Side side,
                       List<PartRole> sharedWith, Instant at) {

    public Evidence {
        sharedWith = List.copyOf(sharedWith);
    }

    /** Whether the employer may open it. */
    public boolean isDisclosed() {
        return sharedWith.contains(PartRole.EMPLOYER);
    }

    /**
     * A piece to be added.
     *
     * @param placeIsEvidence whether the place stored in a photo is what it shall prove; otherwise it is taken out
     */
    public record Offer(String title, EvidenceKind kind, String source, String proves, boolean disclosed, boolean placeIsEvidence) {}
}
