package org.gongqiao.app.casework;

import java.time.Instant;
import java.util.UUID;

/**
 * What the person served said of a closed matter.
 *
 * @param score  1 (bad) to 5 (very good)
 * @param solved whether his trouble is solved
 * @param words  may be empty
 */
public record Rating(UUID matterId, int score, boolean solved, String words, Instant at) {}
