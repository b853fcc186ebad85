package org.gongqiao.app.supervision;

import java.util.List;
import java.util.UUID;
import org.gongqiao.app.law.Verdict;

/** What came of an act in a case. */
public sealed interface Outcome {

    /** @param id of what was made or changed: the case, the letter, the inquiry, the supervisor */
    record Done(UUID id) implements Outcome {}

    /** Somebody else changed it meanwhile; nothing was done. */
    record Stale() implements Outcome {}

    /** Rules forbid it, or cannot say yes; nothing was changed. Never empty. */
    record Refused(List<Verdict> verdicts) implements Outcome {
        public Refused {
            verdicts = List.copyOf(verdicts);
        }
    }

    /** It does not fit the case as it stands; message {@code key} says why. */
    record NotPossible(String key, List<String> args) implements Outcome {
        public NotPossible(String key, String... args) {
            this(key, List.of(args));
        }
    }
}
