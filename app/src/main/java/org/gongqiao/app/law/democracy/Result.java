package org.gongqiao.app.law.democracy;

import java.util.List;
import org.gongqiao.app.law.Verdict;

/**
 * What a count of an election comes to (J-13).
 *
 * @param elected places in the list of votes, in the list's order
 * @param tied    places of those between whom equal votes leave it open
 * @param open    seats not filled
 */
public record Result(List<Integer> elected, List<Integer> tied, int open, Round next, Verdict verdict) {

    public Result {
        elected = List.copyOf(elected);
        tied = List.copyOf(tied);
    }
}
