package org.gongqiao.app.access;

import org.gongqiao.app.Fixtures;

/**
 * Somebody without an account, for the authorization walk. A module with {@code @TakesPart} routes adds a bean for each role
 * that they name, with a grant on a matter of its own kind.
 */
public interface WalkGuests {

    PartRole role();

    /** Whether this guest's matter is of the kind that the route is about. */
    boolean takesPartIn(String pattern);

    /** What proves a grant just given. */
    String token(Fixtures fixtures);
}
