package org.gongqiao.app.law.rights;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.RuleCheck;
import org.gongqiao.app.law.Verdict;

/** Rules of disputes, R-01 to: at each stage, what comes next and why. */
public final class RightsRules {

    public static final RuleCheck<DisputeFacts.Consulting> CONSULTATION = check("R-01", DisputeFacts.Consulting.class, RightsRules::consultation);
    public static final RuleCheck<DisputeFacts.Mediating> MEDIATION = check("R-02", DisputeFacts.Mediating.class, RightsRules::mediation);
    public static final RuleCheck<DisputeFacts.Signing> AGREEMENT = check("R-03", DisputeFacts.Signing.class, RightsRules::agreement);
    public static final RuleCheck<DisputeFacts.Performing> PERFORMANCE = check("R-03.order", DisputeFacts.Performing.class, RightsRules::performance);
    public static final RuleCheck<DisputeFacts.Reviewing> REVIEW = check("R-04", DisputeFacts.Reviewing.class, RightsRules::review);
    public static final RuleCheck<DisputeFacts.Claiming> LIMITATION = check("R-05", DisputeFacts.Claiming.class, RightsRules::limitation);
    public static final RuleCheck<DisputeFacts.Applied> ACCEPTANCE = check("R-06", DisputeFacts.Applied.class, RightsRules::acceptance);
    public static final RuleCheck<DisputeFacts.Notified> NOTICE_OF_HEARING = check("R-07", DisputeFacts.Notified.class, RightsRules::noticeOfHearing);
    public static final RuleCheck<DisputeFacts.Postponing> POSTPONEMENT = check("R-07.postpone", DisputeFacts.Postponing.class, RightsRules::postponement);
    public static final RuleCheck<DisputeFacts.Defending> DEFENCE = check("R-07.defence", DisputeFacts.Defending.class, RightsRules::defence);
    public static final RuleCheck<DisputeFacts.Deciding> AWARD = check("R-08", DisputeFacts.Deciding.class, RightsRules::award);
    public static final RuleCheck<DisputeFacts.Amount> FINAL_AWARD = new RuleCheck<>("R-09", DisputeFacts.Amount.class, RightsRules::isFinal);
    public static final RuleCheck<DisputeFacts.Awarded> SUIT = check("R-10", DisputeFacts.Awarded.class, RightsRules::suit);
    public static final RuleCheck<DisputeFacts.Together> REPRESENTATIVES = check("R-11", DisputeFacts.Together.class, RightsRules::representatives);
    public static final RuleCheck<DisputeFacts.InAdvance> PAYMENT_IN_ADVANCE = check("R-12", DisputeFacts.InAdvance.class, RightsRules::paymentInAdvance);
    public static final RuleCheck<DisputeFacts.Committee> MEDIATION_COMMITTEE = new RuleCheck<>("R-13", DisputeFacts.Committee.class, RightsRules::mediationCommittee);
    public static final RuleCheck<DisputeFacts.Injured> INJURY = check("R-17", DisputeFacts.Injured.class, RightsRules::injury);
    public static final RuleCheck<DisputeFacts.Reported> INSPECTION = check("R-17.inspection", DisputeFacts.Reported.class, RightsRules::inspection);

    /** Each check once. */
    public static final List<RuleCheck<? extends DisputeFacts>> ALL = List.of(CONSULTATION, MEDIATION, AGREEMENT, PERFORMANCE, REVIEW, LIMITATION,
            ACCEPTANCE, NOTICE_OF_HEARING, POSTPONEMENT, DEFENCE, AWARD, FINAL_AWARD, SUIT, REPRESENTATIVES, PAYMENT_IN_ADVANCE,
            MEDIATION_COMMITTEE, INJURY, INSPECTION);

    private RightsRules() {}

    private static <F> RuleCheck<F> check(String id, Class<F> facts, BiFunction<F, Book, NextStep> next) {
        return Checks.of(id, facts, next);
    }

