package org.gongqiao.app.disputes.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gongqiao.app.disputes.file.Dispute.Claimant;
import org.gongqiao.app.disputes.file.Dispute.Head;
import org.gongqiao.app.disputes.file.DisputeAct;
import org.gongqiao.app.disputes.file.DisputeAct.Mark;
import org.gongqiao.app.disputes.file.RecordAct;
import org.gongqiao.app.disputes.file.Running;
import org.gongqiao.app.disputes.file.Stage;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.rights.DisputeFacts;
import org.gongqiao.app.law.rights.Elapsed;
import org.gongqiao.app.law.rights.NextStep;
import org.gongqiao.app.law.rights.RightsRules;
import org.gongqiao.app.law.rights.Step;

/** The procedure as pure functions: which steps are open, and what the rules say of one before it is recorded. */
public final class Procedure {

    private Procedure() {}

    /** Steps that at least one of these workers may take now, in the order of the procedure. */
    public static List<DisputeAct> open(Collection<Stage> stages) {
        return Arrays.stream(DisputeAct.values()).filter(act -> stages.stream().anyMatch(act.from()::contains)).toList();
    }

    /** The workers of a case for whom a step is open. */
    public static List<Claimant> whoMay(DisputeAct act, List<Claimant> claimants) {
        return claimants.stream().filter(claimant -> act.from().contains(claimant.stage())).toList();
    }

    /** What the rules say of a step; one {@link Verdict.Unlawful} among them and it is not taken. */
    public static List<Verdict> check(CaseFacts c, RecordAct step) {
        var verdicts = new ArrayList<>(own(c, step));
        if (step.act() == DisputeAct.ARBITRATION_FILED || step.act() == DisputeAct.MEDIATION_APPLIED) {
            var together = RightsRules.representatives(new DisputeFacts.Together(step.claimants().size(), true), c.book());
            boolean chosen = c.claimants().stream().anyMatch(claimant -> claimant.representative() && step.claimants().contains(claimant.id()));
            if (together.step() == Step.CHOOSE_REPRESENTATIVES && !chosen) {
                verdicts.add(new Verdict.Warning(together.verdict().ground(), together.verdict().key()));
            }
        }
        return List.copyOf(verdicts);
    }

