package org.gongqiao.app.casework;

import java.util.UUID;

/** The person served has rated a closed matter. Published inside the transaction. */
public record MatterRated(UUID matterId, String kind, UUID objectId, int score, boolean solved) {}