    /** Silence beyond the set days is unwillingness; while the last day is disputable nobody is held unwilling. */
    public static NextStep consultation(DisputeFacts.Consulting facts, Book book) {
        var finding = book.finding("R-01").fact("answered", facts.answered()).fact("willing", facts.willing()).fact("settled", facts.settled())
                .fact("reply", facts.reply());
        if (facts.settled()) {
            return new NextStep(Step.PERFORM, finding.lawful("law.R-01.settled"));
        }
        if (facts.answered()) {
            return facts.willing() ? new NextStep(Step.CONSULT, finding.lawful("law.R-01.talk"))
                    : new NextStep(Step.MEDIATE, finding.lawful("law.R-01.unwilling"));
        }
        return Checks.using(book, finding, "R-01.reply", days -> switch (facts.reply()) {
            case RUNNING -> new NextStep(Step.WAIT, finding.lawful("law.R-01.wait"));
            case DISPUTABLE -> new NextStep(Step.WAIT, finding.warning("law.R-01.nearly"));
            case OVER -> new NextStep(Step.MEDIATE, finding.lawful("law.R-01.silent"));
        });
    }

    /** After the set days arbitration is open; where the region allows it, both sides may go on together. */
    public static NextStep mediation(DisputeFacts.Mediating facts, Book book) {
        var finding = book.finding("R-02").fact("settled", facts.settled()).fact("refused", facts.refused())
                .fact("bothContinue", facts.bothContinue()).fact("limit", facts.limit());
        if (facts.settled()) {
            return new NextStep(Step.SIGN_AGREEMENT, finding.lawful("law.R-02.settled"));
        }
        if (facts.refused()) {
            return new NextStep(Step.ARBITRATE, finding.lawful("law.R-02.refused"));
        }
        return Checks.using(book, finding, "R-02.mediate", days -> switch (facts.limit()) {
            case RUNNING -> new NextStep(Step.MEDIATE, finding.lawful("law.R-02.running"));
            case DISPUTABLE -> new NextStep(Step.MEDIATE, finding.warning("law.R-02.nearly"));
            case OVER -> facts.bothContinue()
                    ? Checks.using(book, finding, "R-02.extensible", may -> may.value() == 1
                            ? new NextStep(Step.CONTINUE_MEDIATION, finding.lawful("law.R-02.continues"))
                            : new NextStep(Step.ARBITRATE, finding.lawful("law.R-02.over")))
                    : new NextStep(Step.ARBITRATE, finding.lawful("law.R-02.over"));
        });
    }

    /** Both parties, the mediator and the seal: without one of them the agreement is not in effect. */
    public static NextStep agreement(DisputeFacts.Signing facts, Book book) {
        var finding = book.finding("R-03").fact("workerSigned", facts.workerSigned()).fact("employerSigned", facts.employerSigned())
                .fact("mediatorSigned", facts.mediatorSigned()).fact("sealed", facts.sealed());
        return facts.workerSigned() && facts.employerSigned() && facts.mediatorSigned() && facts.sealed()
                ? new NextStep(Step.PERFORM, finding.lawful("law.R-03.binds"))
                : new NextStep(Step.SIGN_AGREEMENT, finding.unlawful("law.R-03.unsigned"));
    }

    /** Not performed in time: a payment order for money owed, arbitration for the rest. */
    public static NextStep performance(DisputeFacts.Performing facts, Book book) {
        var finding = book.finding("R-03").fact("kind", facts.kind()).fact("performed", facts.performed()).fact("agreed", facts.agreed());
        if (facts.performed()) {
            return new NextStep(Step.CLOSE, finding.lawful("law.R-03.performed"));
        }
        return switch (facts.agreed()) {
            case RUNNING -> new NextStep(Step.WAIT, finding.lawful("law.R-03.wait"));
            case DISPUTABLE -> new NextStep(Step.WAIT, finding.warning("law.R-03.nearly"));
            case OVER -> facts.kind().isMoney() ? new NextStep(Step.ASK_PAYMENT_ORDER, finding.lawful("law.R-03.order"))
                    : new NextStep(Step.ARBITRATE, finding.lawful("law.R-03.arbitrate"));
        };
    }

    /** Both ways are open only to both sides together, each within its days. */
    public static NextStep review(DisputeFacts.Reviewing facts, Book book) {
        var finding = book.finding("R-04").fact("together", facts.together()).fact("review", facts.review()).fact("confirm", facts.confirm());
        if (!facts.together()) {
            return new NextStep(Step.PERFORM, finding.unlawful("law.R-04.together"));
        }
        return Checks.using(book, finding, "R-04.review", review -> Checks.using(book, finding, "R-04.confirm", confirm -> {
            if (facts.review() != Elapsed.OVER) {
                return new NextStep(Step.ASK_REVIEW, facts.review() == Elapsed.RUNNING ? finding.lawful("law.R-04.review")
                        : finding.warning("law.R-04.atOnce"));
            }
            if (facts.confirm() != Elapsed.OVER) {
                return new NextStep(Step.ASK_CONFIRMATION, facts.confirm() == Elapsed.RUNNING ? finding.lawful("law.R-04.confirm")
                        : finding.warning("law.R-04.atOnce"));
            }
            return new NextStep(Step.PERFORM, finding.lawful("law.R-04.closed"));
        }));
    }

