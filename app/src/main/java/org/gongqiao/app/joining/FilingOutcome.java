package org.gongqiao.app.joining;

import java.time.LocalDate;
import java.util.UUID;
import org.gongqiao.app.law.Verdict;

/** What came of applying. */
public sealed interface FilingOutcome {

    /** Filed now, or before with the same key: the two look the same on purpose. */
    record Filed(UUID applicationId) implements FilingOutcome {}

    /** Another application of his waits already. */
    record OtherWaits(UUID applicationId) implements FilingOutcome {}

    /** He is a member (M-09); told to himself only. */
    record AlreadyMember(String unionName, LocalDate since, Verdict verdict) implements FilingOutcome {}

    /** A rule forbids it. */
    record Unlawful(Verdict verdict) implements FilingOutcome {}

    /** There is no union in this deployment yet. */
    record NoUnion() implements FilingOutcome {}
}
