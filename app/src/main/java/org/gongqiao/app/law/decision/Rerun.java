package org.gongqiao.app.law.decision;

import org.gongqiao.app.law.Verdict;

/**
 * A decision run again.
 *
 * @param again under the versions it was made under
 * @param same  outcome, words, rule, numbers and facts came out alike
 * @param today the same facts under the book as it holds today; only to compare, it changes nothing
 */
public record Rerun(Decision decision, Verdict again, boolean same, Verdict today) {}
