package org.gongqiao.app.sessions.decide;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A name on the ballot of an item: a candidate, or somebody who is appraised.
 *
 * @param place        in the order in which they were entered, from 1
 * @param about        unit and post; may be empty
 * @param electedRound number of the round that elected him
 */
public record BallotName(UUID id, UUID itemId, int place, String name, String about, @Nullable Integer electedRound) {}
