package org.gongqiao.app.law.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gongqiao.app.law.deadline.Counting.PLACE;
import static org.gongqiao.app.law.deadline.Counting.day;
import static org.gongqiao.app.law.deadline.Counting.started;

import java.time.LocalDate;
import java.util.List;
import org.gongqiao.app.law.Mark;
import org.gongqiao.app.law.Origin;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.Unit;
import org.junit.jupiter.api.Test;

class ReckonerTest {

    private static Due of(Counting counting, Turn... turns) {
        return counting.reckoner().due("T-01.limit", PLACE, List.of(turns));
    }

    private static Counting days(int days) {
        return new Counting().limit("T-01.limit", days, Unit.DAY);
    }

    private static Counting weekendRolls(int days) {
        return days(days).settle(Question.REST_DAY, Parameter.COUNTRY, Reading.WEEKEND_ROLLS);
    }

    private static void same(Due due, String day) {
        assertThat(due.earlier()).isEqualTo(day(day));
        assertThat(due.later()).isEqualTo(day(day));
    }

    private static void split(Due due, String earlier, String later) {
        assertThat(due.earlier()).isEqualTo(day(earlier));
        assertThat(due.later()).isEqualTo(day(later));
    }

    @Test
    void theDayOfTheEventIsNotCounted() {
        same(of(days(15), started("2026-11-02")), "2026-11-17");
    }

    @Test
    void aWeekendAsLastDayGivesBothDays() {
        Due due = of(days(5), started("2026-11-09"));
        split(due, "2026-11-14", "2026-11-16");
        assertThat(due.on(day("2026-11-14"))).isEqualTo(Due.Standing.IN_TIME);
        assertThat(due.on(day("2026-11-15"))).isEqualTo(Due.Standing.DOUBTFUL);
        assertThat(due.on(day("2026-11-16"))).isEqualTo(Due.Standing.DOUBTFUL);
        assertThat(due.on(day("2026-11-17"))).isEqualTo(Due.Standing.LATE);
        assertThat(due.lateAfter()).contains(day("2026-11-16"));
    }

    @Test
    void theOperatorSettlesTheReadingForARegionAndTakesItBack() {
        var counting = days(5).settle(Question.REST_DAY, "330000", Reading.WEEKEND_ROLLS).settle(Question.REST_DAY, "330100", Reading.HOLIDAY_ROLLS);
        var turns = List.of(started("2026-11-09"));
        split(counting.reckoner().due("T-01.limit", "510100", turns), "2026-11-14", "2026-11-16");
        same(counting.reckoner().due("T-01.limit", "330200", turns), "2026-11-16");
        same(counting.reckoner().due("T-01.limit", PLACE, turns), "2026-11-14");
        counting.settle(Question.REST_DAY, "330100", null);
        split(counting.reckoner().due("T-01.limit", PLACE, turns), "2026-11-14", "2026-11-16");
    }

    @Test
    void aFestivalDayRollsByEveryReadingAndTheDaysOffAfterItByTwo() {
        Due due = of(days(5), started("2026-09-26"));
        // 1 to 3 October are festival days, 4 to 7 days off by arrangement.
        split(due, "2026-10-04", "2026-10-08");
        same(of(days(5).settle(Question.REST_DAY, PLACE, Reading.HOLIDAY_ROLLS), started("2026-09-26")), "2026-10-08");
    }

    @Test
    void aMakeUpWorkdayDoesNotRoll() {
        // Sunday 20 September and Saturday 10 October 2026 are workdays.
        same(of(days(5), started("2026-09-15")), "2026-09-20");
        same(of(days(5), started("2026-10-05")), "2026-10-10");
    }

    @Test
    void aDayOfWhichTheFileIsUnsureGivesBothDaysEvenWhereTheReadingIsSettled() {
        Due due = of(days(5).settle(Question.REST_DAY, PLACE, Reading.FESTIVAL_ROLLS), started("2026-03-30"));
        // Qingming 2026: 4 to 6 April, statutory day not known.
        split(due, "2026-04-04", "2026-04-07");
    }

    @Test
    void workingDaysLeaveOutHolidaysAndTakeMakeUpWorkdays() {
        var counting = new Counting().limit("T-01.limit", 15, Unit.WORKDAY);
        // 28, 29, 30 Sept, 8, 9 Oct, Sat 10 Oct made up, 12 to 16, 19 to 22.
        same(of(counting, started("2026-09-27")), "2026-10-22");
    }

    @Test
    void aDayThatMayBeAWorkingDayGivesBothDaysUntilSettled() {
        var counting = new Counting().limit("T-01.limit", 5, Unit.DAY, Unit.WORKDAY, false);
        split(of(counting, started("2026-11-11")), "2026-11-16", "2026-11-18");
        same(of(counting.settle("T-01.limit", "330100", Reading.WORKING_DAYS), started("2026-11-11")), "2026-11-18");
    }

