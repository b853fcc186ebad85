package org.gongqiao.app.law.deadline;

import org.gongqiao.app.law.Unit;

/** A length of time in a line of the explanation: 15 days, 3 months. */
public record Amount(int value, Unit unit) {}
