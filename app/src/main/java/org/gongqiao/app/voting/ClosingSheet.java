package org.gongqiao.app.voting;

import java.util.List;

/**
 * The numbers of a closed vote beside each other, and what does not agree between them. No count is given before they agree.
 *
 * @param electors    on the roll
 * @param credentials on the board's public list; 0 without a board
 * @param voters      credentials with a ballot on the board: who voted twice counts once
 * @param ballots     ballots on the board, replaced ones included
 */
public record ClosingSheet(int electors, int weight, int credentials, Issue issue, int voters, int ballots, List<Hindrance> differences) {

    public ClosingSheet {
        differences = List.copyOf(differences);
    }

    public boolean reconciles() {
        return differences.isEmpty();
    }
}
