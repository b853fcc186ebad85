package org.gongqiao.app.voting.registrar;

import org.gongqiao.app.voting.Hindrance;

/** What came of handing in or confirming the list of credentials, or of giving a slip again. */
public sealed interface ListOutcome {

    /** @param fingerprint of the list as it stands */
    record Done(String fingerprint) implements ListOutcome {}

    /** Nothing changed. */
    record Refused(Hindrance hindrance) implements ListOutcome {}
}
