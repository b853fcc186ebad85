package org.gongqiao.app.law.rights;

/** What is asked when an employer ends labour contracts. No names, no numbers of persons. */
public sealed interface DismissalFacts {

    /**
     * @param toldBefore     the union had the notice before the contract ended
     * @param reasonGiven    the notice gives the reason
     * @param unionObjects   the union asked to think again
     * @param answered       the employer told the union the outcome in writing
     */
    record Notice(boolean toldBefore, boolean reasonGiven, boolean unionObjects, boolean answered) implements DismissalFacts {}

    /**
     * @param cut       people to be laid off
     * @param staff     all staff before
     * @param ground    one of the grounds listed in the article holds
     * @param explained union or all staff had it explained
     * @param explain   how {@code R-15.explain}, counted back from the first layoff, stood on the day of the explanation
     * @param heard     their opinion was heard
     * @param reported  the plan was reported to the labour authority
     */
    record Layoff(int cut, int staff, boolean ground, boolean explained, Elapsed explain, boolean heard, boolean reported) implements DismissalFacts {}

    /** @param limit how {@code R-15.rehire} stands; while it runs those laid off go first */
    record Rehiring(boolean toldThem, boolean preferred, Elapsed limit) implements DismissalFacts {}

    /**
     * @param article            of the Labour Contract Law, on which the employer relies: 39, 40 or 41
     * @param unexamined         exposed to occupational disease and not examined before leaving, or under diagnosis
     * @param capacityLost       by occupational disease or work injury there, as confirmed
     * @param medicalPeriod      within the medical period
     * @param maternity          pregnant, on maternity leave or nursing
     * @param monthsServed       full months without a break
     * @param monthsToRetirement full months left to statutory retirement
     */
    record Protected(int article, boolean unexamined, boolean capacityLost, boolean medicalPeriod, boolean maternity, int monthsServed,
                     int monthsToRetirement) implements DismissalFacts {}
}
