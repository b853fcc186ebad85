package org.gongqiao.app.law.rights;

/** What is asked in union supervision of labour law. No names, no numbers of persons. */
public sealed interface SupervisionFacts {

    /** Who acts: what a union may sign depends on its level. */
    enum Level {
        GRASSROOTS,
        /** Union of the unions of a township, street, zone or village; industry union below county level. */
        UNION_OF_UNIONS,
        /** Federation of county level or above. */
        FEDERATION
    }

    /** What union supervision looks at (S-09). */
    enum Topic {
        EQUAL_EMPLOYMENT, WORKPLACE_RULES, CONTRACTS, BARGAINING, PAY, HOURS_AND_LEAVE, SAFETY, SOCIAL_INSURANCE, SPECIAL_PROTECTION,
        DEMOCRATIC_MANAGEMENT, TRAINING, DISPATCH,
        /** Nothing of these. */
        NONE
    }

    /** Who signs an opinion. */
    enum Signer { CHAIR, VICE_CHAIR, OTHER }

    /**
     * @param takenElsewhere an authority, arbitration or a court has taken it up
     * @param told           the worker was told in writing
     * @param tell           how {@code S-05.tell} stands
     */
    record Complaint(Topic topic, boolean takenElsewhere, boolean told, Elapsed tell) implements SupervisionFacts {}

    /**
     * @param breach   the risk has become a breach
     * @param answered the employer answered the reminder
     * @param reply    how {@code S-01.reply} stands
     */
    record Reminded(boolean breach, boolean answered, Elapsed reply) implements SupervisionFacts {}

    /**
     * @param supervisors how many take part
     * @param cardsShown  all of them show their cards
     * @param level       of the union that inquires
     * @param hasCommittee it has a supervision committee
     * @param interested  one of them, or a near relative, has an interest
     */
    record Inquiry(int supervisors, boolean cardsShown, Level level, boolean hasCommittee, boolean interested) implements SupervisionFacts {}

    /** @param supervisors how many the union has */
    record Organs(int members, boolean committee, int supervisors) implements SupervisionFacts {}

    /**
     * @param inquired an inquiry was made under S-06
     * @param breach   it found a breach
     * @param urged    the employer was urged to correct it
     * @param corrected he did
     * @param proposed the supervision body (without a committee: the supervisor) proposed the opinion
     */
    record Found(boolean inquired, boolean breach, boolean urged, boolean corrected, boolean proposed, Signer signer) implements SupervisionFacts {}

    /**
     * @param refused   the employer refused to take the opinion
     * @param answered  he answered in writing
     * @param corrected he corrected what was found
     * @param goodCause not corrected, and the reasons he gave hold
     * @param level     of the union that acts
     * @param reply     how {@code S-02.reply} stands
     */
    record Delivered(boolean refused, boolean answered, boolean corrected, boolean goodCause, Level level, Elapsed reply)
            implements SupervisionFacts {}

    /**
     * @param ground    the employer refused the opinion, did not answer in time, or without good cause did not correct
     * @param materials the materials are complete
     */
    record Recommending(Level level, boolean ground, boolean materials) implements SupervisionFacts {}

    /**
     * @param takenUp  the authority opened a case or gave its reasons in writing
     * @param outcome  it reported the outcome
     * @param accept   how {@code S-03.accept} stands
     */
    record Recommended(boolean takenUp, boolean outcome, Elapsed accept) implements SupervisionFacts {}

    /**
     * @param newForms      workers in new forms of employment
     * @param protectedGroup women, minors, disabled or older people
     * @param group         a group claim: unpaid social insurance, migrant workers' wages and the like
     * @param uncooperative the employer does not cooperate
     */
    record Clue(Level level, boolean newForms, boolean protectedGroup, boolean group, boolean uncooperative) implements SupervisionFacts {}
}
