package org.gongqiao.app.law.web;

import org.gongqiao.app.law.decision.Kept;
import org.gongqiao.app.law.decision.Rerun;

/** What the page of a kept verdict shows. */
public record DecisionPage(Kept kept, Rerun rerun) {}
