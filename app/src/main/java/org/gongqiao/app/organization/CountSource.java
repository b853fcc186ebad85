package org.gongqiao.app.organization;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A module that tells the tallies what it counts, so that the check can compare them with the rows themselves. */
public interface CountSource {

    Set<Measure> measures();

    /** Counts anew from the rows, per union; what is 0 may be left out. Runs in the scope of a service over everything. */
    Map<UUID, Map<Measure, Long>> recount();
}
