package org.gongqiao.app.supervision.risk;

/** What was done about a risk; messages {@code supervision.riskAct.<NAME>}. */
public enum RiskAct { RECORDED, REGRADED, REPORTED, NOTED, CLOSED }
