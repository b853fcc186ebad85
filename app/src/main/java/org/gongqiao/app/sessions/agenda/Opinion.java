package org.gongqiao.app.sessions.agenda;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was said of an item.
 *
 * @param personId null where the secretary of a group wrote it down
 */
public record Opinion(UUID id, UUID itemId, @Nullable UUID personId, String group, String words, Instant saidAt, @Nullable String answer,
                      @Nullable Instant answeredAt) {}
