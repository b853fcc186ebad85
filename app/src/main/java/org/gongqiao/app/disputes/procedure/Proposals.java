package org.gongqiao.app.disputes.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.disputes.file.Dispute.Claimant;
import org.gongqiao.app.disputes.file.DisputeAct;
import org.gongqiao.app.disputes.file.Proposal;
import org.gongqiao.app.disputes.file.Running;
import org.gongqiao.app.disputes.file.Stage;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.rights.DisputeFacts;
import org.gongqiao.app.law.rights.Elapsed;
import org.gongqiao.app.law.rights.NextStep;
import org.gongqiao.app.law.rights.RightsRules;
import org.gongqiao.app.law.rights.Step;

/** Proposes what to do next, stage by stage. Our own acts go by the earlier day; what we say of others, by the later. */
public final class Proposals {

    /** Days ahead of the end of a limitation at which nothing but arbitration is proposed. */
    private static final int NEAR = 30;
    private static final int URGENT = 7;

    private Proposals() {}

    public static List<Proposal> of(CaseFacts c, LocalDate today) {
        Map<Stage, List<UUID>> groups = new EnumMap<>(Stage.class);
        c.claimants().stream().filter(claimant -> claimant.stage().isOpen()).sorted(Comparator.comparingInt(Claimant::position))
                .forEach(claimant -> groups.computeIfAbsent(claimant.stage(), stage -> new ArrayList<>()).add(claimant.id()));
        return groups.entrySet().stream().map(group -> new Group(c, group.getKey(), List.copyOf(group.getValue()), today).proposal()).toList();
    }

    private record Group(CaseFacts c, Stage stage, List<UUID> who, LocalDate today) {

        Proposal proposal() {
            return switch (stage) {
                case TAKEN_UP -> takenUp();
                case CONSULTING -> consulting();
                case MEDIATING -> mediating();
                case AGREED -> agreed();
                case UNSETTLED -> c.has(who, DisputeAct.AGREEMENT_BROKEN) && c.has(who, DisputeAct.AGREEMENT_SIGNED) && c.kindOf(who).isMoney()
                        && !c.has(who, DisputeAct.PAYMENT_ORDER_SOUGHT) && !limitationNear()
                        ? propose(performance(Elapsed.OVER), DisputeAct.PAYMENT_ORDER_SOUGHT, CaseFacts.LIMITATION) : arbitrate();
                case FILED -> filed();
                case PENDING -> pending();
                case MAY_SUE, AWARDED -> awarded();
                case IN_COURT -> propose(own("R-10", Step.WAIT, "disputes.verdict.awaitJudgment"), DisputeAct.JUDGED);
                case CLOSED -> throw new IllegalStateException("nothing follows the end");
            };
        }

        /** A claim was sent on to be mediated: what its person was told comes first. Consulting stays open to both. */
        private Proposal takenUp() {
            if (limitationNear()) {
                return arbitrate();
            }
            return c.dispute().claimId() != null
                    ? propose(own("R-02", Step.MEDIATE, "disputes.verdict.mediation.open"), DisputeAct.MEDIATION_APPLIED, CaseFacts.LIMITATION)
                    : propose(own("R-01", Step.CONSULT, "disputes.verdict.consultation.open"), DisputeAct.CONSULTATION_PROPOSED, CaseFacts.LIMITATION);
        }

        private boolean limitationNear() {
            return c.clocks(who, CaseFacts.LIMITATION).stream()
                    .anyMatch(clock -> clock.due().state() == Due.State.RUNNING && !today.plusDays(NEAR).isBefore(clock.due().earlier()));
        }

        private Proposal arbitrate() {
            NextStep next = Procedure.limitation(c, who, today);
            return propose(next, next.step() == Step.LOOK_FOR_INTERRUPTION ? DisputeAct.LIMITATION_INTERRUPTED : DisputeAct.ARBITRATION_FILED,
                    CaseFacts.LIMITATION);
        }

        private Proposal consulting() {
            boolean answered = Procedure.answered(c, who);
            NextStep next = RightsRules.consultation(new DisputeFacts.Consulting(answered, answered, false, c.elapsed(who, today, "R-01.reply")), c.book());
            return propose(next, switch (next.step()) {
                case MEDIATE -> DisputeAct.MEDIATION_APPLIED;
                case CONSULT -> DisputeAct.CONSULTATION_SETTLED;
                default -> DisputeAct.CONSULTATION_ANSWERED;
            }, "R-01.reply");
        }

        private Proposal mediating() {
            NextStep next = RightsRules.mediation(new DisputeFacts.Mediating(false, false, false, c.elapsed(who, today, "R-02.mediate")), c.book());
            if (next.step() == Step.ARBITRATE) {
                return propose(next, DisputeAct.MEDIATION_FAILED, "R-02.mediate");
            }
            if (!c.mediated()) {
                return propose(own("R-13", Step.MEDIATE, "disputes.verdict.session.nobody"), DisputeAct.SESSION_HELD, "R-02.mediate");
            }
            return propose(next, c.has(who, DisputeAct.SESSION_HELD) ? DisputeAct.AGREEMENT_SIGNED : DisputeAct.SESSION_HELD, "R-02.mediate");
        }

