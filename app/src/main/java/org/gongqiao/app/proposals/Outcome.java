package org.gongqiao.app.proposals;

import java.util.List;
import java.util.UUID;

/** What came of an act. */
public sealed interface Outcome {

    /** @param id of what was made or changed */
    record Done(UUID id) implements Outcome {}

    /** Somebody else changed it meanwhile; nothing was done. */
    record Stale() implements Outcome {}

    /** It does not fit the record as it stands; message {@code key} says why. */
    record NotPossible(String key, List<String> args) implements Outcome {
        public NotPossible(String key, String... args) {
            this(key, List.of(args));
        }
    }
}
