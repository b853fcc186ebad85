package org.gongqiao.app.sessions;

import java.util.List;
import java.util.UUID;
import org.gongqiao.app.law.Verdict;

/** What came of an act on a session. */
public sealed interface SessionOutcome {

    /** @param id of what was made or changed */
    record Done(UUID id) implements SessionOutcome {}

    /** A rule does not carry it. */
    record Refused(Verdict verdict) implements SessionOutcome {}

    /** @param key message that says why not */
    record NotPossible(String key, List<Object> args) implements SessionOutcome {
        public NotPossible {
            args = List.copyOf(args);
        }
    }

    /** Somebody else changed it meanwhile. */
    record Stale() implements SessionOutcome {}

    static SessionOutcome done(UUID id) {
        return new Done(id);
    }

    static SessionOutcome not(String key, Object... args) {
        return new NotPossible(key, List.of(args));
    }
}
