package org.gongqiao.app.surveys;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.surveys.form.AnswerFault;

/** What came of an act. */
public sealed interface Outcome {

    record Done(UUID id) implements Outcome {}

    /** Somebody else changed it meanwhile; nothing was done. */
    record Stale() implements Outcome {}

    /** It does not fit as it stands; message {@code key} says why. */
    record NotPossible(String key, List<String> args) implements Outcome {
        public NotPossible(String key, String... args) {
            this(key, List.of(args));
        }
    }

    /** Answers that cannot stand, by the key of their question, in the form's order. */
    record Refused(Map<String, AnswerFault> faults) implements Outcome {}
}