    @Test
    void monthsAndYearsEndOnTheCorrespondingDayOrTheLastOfTheMonth() {
        var month = new Counting().limit("T-01.limit", 1, Unit.MONTH);
        same(of(month, started("2026-10-30")), "2026-11-30");
        same(of(month, started("2026-10-31")), "2026-11-30");
        split(of(month, started("2026-01-31")), "2026-02-28", "2026-02-28");
        var year = new Counting().limit("T-01.limit", 1, Unit.YEAR);
        same(of(year, started("2025-11-20")), "2026-11-20");
        same(of(year.calendar(new WorkCalendar(java.util.Set.of(2025), java.util.Map.of())), started("2024-02-29")), "2025-02-28");
    }

    @Test
    void suspensionContinuesTheRest() {
        var year = new Counting().limit("T-01.limit", 1, Unit.YEAR);
        // 10 days of standing still: 20 November becomes 30 November.
        same(of(year, started("2025-11-20"), new Turn.Suspended(day("2026-03-01")), new Turn.Resumed(day("2026-03-11"))), "2026-11-30");
        same(of(days(15), started("2026-11-02"), new Turn.Suspended(day("2026-11-10")), new Turn.Resumed(day("2026-11-12"))), "2026-11-19");
        var working = new Counting().limit("T-01.limit", 5, Unit.WORKDAY);
        // Counted: 3, 4 Nov; then 12, 13, 16.
        same(of(working, started("2026-11-02"), new Turn.Suspended(day("2026-11-05")), new Turn.Resumed(day("2026-11-12"))), "2026-11-16");
    }

    @Test
    void whileSuspendedNobodyIsLate() {
        Due due = of(days(15), started("2026-11-02"), new Turn.Suspended(day("2026-11-10")));
        assertThat(due.state()).isEqualTo(Due.State.SUSPENDED);
        assertThat(due.on(day("2027-05-01"))).isEqualTo(Due.Standing.SUSPENDED);
        assertThat(due.lateAfter()).isEmpty();
    }

    @Test
    void interruptionStartsAnew() {
        var year = new Counting().limit("T-01.limit", 1, Unit.YEAR);
        same(of(year, started("2025-03-03"), new Turn.Interrupted(day("2025-11-20"))), "2026-11-20");
        same(of(year, started("2025-03-03"), new Turn.Suspended(day("2025-05-01")), new Turn.Resumed(day("2025-06-01")),
                new Turn.Interrupted(day("2025-11-20"))), "2026-11-20");
    }

    @Test
    void whatCameAfterTheLimitHadRunOutChangesNothing() {
        var year = new Counting().limit("T-01.limit", 1, Unit.YEAR);
        Due due = of(year, started("2025-03-03"), new Turn.Interrupted(day("2026-03-04")));
        same(due, "2026-03-03");
        assertThat(due.explanation()).extracting(Line::key).contains("tooLate.interrupted");
        same(of(year, started("2025-03-03"), new Turn.Interrupted(day("2026-03-03"))), "2027-03-03");
    }

    @Test
    void aTurnInTimeByOneReadingOnlyActsInThatReadingOnly() {
        // Last day Saturday 14 or Monday 16 November; interrupted on Sunday.
        Due due = of(days(5), started("2026-11-09"), new Turn.Interrupted(day("2026-11-15")));
        split(due, "2026-11-14", "2026-11-20");
    }

    @Test
    void extensionComesOnTopBeforeTheLastDayRolls() {
        var counting = weekendRolls(45).limit("T-01.more", 15, Unit.DAY);
        // 45 days end on Sunday 15 November; 15 more are counted from there: Monday 30 November.
        same(of(counting, started("2026-10-01")), "2026-11-16");
        same(of(counting, started("2026-10-01"), new Turn.Extended(day("2026-11-10"), "T-01.more")), "2026-11-30");
        same(of(counting, started("2026-10-01"), new Turn.ExtendedBy(day("2026-11-10"), 3)), "2026-11-18");
    }

    @Test
    void backwardLimitsAreNotMovedAndHaveTwoReadings() {
        var counting = new Counting().limit("T-01.limit", 7, Unit.DAY, null, true);
        // A meeting on Sunday 22 November: Sunday 15 November, or with seven whole days between, Saturday 14.
        Due due = of(counting, started("2026-11-22"));
        split(due, "2026-11-14", "2026-11-15");
        assertThat(due.explanation()).extracting(Line::key).contains("notMoved");
        same(of(counting.settle(Question.BACKWARD, PLACE, Reading.NTH_DAY_BACK), started("2026-11-22")), "2026-11-15");
        Due sent = of(counting, started("2026-11-22"), new Turn.Ended(day("2026-11-13")));
        assertThat(sent.state()).isEqualTo(Due.State.ENDED);
        assertThat(sent.on(day("2026-12-01"))).isEqualTo(Due.Standing.IN_TIME);
        var working = new Counting().limit("T-01.limit", 5, Unit.WORKDAY, null, true).settle(Question.BACKWARD, PLACE, Reading.NTH_DAY_BACK);
        same(of(working, started("2026-10-12")), "2026-09-29");
    }

