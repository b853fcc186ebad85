package org.gongqiao.app.disputes.file;

import java.util.UUID;

/** A step of a dispute was recorded. */
public record ActRecorded(UUID disputeId, UUID actId, DisputeAct act) {}
