package org.gongqiao.app.voting;

import java.util.List;

/** What came of closing a vote. */
public sealed interface ClosingOutcome {

    record Closed(Vote vote, ClosingSheet sheet) implements ClosingOutcome {}

    /** Nothing changed. */
    record Refused(List<Hindrance> hindrances) implements ClosingOutcome {}
}
