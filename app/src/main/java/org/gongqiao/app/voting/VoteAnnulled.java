package org.gongqiao.app.voting;

import java.util.UUID;

/** A vote was annulled and will have no count. */
public record VoteAnnulled(UUID vote, UUID subject) {}
