package org.gongqiao.app.voting;

import java.util.UUID;

/**
 * Somebody on the roll of a vote.
 *
 * @param weight  1, or how many votes a weighted delegate has
 * @param present whether he had signed in when the roll was made
 */
public record Elector(UUID person, String name, int weight, boolean present) {

    public Elector {
        if (weight < 1) {
            throw new IllegalArgumentException("weight " + weight);
        }
    }
}
