package org.gongqiao.app.law;

import org.jspecify.annotations.Nullable;

/**
 * One step of a date's arithmetic, in the reader's language.
 *
 * @param ruleId   the rule it follows; null for a plain statement
 * @param citation its article
 */
public record ReckonedStep(String text, @Nullable String ruleId, @Nullable Citation citation, @Nullable Mark mark) {}
