package org.gongqiao.app.openness;

import java.util.List;
import java.util.UUID;
import org.gongqiao.app.law.Verdict;

/** What came of an act of this module. */
public sealed interface Outcome {

    /** @param id of what was made or changed */
    record Done(UUID id) implements Outcome {}

    /** Somebody else changed it meanwhile; nothing was done. */
    record Stale() implements Outcome {}

    /** A rule forbids it, or cannot say yes; nothing was done. */
    record Refused(Verdict verdict) implements Outcome {}

    /** It does not fit the record as it stands; message {@code key} says why. */
    record NotPossible(String key, List<String> args) implements Outcome {
        public NotPossible(String key, String... args) {
            this(key, List.of(args));
        }
    }
}
