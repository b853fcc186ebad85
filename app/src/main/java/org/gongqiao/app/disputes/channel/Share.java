package org.gongqiao.app.disputes.channel;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.disputes.file.JointResult;
import org.jspecify.annotations.Nullable;

/**
 * A dispute on its way to a partner body and back.
 *
 * @param sentAt when the partner got his link; null: not yet
 * @param result with what it came back; null: not yet
 */
public record Share(UUID id, UUID disputeId, String channel, String partner, String purpose, Instant proposedAt, List<Consent> consents,
                    @Nullable Instant sentAt, @Nullable UUID grantId, @Nullable Instant cancelledAt, @Nullable JointResult result) {

    /** @param given null: not answered */
    public record Consent(UUID claimantId, String name, boolean own, @Nullable Boolean given) {}

    public boolean mayBeSent() {
        return sentAt == null && cancelledAt == null && consents.stream().allMatch(each -> Boolean.TRUE.equals(each.given()));
    }

    public boolean waitsForConsent() {
        return sentAt == null && cancelledAt == null && consents.stream().anyMatch(each -> each.given() == null);
    }
}
