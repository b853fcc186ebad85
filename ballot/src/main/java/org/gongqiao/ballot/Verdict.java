package org.gongqiao.ballot;

import java.util.List;
import java.util.Optional;

/** What a verification says of an archive. */
public sealed interface Verdict {
    /** Every check that can be made at this stage has been made and holds; an election still open is accepted as {@link Stage#OPEN}. */
    record Accepted(Summary election) implements Verdict {}

    /** At least one check failed: the first thousand failures, and how many there were. */
    record Rejected(List<Finding> findings, long count) implements Verdict {
        public Rejected {
            findings = List.copyOf(findings);
        }
    }

    /** Not an archive of this protocol: already its first member is something else. */
    record NotAnArchive(String reason) implements Verdict {}

    /** An archive, of a kind this program does not verify; {@code feature} names it (a group, a kind of question, a version). */
    record NotSupported(String feature) implements Verdict {}

    /**
     * What the archive holds.
     *
     * @param voters credentials that have voted, {@code weight} the sum of their weights
     * @param lastEvent hash of the last event; two who read the same here saw the same board
     */
    record Summary(Stage stage, String uuid, String name, String fingerprint, int credentials, int ballots, int voters, long weight,
            String lastEvent, Optional<Result> result) {}
}
