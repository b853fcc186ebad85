package org.gongqiao.app.voting.ceremony;

import org.gongqiao.app.voting.Hindrance;

/** What came of a trustee's message. */
public sealed interface MessageOutcome {

    /** Kept; where it was the last of its stage, the ceremony has gone on. Sending the same message twice looks the same. */
    record Taken() implements MessageOutcome {}

    /** The ceremony has begun anew, or stands at another stage: ask how it stands, and go on from there. */
    record Stale() implements MessageOutcome {}

    /** The message is not in order. */
    record Refused(Hindrance hindrance) implements MessageOutcome {}
}
