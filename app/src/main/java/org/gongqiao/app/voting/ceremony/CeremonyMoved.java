package org.gongqiao.app.voting.ceremony;

import java.util.UUID;

/** A ceremony has begun, or has come to its next stage: the trustees are waited for. */
public record CeremonyMoved(UUID vote, int round) {}
