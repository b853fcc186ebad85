package org.gongqiao.app.law.rights;

/**
 * What makes a matter urgent. Age and pregnancy are looked at to protect, and are kept as facts of the decision only.
 *
 * @param daysToLimit    calendar days to the end of a limitation or another legal limit, the earlier reading; negative once it is over
 * @param limitKnown     such a limit is known
 * @param wages          wages are owed
 * @param people         to how many
 * @param daysToNewYear  calendar days to the next new year holiday (1 January or Spring Festival); negative: not known
 * @param dangerToLife   lives are in danger
 * @param stoppage       work stopped or slowed down
 * @param graveInjury    death or serious injury
 * @param age            of the youngest worker concerned; negative: not known
 * @param maternityDismissal dismissed because of marriage, pregnancy, maternity leave or nursing
 * @param retaliation    against union staff or for union activity
 */
public record UrgentFacts(int daysToLimit, boolean limitKnown, boolean wages, int people, int daysToNewYear, boolean dangerToLife,
                          boolean stoppage, boolean graveInjury, int age, boolean maternityDismissal, boolean retaliation) {

    /** Nothing of it. */
    public static final UrgentFacts NONE = new UrgentFacts(0, false, false, 0, -1, false, false, false, -1, false, false);
}
