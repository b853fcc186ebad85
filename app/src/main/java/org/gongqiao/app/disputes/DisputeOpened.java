package org.gongqiao.app.disputes;

import java.util.UUID;

/** A dispute was taken up. */
public record DisputeOpened(UUID disputeId) {}
