package org.gongqiao.app.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.ShippedBook;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.deadline.Reckoner;
import org.gongqiao.app.law.deadline.ShippedDeadlines;
import org.gongqiao.app.law.deadline.Turn;
import org.gongqiao.app.law.rights.Elapsed;
import org.gongqiao.app.law.rights.SupervisionFacts.Level;
import org.gongqiao.app.law.rights.SupervisionFacts.Signer;
import org.gongqiao.app.supervision.file.Answer;
import org.gongqiao.app.supervision.file.Cause;
import org.gongqiao.app.supervision.file.Concern;
import org.gongqiao.app.supervision.file.Correction;
import org.gongqiao.app.supervision.file.LetterKind;
import org.gongqiao.app.supervision.file.LetterState;
import org.gongqiao.app.supervision.file.Origin;
import org.gongqiao.app.supervision.file.Step;
import org.gongqiao.app.supervision.step.LetterRules;
import org.gongqiao.app.supervision.step.NextSteps;
import org.gongqiao.app.supervision.step.Proposal;
import org.gongqiao.app.supervision.step.Standing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The state table of a case: what stands in it, on which day, in which region; the step that is proposed, the rule and its
 * article. Days are counted by the deadline engine with the shipped calendar; each limit stands with its last day and the
 * day after.
 */
class NextStepsTest {

    private static final ShippedBook LAW = ShippedBook.of("counting", "rights", "supervision");
    private static final Reckoner DAYS = ShippedDeadlines.of(LAW);
    private static final String ZHEJIANG = "330106";
    private static final String NANCHANG = "360102";
    private static final String ELSEWHERE = "410102";
    private static final Level BASE = Level.GRASSROOTS;
    private static final Level FEDERATION = Level.FEDERATION;

    /** A case being made up. */
    private static final class Situation {
        private final String region;
        private final LocalDate today;
        private Origin origin = Origin.DAILY_WORK;
        private Cause cause = Cause.PAY;
        private Level level = BASE;
        private List<Concern> concerns = List.of();
        private @Nullable LocalDate complained;
        private Standing.@Nullable Inquired inquiry;
        private Standing.@Nullable Sent reminder;
        private Standing.@Nullable Sent opinion;
        private Standing.@Nullable Sent recommendation;
        private Standing.@Nullable Sent prosecution;
        private boolean open = true;

        Situation(String region, String today) {
            this.region = region;
            this.today = LocalDate.parse(today);
        }

        Situation complaint(String on) {
            origin = Origin.COMPLAINT;
            complained = LocalDate.parse(on);
            return this;
        }

        Situation about(Cause what) {
            cause = what;
            return this;
        }

        Situation by(Level who) {
            level = who;
            return this;
        }

        Situation concerning(Concern... whom) {
            concerns = List.of(whom);
            return this;
        }

        Situation closed() {
            open = false;
            return this;
        }

        Situation inquired(@Nullable Boolean breach, boolean urged, boolean obstructed) {
            inquiry = new Standing.Inquired(breach, urged, obstructed);
            return this;
        }

        Situation breachUrged() {
            return inquired(true, true, false);
        }

        private Standing.Sent sent(LetterState state, LetterKind kind, @Nullable String delivered, boolean refused, @Nullable Answer answer,
                                   @Nullable Correction correction) {
            Elapsed elapsed = Elapsed.RUNNING;
            if (delivered != null && !refused && kind.replyLimit() != null) {
                var turns = new ArrayList<Turn>(List.of(new Turn.Started(LocalDate.parse(delivered))));
                Due due = DAYS.due(kind.replyLimit(), region, turns);
                elapsed = Elapsed.of(due, today);
            }
            return new Standing.Sent(state, delivered != null, refused, answer, correction, elapsed);
        }

        Situation reminder(@Nullable String delivered, @Nullable Answer answer, @Nullable Correction correction) {
            reminder = sent(LetterState.ISSUED, LetterKind.REMINDER, delivered, false, answer, correction);
            return this;
        }