    @Test
    void aYearWithoutCalendarIsShownUnrolledAndGivesNoLate() {
        Due due = of(days(5).withoutYear(2026), started("2025-12-28"));
        same(due, "2026-01-02");
        assertThat(due.provisional()).isTrue();
        assertThat(due.on(day("2026-06-01"))).isEqualTo(Due.Standing.UNKNOWN);
        assertThat(due.isLate(day("2026-06-01"))).isFalse();
        assertThat(due.lateAfter()).isEmpty();
        assertThat(due.explanation()).extracting(Line::key).contains("provisional");
        assertThat(of(days(5), started("2025-12-28")).provisional()).isFalse();
    }

    @Test
    void aLastDayThatWouldRollIntoAYearWithoutCalendarIsProvisional() {
        var weekend = new WorkCalendar(java.util.Set.of(2028), java.util.Map.of());
        // 31 December 2028 is a Sunday.
        Due due = of(weekendRolls(5).calendar(weekend), started("2028-12-26"));
        same(due, "2028-12-31");
        assertThat(due.provisional()).isTrue();
    }

    @Test
    void workingDaysThatReachIntoAYearWithoutCalendarAreCountedByWeekdayAndProvisional() {
        Due due = of(new Counting().limit("T-01.limit", 5, Unit.WORKDAY).withoutYear(2026), started("2025-12-29"));
        same(due, "2026-01-05");
        assertThat(due.provisional()).isTrue();
    }

    @Test
    void theLimitIsTheOneInForceOnTheDayOfTheEvent() {
        LocalDate change = day("2026-06-01");
        var counting = new Counting().number(limit(30, null, change, 1)).number(limit(10, change, null, 2));
        same(of(counting, started("2026-05-31")), "2026-06-30");
        same(of(counting, started("2026-06-01")), "2026-06-11");
        same(of(counting, started("2026-05-31"), new Turn.Interrupted(day("2026-06-08"))), "2026-06-18");
    }

    private static Parameter limit(int days, LocalDate from, LocalDate until, int version) {
        return new Parameter("T-01.limit", Parameter.COUNTRY, version, "T-01", days, Unit.DAY, Counting.citation("T", "1"), Mark.VERIFIED, from, until,
                Origin.SHIPPED, "");
    }

    @Test
    void aLimitThatNobodyHasSetStopsTheAct() {
        assertThatThrownBy(() -> of(new Counting(), started("2026-11-09"))).isInstanceOf(MissingLimit.class);
        var people = new Counting().limit("T-01.limit", 10, Unit.PERSON);
        assertThatThrownBy(() -> of(people, started("2026-11-09"))).isInstanceOf(MissingLimit.class);
        assertThatThrownBy(() -> of(days(5))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> of(days(5), new Turn.Resumed(day("2026-11-09")))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEndedClockTellsWhetherTheActWasInTime() {
        assertThat(of(days(5), started("2026-11-09"), new Turn.Ended(day("2026-11-14"))).on(day("2027-01-01"))).isEqualTo(Due.Standing.IN_TIME);
        assertThat(of(days(5), started("2026-11-09"), new Turn.Ended(day("2026-11-16"))).on(day("2027-01-01"))).isEqualTo(Due.Standing.DOUBTFUL);
        assertThat(of(days(5), started("2026-11-09"), new Turn.Ended(day("2026-11-17"))).on(day("2027-01-01"))).isEqualTo(Due.Standing.LATE);
    }

    @Test
    void anotherEventReplacesTheFirstWhereverItLies() {
        same(of(days(15), started("2026-11-05"), started("2026-11-02")), "2026-11-17");
        same(of(days(15), started("2026-11-02"), started("2026-11-03")), "2026-11-18");
        same(of(days(15), started("2026-11-02"), new Turn.ExtendedBy(day("2026-11-02"), 9), started("2026-11-03")), "2026-11-18");
    }

    @Test
    void turnsRecordedOutOfOrderCountInTheOrderOfTheirDays() {
        var turns = List.of(new Turn.Resumed(day("2026-11-12")), started("2026-11-02"), new Turn.Suspended(day("2026-11-10")));
        same(days(15).reckoner().due("T-01.limit", PLACE, turns), "2026-11-19");
    }
}
