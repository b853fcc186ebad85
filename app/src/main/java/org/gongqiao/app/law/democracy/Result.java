package org.gongqiao.app.law.democracy;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
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

    /**
     * Who is elected where each candidate's votes were judged by themselves (D-10, D-24, D-30): of too many the highest, and where equal votes
     * decide nothing the tied stand again, as J-13 orders for unions; no text read says otherwise for a congress.
     *
     * @param each  the verdict on each candidate's votes; one that is to be confirmed leaves all open
     * @param votes in the same order
     */
    public static Result among(List<Verdict> each, List<Integer> votes, int seats) {
        Verdict said = each.stream().filter(Verdict.ToBeConfirmed.class::isInstance).findFirst().orElse(each.getFirst());
        if (said instanceof Verdict.ToBeConfirmed) {
            return new Result(List.of(), List.of(), seats, Round.CONFIRM, said);
        }
        List<Integer> enough = IntStream.range(0, each.size()).boxed().filter(place -> !(each.get(place) instanceof Verdict.Unlawful))
                .sorted(Comparator.comparing((Integer place) -> votes.get(place)).reversed()).toList();
        if (enough.size() <= seats) {
            int open = seats - enough.size();
            return new Result(enough, List.of(), open, open == 0 ? Round.DONE : Round.FURTHER, said);
        }
        int last = votes.get(enough.get(seats - 1));
        List<Integer> above = enough.stream().filter(place -> votes.get(place) > last).toList();
        List<Integer> level = enough.stream().filter(place -> votes.get(place) == last).toList();
        return above.size() + level.size() == seats ? new Result(enough.subList(0, seats), List.of(), 0, Round.DONE, said)
                : new Result(above, level, seats - above.size(), Round.AMONG_TIED, said);
    }
}
