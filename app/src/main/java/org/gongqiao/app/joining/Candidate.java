package org.gongqiao.app.joining;

import java.util.Set;
import java.util.UUID;

/**
 * A union that might take the worker.
 *
 * @param region six digits
 * @param ties   what connects it with him
 */
record Candidate(UUID unitId, String name, String region, Set<Tie> ties) {

    enum Tie {
        /** Covers the employer he named. */
        EMPLOYER,
        /** Covers the platform behind the station or partner firm he named, or a partner firm of the platform. */
        PLATFORM,
        /** Is there for his trade. */
        TRADE,
        /** Takes anybody who works or lives in its area. */
        AREA,
        /** Takes whom no other union takes. */
        CATCH_ALL,
        /** The top of the tree. */
        TOP
    }

    boolean has(Tie tie) {
        return ties.contains(tie);
    }
}
