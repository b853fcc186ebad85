package org.gongqiao.app.sessions.between;

import java.time.Instant;
import java.util.UUID;

/** One delegate asks for a session out of turn. */
public record Asked(UUID id, UUID personId, String words, Instant at) {}
