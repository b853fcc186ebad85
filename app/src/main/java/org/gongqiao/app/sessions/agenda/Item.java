package org.gongqiao.app.sessions.agenda;

import java.time.Instant;
import java.util.UUID;
import org.gongqiao.app.law.democracy.SessionFacts.Power;
import org.jspecify.annotations.Nullable;

/**
 * A matter on the agenda of a session.
 *
 * @param matter      word of D-18; null for one that no text names
 * @param sourceId    the record of this module that is reported
 * @param proposer    the delegate who proposed it
 * @param changesItem what an earlier session passed and this one changes
 * @param manner      name of a {@code voting.Manner}, or {@link #RECORDED}; null while not put to the vote
 * @param seats       how many are to be elected; null for other powers and until it is settled
 * @param electionId  the election of its own by which the item elects; null for most
 * @param count       null until counted, and of an item that is voted on by names
 */
public record Item(UUID id, UUID sessionId, int position, String title, @Nullable String matter, Power power, String words, Source source,
                   @Nullable UUID sourceId, @Nullable UUID proposer, State state, String declinedWhy, @Nullable UUID changesItem,
                   @Nullable Integer seats, @Nullable UUID electionId, @Nullable String manner, @Nullable UUID voteId, @Nullable Counted count, @Nullable Result result, String resultWords,
                   @Nullable Instant decidedAt, int version) {

    /** The manner of a vote whose count was typed in from the papers of a past session. */
    public static final String RECORDED = "RECORDED";

    public enum Source {
        EMPLOYER, UNION, DELEGATE,
        /** Proposals of delegates that were put on file. */ PROPOSAL,
        /** What an earlier session or a joint meeting left to report. */ EARLIER
    }

    public enum State { PROPOSED, ADMITTED, DECLINED }

    public enum Result {
        PASSED, NOT_PASSED,
        /** The book does not say whether it passed. */ TO_BE_CONFIRMED,
        /** Heard, deliberated, supervised or appraised. */ DONE
    }

    /** The count, by weight. {@code secret} and {@code itemByItem} as the rule asks. */
    public record Counted(int electors, int present, int inFavour, int against, int abstained, boolean secret, boolean itemByItem) {}

    public boolean isAdmitted() {
        return state == State.ADMITTED;
    }

    public boolean elects() {
        return power == Power.ELECTED;
    }

    /** Whether the congress decides it by a majority. */
    public boolean needsVote() {
        return power == Power.PASSED || power == Power.ELECTED;
    }
}
