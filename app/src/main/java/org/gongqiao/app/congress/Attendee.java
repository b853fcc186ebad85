package org.gongqiao.app.congress;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One who attends without a vote.
 *
 * @param person null for a guest who is not known to the union
 * @param office what he is, in words
 */
public record Attendee(UUID id, @Nullable UUID person, String name, AttendeeKind kind, String office) {}
