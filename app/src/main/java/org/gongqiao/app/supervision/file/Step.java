package org.gongqiao.app.supervision.file;

/** What comes next in a case; messages {@code supervision.step.<name>} and {@code supervision.why.<name>}. */
public enum Step {
    /** Take up the clue: remind, inquire, or answer a complaint that is not accepted. */
    takeUp("S-14.takeUp"),
    /** Wait for what the employer says to the reminder. */
    awaitReminder("S-14.follow"),
    /** The reminder was not answered, or the risk became a breach: inquire. */
    inquire("S-14.takeUp"),
    /** Finish the inquiry: record what was found. */
    find("S-14.inquire"),
    /** A breach was found: urge the employer to correct it. */
    urge("S-14.decide"),
    /** Urging did not help, or it is necessary: propose the opinion. */
    propose("S-14.decide"),
    /** The opinion waits for the signature of the chair or a vice-chair. */
    sign("S-14.decide"),
    deliver("S-14.deliver"),
    awaitReply("S-14.follow"),
    /** The employer answered: check whether it was corrected. */
    check("S-14.check"),
    /** Refused, late or not corrected: ask the federation that may issue it for a recommendation. */
    ask("S-14.decide"),
    /** The request lies with the federation. */
    awaitFederation("S-14.follow"),
    /** Refused, late or not corrected, and the union itself may: issue the recommendation. */
    recommend("S-14.decide"),
    deliverRecommendation("S-14.deliver"),
    awaitAuthority("S-14.follow"),
    /** One of the listed groups, and the employer does not cooperate: the clue may go to the prosecutors. */
    handOver("S-14.decide"),
    awaitProsecutors("S-14.follow"),
    close("S-14.decide"),
    none("S-14.decide");

    private final String limit;

    Step(String limit) {
        this.limit = limit;
    }

    /** Law parameter of our own time for it. */
    public String limit() {
        return limit;
    }
}