        Situation opinion(LetterState state, @Nullable String delivered, boolean refused, @Nullable Answer answer, @Nullable Correction correction) {
            opinion = sent(state, LetterKind.OPINION, delivered, refused, answer, correction);
            return breachUrged();
        }

        Situation opinion(String delivered) {
            return opinion(LetterState.ISSUED, delivered, false, null, null);
        }

        Situation recommendation(LetterState state, @Nullable String delivered, @Nullable Answer answer, @Nullable Correction correction) {
            recommendation = sent(state, LetterKind.RECOMMENDATION, delivered, false, answer, correction);
            return this;
        }

        Situation prosecution(@Nullable Answer answer) {
            prosecution = sent(LetterState.ISSUED, LetterKind.PROSECUTION, null, false, answer, null);
            return this;
        }

        Standing standing() {
            Elapsed tell = Elapsed.RUNNING;
            if (complained != null) {
                Due due = DAYS.due("S-05.tell", region, List.of(new Turn.Started(complained)));
                tell = Elapsed.of(due, today);
            }
            return new Standing(open, origin, cause, concerns, level, tell, reminder, inquiry, opinion, recommendation, prosecution);
        }

        Book book() {
            return LAW.at(region, today);
        }
    }

    private record Row(String name, Situation situation, Step step, String rule, String article) {}

    private static Row row(String name, String region, String today, UnaryOperator<Situation> made, Step step, String rule, String article) {
        return new Row(name, made.apply(new Situation(region, today)), step, rule, article);
    }