    private static List<Verdict> own(CaseFacts c, RecordAct step) {
        Set<UUID> who = step.claimants();
        LocalDate on = step.on();
        Book book = c.book();
        Book.Finding found = book.finding(step.act().ruleId()).fact("act", step.act()).fact("on", on).fact("workers", who.size());
        return switch (step.act()) {
            case CONSULTATION_PROPOSED -> List.of(found.lawful("disputes.verdict.consultation.open"));
            case CONSULTATION_ANSWERED -> List.of(found.lawful("disputes.verdict.consultation.answered"));
            case CONSULTATION_SETTLED -> verdict(RightsRules.consultation(new DisputeFacts.Consulting(true, true, true, Elapsed.RUNNING), book));
            case CONSULTATION_FAILED -> only(Step.MEDIATE, RightsRules.consultation(new DisputeFacts.Consulting(
                    step.ticked(Mark.EMPLOYER_REFUSED) || answered(c, who), false, false, c.elapsed(who, on, "R-01.reply")), book));
            case MEDIATION_APPLIED -> List.of(found.lawful("disputes.verdict.mediation.open"));
            case SESSION_HELD -> List.of(c.mediated() ? found.lawful("disputes.verdict.session.held") : found.unlawful("disputes.verdict.session.nobody"));
            case MEDIATION_EXTENDED -> extension(c, found, step);
            case AGREEMENT_SIGNED -> !c.mediated() ? List.of(found.unlawful("disputes.verdict.session.nobody"))
                    : verdict(RightsRules.agreement(new DisputeFacts.Signing(step.ticked(Mark.WORKER_SIGNED), step.ticked(Mark.EMPLOYER_SIGNED),
                            step.ticked(Mark.MEDIATOR_SIGNED), step.ticked(Mark.BODY_SEALED)), book));
            case MEDIATION_FAILED -> verdict(RightsRules.mediation(new DisputeFacts.Mediating(false, true, false, c.elapsed(who, on, "R-02.mediate")), book));
            case REVIEW_SOUGHT -> ratification(c, found, who, Step.ASK_REVIEW, c.elapsed(who, on, "R-04.review"), Elapsed.OVER);
            case CONFIRMATION_SOUGHT -> ratification(c, found, who, Step.ASK_CONFIRMATION, Elapsed.OVER, c.elapsed(who, on, "R-04.confirm"));
            case AGREEMENT_KEPT -> verdict(RightsRules.performance(new DisputeFacts.Performing(c.kindOf(who), true, Elapsed.RUNNING), book));
            case AGREEMENT_BROKEN -> not(Step.WAIT, RightsRules.performance(new DisputeFacts.Performing(c.kindOf(who), false,
                    CaseFacts.elapsed(c.performBy(who), on)), book));
            case PAYMENT_ORDER_SOUGHT -> !c.has(who, DisputeAct.AGREEMENT_BROKEN) || !c.has(who, DisputeAct.AGREEMENT_SIGNED)
                    ? List.of(found.unlawful("disputes.verdict.paymentOrder.notBroken"))
                    : only(Step.ASK_PAYMENT_ORDER, RightsRules.performance(new DisputeFacts.Performing(c.kindOf(who), false, Elapsed.OVER), book));
            case ARBITRATION_FILED -> verdict(limitation(c, who, on));
            case ARBITRATION_ACCEPTED -> step.ticked(Mark.SIMPLE) && book.parameter("R-08.simple").isEmpty()
                    ? List.of(found.unlawful("disputes.verdict.accepted.noSimple"))
                    : verdict(RightsRules.acceptance(new DisputeFacts.Applied(true, true, c.elapsed(who, on, "R-06.accept")), book));
            case ARBITRATION_REFUSED -> verdict(RightsRules.acceptance(new DisputeFacts.Applied(true, false, c.elapsed(who, on, "R-06.accept")), book));
            case ARBITRATION_SILENT -> only(Step.SUE, RightsRules.acceptance(new DisputeFacts.Applied(false, false, c.elapsed(who, on, "R-06.accept")), book));
            case TRIBUNAL_NAMED -> timely(c, found, who, on, "R-07.tribunal");
            case COPY_SERVED -> timely(c, found, who, on, "R-07.serve");
            case DEFENCE_RECEIVED -> verdict(RightsRules.defence(new DisputeFacts.Defending(true, c.elapsed(who, on, "R-07.defence")), book));
            case DEFENCE_PASSED_ON -> timely(c, found, who, on, "R-07.passOn");
            case HEARING_FIXED -> happened(RightsRules.noticeOfHearing(new DisputeFacts.Notified(c.ahead().stood("R-07.hearing", step.until(), on)), book));
            case POSTPONEMENT_ASKED -> c.last(who, DisputeAct.HEARING_FIXED).map(fixed -> verdict(RightsRules.postponement(
                            new DisputeFacts.Postponing(true, c.ahead().stood("R-07.postpone", fixed.until(), on)), book)))
                    .orElseGet(() -> List.of(found.unlawful("disputes.verdict.postponement.noHearing")));
            case HEARING_HELD -> List.of(found.lawful("disputes.verdict.hearing.held"));
            case ADVANCE_PAYMENT_SOUGHT -> verdict(RightsRules.paymentInAdvance(new DisputeFacts.InAdvance(c.kindOf(who), step.ticked(Mark.RIGHTS_CLEAR),
                    step.ticked(Mark.HARDSHIP)), book));
            case AWARD_EXTENDED -> List.of(awardExtension(c, found, who, on));
            case AWARD_OVERDUE -> only(Step.SUE, RightsRules.award(new DisputeFacts.Deciding(false, simple(c, who), c.has(who, DisputeAct.AWARD_EXTENDED),
                    c.elapsed(who, on, CaseFacts.AWARD)), book));
            case SETTLED_BEFORE_COMMISSION -> List.of(found.lawful("disputes.verdict.commission.settled"));
            case AWARD_RECEIVED -> List.of(finality(c, step));
            case AWARD_IN_FORCE -> step.ticked(Mark.ACCEPTED) ? List.of(found.lawful("disputes.verdict.award.accepted"))
                    : c.elapsed(who, on, "R-10.suit") == Elapsed.OVER ? List.of(found.lawful("disputes.verdict.award.nobodySued"))
                    : List.of(found.unlawful("disputes.verdict.award.suitOpen"));
            case SUIT_FILED -> c.has(who, DisputeAct.AWARD_RECEIVED) ? suit(c, who, on, !step.ticked(Mark.BY_EMPLOYER))
                    : List.of(found.lawful("disputes.verdict.suit.undecided"));
            case ANNULMENT_SOUGHT -> !c.isFinal(who) ? List.of(found.unlawful("disputes.verdict.annulment.notFinal"))
                    : happened(RightsRules.suit(new DisputeFacts.Awarded(false, true, step.ticked(Mark.ANNUL_GROUND), false,
                            c.elapsed(who, on, "R-10.suit"), c.elapsed(who, on, "R-10.annul")), book));
            case AWARD_ANNULLED -> List.of(c.has(who, DisputeAct.ANNULMENT_SOUGHT) ? found.lawful("disputes.verdict.annulment.annulled")
                    : found.unlawful("disputes.verdict.annulment.notSought"));
            case JUDGED -> List.of(found.lawful("disputes.verdict.judged"));
            case LIMITATION_INTERRUPTED -> List.of(step.marks().isEmpty() ? found.unlawful("disputes.verdict.limitation.noCause")
                    : found.lawful("disputes.verdict.limitation.interrupted"));
            case LIMITATION_SUSPENDED -> List.of(c.clocks(who, CaseFacts.LIMITATION).isEmpty() ? found.unlawful("disputes.verdict.limitation.noneRuns")
                    : found.lawful("disputes.verdict.limitation.suspended"));
            case LIMITATION_RESUMED -> List.of(c.clocks(who, CaseFacts.LIMITATION).stream().anyMatch(Running::isSuspended)
                    ? found.lawful("disputes.verdict.limitation.resumed") : found.unlawful("disputes.verdict.limitation.notSuspended"));
            case EMPLOYMENT_ENDED -> List.of(c.dispute().employedUntil() != null ? found.unlawful("disputes.verdict.limitation.endedBefore")
                    : found.lawful("disputes.verdict.limitation.afterEnd"));
            case MOVED_ELSEWHERE -> List.of(found.lawful("disputes.verdict.elsewhere"));
            case WITHDRAWN -> List.of(found.lawful("disputes.verdict.withdrawn"));
        };
    }

