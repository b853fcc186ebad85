package org.gongqiao.app.law.deadline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file of holidays and make-up workdays: UTF-8, one day a line, columns {@code date kind weekday festival
 * statutory_day notice} between tabs, below one line of headings. {@code kind} is {@code holiday} or
 * {@code make-up workday}; {@code statutory_day} is {@code yes}, {@code no}, {@code unknown}, or {@code n/a} on a
 * make-up workday. The weekday is checked against the date, so that a shifted column is found.
 *
 * @param years  the years it has, each whole
 * @param faults what is wrong with it; a file with one fault is not taken at all
 */
public record CalendarFile(List<Year> years, List<Fault> faults) {

    private static final List<String> HEADINGS = List.of("date", "kind", "weekday", "festival", "statutory_day", "notice");

    /** @param festivalDays statutory festival days that it may have: sure ones and those it is unsure of */
    public record Year(int year, String notice, List<CalendarDay> days, int sureFestivalDays, int festivalDays) {}

    /** What is wrong with a line (1 for the headings; 0 for the whole file); message {@code law.calendar.fault.<NAME>}. */
    public record Fault(int line, Kind kind, String text) {

        public enum Kind { EMPTY, HEADINGS, COLUMNS, DATE, WEEKDAY, DAY_KIND, STATUTORY, TWICE, NOT_WEEKEND, NOTICE, TOO_FEW, TOO_MANY }
    }

    public CalendarFile {
        years = List.copyOf(years);
        faults = List.copyOf(faults);
    }

    public static CalendarFile read(Reader source) throws IOException {
        var faults = new ArrayList<Fault>();
        var years = new TreeMap<Integer, List<CalendarDay>>();
        var notices = new LinkedHashMap<Integer, String>();
        var seen = new HashSet<LocalDate>();
        try (var lines = new BufferedReader(source)) {
            String headings = lines.readLine();
            if (headings == null) {
                return new CalendarFile(List.of(), List.of(new Fault(0, Fault.Kind.EMPTY, "")));
            }
            if (!List.of(headings.replace("\uFEFF", "").strip().split("\t")).equals(HEADINGS)) {
                return new CalendarFile(List.of(), List.of(new Fault(1, Fault.Kind.HEADINGS, String.join(" ", HEADINGS))));
            }
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                CalendarDay day = day(number, line.strip().split("\t", -1), seen, notices, faults);
                if (day != null) {
                    years.computeIfAbsent(day.day().getYear(), y -> new ArrayList<>()).add(day);
                }
            }
        }
        if (years.isEmpty() && faults.isEmpty()) {
            faults.add(new Fault(0, Fault.Kind.EMPTY, ""));
        }
        return new CalendarFile(years.entrySet().stream().map(year -> year(year, notices)).toList(), faults);
    }

    private static Year year(Map.Entry<Integer, List<CalendarDay>> year, Map<Integer, String> notices) {
        int sure = (int) year.getValue().stream().filter(day -> day.kind() == DayKind.FESTIVAL).count();
        int unsure = (int) year.getValue().stream().filter(day -> day.kind() == DayKind.UNSURE).count();
        return new Year(year.getKey(), notices.get(year.getKey()), List.copyOf(year.getValue()), sure, sure + unsure);
    }

    private static @org.jspecify.annotations.Nullable CalendarDay day(int number, String[] cells, HashSet<LocalDate> seen, Map<Integer, String> notices,
                                                                      List<Fault> faults) {
        if (cells.length != HEADINGS.size()) {
            faults.add(new Fault(number, Fault.Kind.COLUMNS, String.valueOf(cells.length)));
            return null;
        }
        LocalDate date;
        try {
            date = LocalDate.parse(cells[0].strip());
        } catch (DateTimeParseException unreadable) {
            faults.add(new Fault(number, Fault.Kind.DATE, cells[0]));
            return null;
        }
        int before = faults.size();
        if (!weekday(cells[2].strip(), date)) {
            faults.add(new Fault(number, Fault.Kind.WEEKDAY, cells[2]));
        }
        if (!seen.add(date)) {
            faults.add(new Fault(number, Fault.Kind.TWICE, cells[0]));
        }
        if (cells[5].isBlank()) {
            faults.add(new Fault(number, Fault.Kind.NOTICE, ""));
        }
        DayKind kind = null;
        switch (cells[1].strip()) {
            case "holiday" -> {
                kind = switch (cells[4].strip()) {
                    case "yes" -> DayKind.FESTIVAL;
                    case "no" -> DayKind.DAY_OFF;
                    case "unknown" -> DayKind.UNSURE;
                    default -> null;
                };
                if (kind == null) {
                    faults.add(new Fault(number, Fault.Kind.STATUTORY, cells[4]));
                }
            }
            case "make-up workday" -> {
                kind = DayKind.MAKE_UP;
                if (!cells[4].strip().equals("n/a")) {
                    faults.add(new Fault(number, Fault.Kind.STATUTORY, cells[4]));
                }
                if (!WorkCalendar.isWeekend(date)) {
                    faults.add(new Fault(number, Fault.Kind.NOT_WEEKEND, cells[0]));
                }
            }
            default -> faults.add(new Fault(number, Fault.Kind.DAY_KIND, cells[1]));
        }
        notices.putIfAbsent(date.getYear(), cells[5].strip());
        return faults.size() > before || kind == null ? null : new CalendarDay(date, kind, cells[3].strip());
    }

    /** As the State Council's notices write it: 周 and a number of the week, Sunday as 日. */
    private static boolean weekday(String text, LocalDate date) {
        return text.length() == 2 && text.charAt(0) == '\u5468'
                && "\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u65e5".indexOf(text.charAt(1)) == date.getDayOfWeek().getValue() - 1;
    }
}
