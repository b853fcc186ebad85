package org.gongqiao.app.supervision.risk;

import java.time.Instant;

/** One step in the history of a risk. */
public record RiskStep(Instant at, RiskAct act, String text, String unitName) {}