    private static final List<Row> ROWS = List.of(
            // The clue.
            row("a clue of daily work", ZHEJIANG, "2026-03-02", s -> s, Step.takeUp, "S-09", "9"),
            row("a clue elsewhere", ELSEWHERE, "2026-03-02", s -> s, Step.takeUp, "S-09", ""),
            row("a clue outside the scope", ZHEJIANG, "2026-03-02", s -> s.about(Cause.OUTSIDE), Step.takeUp, "S-09", "9"),
            row("a complaint within the scope", ZHEJIANG, "2026-03-03", s -> s.complaint("2026-03-02"), Step.takeUp, "S-05", "17"),
            row("a complaint outside the scope", ZHEJIANG, "2026-03-03", s -> s.complaint("2026-03-02").about(Cause.OUTSIDE), Step.takeUp, "S-05", "17"),
            row("five working days over May Day: the last", ZHEJIANG, "2026-05-08", s -> s.complaint("2026-04-28").about(Cause.OUTSIDE), Step.takeUp, "S-05", "17"),
            row("five working days over May Day: too late", ZHEJIANG, "2026-05-09", s -> s.complaint("2026-04-28").about(Cause.OUTSIDE), Step.takeUp, "S-05", "17"),
            row("a closed case", ZHEJIANG, "2026-03-02", s -> s.closed(), Step.none, "S-09", "9"),
            // The reminder: no number in any instrument, 15 days set by the deployment.
            row("a reminder to be delivered", ZHEJIANG, "2026-03-02", s -> s.reminder(null, null, null), Step.deliver, "S-01", ""),
            row("a reminder on its last day", ZHEJIANG, "2026-03-17", s -> s.reminder("2026-03-02", null, null), Step.awaitReminder, "S-01", ""),
            row("a reminder the day after", ZHEJIANG, "2026-03-18", s -> s.reminder("2026-03-02", null, null), Step.inquire, "S-01", ""),
            row("a reminder whose last day is a Saturday", ZHEJIANG, "2026-03-21", s -> s.reminder("2026-03-06", null, null), Step.awaitReminder, "S-01", ""),
            row("the Sunday between two readings", ZHEJIANG, "2026-03-22", s -> s.reminder("2026-03-06", null, null), Step.awaitReminder, "S-01", ""),
            row("the Monday by the later reading", ZHEJIANG, "2026-03-23", s -> s.reminder("2026-03-06", null, null), Step.awaitReminder, "S-01", ""),
            row("after both readings", ZHEJIANG, "2026-03-24", s -> s.reminder("2026-03-06", null, null), Step.inquire, "S-01", ""),
            row("a reminder answered", ZHEJIANG, "2026-03-10", s -> s.reminder("2026-03-02", Answer.ACCEPTS, null), Step.close, "S-01", ""),
            row("a reminder, and the risk became a breach", ZHEJIANG, "2026-03-10", s -> s.reminder("2026-03-02", Answer.ACCEPTS, Correction.NOT), Step.inquire, "S-01", ""),
            // The inquiry.
            row("an inquiry runs", ZHEJIANG, "2026-03-10", s -> s.inquired(null, false, false), Step.find, "S-02", "21-22"),
            row("no breach found", ZHEJIANG, "2026-03-10", s -> s.inquired(false, false, false), Step.close, "S-02", "21-22"),
            row("a breach, not urged", ZHEJIANG, "2026-03-10", s -> s.inquired(true, false, false), Step.urge, "S-02", "21-22"),
            row("a breach, urged", ZHEJIANG, "2026-03-10", s -> s.breachUrged(), Step.propose, "S-02", "21-22"),
            row("a breach, urged, elsewhere", ELSEWHERE, "2026-03-10", s -> s.breachUrged(), Step.propose, "S-02", ""),
            // The opinion and its 15 working days.
            row("an opinion waits for the chair", ZHEJIANG, "2026-03-10", s -> s.opinion(LetterState.PROPOSED, null, false, null, null), Step.sign, "S-02", "21-22"),
            row("an opinion to be delivered", ZHEJIANG, "2026-03-10", s -> s.opinion(LetterState.ISSUED, null, false, null, null), Step.deliver, "S-02", "21-22"),
            row("Zhejiang: the fifteenth working day", ZHEJIANG, "2026-03-23", s -> s.opinion("2026-03-02"), Step.awaitReply, "S-03", "23-24"),
            row("Zhejiang: the day after", ZHEJIANG, "2026-03-24", s -> s.opinion("2026-03-02"), Step.ask, "S-03", "23-24"),
            row("Zhejiang, over Spring Festival: the fifteenth working day", ZHEJIANG, "2026-03-09", s -> s.opinion("2026-02-10"), Step.awaitReply, "S-03", "23-24"),
            row("Zhejiang, over Spring Festival: the day after", ZHEJIANG, "2026-03-10", s -> s.opinion("2026-02-10"), Step.ask, "S-03", "23-24"),
            row("Zhejiang, over two holidays and a make-up Saturday: the last", ZHEJIANG, "2026-10-19", s -> s.opinion("2026-09-21"), Step.awaitReply, "S-03", "23-24"),
            row("Zhejiang, over two holidays and a make-up Saturday: after", ZHEJIANG, "2026-10-20", s -> s.opinion("2026-09-21"), Step.ask, "S-03", "23-24"),
            row("into a year without a calendar: never late", ZHEJIANG, "2027-02-15", s -> s.opinion("2026-12-15"), Step.awaitReply, "S-03", "23-24"),
            row("elsewhere the configured fifteen working days: the last", ELSEWHERE, "2026-03-23", s -> s.opinion("2026-03-02"), Step.awaitReply, "S-03", ""),
            row("elsewhere the configured fifteen working days: after", ELSEWHERE, "2026-03-24", s -> s.opinion("2026-03-02"), Step.ask, "S-03", ""),
            row("Nanchang: sixty days end in a holiday and roll", NANCHANG, "2026-05-06", s -> s.opinion("2026-03-02"), Step.awaitReply, "S-03", ""),
            row("Nanchang: after the holiday", NANCHANG, "2026-05-07", s -> s.opinion("2026-03-02"), Step.ask, "S-03", ""),
            row("the federation itself issues", ZHEJIANG, "2026-03-24", s -> s.by(FEDERATION).opinion("2026-03-02"), Step.recommend, "S-03", "23-24"),
            row("a union of unions asks", ZHEJIANG, "2026-03-24", s -> s.by(Level.UNION_OF_UNIONS).opinion("2026-03-02"), Step.ask, "S-03", "23-24"),
            row("receipt refused", ZHEJIANG, "2026-03-03", s -> s.opinion(LetterState.ISSUED, "2026-03-02", true, null, null), Step.ask, "S-03", "23-24"),
            row("receipt refused, at a federation", ZHEJIANG, "2026-03-03", s -> s.by(FEDERATION).opinion(LetterState.ISSUED, "2026-03-02", true, null, null),
                    Step.recommend, "S-03", "23-24"),
            row("answered: look for oneself", ZHEJIANG, "2026-03-10", s -> s.opinion(LetterState.ISSUED, "2026-03-02", false, Answer.ACCEPTS, null), Step.check, "S-03", "23-24"),
            row("objected: look for oneself", ZHEJIANG, "2026-03-10", s -> s.opinion(LetterState.ISSUED, "2026-03-02", false, Answer.OBJECTS, null), Step.check, "S-03", "23-24"),
            row("answered and corrected", ZHEJIANG, "2026-03-12", s -> s.opinion(LetterState.ISSUED, "2026-03-02", false, Answer.ACCEPTS, Correction.DONE), Step.close, "S-02", "21-22"),
            row("corrected without an answer", ZHEJIANG, "2026-04-12", s -> s.opinion(LetterState.ISSUED, "2026-03-02", false, null, Correction.DONE), Step.close, "S-02", "21-22"),
            row("answered, corrected in part", ZHEJIANG, "2026-03-12", s -> s.opinion(LetterState.ISSUED, "2026-03-02", false, Answer.ACCEPTS, Correction.PARTLY), Step.ask, "S-03", "23-24"),
            row("answered, not corrected", ZHEJIANG, "2026-03-12", s -> s.opinion(LetterState.ISSUED, "2026-03-02", false, Answer.OBJECTS, Correction.NOT), Step.ask, "S-03", "23-24"),
            row("not corrected, with good cause", ZHEJIANG, "2026-03-12", s -> s.opinion(LetterState.ISSUED, "2026-03-02", false, Answer.OBJECTS, Correction.JUSTIFIED),
                    Step.close, "S-03", "23-24"),
            // The recommendation.
            row("asked of the federation", ZHEJIANG, "2026-03-25", s -> s.opinion("2026-03-02").recommendation(LetterState.ASKED, null, null, null), Step.awaitFederation, "S-03", "23-24"),
            row("written at the federation", ZHEJIANG, "2026-03-25", s -> s.by(FEDERATION).opinion("2026-03-02").recommendation(LetterState.PROPOSED, null, null, null),
                    Step.recommend, "S-03", "23-24"),
            row("issued, to be delivered", ZHEJIANG, "2026-03-25", s -> s.opinion("2026-03-02").recommendation(LetterState.ISSUED, null, null, null),
                    Step.deliverRecommendation, "S-03", "23-24"),
            row("five working days over Qingming: the last", ZHEJIANG, "2026-04-09", s -> s.opinion("2026-03-02").recommendation(LetterState.ISSUED, "2026-04-01", null, null),
                    Step.awaitAuthority, "S-03", "23-24"),
            row("the authority is late, none of the listed groups", ZHEJIANG, "2026-04-10",
                    s -> s.by(FEDERATION).opinion("2026-03-02").recommendation(LetterState.ISSUED, "2026-04-01", null, null), Step.awaitAuthority, "S-03", "23-24"),
            row("the authority is late, couriers: prosecutors", ZHEJIANG, "2026-04-10",
                    s -> s.by(FEDERATION).concerning(Concern.NEW_FORMS).opinion("2026-03-02").recommendation(LetterState.ISSUED, "2026-04-01", null, null),
                    Step.handOver, "S-04", ""),
            row("the same at a grassroots union", ZHEJIANG, "2026-04-10",
                    s -> s.concerning(Concern.NEW_FORMS).opinion("2026-03-02").recommendation(LetterState.ISSUED, "2026-04-01", null, null), Step.awaitAuthority, "S-03", "23-24"),
            row("taken up by the authority", ZHEJIANG, "2026-04-20", s -> s.opinion("2026-03-02").recommendation(LetterState.ISSUED, "2026-04-01", Answer.ACCEPTS, null),
                    Step.awaitAuthority, "S-03", "23-24"),
            row("declined by the authority with reasons", ZHEJIANG, "2026-04-20",
                    s -> s.opinion("2026-03-02").recommendation(LetterState.ISSUED, "2026-04-01", Answer.OBJECTS, null), Step.close, "S-03", "23-24"),
            row("declined by the authority, couriers: prosecutors", ZHEJIANG, "2026-04-20",
                    s -> s.by(FEDERATION).concerning(Concern.NEW_FORMS).opinion("2026-03-02").recommendation(LetterState.ISSUED, "2026-04-01", Answer.OBJECTS, null),
                    Step.handOver, "S-04", ""),
            row("dealt with by the authority", ZHEJIANG, "2026-05-20", s -> s.opinion("2026-03-02").recommendation(LetterState.ISSUED, "2026-04-01", Answer.ACCEPTS, Correction.DONE),
                    Step.close, "S-03", "23-24"),
            row("with the prosecutors", ZHEJIANG, "2026-05-20", s -> s.by(FEDERATION).concerning(Concern.WOMEN).opinion("2026-03-02").prosecution(null), Step.awaitProsecutors, "S-04", ""),
            row("the prosecutors have answered", ZHEJIANG, "2026-06-20", s -> s.by(FEDERATION).concerning(Concern.WOMEN).opinion("2026-03-02").prosecution(Answer.ACCEPTS),
                    Step.close, "S-04", ""));

