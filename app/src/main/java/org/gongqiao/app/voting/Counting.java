package org.gongqiao.app.voting;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The steps of a vote that only its count may take; for this module's packages. */
@Component
public class Counting {

    private final Votes votes;

    Counting(Votes votes) {
        this.votes = votes;
    }

    /** Begins to count a closed vote with a board; false where something stands against it. */
    public boolean begin(UUID vote) {
        return votes.beginCounting(vote);
    }

    /**
     * Finishes a vote with the sums opened from its board, or of one without a board with what people counted. False where something
     * stands against it, or it is finished.
     */
    public boolean finish(UUID vote, Optional<List<List<Long>>> board) {
        return votes.finish(vote, board);
    }
}
