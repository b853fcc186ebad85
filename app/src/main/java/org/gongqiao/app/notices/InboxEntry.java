package org.gongqiao.app.notices;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One message in a person's inbox; texts are the message keys {@code <template>.title} and {@code <template>.text}. */
public record InboxEntry(UUID id, String template, List<String> args, @Nullable String link, Instant at, boolean read) {}
