package org.gongqiao.app.casework.clock;

import java.util.UUID;

/** A late matter that nobody else takes stands on the to-do list of a union above. */
public record ClockEscalated(UUID clockId, UUID matterId, UUID toUnit, int level) {}
