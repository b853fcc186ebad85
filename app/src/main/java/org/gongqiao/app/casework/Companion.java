package org.gongqiao.app.casework;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A matter that may be, or is, handled together with a lead.
 *
 * @param samePerson whether both are of one person: a duplicate
 * @param standsAs   the name under which its person offers to represent the others; null: does not
 */
public record Companion(UUID matterId, UUID lead, String number, boolean samePerson, State state, Instant proposedAt, @Nullable Instant joinedAt,
                        @Nullable String standsAs, boolean represents) {

    /** Message {@code casework.companion.<NAME>}. */
    public enum State {
        /** Alike; the person has been asked. */
        PROPOSED,
        /** The person wants to join; the lead's officer has not yet confirmed. */
        AGREED,
        /** The person goes his own way. */
        DECLINED,
        /** Handled together. */
        JOINED,
        /** Was joined, and taken out by the person. */
        LEFT
    }
}
