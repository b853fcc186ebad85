package org.gongqiao.app.voting.paper;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One elector on the roll of issue.
 *
 * @param medium   null where nothing was taken
 * @param spoilt   papers he brought back spoilt and got a new one for
 * @param reissues how often his lost slip was printed again
 */
public record RollLine(UUID person, String name, int weight, boolean present, @Nullable Medium medium, boolean exchanged, int spoilt, int reissues) {

    public boolean has() {
        return medium != null && medium != Medium.NONE;
    }
}
