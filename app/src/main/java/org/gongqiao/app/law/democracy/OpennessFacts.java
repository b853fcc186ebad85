package org.gongqiao.app.law.democracy;

import org.gongqiao.app.law.rights.Elapsed;

/** What is asked about open management and about proposals. No names, no numbers of persons. */
public sealed interface OpennessFacts {

    /** What is published. */
    enum Item {
        PLANS_AND_OPERATIONS, STAFF_MATTERS, WORKPLACE_RULES, CONTRACTS,
        /** Of state and collective enterprises only. */
        INVESTMENT, YEAR_AND_LARGE_SPENDING, APPRAISAL_AND_HOSPITALITY;

        /** Only state and collective enterprises publish it. */
        public boolean isOfStateFirms() {
            return this == INVESTMENT || this == YEAR_AND_LARGE_SPENDING || this == APPRAISAL_AND_HOSPITALITY;
        }

        /** A trade secret in it stays unpublished. */
        public boolean mayBeSecret() {
            return this == PLANS_AND_OPERATIONS || this == INVESTMENT;
        }
    }

    /**
     * A comment of delegates or of the union.
     *
     * @param responsible the legal representative or head answers for open management
     * @param reply       how {@code D-27.reply} stands, or stood on the day of the reply
     */
    record Comment(boolean responsible, boolean replied, Elapsed reply) implements OpennessFacts {}

    /**
     * @param stateFirm state-owned or collective
     * @param published ever
     * @param sinceLast how {@code D-28.each} stands since it was last published
     */
    record Published(Item item, boolean stateFirm, boolean tradeSecret, boolean published, Elapsed sinceLast) implements OpennessFacts {}

    /** @param reasonGiven to the proposer, where it is not put on file */
    record Proposal(int seconders, boolean onFile, boolean reasonGiven) implements OpennessFacts {}

    /** @param reply how {@code D-29.reply} stands, or stood on the day of the reply */
    record Answer(boolean replied, Elapsed reply) implements OpennessFacts {}

    /** How proposals were handled, before the next session. */
    record Account(boolean reported) implements OpennessFacts {}
}
