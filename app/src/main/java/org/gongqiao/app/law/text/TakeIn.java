package org.gongqiao.app.law.text;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The operator's word on a text that was looked at.
 *
 * @param instrument id of the instrument it belongs to; a new one is made where the statute book has none of that name
 * @param from       first day on which it holds; null: not known
 * @param until      first day on which it no longer holds; null: it holds
 * @param faultsSeen he takes it in although the report names faults
 */
public record TakeIn(String instrument, @Nullable LocalDate from, @Nullable LocalDate until, boolean faultsSeen) {}
