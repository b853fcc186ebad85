package org.gongqiao.app.voting;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A vote was prepared.
 *
 * @param after the vote of which it is a further round; else null
 */
public record VotePrepared(UUID vote, UUID subject, @Nullable UUID after) {}
