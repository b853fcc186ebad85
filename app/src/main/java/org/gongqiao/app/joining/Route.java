package org.gongqiao.app.joining;

import java.time.LocalDate;
import java.util.List;
import org.gongqiao.app.law.Verdict;

/**
 * Where an application goes, explained: the unions in the order in which they decide, until when the first has time, and
 * what the rules of joining say.
 *
 * @param choices the named unions first, then those above the first of them; never empty
 * @param region  place of work, six digits
 * @param until   last day of the first union, by the reading that ends first
 * @param countedIn region by whose numbers and readings it is counted
 */
public record Route(List<Choice> choices, String region, LocalDate until, String countedIn, List<Verdict> verdicts) {

    public Choice first() {
        return choices.getFirst();
    }

    public List<Choice> named() {
        return choices.stream().filter(choice -> !choice.decidedAbove()).toList();
    }
}