    /** Never a reason to send anybody away: an interruption may be found, and the other side has to plead it. */
    public static NextStep limitation(DisputeFacts.Claiming facts, Book book) {
        var finding = book.finding("R-05").fact("kind", facts.kind()).fact("relationLasts", facts.relationLasts())
                .fact("limitation", facts.limitation());
        if (facts.kind() == ClaimKind.WAGES && facts.relationLasts()) {
            return new NextStep(Step.ARBITRATE, finding.lawful("law.R-05.free"));
        }
        return Checks.using(book, finding, facts.kind() == ClaimKind.WAGES ? "R-05.afterEnd" : "R-05.limitation", year -> switch (facts.limitation()) {
            case RUNNING -> new NextStep(Step.ARBITRATE, finding.lawful("law.R-05.inTime"));
            case DISPUTABLE -> new NextStep(Step.ARBITRATE, finding.warning("law.R-05.atOnce"));
            case OVER -> new NextStep(Step.LOOK_FOR_INTERRUPTION, finding.warning("law.R-05.over"));
        });
    }

    /** Refused, or undecided after every reading of the limit: the court is open. */
    public static NextStep acceptance(DisputeFacts.Applied facts, Book book) {
        var finding = book.finding("R-06").fact("decided", facts.decided()).fact("accepted", facts.accepted()).fact("accept", facts.accept());
        if (facts.decided()) {
            return facts.accepted() ? new NextStep(Step.DEFEND, finding.lawful("law.R-06.accepted"))
                    : new NextStep(Step.SUE, finding.lawful("law.R-06.refused"));
        }
        return Checks.using(book, finding, "R-06.accept", days -> switch (facts.accept()) {
            case RUNNING -> new NextStep(Step.WAIT, finding.lawful("law.R-06.wait"));
            case DISPUTABLE -> new NextStep(Step.WAIT, finding.warning("law.R-06.nearly"));
            case OVER -> new NextStep(Step.SUE, finding.lawful("law.R-06.silent"));
        });
    }

    /** A notice too near to the hearing is put on record. */
    public static NextStep noticeOfHearing(DisputeFacts.Notified facts, Book book) {
        var finding = book.finding("R-07").fact("notice", facts.notice());
        return Checks.using(book, finding, "R-07.hearing", days -> switch (facts.notice()) {
            case RUNNING -> new NextStep(Step.ATTEND_HEARING, finding.lawful("law.R-07.notified"));
            case DISPUTABLE -> new NextStep(Step.ATTEND_HEARING, finding.warning("law.R-07.nearly"));
            case OVER -> new NextStep(Step.OBJECT, finding.unlawful("law.R-07.late"));
        });
    }

    /** Asked with good cause and early enough; the commission decides. */
    public static NextStep postponement(DisputeFacts.Postponing facts, Book book) {
        var finding = book.finding("R-07").fact("goodCause", facts.goodCause()).fact("limit", facts.limit());
        if (!facts.goodCause()) {
            return new NextStep(Step.ATTEND_HEARING, finding.unlawful("law.R-07.noCause"));
        }
        return Checks.using(book, finding, "R-07.postpone", days -> switch (facts.limit()) {
            case RUNNING -> new NextStep(Step.ASK_POSTPONEMENT, finding.lawful("law.R-07.postpone"));
            case DISPUTABLE -> new NextStep(Step.ASK_POSTPONEMENT, finding.warning("law.R-07.postponeAtOnce"));
            case OVER -> new NextStep(Step.ATTEND_HEARING, finding.warning("law.R-07.tooLate"));
        });
    }

