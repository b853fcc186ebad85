package org.gongqiao.app.law.rights;

import org.gongqiao.app.law.Verdict;

/** What comes next, and the verdict it rests on. */
public record NextStep(Step step, Verdict verdict) {}
