package org.gongqiao.app.law.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gongqiao.app.law.Unit;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Dates worked out from the printed calendar, one a line, each with why; and the day on each side of each limit. */
class WorkedDatesTest {

    private record Worked(int line, LocalDate event, int amount, boolean backward, String unit, List<Turn> turns, LocalDate earlier, LocalDate later,
                          boolean provisional, String why) {}

    private static List<String[]> lines() throws IOException {
        try (var in = new BufferedReader(new InputStreamReader(WorkedDatesTest.class.getResourceAsStream("/law/worked-dates.tsv"), StandardCharsets.UTF_8))) {
            return in.lines().skip(1).map(line -> line.split("\t")).toList();
        }
    }

    private static List<Worked> table() throws IOException {
        var table = new ArrayList<Worked>();
        int line = 1;
        for (String[] cells : lines()) {
            int amount = Integer.parseInt(cells[2]);
            table.add(new Worked(++line, LocalDate.parse(cells[0]), Math.abs(amount), amount < 0, cells[3], turns(cells[4]), LocalDate.parse(cells[5]),
                    LocalDate.parse(cells[7]), cells[9].equals("provisional"), cells[10]));
        }
        return table;
    }

    private static List<Turn> turns(String text) {
        var turns = new ArrayList<Turn>();
        if (!text.equals("-")) {
            for (String each : text.split(";")) {
                String[] parts = each.substring(1).split(":");
                LocalDate day = LocalDate.parse(parts[0]);
                turns.add(switch (each.charAt(0)) {
                    case 'S' -> new Turn.Suspended(day);
                    case 'R' -> new Turn.Resumed(day);
                    case 'I' -> new Turn.Interrupted(day);
                    case 'E' -> new Turn.ExtendedBy(day, Integer.parseInt(parts[1]));
                    default -> throw new IllegalArgumentException(each);
                });
            }
        }
        return turns;
    }

    @Test
    void thereAreEnoughOfThemAndEachKindIsThere() throws IOException {
        List<Worked> table = table();
        assertThat(table.size()).isGreaterThanOrEqualTo(150);
        assertThat(table).extracting(Worked::unit).contains("DAY", "WORKDAY", "DAY|WORKDAY", "MONTH", "YEAR");
        assertThat(table).anyMatch(Worked::backward).anyMatch(Worked::provisional).anyMatch(worked -> !worked.turns().isEmpty());
        assertThat(table).as("both readings agree and differ").anyMatch(w -> w.earlier().equals(w.later())).anyMatch(w -> w.earlier().isBefore(w.later()));
    }

    @Test
    void theWeekdaysInTheTableAreThoseOfTheGregorianCalendar() throws IOException {
        for (String[] cells : lines()) {
            for (int column : new int[] {0, 5, 7}) {
                assertThat(weekday(cells[column])).as(cells[column]).isEqualTo(cells[column + 1]);
            }
        }
    }

    /** Zeller's congruence: no library of dates is asked. */
    private static String weekday(String iso) {
        int year = Integer.parseInt(iso.substring(0, 4));
        int month = Integer.parseInt(iso.substring(5, 7));
        int day = Integer.parseInt(iso.substring(8));
        if (month < 3) {
            month += 12;
            year--;
        }
        int h = (day + 13 * (month + 1) / 5 + year + year / 4 - year / 100 + year / 400) % 7;
        return List.of("Sat", "Sun", "Mon", "Tue", "Wed", "Thu", "Fri").get(h);
    }

    @TestFactory
    List<DynamicTest> eachComesOutAsWorked() throws IOException {
        return table().stream().map(worked -> DynamicTest.dynamicTest("line " + worked.line() + ": " + worked.why(), () -> check(worked))).toList();
    }

    private static void check(Worked worked) {
        String[] units = worked.unit().split("\\|");
        var counting = new Counting().limit("T-01.limit", worked.amount(), Unit.valueOf(units[0]), units.length > 1 ? Unit.valueOf(units[1]) : null, worked.backward());
        var turns = new ArrayList<Turn>();
        turns.add(new Turn.Started(worked.event()));
        turns.addAll(worked.turns());
        Due due = counting.reckoner().due("T-01.limit", Counting.PLACE, turns);
        assertThat(due.earlier()).isEqualTo(worked.earlier());
        assertThat(due.later()).isEqualTo(worked.later());
        assertThat(due.provisional()).isEqualTo(worked.provisional());
        assertThat(due.explanation()).isNotEmpty();
        // Both sides of the limit.
        assertThat(due.on(worked.earlier())).isEqualTo(Due.Standing.IN_TIME);
        LocalDate after = worked.earlier().plusDays(1);
        if (worked.provisional()) {
            assertThat(due.on(after)).isEqualTo(Due.Standing.UNKNOWN);
            assertThat(due.isLate(worked.later().plusYears(5))).isFalse();
        } else {
            assertThat(due.on(after)).isEqualTo(due.isSplit() ? Due.Standing.DOUBTFUL : Due.Standing.LATE);
            assertThat(due.isLate(worked.later())).isFalse();
            assertThat(due.isLate(worked.later().plusDays(1))).isTrue();
        }
        assertThat(worked.why().toLowerCase(Locale.ROOT)).isNotBlank();
    }
}
