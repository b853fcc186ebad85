package org.gongqiao.app.voting.open;

import java.util.List;

/**
 * What a teller counted of hands.
 *
 * @param present who took part in the vote
 * @param counts  for each question the hands for each answer, abstentions first where it has them
 */
public record HandsSheet(int present, List<List<Integer>> counts) {

    public HandsSheet {
        counts = counts.stream().map(List::copyOf).toList();
    }
}
