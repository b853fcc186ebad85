package org.gongqiao.app.standing.ending;

import java.util.UUID;

/** Something happened to a decision that ended a membership. */
public record EndingChanged(UUID endingId, Change change) {

    public enum Change { ENDED, APPEALED, UPHELD, REVERSED }
}
