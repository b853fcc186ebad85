package org.gongqiao.app.sessions.agenda;

import java.util.UUID;

/** How many delegates looked at an item and how many spoke of it; never who. */
public record Reach(UUID itemId, int seen, int spoke) {}
