package org.gongqiao.app.law;

/**
 * What is asked about a member's standing.
 *
 * @param retained          the membership is retained (retired, unemployed, military service)
 * @param monthsSeconded    full months of secondment; 0 for none
 * @param monthsAway        full months in a row without dues and without activity
 * @param spokenTo          the union spoke to him about it
 * @param groupHeard        the group gave its opinion on an expulsion
 * @param committeeDecided  the committee decided
 * @param reportedUp        the decision was reported to the next higher union
 */
public record StandingFacts(boolean retained, int monthsSeconded, int monthsAway, boolean spokenTo, boolean groupHeard,
                            boolean committeeDecided, boolean reportedUp) {}
