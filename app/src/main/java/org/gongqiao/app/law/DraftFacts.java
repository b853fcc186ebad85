package org.gongqiao.app.law;

/**
 * What S-12 asks of an opinion on a draft law.
 *
 * @param daysLeft until the last day for opinions; below 0 once it has passed
 */
public record DraftFacts(int daysLeft) {}
