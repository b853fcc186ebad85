package org.gongqiao.app.congress;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A vote of a constituency on its delegates.
 *
 * @param seats       to be filled; 1 for a recall
 * @param count       null until counted
 * @param publishedOn when the result was published to the staff
 */
public record DelegateElection(UUID id, UUID body, UUID constituency, String constituencyName, Purpose purpose, int seats, boolean secret,
                               @Nullable Count count, @Nullable LocalDate publishedOn, List<Candidate> candidates, int version) {

    /** Message {@code congress.purpose.<NAME>}. */
    public enum Purpose { FIRST, BY_ELECTION, RECALL }

    /** Message {@code congress.outcome.<NAME>}. */
    public enum Outcome {
        /** Elected; in a recall: recalled. */
        WON,
        LOST,
        /** Enough votes, as many as another, and one seat: vote again among them. */
        TIED,
        /** The rules do not decide it. */
        OPEN
    }

    /** @param constituency all staff of it on that day */
    public record Count(LocalDate heldOn, int constituency, int takingPart) {}

    /**
     * @param votes    null until counted
     * @param decision the verdict as it was kept
     */
    public record Candidate(UUID id, UUID person, String name, Traits traits, @Nullable Integer votes, @Nullable Outcome outcome, @Nullable UUID decision) {}

    public DelegateElection {
        candidates = List.copyOf(candidates);
    }

    public boolean isCounted() {
        return count != null;
    }
}