    static NextStep limitation(CaseFacts c, Collection<UUID> who, LocalDate on) {
        return RightsRules.limitation(new DisputeFacts.Claiming(c.limitedKind(who), c.dispute().employedUntil() == null,
                c.elapsed(who, on, CaseFacts.LIMITATION)), c.book());
    }

    private static List<Verdict> suit(CaseFacts c, Collection<UUID> who, LocalDate on, boolean worker) {
        boolean annulled = c.isAnnulled(who);
        return verdict(RightsRules.suit(new DisputeFacts.Awarded(worker, c.isFinal(who), false, annulled,
                c.elapsed(who, on, annulled ? "R-10.afterAnnulment" : "R-10.suit"), c.elapsed(who, on, "R-10.annul")), c.book()));
    }

    static boolean answered(CaseFacts c, Collection<UUID> who) {
        return c.last(who, DisputeAct.CONSULTATION_PROPOSED, DisputeAct.CONSULTATION_ANSWERED)
                .filter(entry -> entry.act() == DisputeAct.CONSULTATION_ANSWERED).isPresent();
    }

    static boolean simple(CaseFacts c, Collection<UUID> who) {
        return c.last(who, DisputeAct.ARBITRATION_ACCEPTED).filter(entry -> entry.ticked(Mark.SIMPLE)).isPresent();
    }

    private static List<Verdict> verdict(NextStep next) {
        return List.of(next.verdict());
    }

