package org.gongqiao.app.voting;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A vote as it stands.
 *
 * @param board         id of its board, at once the uuid of the election; null without a board. Who knows it may read the board
 * @param electors      how many stand on the roll
 * @param weight        the sum of their weights
 * @param countableAt   end of the complaint period; null before the close
 * @param annulment     why it was annulled; null otherwise
 * @param version       grows with each change of state
 */
public record Vote(UUID id, UUID unit, String unitName, UUID subject, String subjectLink, String title, Manner manner, VoteState state,
                   List<VoteQuestion> questions, @Nullable String board, int electors, int weight, @Nullable UUID consent, int graceHours, Instant preparedAt,
                   @Nullable Instant openedAt, @Nullable Instant closedAt, @Nullable Instant countableAt, @Nullable Instant finishedAt,
                   @Nullable String annulment, int version) {

    public Vote {
        questions = List.copyOf(questions);
    }

    /** Whether something has asked for it that decides what follows from its count: an election, an item of a session. */
    public boolean answersTo() {
        return !subjectLink.startsWith("/votes");
    }
}
