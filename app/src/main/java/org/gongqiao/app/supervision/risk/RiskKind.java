package org.gongqiao.app.supervision.risk;

/** What endangers workers on an employer's side; messages {@code supervision.riskKind.<NAME>}. */
public enum RiskKind { ARREARS, CLOSURE, LAYOFF, INSURANCE_ARREARS, SAFETY }
