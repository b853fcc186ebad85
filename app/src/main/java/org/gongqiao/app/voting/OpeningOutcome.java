package org.gongqiao.app.voting;

import java.util.List;

/** What came of opening a vote. */
public sealed interface OpeningOutcome {

    record Opened(Vote vote) implements OpeningOutcome {}

    /** Nothing changed. */
    record Refused(List<Hindrance> hindrances) implements OpeningOutcome {}
}
