/**
 * The clocks of a matter: a ledger of what started, suspended, resumed, extended, interrupted and ended each of them, by
 * whom and why. Their days are derived from it whenever somebody looks; the columns with days are an index for lists and
 * jobs, checked against the ledger and made anew after a change of calendar, number or reading.
 */
@NamedInterface("clock")
@NullMarked
package org.gongqiao.app.casework.clock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
