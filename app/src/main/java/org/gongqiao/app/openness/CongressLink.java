package org.gongqiao.app.openness;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.law.democracy.HeldFacts.Reached;

/** What this module asks of congresses and their sessions; always from their own records. */
public interface CongressLink {

    /**
     * What a session did with one item of its agenda.
     *
     * @param item the item of the session
     * @param link page of the session
     * @param on   day of the session
     */
    record Step(UUID item, String title, String link, Reached reached, LocalDate on) {}

    /** Whether the person sits in a live congress of the union with a vote today; in his own scope. */
    boolean isDelegate(UUID unit, UUID person);

    /** Whether delegates were elected to a live congress of the union. */
    boolean hasElectedDelegates(UUID unit);

    /** What sessions of the union's congresses did, the newest first, in the caller's scope. */
    List<Step> steps(UUID unit);

    /** One of them; empty where it is of another union, or nothing was done with it yet. */
    default Optional<Step> step(UUID unit, UUID item) {
        return steps(unit).stream().filter(step -> step.item().equals(item)).findFirst();
    }
}