    /** What only follows once the rule names this step: else the rule's own words say why not. */
    private static List<Verdict> only(Step step, NextStep next) {
        return List.of(next.step() == step ? next.verdict() : refused(next.verdict()));
    }

    private static List<Verdict> not(Step step, NextStep next) {
        return List.of(next.step() == step ? refused(next.verdict()) : next.verdict());
    }

    /** An act of somebody else is recorded as it happened; that it was unlawful is said, and can be pleaded. */
    private static List<Verdict> happened(NextStep next) {
        return List.of(next.verdict() instanceof Verdict.Unlawful unlawful ? new Verdict.Warning(unlawful.ground(), unlawful.key()) : next.verdict());
    }

    private static Verdict refused(Verdict verdict) {
        return verdict instanceof Verdict.ToBeConfirmed ? verdict : new Verdict.Unlawful(verdict.ground(), verdict.key());
    }

    private static List<Verdict> timely(CaseFacts c, Book.Finding found, Set<UUID> who, LocalDate on, String limit) {
        return List.of(switch (c.elapsed(who, on, limit)) {
            case RUNNING -> found.lawful("disputes.verdict.timely.inTime");
            case DISPUTABLE -> found.warning("disputes.verdict.timely.doubtful");
            case OVER -> found.warning("disputes.verdict.timely.late");
        });
    }

    private static List<Verdict> extension(CaseFacts c, Book.Finding found, RecordAct step) {
        LocalDate until = step.until();
        if (until == null || c.clocks(step.claimants(), "R-02.mediate").stream().anyMatch(clock -> !until.isAfter(clock.due().later()))) {
            return List.of(found.unlawful("disputes.verdict.mediation.notLonger"));
        }
        return only(Step.CONTINUE_MEDIATION, RightsRules.mediation(new DisputeFacts.Mediating(false, false, step.ticked(Mark.BOTH_AGREE), Elapsed.OVER), c.book()));
    }

    private static List<Verdict> ratification(CaseFacts c, Book.Finding found, Set<UUID> who, Step step, Elapsed review, Elapsed confirm) {
        return c.clocks(who, "R-04.review", "R-04.confirm").isEmpty() ? List.of(found.unlawful("disputes.verdict.ratification.none"))
                : only(step, RightsRules.review(new DisputeFacts.Reviewing(true, review, confirm), c.book()));
    }

    private static Verdict awardExtension(CaseFacts c, Book.Finding found, Set<UUID> who, LocalDate on) {
        c.book().parameter("R-08.extend").ifPresent(found::uses);
        return c.has(who, DisputeAct.AWARD_EXTENDED) ? found.unlawful("disputes.verdict.award.extendedBefore")
                : c.elapsed(who, on, CaseFacts.AWARD) == Elapsed.OVER ? found.unlawful("disputes.verdict.award.over")
                : found.lawful("disputes.verdict.award.extended");
    }

    /**
     * Whether the award is final, each thing claimed looked at by itself, compared with what the award says of
     * itself; the latter decides for the clocks. With one thing claimed, the sum awarded is looked at.
     */
    private static Verdict finality(CaseFacts c, RecordAct step) {
        List<Head> heads = c.headsOf(step.claimants());
        boolean stated = step.ticked(Mark.FINAL);
        boolean one = heads.size() == 1 && step.amount() != null;
        Verdict open = null;
        Verdict last = null;
        for (Head head : heads) {
            long cents = one ? step.amount() : head.amount() == null ? 0 : head.amount();
            last = RightsRules.isFinal(new DisputeFacts.Amount(head.kind().kind(), cents), c.book());
            if (last instanceof Verdict.ToBeConfirmed) {
                return last;
            }
            if (last.key().equals("law.R-09.open")) {
                open = last;
            }
        }
        Verdict counted = open != null ? open : last;
        if (counted == null) {
            return c.book().finding("R-09").fact("stated", stated).toBeConfirmed("disputes.verdict.final.nothingClaimed");
        }
        return stated == (open == null) ? counted
                : new Verdict.Warning(counted.ground(), stated ? "disputes.verdict.final.shouldNot" : "disputes.verdict.final.shouldBe");
    }
}
