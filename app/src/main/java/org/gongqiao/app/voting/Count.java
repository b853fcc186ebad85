package org.gongqiao.app.voting;

import java.util.List;

/**
 * What a finished vote came to.
 *
 * @param electors   on the roll
 * @param weight     the sum of their weights
 * @param issued     slips and papers handed out; in an open vote those who took part
 * @param returned   ballots that came back, by phone and on paper
 * @param valid      of these, the valid ones: on a board every ballot is
 * @param invalid    void papers
 * @param counts     for each question the votes for each answer, by weight, the blank ones first where it has a blank; empty where
 *                   suppressed
 * @param written    for each question the names written on papers; empty where nobody wrote one
 * @param suppressed whether so few took part in secret that their sums would show how somebody voted
 */
public record Count(int electors, int weight, int issued, int returned, int valid, int invalid, List<List<Long>> counts, List<List<Written>> written,
                    boolean suppressed) {

    public Count {
        counts = counts.stream().map(List::copyOf).toList();
        // A count that was kept before names could be written has none.
        written = written == null || written.stream().allMatch(List::isEmpty) ? List.of() : written.stream().map(List::copyOf).toList();
    }

    /** The names written to one question. */
    public List<Written> writtenTo(int question) {
        return written.isEmpty() ? List.of() : written.get(question);
    }
}
