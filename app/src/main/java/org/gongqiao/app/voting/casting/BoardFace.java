package org.gongqiao.app.voting.casting;

import java.time.Instant;
import java.util.List;
import org.gongqiao.app.voting.Count;
import org.gongqiao.app.voting.Manner;
import org.gongqiao.app.voting.VoteQuestion;
import org.gongqiao.app.voting.VoteState;
import org.jspecify.annotations.Nullable;

/** What the public page of a board shows of its vote. No person stands in it. */
public record BoardFace(String board, String unitName, String title, Manner manner, VoteState state, List<VoteQuestion> questions, @Nullable Instant openedAt,
                        @Nullable Instant closedAt, @Nullable Instant countableAt, @Nullable Instant finishedAt, @Nullable String annulment,
                        @Nullable Count count) {

    /** Whether a board was set up: it has an election to show and an archive. */
    public boolean hasBegun() {
        return openedAt != null;
    }
}
