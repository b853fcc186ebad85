package org.gongqiao.app.casework;

import java.util.UUID;

/**
 * A grant just given.
 *
 * @param link the path in the program that was sent to the phone; it is stored nowhere and cannot be shown again
 */
public record GivenGrant(UUID id, String link) {

    @Override
    public String toString() {
        return "GivenGrant[" + id + "]";
    }
}