        private NextStep performance(Elapsed agreed) {
            return RightsRules.performance(new DisputeFacts.Performing(c.kindOf(who), false, agreed), c.book());
        }

        private Proposal agreed() {
            LocalDate by = c.performBy(who);
            Elapsed agreed = CaseFacts.elapsed(by, today);
            boolean ratifiable = !c.clocks(who, "R-04.review", "R-04.confirm").isEmpty();
            NextStep review = RightsRules.review(new DisputeFacts.Reviewing(true, c.elapsed(who, today, "R-04.review"), c.elapsed(who, today, "R-04.confirm")), c.book());
            if (agreed == Elapsed.RUNNING && ratifiable && review.step() != Step.PERFORM) {
                boolean before = review.step() == Step.ASK_REVIEW;
                return propose(review, before ? DisputeAct.REVIEW_SOUGHT : DisputeAct.CONFIRMATION_SOUGHT, before ? "R-04.review" : "R-04.confirm");
            }
            NextStep next = performance(agreed);
            return new Proposal(stage, next.step(), agreed == Elapsed.OVER ? DisputeAct.AGREEMENT_BROKEN : DisputeAct.AGREEMENT_KEPT, next.verdict(), by,
                    null, who, agreed == Elapsed.OVER);
        }

        private Proposal filed() {
            NextStep next = RightsRules.acceptance(new DisputeFacts.Applied(false, false, c.elapsed(who, today, "R-06.accept")), c.book());
            return propose(next, next.step() == Step.SUE ? DisputeAct.ARBITRATION_SILENT : DisputeAct.ARBITRATION_ACCEPTED, "R-06.accept");
        }

        private Proposal pending() {
            NextStep next = RightsRules.award(new DisputeFacts.Deciding(false, Procedure.simple(c, who), c.has(who, DisputeAct.AWARD_EXTENDED),
                    c.elapsed(who, today, CaseFacts.AWARD)), c.book());
            if (next.step() == Step.SUE) {
                return propose(next, DisputeAct.AWARD_OVERDUE, CaseFacts.AWARD);
            }
            List<Running> before = c.clocks(who, "R-07.serve", "R-07.tribunal", "R-07.defence", "R-07.passOn");
            if (before.isEmpty()) {
                return propose(next, DisputeAct.AWARD_RECEIVED, CaseFacts.AWARD);
            }
            return switch (before.getFirst().limit()) {
                case "R-07.serve" -> propose(own("R-07", Step.WAIT, "disputes.verdict.await.service"), DisputeAct.COPY_SERVED, "R-07.serve");
                case "R-07.tribunal" -> propose(own("R-07", Step.WAIT, "disputes.verdict.await.tribunal"), DisputeAct.TRIBUNAL_NAMED, "R-07.tribunal");
                case "R-07.defence" -> propose(RightsRules.defence(new DisputeFacts.Defending(false, c.elapsed(who, today, "R-07.defence")), c.book()),
                        DisputeAct.DEFENCE_RECEIVED, "R-07.defence");
                default -> propose(own("R-07", Step.WAIT, "disputes.verdict.await.passOn"), DisputeAct.DEFENCE_PASSED_ON, "R-07.passOn");
            };
        }

        private Proposal awarded() {
            boolean annulled = c.isAnnulled(who);
            if (!c.has(who, DisputeAct.AWARD_RECEIVED)) {
                return propose(own("R-10", Step.SUE, "disputes.verdict.suit.undecided"), DisputeAct.SUIT_FILED);
            }
            String limit = annulled ? "R-10.afterAnnulment" : "R-10.suit";
            NextStep next = RightsRules.suit(new DisputeFacts.Awarded(true, c.isFinal(who), false, annulled, c.elapsed(who, today, limit),
                    c.elapsed(who, today, "R-10.annul")), c.book());
            return propose(next, next.step() == Step.SUE ? DisputeAct.SUIT_FILED : annulled ? DisputeAct.WITHDRAWN : DisputeAct.AWARD_IN_FORCE, limit);
        }

        private NextStep own(String ruleId, Step step, String key) {
            Verdict verdict = c.book().finding(ruleId).fact("stage", stage).fact("workers", who.size()).lawful(key);
            return new NextStep(step, verdict);
        }

        private Proposal propose(NextStep next, DisputeAct act, String... limits) {
            List<Running> clocks = c.clocks(who, limits);
            if (clocks.isEmpty()) {
                return new Proposal(stage, next.step(), act, next.verdict(), null, null, who, false);
            }
            Running first = clocks.getFirst();
            boolean urgent = first.due().state() == Due.State.RUNNING && !today.plusDays(URGENT).isBefore(first.due().earlier());
            return new Proposal(stage, next.step(), act, next.verdict(), first.due().earlier(), first.clockId(), who, urgent);
        }
    }
}
