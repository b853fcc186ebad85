package org.gongqiao.app.voting;

import java.util.UUID;

/** A vote is open. */
public record VoteOpened(UUID vote, UUID subject) {}
