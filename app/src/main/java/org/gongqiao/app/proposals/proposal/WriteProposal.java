package org.gongqiao.app.proposals.proposal;

import java.util.List;
import java.util.UUID;

/**
 * A proposal to be written; all texts stripped and not blank.
 *
 * @param key       the same key twice makes one proposal
 * @param seconders delegates of the same congress to be asked
 * @param files     attachments that wait for this form
 */
public record WriteProposal(UUID key, UUID bodyId, Topic topic, String title, String reason, String measure, List<UUID> seconders, List<UUID> files) {

    public WriteProposal {
        seconders = List.copyOf(seconders);
        files = List.copyOf(files);
    }
}
