package org.gongqiao.app.disputes.file;

import java.util.UUID;

/** Somebody who takes part by a grant said something or brought evidence. */
public record PartAnswered(UUID disputeId) {}
