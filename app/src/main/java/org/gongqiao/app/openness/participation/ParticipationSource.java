package org.gongqiao.app.openness.participation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Something workers do that is counted by union, such as proposals or votes; one bean each. */
public interface ParticipationSource {

    /** Message {@code openness.participation.<name>}. */
    String name();

    int order();

    /** How many, at each of these unions, from a day to a day, both included; in the caller's scope, in one query. No entry: none. */
    Map<UUID, Integer> counts(Collection<UUID> units, LocalDate from, LocalDate to);
}