    @TestFactory
    Stream<DynamicTest> proposesTheStepWithRuleAndArticle() {
        return ROWS.stream().map(row -> DynamicTest.dynamicTest(row.name(), () -> {
            Proposal proposal = NextSteps.of(row.situation().standing(), row.situation().book());
            assertThat(proposal.step()).isEqualTo(row.step());
            assertThat(proposal.verdict().ground().ruleId()).isEqualTo(row.rule());
            assertThat(proposal.verdict().ground().citation().article()).isEqualTo(row.article());
        }));
    }

    @Test
    void theTableHasEveryStepAndAtLeastFortyCases() {
        assertThat(ROWS).hasSizeGreaterThanOrEqualTo(40);
        var left = EnumSet.allOf(Step.class);
        ROWS.forEach(row -> left.remove(row.step()));
        assertThat(left).isEmpty();
    }

    private static Standing standing(UnaryOperator<Situation> made) {
        return made.apply(new Situation(ZHEJIANG, "2026-03-24")).standing();
    }

    private static List<Verdict> issuing(LetterKind kind, UnaryOperator<Situation> made, Level issuer, Signer signer, boolean materials) {
        var situation = made.apply(new Situation(ZHEJIANG, "2026-03-24"));
        return LetterRules.issuing(kind, situation.standing(), issuer, signer, materials, situation.book());
    }

