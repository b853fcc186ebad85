package org.gongqiao.app.law;

/**
 * What is known of a risk on an employer's side. Counts only: no person is in it.
 *
 * @param workers      how many may be hit
 * @param monthsUnpaid for how many whole months wages have not been paid; 0 for none
 * @param stopping     whether the business closes, stops or moves away
 * @param stoppage     whether work has already been laid down
 */
public record RiskFacts(int workers, int monthsUnpaid, boolean stopping, boolean stoppage) {}
