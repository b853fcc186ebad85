package org.gongqiao.app.voting;

import java.util.UUID;

/** A vote takes no more ballots. */
public record VoteClosed(UUID vote, UUID subject) {}
