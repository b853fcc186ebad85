package org.gongqiao.app.openness.systemset;

import org.gongqiao.app.law.democracy.HeldFacts.Reached;
import org.jspecify.annotations.Nullable;

/**
 * One slot of a set of systems.
 *
 * @param key       stays the same over sets
 * @param group     1, 2 or N
 * @param name      the union's own words; null: message {@code openness.slot.<key>}
 * @param required  whether an enterprise without it is reported
 * @param needs     the step of the congress that what stands here needs
 * @param delegates whether it needs delegates who were elected
 */
public record Slot(int position, String key, String group, @Nullable String name, boolean required, Reached needs, boolean delegates) {

    public static final String CONGRESS = "CONGRESS";
    public static final String OPEN_MANAGEMENT = "OPEN_MANAGEMENT";
    public static final String COLLECTIVE_CONTRACT = "COLLECTIVE_CONTRACT";
    static final String WORKER_DIRECTORS = "WORKER_DIRECTORS";

    /** The unit's own words, or a message key. */
    public String label() {
        return name == null ? "openness.slot." + key : name;
    }
}
