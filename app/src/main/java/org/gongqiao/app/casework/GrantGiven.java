package org.gongqiao.app.casework;

import java.util.UUID;
import org.gongqiao.app.access.PartRole;

/** Somebody without an account may take part in a matter from now on. */
public record GrantGiven(UUID grantId, UUID matterId, PartRole role) {}
