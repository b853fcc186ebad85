package org.gongqiao.app.proposals.guide;

import java.time.LocalDate;
import java.util.Map;

/** A module that counts measures of a pilot from its own records; one bean each. */
public interface MeasureSource {

    /**
     * At the union of this path and those below it, both days included, in the caller's transaction and scope. A measure that it does not count is
     * missing.
     */
    Map<Measure, Long> count(String areaPath, LocalDate from, LocalDate to);
}
