package org.gongqiao.app.disputes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongqiao.app.disputes.file.DisputeAct.*;
import static org.gongqiao.app.disputes.file.Stage.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gongqiao.app.disputes.file.Cause;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.file.Dispute.Claimant;
import org.gongqiao.app.disputes.file.Dispute.Entry;
import org.gongqiao.app.disputes.file.Dispute.Head;
import org.gongqiao.app.disputes.file.DisputeAct;
import org.gongqiao.app.disputes.file.DisputeAct.Field;
import org.gongqiao.app.disputes.file.DisputeAct.Mark;
import org.gongqiao.app.disputes.file.HeadKind;
import org.gongqiao.app.disputes.file.Outcome;
import org.gongqiao.app.disputes.file.Proposal;
import org.gongqiao.app.disputes.file.RecordAct;
import org.gongqiao.app.disputes.file.Running;
import org.gongqiao.app.disputes.file.Stage;
import org.gongqiao.app.disputes.procedure.CaseFacts;
import org.gongqiao.app.disputes.procedure.CountingBack;
import org.gongqiao.app.disputes.procedure.Procedure;
import org.gongqiao.app.disputes.procedure.Proposals;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Ground;
import org.gongqiao.app.law.ShippedBook;
import org.gongqiao.app.law.Unit;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.deadline.Reading;
import org.gongqiao.app.law.deadline.Reckoner;
import org.gongqiao.app.law.deadline.ShippedDeadlines;
import org.gongqiao.app.law.rights.Elapsed;
import org.gongqiao.app.law.rights.Step;
import org.gongqiao.app.membership.Trade;
import org.gongqiao.app.organization.UnionLevel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The procedure as a table: where a step may be taken, what the rules say of it on each side of a limit, and what comes next. */
class ProcedureTest {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);
    private static final ShippedBook LAW = ShippedBook.of("rights", "disputes").with("R-09.minimumWage", "330100", 2490, Unit.YUAN);
    private static final Reckoner SETTLED = ShippedDeadlines.of(ShippedBook.of("counting", "rights"), Map.of("R-07.hearing", Reading.CALENDAR_DAYS,
            "R-07.postpone", Reading.CALENDAR_DAYS, "N-2.backward", Reading.NTH_DAY_BACK));
    private static final Book HERE = LAW.at("330106", DAY);
    private static final Book ELSEWHERE = LAW.at("510104", DAY);

    /** A case for one worker, or several alike. */
    private static final class Given {
        private final Stage stage;
        private final List<Entry> entries = new ArrayList<>();
        private final List<Running> clocks = new ArrayList<>();
        private final List<Head> heads = new ArrayList<>();
        private final List<UUID> who;
        private boolean mediated = true;
        private Book book = HERE;
        private @Nullable LocalDate left;
        private boolean represented;

        private Given(Stage stage, int workers) {
            this.stage = stage;
            this.who = IntStream.range(0, workers).mapToObj(i -> new UUID(0, i + 1)).toList();
        }

        static Given at(Stage stage) {
            return new Given(stage, 1).claims(HeadKind.WAGES, 1_000_000L);
        }

        static Given of(int workers, Stage stage) {
            return new Given(stage, workers).claims(HeadKind.WAGES, 1_000_000L);
        }

        Given claims(HeadKind kind, @Nullable Long cents) {
            heads.clear();
            who.forEach(each -> heads.add(new Head(UUID.randomUUID(), each, kind, cents, "")));
            return this;
        }

        Given also(HeadKind kind, @Nullable Long cents) {
            heads.add(new Head(UUID.randomUUID(), who.getFirst(), kind, cents, ""));
            return this;
        }

        Given had(DisputeAct act, @Nullable LocalDate until, Mark... marks) {
            entries.add(new Entry(UUID.randomUUID(), act, DAY.minusDays(1), who, "", "", null, until, List.of(marks), null, Instant.EPOCH));
            return this;
        }

        Given had(DisputeAct act, Mark... marks) {
            return had(act, null, marks);
        }

        /** A clock whose days by the two readings lie so many days after {@link #DAY}. */
        Given runs(String limit, int earlier, int later) {
            return runs(limit, earlier, later, false, Due.State.RUNNING);
        }

        Given runs(String limit, int earlier, int later, boolean provisional, Due.State state) {
            Ground ground = new Ground("R-05", 1, HERE.rule("R-05").citation(), HERE.rule("R-05").mark(), List.of(), java.util.Map.of());
            clocks.add(new Running(UUID.randomUUID(), limit, who, new Due(DAY.plusDays(earlier), DAY.plusDays(later), provisional, state, Optional.empty(), List.of(), ground)));
            return this;
        }

        Given withoutMediator() {
            mediated = false;
            return this;
        }

        Given in(Book place) {
            book = place;
            return this;
        }

        Given left(LocalDate on) {
            left = on;
            return this;
        }

        Given represented() {
            represented = true;
            return this;
        }

        /** Calendar days, the nth day back: what an operator may have settled. {@link CountingBackTest} looks at the other readings. */
        private static Elapsed ahead(String limit, @Nullable LocalDate event, LocalDate on) {
            return CountingBack.stood(SETTLED, limit, HERE.region(), event, on);
        }

        CaseFacts facts() {
            var dispute = new Dispute(UUID.randomUUID(), UUID.randomUUID(), "LZ-2026-000001", null, null, UUID.randomUUID(), "", UUID.randomUUID(), UnionLevel.BASE,
                    book.region(), Trade.COURIER, Cause.PAY, "", new Dispute.Employer(null, "", "", "", ""), null, left, DAY.minusDays(60), "", "", Instant.EPOCH, null, null, 0);
            List<Claimant> claimants = IntStream.range(0, who.size()).mapToObj(i -> new Claimant(who.get(i), null, i + 1, "", "0", null, "", false, false, false,
                    represented && i == 0, stage, DAY.minusDays(1), stage == CLOSED ? Outcome.SETTLED : null)).toList();
            return new CaseFacts(dispute, claimants, heads, entries, clocks, mediated, book, Given::ahead);
        }

        List<Verdict> check(DisputeAct act, @Nullable LocalDate until, @Nullable Long cents, Mark... marks) {
            return Procedure.check(facts(), new RecordAct(UUID.randomUUID(), 0, act, DAY, Set.copyOf(who), "x", "x", cents, until, List.of(marks)));
        }
    }

    private record Row(Given given, DisputeAct act, @Nullable LocalDate until, @Nullable Long cents, List<Mark> marks, Class<? extends Verdict> verdict, String ruleId,
                       String key) {

        @Override
        public String toString() {
            return act + " at " + given.stage + " -> " + verdict.getSimpleName() + " " + key;
        }
    }

    private static final Class<Verdict.Lawful> OK = Verdict.Lawful.class;
    private static final Class<Verdict.Unlawful> NO = Verdict.Unlawful.class;
    private static final Class<Verdict.Warning> WARN = Verdict.Warning.class;
    private static final Class<Verdict.ToBeConfirmed> ASK = Verdict.ToBeConfirmed.class;

    private static Row row(Given given, DisputeAct act, Class<? extends Verdict> verdict, String ruleId, String key, Mark... marks) {
        return new Row(given, act, null, null, List.of(marks), verdict, ruleId, key);
    }

    private static Row until(Given given, DisputeAct act, LocalDate until, Class<? extends Verdict> verdict, String ruleId, String key, Mark... marks) {
        return new Row(given, act, until, null, List.of(marks), verdict, ruleId, key);
    }

    private static Row sum(Given given, long cents, Class<? extends Verdict> verdict, String key, Mark... marks) {
        return new Row(given, AWARD_RECEIVED, null, cents, List.of(marks), verdict, "R-09", key);
    }

    static Stream<Row> rows() {
        Mark[] signed = {Mark.WORKER_SIGNED, Mark.EMPLOYER_SIGNED, Mark.MEDIATOR_SIGNED, Mark.BODY_SEALED};
        return Stream.of(
                row(Given.at(TAKEN_UP), CONSULTATION_PROPOSED, OK, "R-01", "disputes.verdict.consultation.open"),
                row(Given.at(CONSULTING).runs("R-01.reply", 0, 0), CONSULTATION_FAILED, NO, "R-01", "law.R-01.wait"),
                row(Given.at(CONSULTING).runs("R-01.reply", -1, -1), CONSULTATION_FAILED, OK, "R-01", "law.R-01.silent"),
                row(Given.at(CONSULTING).runs("R-01.reply", -1, 0), CONSULTATION_FAILED, NO, "R-01", "law.R-01.nearly"),
                row(Given.at(CONSULTING).runs("R-01.reply", 3, 3), CONSULTATION_FAILED, OK, "R-01", "law.R-01.unwilling", Mark.EMPLOYER_REFUSED),
                row(Given.at(CONSULTING).had(CONSULTATION_PROPOSED).had(CONSULTATION_ANSWERED), CONSULTATION_FAILED, OK, "R-01", "law.R-01.unwilling"),
                row(Given.at(CONSULTING), CONSULTATION_SETTLED, OK, "R-01", "law.R-01.settled"),
                row(Given.at(TAKEN_UP), MEDIATION_APPLIED, OK, "R-02", "disputes.verdict.mediation.open"),
                row(Given.at(MEDIATING), SESSION_HELD, OK, "R-13", "disputes.verdict.session.held"),
                row(Given.at(MEDIATING).withoutMediator(), SESSION_HELD, NO, "R-13", "disputes.verdict.session.nobody"),
                row(Given.at(MEDIATING), AGREEMENT_SIGNED, OK, "R-03", "law.R-03.binds", signed),
                row(Given.at(MEDIATING), AGREEMENT_SIGNED, NO, "R-03", "law.R-03.unsigned", Mark.WORKER_SIGNED, Mark.EMPLOYER_SIGNED, Mark.MEDIATOR_SIGNED),
                row(Given.at(MEDIATING).withoutMediator(), AGREEMENT_SIGNED, NO, "R-03", "disputes.verdict.session.nobody", signed),
                row(Given.at(MEDIATING).runs("R-02.mediate", 3, 3), MEDIATION_FAILED, OK, "R-02", "law.R-02.refused"),
                until(Given.at(MEDIATING).runs("R-02.mediate", 0, 0), MEDIATION_EXTENDED, DAY.plusDays(10), OK, "R-02", "law.R-02.continues", Mark.BOTH_AGREE),
                until(Given.at(MEDIATING).runs("R-02.mediate", 0, 0), MEDIATION_EXTENDED, DAY.plusDays(10), NO, "R-02", "law.R-02.over"),
                until(Given.at(MEDIATING).runs("R-02.mediate", 0, 10), MEDIATION_EXTENDED, DAY.plusDays(10), NO, "R-02", "disputes.verdict.mediation.notLonger", Mark.BOTH_AGREE),
                until(Given.at(MEDIATING).in(ELSEWHERE).runs("R-02.mediate", 0, 0), MEDIATION_EXTENDED, DAY.plusDays(10), NO, "R-02", "law.R-02.over", Mark.BOTH_AGREE),
                row(Given.at(AGREED).had(AGREEMENT_SIGNED, DAY.plusDays(9)).runs("R-04.review", 0, 0), REVIEW_SOUGHT, OK, "R-04", "law.R-04.review"),
                row(Given.at(AGREED).had(AGREEMENT_SIGNED, DAY.plusDays(9)).runs("R-04.review", -1, 0), REVIEW_SOUGHT, WARN, "R-04", "law.R-04.atOnce"),
                row(Given.at(AGREED).had(AGREEMENT_SIGNED, DAY.plusDays(9)).runs("R-04.review", -1, -1), REVIEW_SOUGHT, NO, "R-04", "law.R-04.closed"),
                row(Given.at(AGREED).had(AGREEMENT_SIGNED, DAY.plusDays(9)).runs("R-04.confirm", 5, 5), CONFIRMATION_SOUGHT, OK, "R-04", "law.R-04.confirm"),
                row(Given.at(AGREED).had(CONSULTATION_SETTLED, DAY.plusDays(9)), REVIEW_SOUGHT, NO, "R-04", "disputes.verdict.ratification.none"),
                row(Given.at(AGREED).had(AGREEMENT_SIGNED, DAY.minusDays(1)), AGREEMENT_KEPT, OK, "R-03", "law.R-03.performed"),
                row(Given.at(AGREED).had(AGREEMENT_SIGNED, DAY), AGREEMENT_BROKEN, NO, "R-03", "law.R-03.wait"),
                row(Given.at(AGREED).had(AGREEMENT_SIGNED, DAY.minusDays(1)), AGREEMENT_BROKEN, OK, "R-03", "law.R-03.order"),
                row(Given.at(AGREED).claims(HeadKind.REINSTATEMENT, null).had(AGREEMENT_SIGNED, DAY.minusDays(1)), AGREEMENT_BROKEN, OK, "R-03", "law.R-03.arbitrate"),
                row(Given.at(UNSETTLED).had(AGREEMENT_SIGNED, DAY.minusDays(1)).had(AGREEMENT_BROKEN), PAYMENT_ORDER_SOUGHT, OK, "R-03", "law.R-03.order"),
                row(Given.at(UNSETTLED).had(MEDIATION_FAILED), PAYMENT_ORDER_SOUGHT, NO, "R-03", "disputes.verdict.paymentOrder.notBroken"),
                row(Given.at(UNSETTLED).claims(HeadKind.REINSTATEMENT, null).had(AGREEMENT_SIGNED, DAY.minusDays(1)).had(AGREEMENT_BROKEN), PAYMENT_ORDER_SOUGHT, NO, "R-03", "law.R-03.arbitrate"),
                row(Given.at(UNSETTLED), ARBITRATION_FILED, OK, "R-05", "law.R-05.free"),
                row(Given.at(UNSETTLED).left(DAY.minusDays(365)).runs("R-05.afterEnd", 0, 0), ARBITRATION_FILED, OK, "R-05", "law.R-05.inTime"),
                row(Given.at(UNSETTLED).left(DAY.minusDays(367)).runs("R-05.afterEnd", -1, -1), ARBITRATION_FILED, WARN, "R-05", "law.R-05.over"),
                row(Given.at(UNSETTLED).claims(HeadKind.DAMAGES, 100L).runs("R-05.limitation", -1, 0), ARBITRATION_FILED, WARN, "R-05", "law.R-05.atOnce"),
                row(Given.at(UNSETTLED).claims(HeadKind.DAMAGES, 100L).runs("R-05.limitation", -9, -9, true, Due.State.RUNNING), ARBITRATION_FILED, WARN, "R-05", "law.R-05.atOnce"),
                row(Given.at(UNSETTLED).claims(HeadKind.DAMAGES, 100L).runs("R-05.limitation", -9, -9, false, Due.State.SUSPENDED), ARBITRATION_FILED, OK, "R-05", "law.R-05.inTime"),
                row(Given.at(FILED).runs("R-06.accept", 0, 0), ARBITRATION_ACCEPTED, OK, "R-06", "law.R-06.accepted"),
                row(Given.at(FILED), ARBITRATION_ACCEPTED, OK, "R-06", "law.R-06.accepted", Mark.SIMPLE),
                row(Given.at(FILED).in(ELSEWHERE), ARBITRATION_ACCEPTED, NO, "R-06", "disputes.verdict.accepted.noSimple", Mark.SIMPLE),
                row(Given.at(FILED), ARBITRATION_REFUSED, OK, "R-06", "law.R-06.refused"),
                row(Given.at(FILED).runs("R-06.accept", 0, 0), ARBITRATION_SILENT, NO, "R-06", "law.R-06.wait"),
                row(Given.at(FILED).runs("R-06.accept", -1, 0), ARBITRATION_SILENT, NO, "R-06", "law.R-06.nearly"),
                row(Given.at(FILED).runs("R-06.accept", -3, -1), ARBITRATION_SILENT, OK, "R-06", "law.R-06.silent"),
                row(Given.at(FILED).runs("R-06.accept", -3, -1, true, Due.State.RUNNING), ARBITRATION_SILENT, NO, "R-06", "law.R-06.nearly"),
                row(Given.at(PENDING).runs("R-07.serve", 0, 0), COPY_SERVED, OK, "R-07", "disputes.verdict.timely.inTime"),
                row(Given.at(PENDING).runs("R-07.serve", -1, -1), COPY_SERVED, WARN, "R-07", "disputes.verdict.timely.late"),
                row(Given.at(PENDING).runs("R-07.tribunal", -1, 2), TRIBUNAL_NAMED, WARN, "R-07", "disputes.verdict.timely.doubtful"),
                row(Given.at(PENDING).runs("R-07.defence", 4, 4), DEFENCE_RECEIVED, OK, "R-07", "law.R-07.defended"),
                row(Given.at(PENDING).runs("R-07.passOn", 0, 0), DEFENCE_PASSED_ON, OK, "R-07", "disputes.verdict.timely.inTime"),
                until(Given.at(PENDING), HEARING_FIXED, DAY.plusDays(6), OK, "R-07", "law.R-07.notified"),
                until(Given.at(PENDING), HEARING_FIXED, DAY.plusDays(5), OK, "R-07", "law.R-07.notified"),
                until(Given.at(PENDING), HEARING_FIXED, DAY.plusDays(4), WARN, "R-07", "law.R-07.late"),
                row(Given.at(PENDING).had(HEARING_FIXED, DAY.plusDays(4)), POSTPONEMENT_ASKED, OK, "R-07", "law.R-07.postpone"),
                row(Given.at(PENDING).had(HEARING_FIXED, DAY.plusDays(3)), POSTPONEMENT_ASKED, OK, "R-07", "law.R-07.postpone"),
                row(Given.at(PENDING).had(HEARING_FIXED, DAY.plusDays(2)), POSTPONEMENT_ASKED, WARN, "R-07", "law.R-07.tooLate"),
                row(Given.at(PENDING), POSTPONEMENT_ASKED, NO, "R-07", "disputes.verdict.postponement.noHearing"),
                row(Given.at(PENDING), HEARING_HELD, OK, "R-07", "disputes.verdict.hearing.held"),
                row(Given.at(PENDING), ADVANCE_PAYMENT_SOUGHT, OK, "R-12", "law.R-12.ask", Mark.RIGHTS_CLEAR, Mark.HARDSHIP),
                row(Given.at(PENDING), ADVANCE_PAYMENT_SOUGHT, NO, "R-12", "law.R-12.not", Mark.RIGHTS_CLEAR),
                row(Given.at(PENDING).claims(HeadKind.LABOUR_RELATION, null), ADVANCE_PAYMENT_SOUGHT, NO, "R-12", "law.R-12.not", Mark.RIGHTS_CLEAR, Mark.HARDSHIP),
                row(Given.at(PENDING).runs("R-08.award", 0, 0), AWARD_EXTENDED, OK, "R-08", "disputes.verdict.award.extended"),
                row(Given.at(PENDING).runs("R-08.award", -1, -1), AWARD_EXTENDED, NO, "R-08", "disputes.verdict.award.over"),
                row(Given.at(PENDING).had(AWARD_EXTENDED), AWARD_EXTENDED, NO, "R-08", "disputes.verdict.award.extendedBefore"),
                row(Given.at(PENDING).runs("R-08.award", 0, 0), AWARD_OVERDUE, NO, "R-08", "law.R-08.wait"),
                row(Given.at(PENDING).runs("R-08.award", -1, 0), AWARD_OVERDUE, NO, "R-08", "law.R-08.nearly"),
                row(Given.at(PENDING).runs("R-08.award", -1, -1), AWARD_OVERDUE, OK, "R-08", "law.R-08.over"),
                row(Given.at(PENDING), SETTLED_BEFORE_COMMISSION, OK, "R-08", "disputes.verdict.commission.settled"),
                sum(Given.at(PENDING), 2_988_000, OK, "law.R-09.final", Mark.FINAL),
                sum(Given.at(PENDING), 2_988_001, OK, "law.R-09.open"),
                sum(Given.at(PENDING), 2_988_000, WARN, "disputes.verdict.final.shouldBe"),
                sum(Given.at(PENDING), 2_988_001, WARN, "disputes.verdict.final.shouldNot", Mark.FINAL),
                sum(Given.at(PENDING).in(ELSEWHERE), 100, ASK, "law.R-09.noWage"),
                row(Given.at(PENDING).claims(HeadKind.HOURS_LEAVE, null), AWARD_RECEIVED, OK, "R-09", "law.R-09.standards", Mark.FINAL),
                row(Given.at(PENDING).also(HeadKind.REINSTATEMENT, null), AWARD_RECEIVED, OK, "R-09", "law.R-09.open"),
                row(Given.at(AWARDED).runs("R-10.suit", 0, 0), AWARD_IN_FORCE, NO, "R-10", "disputes.verdict.award.suitOpen"),
                row(Given.at(AWARDED).runs("R-10.suit", -1, 0), AWARD_IN_FORCE, NO, "R-10", "disputes.verdict.award.suitOpen"),
                row(Given.at(AWARDED).runs("R-10.suit", -1, -1), AWARD_IN_FORCE, OK, "R-10", "disputes.verdict.award.nobodySued"),
                row(Given.at(AWARDED).runs("R-10.suit", 9, 9), AWARD_IN_FORCE, OK, "R-10", "disputes.verdict.award.accepted", Mark.ACCEPTED),
                row(Given.at(AWARDED).had(AWARD_RECEIVED).runs("R-10.suit", 0, 0), SUIT_FILED, OK, "R-10", "law.R-10.sue"),
                row(Given.at(AWARDED).had(AWARD_RECEIVED).runs("R-10.suit", -1, -1), SUIT_FILED, WARN, "R-10", "law.R-10.over"),
                row(Given.at(AWARDED).had(AWARD_RECEIVED, Mark.FINAL).runs("R-10.suit", 2, 2), SUIT_FILED, OK, "R-10", "law.R-10.sue"),
                row(Given.at(AWARDED).had(AWARD_RECEIVED, Mark.FINAL).runs("R-10.suit", 2, 2), SUIT_FILED, NO, "R-10", "law.R-10.finalForEmployer", Mark.BY_EMPLOYER),
                row(Given.at(AWARDED).had(AWARD_RECEIVED).runs("R-10.suit", 2, 2), SUIT_FILED, OK, "R-10", "law.R-10.sue", Mark.BY_EMPLOYER),
                row(Given.at(MAY_SUE).had(ARBITRATION_SILENT), SUIT_FILED, OK, "R-10", "disputes.verdict.suit.undecided"),
                row(Given.at(MAY_SUE).had(AWARD_RECEIVED, Mark.FINAL).had(AWARD_ANNULLED).runs("R-10.afterAnnulment", 0, 0), SUIT_FILED, OK, "R-10", "law.R-10.sue"),
                row(Given.at(AWARDED).had(AWARD_RECEIVED), ANNULMENT_SOUGHT, NO, "R-10", "disputes.verdict.annulment.notFinal", Mark.ANNUL_GROUND),
                row(Given.at(AWARDED).had(AWARD_RECEIVED, Mark.FINAL).runs("R-10.annul", 0, 0), ANNULMENT_SOUGHT, OK, "R-10", "law.R-10.annul", Mark.ANNUL_GROUND),
                row(Given.at(AWARDED).had(AWARD_RECEIVED, Mark.FINAL).runs("R-10.annul", -1, -1), ANNULMENT_SOUGHT, WARN, "R-10", "law.R-10.annulOver", Mark.ANNUL_GROUND),
                row(Given.at(AWARDED).had(AWARD_RECEIVED, Mark.FINAL).had(ANNULMENT_SOUGHT), AWARD_ANNULLED, OK, "R-10", "disputes.verdict.annulment.annulled"),
                row(Given.at(AWARDED).had(AWARD_RECEIVED, Mark.FINAL), AWARD_ANNULLED, NO, "R-10", "disputes.verdict.annulment.notSought"),
                row(Given.at(IN_COURT), JUDGED, OK, "R-10", "disputes.verdict.judged"),
                row(Given.at(UNSETTLED), LIMITATION_INTERRUPTED, NO, "R-05", "disputes.verdict.limitation.noCause"),
                row(Given.at(UNSETTLED), LIMITATION_INTERRUPTED, OK, "R-05", "disputes.verdict.limitation.interrupted", Mark.COMPLAINED),
                row(Given.at(UNSETTLED), LIMITATION_SUSPENDED, NO, "R-05", "disputes.verdict.limitation.noneRuns"),
                row(Given.at(UNSETTLED).runs("R-05.limitation", 9, 9), LIMITATION_SUSPENDED, OK, "R-05", "disputes.verdict.limitation.suspended"),
                row(Given.at(UNSETTLED).runs("R-05.limitation", 9, 9), LIMITATION_RESUMED, NO, "R-05", "disputes.verdict.limitation.notSuspended"),
                row(Given.at(UNSETTLED).runs("R-05.limitation", 9, 9, false, Due.State.SUSPENDED), LIMITATION_RESUMED, OK, "R-05", "disputes.verdict.limitation.resumed"),
                row(Given.at(TAKEN_UP), EMPLOYMENT_ENDED, OK, "R-05", "disputes.verdict.limitation.afterEnd"),
                row(Given.at(TAKEN_UP).left(DAY), EMPLOYMENT_ENDED, NO, "R-05", "disputes.verdict.limitation.endedBefore"),
                row(Given.at(UNSETTLED), MOVED_ELSEWHERE, OK, "R-17", "disputes.verdict.elsewhere"),
                row(Given.at(IN_COURT), WITHDRAWN, OK, "R-05", "disputes.verdict.withdrawn"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void says(Row row) {
        Verdict first = row.given().check(row.act(), row.until(), row.cents(), row.marks().toArray(Mark[]::new)).getFirst();
        assertThat(first.key()).isEqualTo(row.key());
        assertThat(first).isInstanceOf(row.verdict());
        assertThat(first.ground().ruleId()).isEqualTo(row.ruleId());
    }

    @Test
    void theTableHasEveryStep() {
        Set<DisputeAct> seen = rows().map(Row::act).collect(Collectors.toCollection(() -> EnumSet.noneOf(DisputeAct.class)));
        assertThat(EnumSet.complementOf(EnumSet.copyOf(seen))).containsExactlyInAnyOrder(CONSULTATION_ANSWERED);
        assertThat(rows().count()).isGreaterThan(95);
    }

    @Test
    void nothingIsTakenFromAStageItDoesNotBeginIn() {
        for (DisputeAct act : DisputeAct.values()) {
            assertThat(act.from()).as(act.name()).isNotEmpty().doesNotContain(CLOSED);
            assertThat(act.to() == CLOSED).as(act + " closes with an outcome").isEqualTo(act.outcome() != null);
            assertThat(HERE.rule(act.ruleId()).citation().instrument()).as("the rule of " + act + " is in the book").isNotBlank();
            act.starts().forEach(limit -> assertThat(HERE.parameter(limit)).as(limit).isPresent());
            act.ends().forEach(limit -> assertThat(HERE.parameter(limit)).as(limit).isPresent());
            for (Field field : Field.values()) {
                assertThat(!act.needs(field) || act.takes(field)).isTrue();
            }
        }
        assertThat(Procedure.open(List.of(CLOSED))).isEmpty();
        assertThat(Procedure.open(List.of(MEDIATING))).contains(AGREEMENT_SIGNED, MEDIATION_FAILED, WITHDRAWN).doesNotContain(ARBITRATION_FILED, SUIT_FILED);
    }

    @Test
    void everyStageLeadsToAnEnd() {
        for (Stage stage : Stage.OPEN) {
            Set<Stage> reached = EnumSet.of(stage);
            boolean grew = true;
            while (grew) {
                grew = false;
                for (DisputeAct act : DisputeAct.values()) {
                    if (act != WITHDRAWN && act.to() != null && act.from().stream().anyMatch(reached::contains)) {
                        grew |= reached.add(act.to());
                    }
                }
            }
            assertThat(reached).as("from " + stage).contains(CLOSED);
        }
    }

    @Test
    void tenAndMoreAreToldThatTheyMayChooseRepresentatives() {
        assertThat(Given.of(9, UNSETTLED).check(ARBITRATION_FILED, null, null)).hasSize(1);
        assertThat(Given.of(10, UNSETTLED).check(ARBITRATION_FILED, null, null)).hasSize(2).last().isInstanceOfSatisfying(Verdict.Warning.class,
                warning -> assertThat(warning.ground().ruleId()).isEqualTo("R-11"));
        assertThat(Given.of(10, UNSETTLED).represented().check(ARBITRATION_FILED, null, null)).hasSize(1);
    }

    private record Next(Given given, int today, Step step, DisputeAct act, String ruleId, @Nullable Integer by, boolean urgent) {

        @Override
        public String toString() {
            return given.stage + " after " + given.entries.stream().map(Entry::act).toList() + " -> " + step + " " + act;
        }
    }

    static Stream<Next> nexts() {
        return Stream.of(
                new Next(Given.at(TAKEN_UP), 0, Step.CONSULT, CONSULTATION_PROPOSED, "R-01", null, false),
                new Next(Given.at(TAKEN_UP).claims(HeadKind.DAMAGES, 1L).runs("R-05.limitation", 31, 31), 0, Step.CONSULT, CONSULTATION_PROPOSED, "R-01", 31, false),
                new Next(Given.at(TAKEN_UP).claims(HeadKind.DAMAGES, 1L).runs("R-05.limitation", 30, 30), 0, Step.ARBITRATE, ARBITRATION_FILED, "R-05", 30, false),
                new Next(Given.at(TAKEN_UP).claims(HeadKind.DAMAGES, 1L).runs("R-05.limitation", 7, 7), 0, Step.ARBITRATE, ARBITRATION_FILED, "R-05", 7, true),
                new Next(Given.at(UNSETTLED).claims(HeadKind.DAMAGES, 1L).runs("R-05.limitation", 7, 7), 8, Step.LOOK_FOR_INTERRUPTION, LIMITATION_INTERRUPTED, "R-05", 7, true),
                new Next(Given.at(CONSULTING).had(CONSULTATION_PROPOSED).runs("R-01.reply", 5, 5), 5, Step.WAIT, CONSULTATION_ANSWERED, "R-01", 5, true),
                new Next(Given.at(CONSULTING).had(CONSULTATION_PROPOSED).runs("R-01.reply", 5, 5), 6, Step.MEDIATE, MEDIATION_APPLIED, "R-01", 5, true),
                new Next(Given.at(CONSULTING).had(CONSULTATION_PROPOSED).had(CONSULTATION_ANSWERED), 2, Step.CONSULT, CONSULTATION_SETTLED, "R-01", null, false),
                new Next(Given.at(MEDIATING).withoutMediator().runs("R-02.mediate", 15, 15), 0, Step.MEDIATE, SESSION_HELD, "R-13", 15, false),
                new Next(Given.at(MEDIATING).runs("R-02.mediate", 15, 15), 15, Step.MEDIATE, SESSION_HELD, "R-02", 15, true),
                new Next(Given.at(MEDIATING).had(SESSION_HELD).runs("R-02.mediate", 15, 15), 3, Step.MEDIATE, AGREEMENT_SIGNED, "R-02", 15, false),
                new Next(Given.at(MEDIATING).had(SESSION_HELD).runs("R-02.mediate", 15, 17), 17, Step.MEDIATE, AGREEMENT_SIGNED, "R-02", 15, true),
                new Next(Given.at(MEDIATING).had(SESSION_HELD).runs("R-02.mediate", 15, 17), 18, Step.ARBITRATE, MEDIATION_FAILED, "R-02", 15, true),
                new Next(Given.at(AGREED).had(AGREEMENT_SIGNED, DAY.plusDays(40)).runs("R-04.review", 15, 15).runs("R-04.confirm", 30, 30), 15, Step.ASK_REVIEW, REVIEW_SOUGHT, "R-04", 15, true),
                new Next(Given.at(AGREED).had(AGREEMENT_SIGNED, DAY.plusDays(40)).runs("R-04.review", 15, 15).runs("R-04.confirm", 30, 30), 16, Step.ASK_CONFIRMATION, CONFIRMATION_SOUGHT, "R-04", 30, false),
                new Next(Given.at(AGREED).had(AGREEMENT_SIGNED, DAY.plusDays(40)).runs("R-04.review", 15, 15).runs("R-04.confirm", 30, 30), 31, Step.WAIT, AGREEMENT_KEPT, "R-03", 40, false),
                new Next(Given.at(AGREED).had(AGREEMENT_SIGNED, DAY.plusDays(9)), 10, Step.ASK_PAYMENT_ORDER, AGREEMENT_BROKEN, "R-03", 9, true),
                new Next(Given.at(AGREED).had(CONSULTATION_SETTLED, DAY.plusDays(9)), 9, Step.WAIT, AGREEMENT_KEPT, "R-03", 9, false),
                new Next(Given.at(UNSETTLED).had(AGREEMENT_SIGNED, DAY).had(AGREEMENT_BROKEN), 3, Step.ASK_PAYMENT_ORDER, PAYMENT_ORDER_SOUGHT, "R-03", null, false),
                new Next(Given.at(UNSETTLED).had(MEDIATION_FAILED), 3, Step.ARBITRATE, ARBITRATION_FILED, "R-05", null, false),
                new Next(Given.at(FILED).runs("R-06.accept", 5, 7), 7, Step.WAIT, ARBITRATION_ACCEPTED, "R-06", 5, true),
                new Next(Given.at(FILED).runs("R-06.accept", 5, 7), 8, Step.SUE, ARBITRATION_SILENT, "R-06", 5, true),
                new Next(Given.at(PENDING).runs("R-07.serve", 5, 5).runs("R-08.award", 45, 45), 1, Step.WAIT, COPY_SERVED, "R-07", 5, true),
                new Next(Given.at(PENDING).runs("R-07.tribunal", 5, 5).runs("R-08.award", 45, 45), 1, Step.WAIT, TRIBUNAL_NAMED, "R-07", 5, true),
                new Next(Given.at(PENDING).runs("R-07.defence", 10, 10).runs("R-08.award", 45, 45), 1, Step.DEFEND, DEFENCE_RECEIVED, "R-07", 10, false),
                new Next(Given.at(PENDING).runs("R-07.passOn", 5, 5).runs("R-08.award", 45, 45), 1, Step.WAIT, DEFENCE_PASSED_ON, "R-07", 5, true),
                new Next(Given.at(PENDING).runs("R-08.award", 45, 45), 45, Step.WAIT, AWARD_RECEIVED, "R-08", 45, true),
                new Next(Given.at(PENDING).runs("R-08.award", 45, 45), 46, Step.SUE, AWARD_OVERDUE, "R-08", 45, true),
                new Next(Given.at(MAY_SUE).had(ARBITRATION_REFUSED), 0, Step.SUE, SUIT_FILED, "R-10", null, false),
                new Next(Given.at(AWARDED).had(AWARD_RECEIVED).runs("R-10.suit", 15, 15), 15, Step.SUE, SUIT_FILED, "R-10", 15, true),
                new Next(Given.at(AWARDED).had(AWARD_RECEIVED).runs("R-10.suit", 15, 15), 16, Step.ASK_ENFORCEMENT, AWARD_IN_FORCE, "R-10", 15, true),
                new Next(Given.at(MAY_SUE).had(AWARD_RECEIVED, Mark.FINAL).had(AWARD_ANNULLED).runs("R-10.afterAnnulment", 15, 15), 2, Step.SUE, SUIT_FILED, "R-10", 15, false),
                new Next(Given.at(IN_COURT), 0, Step.WAIT, JUDGED, "R-10", null, false));
    }

    @ParameterizedTest
    @MethodSource("nexts")
    void proposes(Next next) {
        LocalDate today = DAY.plusDays(next.today());
        Proposal proposal = Proposals.of(next.given().facts(), today).getFirst();
        assertThat(proposal.step()).isEqualTo(next.step());
        assertThat(proposal.act()).isEqualTo(next.act());
        assertThat(proposal.verdict().ground().ruleId()).isEqualTo(next.ruleId());
        assertThat(proposal.by()).isEqualTo(next.by() == null ? null : DAY.plusDays(next.by()));
        assertThat(proposal.urgent()).isEqualTo(next.urgent());
        assertThat(next.given().stage).as("the step proposed can be recorded").isIn(next.act().from());
    }

    @Test
    void workersAtDifferentStagesGetDifferentProposals() {
        Given settled = Given.of(2, AGREED);
        CaseFacts one = settled.had(AGREEMENT_SIGNED, DAY.plusDays(20)).facts();
        var claimants = List.of(one.claimants().get(0), at(one.claimants().get(1), UNSETTLED));
        var both = new CaseFacts(one.dispute(), claimants, one.heads(), one.entries(), one.clocks(), true, one.book(), one.ahead());
        assertThat(Proposals.of(both, DAY)).extracting(Proposal::act).containsExactly(AGREEMENT_KEPT, ARBITRATION_FILED);
        assertThat(Proposals.of(both, DAY)).extracting(Proposal::claimants).containsExactly(List.of(new UUID(0, 1)), List.of(new UUID(0, 2)));
        assertThat(CasePapers.applicants(claimants, one.entries())).extracting(Claimant::id).as("the application is for the rest").containsExactly(new UUID(0, 2));
    }

    private static Claimant at(Claimant c, Stage stage) {
        return new Claimant(c.id(), c.personId(), c.position(), c.name(), c.sex(), c.birthOn(), c.occupation(), c.hasNumber(), c.hasPhone(), c.hasAddress(),
                c.representative(), stage, c.stageOn(), null);
    }

    @Test
    void aDisputeIsNamedAfterItsStrongestEnd() {
        List<Claimant> mixed = Given.of(3, CLOSED).facts().claimants();
        List<Claimant> ended = List.of(ended(mixed.get(0), Outcome.WITHDRAWN), ended(mixed.get(1), Outcome.JUDGED), ended(mixed.get(2), Outcome.AWARDED));
        assertThat(Disputes.outcomeOf(ended)).isEqualTo(Outcome.AWARDED);
        assertThat(Arrays.asList(Outcome.values())).first().isEqualTo(Outcome.SETTLED);
    }

    private static Claimant ended(Claimant c, Outcome outcome) {
        return new Claimant(c.id(), c.personId(), c.position(), c.name(), c.sex(), c.birthOn(), c.occupation(), c.hasNumber(), c.hasPhone(), c.hasAddress(),
                c.representative(), CLOSED, c.stageOn(), outcome);
    }
}
