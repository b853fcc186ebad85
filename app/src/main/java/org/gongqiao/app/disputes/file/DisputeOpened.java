package org.gongqiao.app.disputes.file;

import java.util.UUID;

/** A dispute was taken up. */
public record DisputeOpened(UUID disputeId) {}
