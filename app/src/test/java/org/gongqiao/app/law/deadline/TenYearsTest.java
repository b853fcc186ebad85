package org.gongqiao.app.law.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gongqiao.app.law.Unit;
import org.junit.jupiter.api.Test;

/**
 * Every day of ten years as an event, on a calendar of invented holidays, against a slow count day by day that shares no
 * code with the engine; and what must hold for any limit.
 */
class TenYearsTest {

    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final LocalDate END = LocalDate.of(2030, 1, 1);
    private static final int[] LENGTHS = {1, 3, 5, 7, 15, 30, 60};
    private static final WorkCalendar CALENDAR = invented(Long.getLong("gq.seed", 20261120L));

    /** Six holidays a year of one to eight days, each with a festival day or two in front, and weekends around made up. */
    private static WorkCalendar invented(long seed) {
        var random = new Random(seed);
        Map<LocalDate, DayKind> marked = new HashMap<>();
        Set<Integer> years = IntStream.rangeClosed(2019, 2031).boxed().collect(Collectors.toSet());
        for (int year : years) {
            for (int month = 1; month <= 11; month += 2) {
                LocalDate day = LocalDate.of(year, month, 3 + random.nextInt(16));
                int festival = 1 + random.nextInt(3);
                int length = festival + random.nextInt(6);
                for (int i = 0; i < length; i++) {
                    marked.put(day.plusDays(i), i < festival ? random.nextInt(6) == 0 ? DayKind.UNSURE : DayKind.FESTIVAL : DayKind.DAY_OFF);
                }
                for (LocalDate near : List.of(day.minusDays(1), day.minusDays(2), day.plusDays(length), day.plusDays(length + 1L))) {
                    boolean weekend = near.getDayOfWeek() == DayOfWeek.SATURDAY || near.getDayOfWeek() == DayOfWeek.SUNDAY;
                    if (weekend && !marked.containsKey(near) && random.nextBoolean()) {
                        marked.put(near, DayKind.MAKE_UP);
                    }
                }
            }
        }
        return new WorkCalendar(years, marked);
    }

    /** The slow way. */
    private static boolean off(LocalDate day, Reading reading, boolean unsureIsFestival) {
        DayKind mark = CALENDAR.marked().get(day);
        boolean weekend = day.getDayOfWeek().getValue() > 5;
        if (mark == DayKind.MAKE_UP) {
            return false;
        }
        if (mark == null) {
            return weekend && reading == Reading.WEEKEND_ROLLS;
        }
        if (mark == DayKind.FESTIVAL || mark == DayKind.UNSURE && unsureIsFestival) {
            return true;
        }
        return reading != Reading.FESTIVAL_ROLLS;
    }

    private static boolean works(LocalDate day) {
        DayKind mark = CALENDAR.marked().get(day);
        return mark == DayKind.MAKE_UP || mark == null && day.getDayOfWeek().getValue() < 6;
    }

