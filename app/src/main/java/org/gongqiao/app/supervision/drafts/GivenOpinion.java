package org.gongqiao.app.supervision.drafts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An opinion for whoever gave it: what he wrote on which draft, and what became of it. */
public record GivenOpinion(UUID id, UUID draftId, String draftTitle, String provision, String text, Instant givenAt, Opinion.@Nullable Fate fate,
                           @Nullable String fateReason, @Nullable LocalDate fateOn) {}