    /** A missing defence stops nothing. */
    public static NextStep defence(DisputeFacts.Defending facts, Book book) {
        var finding = book.finding("R-07").fact("filed", facts.filed()).fact("limit", facts.limit());
        if (facts.filed()) {
            return new NextStep(Step.ATTEND_HEARING, finding.lawful("law.R-07.defended"));
        }
        return Checks.using(book, finding, "R-07.defence", days -> facts.limit() == Elapsed.RUNNING
                ? new NextStep(Step.DEFEND, finding.lawful("law.R-07.defend"))
                : new NextStep(Step.ATTEND_HEARING, finding.warning("law.R-07.undefended")));
    }

    /** No award in time: the court is open. */
    public static NextStep award(DisputeFacts.Deciding facts, Book book) {
        var finding = book.finding("R-08").fact("awarded", facts.awarded()).fact("simple", facts.simple()).fact("extended", facts.extended())
                .fact("limit", facts.limit());
        if (facts.awarded()) {
            return new NextStep(Step.PERFORM, finding.lawful("law.R-08.awarded"));
        }
        if (facts.extended()) {
            Optional<Parameter> extension = book.parameter("R-08.extend");
            if (extension.isEmpty()) {
                return Checks.unknown(finding);
            }
            finding.uses(extension.get());
        }
        return Checks.using(book, finding, facts.simple() ? "R-08.simple" : "R-08.award", days -> switch (facts.limit()) {
            case RUNNING -> new NextStep(Step.WAIT, finding.lawful("law.R-08.wait"));
            case DISPUTABLE -> new NextStep(Step.WAIT, finding.warning("law.R-08.nearly"));
            case OVER -> new NextStep(Step.SUE, finding.lawful("law.R-08.over"));
        });
    }

    /** Without the region's minimum wage an award about money is neither final nor open, but to be confirmed. */
    public static Verdict isFinal(DisputeFacts.Amount facts, Book book) {
        var finding = book.finding("R-09").fact("kind", facts.kind()).fact("cents", facts.cents());
        if (facts.kind() == ClaimKind.STANDARDS) {
            return finding.lawful("law.R-09.standards");
        }
        if (!facts.kind().isMoney()) {
            return finding.lawful("law.R-09.open");
        }
        Optional<Parameter> months = book.parameter("R-09.months");
        Optional<Parameter> wage = book.parameter("R-09.minimumWage");
        if (months.isEmpty() || wage.isEmpty()) {
            return finding.toBeConfirmed("law.R-09.noWage");
        }
        finding.uses(months.get()).uses(wage.get());
        long most = Math.multiplyExact(Math.multiplyExact((long) months.get().value(), wage.get().value()), 100L);
        return facts.cents() <= most ? finding.lawful("law.R-09.final") : finding.lawful("law.R-09.open");
    }

    /** The worker against any award, the employer against a non-final one; a final one is set aside on the listed grounds only. */
    public static NextStep suit(DisputeFacts.Awarded facts, Book book) {
        var finding = book.finding("R-10").fact("worker", facts.worker()).fact("finalAward", facts.finalAward())
                .fact("annulGround", facts.annulGround()).fact("annulled", facts.annulled()).fact("suit", facts.suit()).fact("annul", facts.annul());
        if (facts.annulled()) {
            return Checks.using(book, finding, "R-10.afterAnnulment", days -> suing(facts, finding));
        }
        if (facts.worker() || !facts.finalAward()) {
            return Checks.using(book, finding, "R-10.suit", days -> suing(facts, finding));
        }
        if (!facts.annulGround()) {
            return new NextStep(Step.PERFORM, finding.unlawful("law.R-10.finalForEmployer"));
        }
        return Checks.using(book, finding, "R-10.annul", days -> switch (facts.annul()) {
            case RUNNING -> new NextStep(Step.ASK_ANNULMENT, finding.lawful("law.R-10.annul"));
            case DISPUTABLE -> new NextStep(Step.ASK_ANNULMENT, finding.warning("law.R-10.atOnce"));
            case OVER -> new NextStep(Step.PERFORM, finding.unlawful("law.R-10.annulOver"));
        });
    }

    private static NextStep suing(DisputeFacts.Awarded facts, Book.Finding finding) {
        return switch (facts.suit()) {
            case RUNNING -> new NextStep(Step.SUE, finding.lawful("law.R-10.sue"));
            case DISPUTABLE -> new NextStep(Step.SUE, finding.warning("law.R-10.atOnce"));
            case OVER -> new NextStep(facts.annulled() ? Step.CLOSE : facts.worker() ? Step.ASK_ENFORCEMENT : Step.PERFORM,
                    finding.warning("law.R-10.over"));
        };
    }

