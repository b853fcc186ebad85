package org.gongqiao.app.voting.office;

import org.gongqiao.app.voting.Hindrance;

/** What came of naming somebody. */
public sealed interface NamingOutcome {

    record Named(Holder holder) implements NamingOutcome {}

    /** Nothing changed. */
    record Refused(Hindrance hindrance) implements NamingOutcome {}
}
