package org.gongqiao.app.casework;

import java.util.UUID;
import org.gongqiao.app.access.PartRole;

/** A grant was ended before its day. */
public record GrantEnded(UUID grantId, UUID matterId, PartRole role) {}