    public static NextStep representatives(DisputeFacts.Together facts, Book book) {
        var finding = book.finding("R-11").fact("people", facts.people()).fact("common", facts.common());
        return Checks.using(book, finding, "R-11.people", least -> facts.common() && facts.people() >= least.value()
                ? new NextStep(Step.CHOOSE_REPRESENTATIVES, finding.lawful("law.R-11.choose"))
                : new NextStep(Step.CONSULT, finding.lawful("law.R-11.each")));
    }

    public static NextStep paymentInAdvance(DisputeFacts.InAdvance facts, Book book) {
        var finding = book.finding("R-12").fact("kind", facts.kind()).fact("clear", facts.clear()).fact("hardship", facts.hardship());
        return facts.kind().isMoney() && facts.clear() && facts.hardship()
                ? new NextStep(Step.ASK_PAYMENT_IN_ADVANCE, finding.lawful("law.R-12.ask"))
                : new NextStep(Step.WAIT, finding.unlawful("law.R-12.not"));
    }

    public static Verdict mediationCommittee(DisputeFacts.Committee facts, Book book) {
        var finding = book.finding("R-13").fact("staffSide", facts.staffSide()).fact("staffEntitled", facts.staffEntitled())
                .fact("firmSide", facts.firmSide()).fact("firmNamed", facts.firmNamed()).fact("chairEntitled", facts.chairEntitled());
        if (facts.staffSide() < 1 || facts.firmSide() < 1) {
            return finding.unlawful("law.R-13.bothSides");
        }
        if (!facts.staffEntitled() || !facts.firmNamed()) {
            return finding.unlawful("law.R-13.chosen");
        }
        return facts.chairEntitled() ? finding.lawful("law.R-13.lawful") : finding.unlawful("law.R-13.chair");
    }

    /** The worker's own way is open as soon as the employer has not applied, and does not wait for his days to pass. */
    public static NextStep injury(DisputeFacts.Injured facts, Book book) {
        var finding = book.finding("R-17").fact("byEmployer", facts.byEmployer()).fact("employerFiled", facts.employerFiled())
                .fact("employer", facts.employer()).fact("worker", facts.worker());
        if (facts.employerFiled()) {
            return new NextStep(Step.WAIT, finding.lawful("law.R-17.filed"));
        }
        if (facts.byEmployer()) {
            return Checks.using(book, finding, "R-17.employer", days -> switch (facts.employer()) {
                case RUNNING -> new NextStep(Step.FILE_INJURY, finding.lawful("law.R-17.employer"));
                case DISPUTABLE -> new NextStep(Step.FILE_INJURY, finding.warning("law.R-17.atOnce"));
                case OVER -> new NextStep(Step.FILE_INJURY, finding.unlawful("law.R-17.employerLate"));
            });
        }
        return Checks.using(book, finding, "R-17.worker", year -> switch (facts.worker()) {
            case RUNNING -> facts.employer() == Elapsed.OVER ? new NextStep(Step.FILE_INJURY, finding.lawful("law.R-17.worker"))
                    : new NextStep(Step.FILE_INJURY, finding.lawful("law.R-17.both"));
            case DISPUTABLE -> new NextStep(Step.FILE_INJURY, finding.warning("law.R-17.atOnce"));
            case OVER -> new NextStep(Step.LOOK_FOR_INTERRUPTION, finding.warning("law.R-17.over"));
        });
    }

    public static NextStep inspection(DisputeFacts.Reported facts, Book book) {
        var finding = book.finding("R-17").fact("continuing", facts.continuing()).fact("reach", facts.reach());
        if (facts.continuing()) {
            return new NextStep(Step.COMPLAIN_TO_INSPECTION, finding.lawful("law.R-17.continuing"));
        }
        return Checks.using(book, finding, "R-17.inspectionReach", years -> switch (facts.reach()) {
            case RUNNING -> new NextStep(Step.COMPLAIN_TO_INSPECTION, finding.lawful("law.R-17.inspect"));
            case DISPUTABLE -> new NextStep(Step.COMPLAIN_TO_INSPECTION, finding.warning("law.R-17.inspectAtOnce"));
            case OVER -> new NextStep(Step.ARBITRATE, finding.unlawful("law.R-17.beyondReach"));
        });
    }
}