    private static LocalDate slowly(LocalDate event, int amount, Unit unit, Reading reading, boolean unsure) {
        LocalDate day = event;
        switch (unit) {
            case DAY -> {
                for (int i = 0; i < amount; i++) {
                    day = day.plusDays(1);
                }
            }
            case WORKDAY -> {
                for (int left = amount; left > 0; ) {
                    day = day.plusDays(1);
                    left -= works(day) ? 1 : 0;
                }
                return day;
            }
            case MONTH -> {
                int months = event.getYear() * 12 + event.getMonthValue() - 1 + amount;
                LocalDate first = LocalDate.of(months / 12, months % 12 + 1, 1);
                day = first;
                while (day.getDayOfMonth() < event.getDayOfMonth() && day.plusDays(1).getMonth() == first.getMonth()) {
                    day = day.plusDays(1);
                }
            }
            default -> throw new IllegalArgumentException();
        }
        while (off(day, reading, unsure)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private static Counting counting(int amount, Unit unit) {
        return new Counting().calendar(CALENDAR).limit("T-01.limit", amount, unit);
    }

    private static Due due(Reckoner reckoner, Turn... turns) {
        return reckoner.due("T-01.limit", Counting.PLACE, List.of(turns));
    }

    @Test
    void agreesWithTheSlowCountOnEveryDay() {
        for (Unit unit : List.of(Unit.DAY, Unit.WORKDAY, Unit.MONTH)) {
            for (int amount : LENGTHS) {
                int length = unit == Unit.MONTH ? 1 + amount % 12 : amount;
                Reckoner reckoner = counting(length, unit).reckoner();
                for (LocalDate event = FIRST; event.isBefore(END); event = event.plusDays(1)) {
                    Due due = due(reckoner, new Turn.Started(event));
                    assertThat(due.earlier()).as("%s + %d %s", event, length, unit).isEqualTo(slowly(event, length, unit, Reading.FESTIVAL_ROLLS, false));
                    assertThat(due.later()).as("%s + %d %s", event, length, unit).isEqualTo(slowly(event, length, unit, Reading.WEEKEND_ROLLS, true));
                }
            }
        }
    }

    @Test
    void eachSettledReadingLiesBetweenTheTwoDays() {
        for (Reading reading : Reading.of(Question.Kind.REST_DAY)) {
            Reckoner settled = counting(15, Unit.DAY).settle(Question.REST_DAY, Counting.PLACE, reading).reckoner();
            Reckoner open = counting(15, Unit.DAY).reckoner();
            for (LocalDate event = FIRST; event.isBefore(END); event = event.plusDays(1)) {
                Due one = due(settled, new Turn.Started(event));
                Due both = due(open, new Turn.Started(event));
                assertThat(one.earlier()).isEqualTo(slowly(event, 15, Unit.DAY, reading, false)).isBetween(both.earlier(), both.later());
                assertThat(one.later()).isEqualTo(slowly(event, 15, Unit.DAY, reading, true)).isBetween(both.earlier(), both.later());
            }
        }
    }

    @Test
    void lateBeginsTheDayAfterTheLaterDayAndNotBefore() {
        Reckoner reckoner = counting(5, Unit.DAY).reckoner();
        for (LocalDate event = FIRST; event.isBefore(END); event = event.plusDays(1)) {
            Due due = due(reckoner, new Turn.Started(event));
            assertThat(due.isLate(due.later())).isFalse();
            assertThat(due.isLate(due.later().plusDays(1))).isTrue();
            assertThat(works(due.later())).as("the later day is one on which something can be done").isTrue();
        }
    }

    @Test
    void aSuspensionAddsItsOwnDaysAndNoMore() {
        var random = new Random(7);
        Reckoner days = counting(40, Unit.DAY).settle(Question.REST_DAY, Counting.PLACE, Reading.HOLIDAY_ROLLS).reckoner();
        for (LocalDate event = FIRST; event.isBefore(END); event = event.plusDays(1)) {
            LocalDate from = event.plusDays(1 + random.nextInt(38));
            int stood = random.nextInt(50);
            Due due = due(days, new Turn.Started(event), new Turn.Suspended(from), new Turn.Resumed(from.plusDays(stood)));
            Due longer = due(counting(40 + stood, Unit.DAY).settle(Question.REST_DAY, Counting.PLACE, Reading.HOLIDAY_ROLLS).reckoner(), new Turn.Started(event));
            assertThat(due.later()).isEqualTo(longer.later());
        }
    }

    @Test
    void workingDaysStoodStillAreCountedAfterwards() {
        var random = new Random(8);
        Reckoner reckoner = counting(12, Unit.WORKDAY).reckoner();
        for (LocalDate event = FIRST; event.isBefore(END); event = event.plusDays(1)) {
            LocalDate from = event.plusDays(1 + random.nextInt(8));
            LocalDate resumed = from.plusDays(random.nextInt(40));
            LocalDate day = event;
            for (int left = 12; left > 0; ) {
                day = day.plusDays(1);
                boolean stands = !day.isBefore(from) && day.isBefore(resumed);
                left -= works(day) && !stands ? 1 : 0;
            }
            assertThat(due(reckoner, new Turn.Started(event), new Turn.Suspended(from), new Turn.Resumed(resumed)).later()).isEqualTo(day);
        }
    }

    @Test
    void anInterruptionIsAStartOfItsOwn() {
        var random = new Random(9);
        Reckoner reckoner = counting(30, Unit.DAY).reckoner();
        for (LocalDate event = FIRST; event.isBefore(END); event = event.plusDays(1)) {
            LocalDate again = event.plusDays(random.nextInt(31));
            Due due = due(reckoner, new Turn.Started(event), new Turn.Interrupted(again));
            Due fresh = due(reckoner, new Turn.Started(again));
            assertThat(due.earlier()).isEqualTo(fresh.earlier());
            assertThat(due.later()).isEqualTo(fresh.later());
        }
    }

    @Test
    void countingBackIsTheMirrorOfCountingForwardAndMovesNothing() {
        for (int amount : LENGTHS) {
            Reckoner back = new Counting().calendar(CALENDAR).limit("T-01.limit", amount, Unit.DAY, null, true).reckoner();
            Reckoner workingBack = new Counting().calendar(CALENDAR).limit("T-01.limit", amount, Unit.WORKDAY, null, true).reckoner();
            for (LocalDate event = FIRST.plusYears(1); event.isBefore(END); event = event.plusDays(1)) {
                Due due = due(back, new Turn.Started(event));
                assertThat(due.later()).isEqualTo(event.minusDays(amount));
                assertThat(due.earlier()).isEqualTo(event.minusDays(amount + 1L));
                LocalDate nth = due(workingBack, new Turn.Started(event)).later();
                long between = nth.datesUntil(event).filter(TenYearsTest::works).count();
                assertThat(between).isEqualTo(amount);
                assertThat(works(nth)).isTrue();
            }
        }
    }

    @Test
    void withoutItsYearADateIsProvisionalAndNeverLate() {
        var lost = new Counting().calendar(CALENDAR).withoutYear(2026).limit("T-01.limit", 15, Unit.DAY).reckoner();
        for (LocalDate event = LocalDate.of(2025, 12, 1); event.isBefore(LocalDate.of(2027, 1, 15)); event = event.plusDays(1)) {
            Due due = due(lost, new Turn.Started(event));
            boolean reaches = event.plusDays(15).getYear() == 2026;
            if (reaches) {
                assertThat(due.provisional()).isTrue();
                assertThat(due.earlier()).isEqualTo(event.plusDays(15));
                assertThat(due.isLate(LocalDate.of(2040, 1, 1))).isFalse();
            } else if (event.plusDays(15).isBefore(LocalDate.of(2025, 12, 20)) || event.plusDays(15).getYear() == 2027) {
                assertThat(due.provisional()).isFalse();
            }
        }
    }
}
