package org.gongqiao.app.proposals.suggestion;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A suggestion as it stands.
 *
 * @param decision     why it was adopted or not; null before
 * @param benefit      the figures; null before it was carried out, and where it cannot be put in figures
 * @param benefitCents what they come to
 * @param rewardCents  null before, and where the unit has no rates
 * @param ratesVersion of the rates by which it was computed
 * @param result       what was done; null before
 */
public record Suggestion(UUID id, UUID matterId, String number, UUID personId, String name, UUID unitId, String unitName, Field field, String title,
                         String situation, String improvement, SuggestionState state, Instant filedAt, @Nullable Instant decidedAt, @Nullable String decision,
                         @Nullable Instant doneAt, @Nullable Benefit benefit, @Nullable Long benefitCents, @Nullable Long rewardCents,
                         @Nullable Integer ratesVersion, @Nullable String result, int version) {}
