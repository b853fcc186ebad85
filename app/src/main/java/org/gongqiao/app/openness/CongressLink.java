package org.gongqiao.app.openness;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.law.democracy.HeldFacts.Reached;
import org.jspecify.annotations.Nullable;

/** What this module asks of congresses and their sessions; each bean answers from the records it knows, and none for the others. */
public interface CongressLink {

    /**
     * What a session did with one item of its agenda.
     *
     * @param item    the item of the session
     * @param link    page of the session; empty where it lies above the union, out of its officers' reach
     * @param on      day of the session
     * @param through the congress of a region or an industry that covers the union and dealt with it (D-16); null: the union's own
     */
    record Step(UUID item, String title, String link, Reached reached, LocalDate on, @Nullable String through) {

        public Step(UUID item, String title, String link, Reached reached, LocalDate on) {
            this(item, title, link, reached, on, null);
        }
    }

    /** A congress above a union that covers it. @param elected whether delegates were elected to it */
    record Cover(UUID body, String name, boolean elected) {}

    /** The congresses of a region or an industry that cover the union today (D-16). */
    default List<Cover> covers(UUID unit) {
        return List.of();
    }

    /** Whether the person sits in a live congress of the union with a vote today; in his own scope. */
    default boolean isDelegate(UUID unit, UUID person) {
        return false;
    }

    /** Whether delegates were elected to a live congress of the union. */
    default boolean hasElectedDelegates(UUID unit) {
        return false;
    }

    /** What sessions of the union's congresses did, the newest first, in the caller's scope. */
    default List<Step> steps(UUID unit) {
        return List.of();
    }

    /** One of them; empty where it is of another union, or nothing was done with it yet. */
    default Optional<Step> step(UUID unit, UUID item) {
        return steps(unit).stream().filter(step -> step.item().equals(item)).findFirst();
    }

    /** The same of one that was linked before. @param on day of its session: who was covered then stays so for what was passed then */
    default Optional<Step> linked(UUID unit, UUID item, LocalDate on) {
        return step(unit, item);
    }
}
