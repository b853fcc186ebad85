package org.gongqiao.app.disputes.file;

import java.util.List;
import java.util.Map;
import org.gongqiao.app.law.Verdict;

/** What came of a step that somebody wanted to record. */
public sealed interface ActOutcome {

    /** @param verdicts what the rules said; warnings among them are to be shown */
    record Done(Dispute dispute, List<Verdict> verdicts) implements ActOutcome {}

    /** Somebody else changed the dispute meanwhile. */
    record Stale(Dispute now) implements ActOutcome {}

    /** A rule forbids it; nothing was changed. */
    record Unlawful(Verdict verdict) implements ActOutcome {}

    /** The form is wrong; field name to message key. */
    record Faulty(Map<String, String> faults) implements ActOutcome {}
}
