package org.gongqiao.app.voting;

import java.util.UUID;

/** A vote was counted; {@link Votes#count} says what it came to. */
public record VoteFinished(UUID vote, UUID subject) {}
