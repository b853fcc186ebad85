package org.gongqiao.app.supervision.drafts;

import java.time.LocalDate;
import java.util.UUID;

/** A draft to be registered; {@code key} of the form. */
public record RegisterDraft(UUID key, String title, String drafter, String text, LocalDate receivedOn, LocalDate opinionsUntil, LocalDate answerUntil) {}