    private static boolean may(LetterKind kind, UnaryOperator<Situation> made, Level issuer, Signer signer, boolean materials) {
        return !LetterRules.forbidden(issuing(kind, made, issuer, signer, materials));
    }

    @Test
    void aReminderNeedsNoInquiry() {
        assertThat(may(LetterKind.REMINDER, s -> s, BASE, Signer.OTHER, false)).isTrue();
        assertThat(may(LetterKind.REMINDER, s -> s.about(Cause.OUTSIDE), BASE, Signer.OTHER, false)).isFalse();
    }

    @Test
    void anOpinionNeedsInquiryBreachAndTheChair() {
        assertThat(may(LetterKind.OPINION, s -> s, BASE, Signer.CHAIR, false)).isFalse();
        assertThat(may(LetterKind.OPINION, s -> s.inquired(null, false, false), BASE, Signer.CHAIR, false)).isFalse();
        assertThat(may(LetterKind.OPINION, s -> s.inquired(false, false, false), BASE, Signer.CHAIR, false)).isFalse();
        assertThat(may(LetterKind.OPINION, s -> s.breachUrged(), BASE, Signer.CHAIR, false)).isTrue();
        assertThat(may(LetterKind.OPINION, s -> s.breachUrged(), BASE, Signer.VICE_CHAIR, false)).isTrue();
        assertThat(may(LetterKind.OPINION, s -> s.breachUrged(), BASE, Signer.OTHER, false)).isFalse();
        assertThat(issuing(LetterKind.OPINION, s -> s.inquired(true, false, false), BASE, Signer.CHAIR, false).getFirst())
                .as("without urging only with a second look").isInstanceOf(Verdict.Warning.class);
    }

