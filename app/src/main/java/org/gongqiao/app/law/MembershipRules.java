package org.gongqiao.app.law;

import java.util.List;

/** Rules of joining and membership, M-01 to M-10, each one pure function. */
public final class MembershipRules {

    /** Asked when somebody joins. */
    public static final List<RuleCheck<JoiningFacts>> JOINING = List.of(
            new RuleCheck<>("M-01", JoiningFacts.class, MembershipRules::livesOnWagesOrWorks),
            new RuleCheck<>("M-02", JoiningFacts.class, MembershipRules::appliedHimself),
            new RuleCheck<>("M-03", JoiningFacts.class, MembershipRules::transfersInsteadOfJoiningAgain),
            new RuleCheck<>("M-04", JoiningFacts.class, MembershipRules::isHeldByTheAreaWhereTheEmployerHasNoUnion),
            new RuleCheck<>("M-09", JoiningFacts.class, MembershipRules::hasOneLiveMembershipOnly),
            new RuleCheck<>("M-10", JoiningFacts.class, MembershipRules::newFormsFollowTheLabourRelationOrThePlace));

    /** Asked about somebody who is a member. */
    public static final List<RuleCheck<StandingFacts>> STANDING = List.of(
            new RuleCheck<>("M-05", StandingFacts.class, MembershipRules::mayMoveToTheHostUnion),
            new RuleCheck<>("M-06", StandingFacts.class, MembershipRules::votesUnlessRetained),
            new RuleCheck<>("M-07", StandingFacts.class, MembershipRules::countsAsHavingLeft),
            new RuleCheck<>("M-08", StandingFacts.class, MembershipRules::isExpelledByDecisionOnly));

    /** Key of the verdict of M-05 that the membership stays where it is. */
    public static final String STAYS = "law.M-05.stays";

    private MembershipRules() {}

    static Verdict livesOnWagesOrWorks(JoiningFacts facts, Book book) {
        var finding = book.finding("M-01").fact("livesOnWages", facts.livesOnWages())
                .fact("labourRelation", facts.labourRelation()).fact("newForm", facts.newForm());
        return facts.livesOnWages() || facts.labourRelation() || facts.newForm()
                ? finding.lawful("law.M-01.lawful") : finding.unlawful("law.M-01.unlawful");
    }

    static Verdict appliedHimself(JoiningFacts facts, Book book) {
        var finding = book.finding("M-02").fact("ownAct", facts.ownAct());
        return facts.ownAct() ? finding.lawful("law.M-02.lawful") : finding.unlawful("law.M-02.unlawful");
    }

    static Verdict transfersInsteadOfJoiningAgain(JoiningFacts facts, Book book) {
        var finding = book.finding("M-03").fact("liveMembership", facts.liveMembership());
        return facts.liveMembership() ? finding.warning("law.M-03.warning") : finding.lawful("law.M-03.lawful");
    }

    static Verdict isHeldByTheAreaWhereTheEmployerHasNoUnion(JoiningFacts facts, Book book) {
        boolean held = facts.labourRelation() && !facts.employerHasUnion() && !(facts.dispatched() && facts.usingUnitHasUnion());
        var finding = book.finding("M-04").fact("labourRelation", facts.labourRelation())
                .fact("employerHasUnion", facts.employerHasUnion());
        return finding.lawful(held ? "law.M-04.area" : "law.M-04.none");
    }

    static Verdict hasOneLiveMembershipOnly(JoiningFacts facts, Book book) {
        var finding = book.finding("M-09").fact("liveMembership", facts.liveMembership()).fact("dispatched", facts.dispatched())
                .fact("employerHasUnion", facts.employerHasUnion()).fact("usingUnitHasUnion", facts.usingUnitHasUnion());
        if (facts.liveMembership()) {
            return finding.unlawful("law.M-09.unlawful");
        }
        if (facts.dispatched()) {
            return finding.lawful(facts.employerHasUnion() ? "law.M-09.either" : "law.M-09.using");
        }
        return finding.lawful("law.M-09.lawful");
    }

    static Verdict newFormsFollowTheLabourRelationOrThePlace(JoiningFacts facts, Book book) {
        var finding = book.finding("M-10").fact("newForm", facts.newForm()).fact("labourRelation", facts.labourRelation())
                .fact("employerHasUnion", facts.employerHasUnion());
        if (!facts.newForm()) {
            return finding.lawful("law.M-10.none");
        }
        return finding.lawful(facts.labourRelation() && facts.employerHasUnion() ? "law.M-10.employer" : "law.M-10.place");
    }

    static Verdict mayMoveToTheHostUnion(StandingFacts facts, Book book) {
        var finding = book.finding("M-05").fact("monthsSeconded", facts.monthsSeconded());
        return book.parameter("M-05.months").map(months -> finding.uses(months).lawful(
                facts.monthsSeconded() >= months.value() ? "law.M-05.may" : STAYS))
                .orElseGet(() -> finding.toBeConfirmed("law.unknown"));
    }

    static Verdict votesUnlessRetained(StandingFacts facts, Book book) {
        var finding = book.finding("M-06").fact("retained", facts.retained());
        return facts.retained() ? finding.unlawful("law.M-06.unlawful") : finding.lawful("law.M-06.lawful");
    }

    static Verdict countsAsHavingLeft(StandingFacts facts, Book book) {
        var finding = book.finding("M-07").fact("monthsAway", facts.monthsAway()).fact("spokenTo", facts.spokenTo())
                .fact("committeeDecided", facts.committeeDecided());
        return book.parameter("M-07.months").map(months -> {
            finding.uses(months);
            if (facts.monthsAway() < months.value()) {
                return finding.unlawful("law.M-07.tooEarly");
            }
            if (!facts.spokenTo()) {
                return finding.warning("law.M-07.speak");
            }
            return facts.committeeDecided() ? finding.lawful("law.M-07.lawful") : finding.warning("law.M-07.decide");
        }).orElseGet(() -> finding.toBeConfirmed("law.unknown"));
    }

    static Verdict isExpelledByDecisionOnly(StandingFacts facts, Book book) {
        var finding = book.finding("M-08").fact("groupHeard", facts.groupHeard()).fact("committeeDecided", facts.committeeDecided())
                .fact("reportedUp", facts.reportedUp());
        if (!facts.groupHeard() || !facts.committeeDecided()) {
            return finding.unlawful("law.M-08.unlawful");
        }
        return facts.reportedUp() ? finding.lawful("law.M-08.lawful") : finding.warning("law.M-08.report");
    }
}
