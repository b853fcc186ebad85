package org.gongqiao.app.voting;

/**
 * How near a secret vote is to finishing without figures (V-04).
 *
 * @param least  fewest ballots, in all and by phone, of which figures are published
 * @param slips  handed out so far
 * @param risk   the roll or the slips handed out are fewer
 */
public record Smallness(int least, int slips, boolean risk) {}
