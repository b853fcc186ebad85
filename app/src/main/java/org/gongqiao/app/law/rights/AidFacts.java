package org.gongqiao.app.law.rights;

/** What is asked about legal aid. No names, no numbers of persons. */
public sealed interface AidFacts {

    /** What the aid is for. */
    enum Matter { LABOUR_RELATION, WAGES, SOCIAL_INSURANCE, WORK_INJURY, OTHER_LISTED, NOT_LISTED }

    /**
     * @param inDifficulty      within the province's standard
     * @param withoutLiving     minor, older or disabled person without a fixed living, with proof
     * @param relief            recipient of social or judicial relief or of special care, with proof
     * @param ruralWorker       rural worker in the city
     * @param represented       has a representative already
     */
    record Asking(Matter matter, boolean inDifficulty, boolean withoutLiving, boolean relief, boolean ruralWorker, boolean represented)
            implements AidFacts {}

    /**
     * @param daysLeft     calendar days to the end of a limitation or limit; negative: none is known
     * @param preservation preservation of property or evidence, or payment in advance, is needed at once
     */
    record Pressing(int daysLeft, boolean preservation) implements AidFacts {}

    /**
     * @param decided  the agency decided
     * @param granted  it granted aid
     * @param assigned somebody was named
     * @param decide   how {@code A-04.decide} stands
     * @param assign   how {@code A-04.assign} stands
     */
    record Pending(boolean decided, boolean granted, boolean assigned, Elapsed decide, Elapsed assign) implements AidFacts {}

    /** @param limit how {@code A-06.objection} stands */
    record Objecting(boolean decided, boolean upheld, Elapsed limit) implements AidFacts {}
}
