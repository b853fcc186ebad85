package org.gongqiao.app.law.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.law.Mark;
import org.gongqiao.app.law.SetParameter;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Origin;
import org.gongqiao.app.law.TwoPeople;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class DeadlinesIT {

    private static final Scope OPERATOR = Scope.service("test", "p");
    private static final String HEADINGS = "date\tkind\tweekday\tfestival\tstatutory_day\tnotice\n";

    @Autowired Deadlines deadlines;
    @Autowired Calendars calendars;
    @Autowired Wording wording;
    @Autowired Law law;
    @Autowired TestDatabase.Switchable database;

    private static List<Turn> on(String day) {
        return List.of(new Turn.Started(LocalDate.parse(day)));
    }

    private Calendars.Result load(String file) {
        return Scope.call(OPERATOR, () -> calendars.load(new ImportCalendar(file, "试验"), TwoPeople.approval()));
    }

    @Test
    void theShippedCalendarIsLoadedAndCounts() {
        assertThat(calendars.current().years()).containsAll(Counting.shipped().years());
        assertThat(calendars.current().marked()).containsAllEntriesOf(Counting.shipped().marked());
        assertThat(calendars.years()).filteredOn(year -> year.origin() == Origin.SHIPPED).extracting(CalendarYear::year).containsExactly(2026, 2025);
        Due due = deadlines.due("M-02.decide", "330106", on("2026-11-02"));
        assertThat(due.earlier()).isEqualTo(LocalDate.of(2026, 11, 9));
        assertThat(due.ground().ruleId()).isEqualTo("M-02");
        assertThat(due.ground().parameters()).extracting(used -> used.name() + used.value()).containsExactly("M-02.decide7");
    }

    @Test
    void everyLineOfAnExplanationIsSaidInBothLanguages() {
        var turns = List.of(new Turn.Started(LocalDate.of(2026, 9, 1)), new Turn.Suspended(LocalDate.of(2026, 9, 3)), new Turn.Resumed(LocalDate.of(2026, 9, 5)),
                new Turn.Interrupted(LocalDate.of(2026, 9, 8)), new Turn.Extended(LocalDate.of(2026, 9, 9), "M-02.passedOn"), new Turn.Interrupted(LocalDate.of(2027, 3, 1)));
        Due due = deadlines.due("M-02.decide", "330106", turns);
        for (Line line : due.explanation()) {
            assertThat(wording.text(line, Locale.SIMPLIFIED_CHINESE)).matches("(?s).*\\p{IsHan}.*").doesNotContain("{");
            assertThat(wording.text(line, Locale.ENGLISH)).doesNotContain("{").doesNotContainPattern("\\p{IsHan}");
        }
    }

    @Test
    void aFileWithFaultsIsToldLineByLineAndChangesNothing() {
        long basis = deadlines.basis();
        var result = load(HEADINGS + """
                2030-01-01	holiday	周三	元旦	yes	试验
                2030-01-01	holiday	周二	元旦	yes	试验
                2030-01-02	make-up workday	周三	元旦	n/a	试验
                2030-13-02	holiday	周三	元旦	yes	试验
                2030-01-05	festival	周六	元旦	perhaps	试验
                2030-01-06	holiday	周日	元旦	perhaps
                2030-01-06	holiday	周日	元旦	perhaps	试验
                2030-02-03	holiday	周日	春节	yes	试验
                """);
        assertThat(result.faults()).extracting(fault -> fault.line() + " " + fault.kind()).containsExactly("2 WEEKDAY", "3 TWICE", "4 NOT_WEEKEND",
                "5 DATE", "6 DAY_KIND", "7 COLUMNS", "8 STATUTORY", "0 TOO_FEW");
        assertThat(load("x\n").faults()).extracting(CalendarFile.Fault::kind).containsExactly(CalendarFile.Fault.Kind.HEADINGS);
        assertThat(load("").faults()).extracting(CalendarFile.Fault::kind).containsExactly(CalendarFile.Fault.Kind.EMPTY);
        assertThat(load(HEADINGS).faults()).extracting(CalendarFile.Fault::kind).containsExactly(CalendarFile.Fault.Kind.EMPTY);
        assertThat(deadlines.basis()).isEqualTo(basis);
    }

    @Test
    void aNewVersionOfAYearStaysBesideTheOldAndTheSameFileAgainChangesNothing() {
        var file = new StringBuilder(HEADINGS);
        String weekdays = "一二三四五六日";
        for (LocalDate day = LocalDate.of(2031, 5, 1); day.isBefore(LocalDate.of(2031, 5, 14)); day = day.plusDays(1)) {
            file.append(day).append("\tholiday\t周").append(weekdays.charAt(day.getDayOfWeek().getValue() - 1)).append("\t试验节\tyes\t试验〔2030〕1号\n");
        }
        Due before = deadlines.due("M-02.decide", "330106", on("2031-05-01"));
        assertThat(before.provisional()).isTrue();
        long basis = deadlines.basis();
        assertThat(load(file.toString()).added()).extracting(CalendarYear::version).containsExactly(1);
        assertThat(load(file.toString()).unchanged()).containsExactly(2031);
        assertThat(deadlines.basis()).isEqualTo(basis + 1);
        Due after = deadlines.due("M-02.decide", "330106", on("2031-05-01"));
        assertThat(after.provisional()).isFalse();
        assertThat(after.earlier()).isEqualTo(LocalDate.of(2031, 5, 14));

        String second = file.toString().replace("2031-05-13\tholiday\t周二\t试验节\tyes", "2031-05-13\tholiday\t周二\t试验节\tunknown");
        assertThat(load(second).added()).extracting(CalendarYear::version).containsExactly(2);
        assertThat(calendars.days(2031, 1)).hasSize(13);
        assertThat(calendars.days(2031, 2)).filteredOn(day -> day.kind() == DayKind.UNSURE).hasSize(1);
        assertThat(deadlines.due("M-02.decide", "330106", on("2031-05-01"))).satisfies(due -> {
            assertThat(due.earlier()).isEqualTo(LocalDate.of(2031, 5, 13));
            assertThat(due.later()).isEqualTo(LocalDate.of(2031, 5, 14));
        });
    }

    @Test
    void settlingAReadingIsARecordedActWithItsSource() {
        assertThat(deadlines.due("M-02.decide", "440100", on("2026-11-07")).isSplit()).isTrue();
        int version = Scope.call(OPERATOR, () -> deadlines.settle(new SettleReading(Question.REST_DAY, "440000", Reading.WEEKEND_ROLLS, "试验批复", "试验"),
                org.gongqiao.app.law.TwoPeople.approval()));
        Due due = deadlines.due("M-02.decide", "440100", on("2026-11-07"));
        assertThat(due.isSplit()).isFalse();
        assertThat(due.earlier()).isEqualTo(LocalDate.of(2026, 11, 16));
        assertThat(due.ground().facts()).containsEntry(Question.REST_DAY, "WEEKEND_ROLLS 440000 v" + version);
        assertThat(database.owner().sql("select count(*) from audit.entry where act = 'LAW_CHANGED' and detail->>'question' = 'N-2.restDay'")
                .query(Integer.class).single()).isOne();
    }

    @Test
    void aChangedNumberChangesTheDaysAndTheBasis() {
        long basis = deadlines.basis();
        Scope.call(OPERATOR, () -> law.set(new SetParameter("M-02.decide", "450000", 9, "deployment", "", Mark.CONFIGURED, LocalDate.of(2020, 1, 1), null, "试验"),
                org.gongqiao.app.law.TwoPeople.approval()));
        assertThat(deadlines.basis()).isEqualTo(basis + 1);
        assertThat(deadlines.due("M-02.decide", "450100", on("2026-11-02")).earlier()).isEqualTo(LocalDate.of(2026, 11, 11));
        assertThat(deadlines.questions()).extracting(Question::id).contains(Question.REST_DAY, Question.BACKWARD);
    }
}
