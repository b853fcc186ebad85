package org.gongqiao.app.elections;

import java.util.List;
import org.gongqiao.app.law.Verdict;

/**
 * One step of an election with what the rules say of it.
 *
 * @param name     message {@code elections.step.<name>}
 * @param verdicts empty where no rule was read
 */
public record Step(String name, List<Verdict> verdicts) {

    public Step {
        verdicts = List.copyOf(verdicts);
    }
}
