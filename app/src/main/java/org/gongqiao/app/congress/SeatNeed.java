package org.gongqiao.app.congress;

import org.gongqiao.app.law.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * How many delegates a body may have.
 *
 * @param least   null where the text leaves the number open (to be confirmed) or names none
 * @param most    null without an upper end
 * @param verdict on the least number, with its arithmetic; on all of the staff where the text leaves it open; null where none names one
 */
public record SeatNeed(@Nullable Integer least, @Nullable Integer most, @Nullable Verdict verdict) {}
