package org.gongqiao.app.congress;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for a delegate, as his own page shows it.
 *
 * @param text what, already in his language
 * @param href where, on the phone
 * @param due  last day; null without one
 */
public record Duty(String text, String href, @Nullable LocalDate due) {}
