package org.gongqiao.app.supervision.step;

import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.supervision.file.Step;

/**
 * The next step of a case, as it is proposed to those who decide.
 *
 * @param verdict the rule and article it rests on, with the reason
 * @param mayHandOver whether the clue may also go to the prosecutors (S-04)
 */
public record Proposal(Step step, Verdict verdict, boolean mayHandOver) {}
