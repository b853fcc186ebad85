package org.gongqiao.app.joining;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.membership.Trade;

/**
 * What the routing looks at.
 *
 * @param regions the place of work, county first, then what contains it; six digits each
 * @param invitedBy the union whose code was scanned
 */
public record RoutingFacts(Trade trade, Relation relation, List<String> regions, Optional<UUID> invitedBy) {}
