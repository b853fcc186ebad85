package org.gongqiao.app.casework;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The next day of an open matter, taken from the index that its clocks keep. Whoever decides by a day derives it
 * ({@link Matters#clocks}); this is for lists.
 *
 * @param on          the day to go by: the earlier one of our own clock, the later one of somebody else's
 * @param laterOn     the last day by the reading that ends last
 * @param lateAfter   the matter is late after this day; null while no clock of ours runs, or only provisionally
 * @param provisional a year without a calendar was reached
 * @param suspended   no clock runs
 * @param clockId     the clock that explains it
 */
public record MatterDue(LocalDate on, LocalDate laterOn, @Nullable LocalDate lateAfter, boolean provisional, boolean suspended, UUID clockId) {}