    @Test
    void onlyAFederationRecommendsAndOnlyWithGroundAndMaterials() {
        assertThat(may(LetterKind.RECOMMENDATION, s -> s.opinion("2026-03-02"), FEDERATION, Signer.CHAIR, true)).isTrue();
        assertThat(may(LetterKind.RECOMMENDATION, s -> s.opinion("2026-03-02"), BASE, Signer.CHAIR, true)).isFalse();
        assertThat(may(LetterKind.RECOMMENDATION, s -> s.opinion("2026-03-02"), Level.UNION_OF_UNIONS, Signer.CHAIR, true)).isFalse();
        assertThat(may(LetterKind.RECOMMENDATION, s -> s.opinion("2026-03-02"), FEDERATION, Signer.CHAIR, false)).isFalse();
        assertThat(may(LetterKind.RECOMMENDATION, s -> s.opinion("2026-03-03"), FEDERATION, Signer.CHAIR, true)).as("its last day is today").isFalse();
        assertThat(may(LetterKind.RECOMMENDATION, s -> s.opinion(LetterState.ISSUED, "2026-03-02", false, Answer.OBJECTS, Correction.JUSTIFIED), FEDERATION,
                Signer.CHAIR, true)).isFalse();
    }

    @Test
    void onlyListedGroupsGoToTheProsecutorsAndOnlyWhereTheEmployerDoesNotCooperate() {
        for (Concern concern : Concern.values()) {
            assertThat(may(LetterKind.PROSECUTION, s -> s.concerning(concern).opinion("2026-03-02"), FEDERATION, Signer.CHAIR, true)).as(concern.name()).isTrue();
        }
        assertThat(may(LetterKind.PROSECUTION, s -> s.opinion("2026-03-02"), FEDERATION, Signer.CHAIR, true)).isFalse();
        assertThat(may(LetterKind.PROSECUTION, s -> s.concerning(Concern.WOMEN).opinion("2026-03-02"), BASE, Signer.CHAIR, true)).isFalse();
        assertThat(may(LetterKind.PROSECUTION, s -> s.concerning(Concern.WOMEN).inquired(true, true, false), FEDERATION, Signer.CHAIR, true)).isFalse();
        assertThat(may(LetterKind.PROSECUTION, s -> s.concerning(Concern.WOMEN).inquired(true, true, true), FEDERATION, Signer.CHAIR, true)).as("obstructed").isTrue();
    }

    @Test
    void anEmployerIsUncooperativeOnlyByWhatIsOnRecord() {
        assertThat(standing(s -> s.opinion("2026-03-02")).isUncooperative()).isTrue();
        assertThat(standing(s -> s.opinion("2026-03-03")).isUncooperative()).isFalse();
        assertThat(standing(s -> s.opinion(LetterState.ISSUED, "2026-03-02", true, null, null)).isUncooperative()).isTrue();
        assertThat(standing(s -> s.opinion(LetterState.ISSUED, "2026-03-02", false, Answer.ACCEPTS, null)).isUncooperative()).isFalse();
    }
}
