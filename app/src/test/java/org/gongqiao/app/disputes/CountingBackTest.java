package org.gongqiao.app.disputes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongqiao.app.law.deadline.Reading.CALENDAR_DAYS;
import static org.gongqiao.app.law.deadline.Reading.CLEAR_DAYS_BACK;
import static org.gongqiao.app.law.deadline.Reading.NTH_DAY_BACK;
import static org.gongqiao.app.law.deadline.Reading.WORKING_DAYS;
import static org.gongqiao.app.law.rights.Elapsed.DISPUTABLE;
import static org.gongqiao.app.law.rights.Elapsed.OVER;
import static org.gongqiao.app.law.rights.Elapsed.RUNNING;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.gongqiao.app.disputes.procedure.CountingBack;
import org.gongqiao.app.law.ShippedBook;
import org.gongqiao.app.law.deadline.Reading;
import org.gongqiao.app.law.deadline.ShippedDeadlines;
import org.gongqiao.app.law.rights.Elapsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What has to come the set time before an event, by each reading that an operator may settle, around Saturday 13 and Sunday 14 June 2026. */
class CountingBackTest {

    private static final ShippedBook LAW = ShippedBook.of("counting", "rights");
    private static final String HANGZHOU = "330100";
    /** A Wednesday: five calendar days before it is Friday the 12th, five working days Wednesday the 10th. */
    private static final LocalDate HEARING = LocalDate.of(2026, 6, 17);

    private record Row(String limit, LocalDate event, Map<String, Reading> settled, LocalDate on, Elapsed stands) {}

    private static Row hearing(Map<String, Reading> settled, int on, Elapsed stands) {
        return new Row("R-07.hearing", HEARING, settled, LocalDate.of(2026, 6, on), stands);
    }

    static Stream<Row> rows() {
        var calendar = Map.of("R-07.hearing", CALENDAR_DAYS, "N-2.backward", NTH_DAY_BACK);
        var clear = Map.of("R-07.hearing", CALENDAR_DAYS, "N-2.backward", CLEAR_DAYS_BACK);
        var working = Map.of("R-07.hearing", WORKING_DAYS, "N-2.backward", NTH_DAY_BACK);
        var layoff = LocalDate.of(2026, 6, 30);
        return Stream.of(
                hearing(calendar, 12, RUNNING), hearing(calendar, 13, OVER),
                hearing(clear, 11, RUNNING), hearing(clear, 12, OVER),
                hearing(working, 10, RUNNING), hearing(working, 11, OVER),
                hearing(Map.of(), 9, RUNNING), hearing(Map.of(), 11, DISPUTABLE), hearing(Map.of(), 12, DISPUTABLE), hearing(Map.of(), 13, OVER),
                new Row("R-07.postpone", HEARING, Map.of("R-07.postpone", CALENDAR_DAYS, "N-2.backward", NTH_DAY_BACK), LocalDate.of(2026, 6, 14), RUNNING),
                new Row("R-07.postpone", HEARING, Map.of("R-07.postpone", CALENDAR_DAYS, "N-2.backward", NTH_DAY_BACK), LocalDate.of(2026, 6, 15), OVER),
                new Row("R-07.postpone", HEARING, Map.of("R-07.postpone", WORKING_DAYS, "N-2.backward", NTH_DAY_BACK), LocalDate.of(2026, 6, 13), OVER),
                new Row("R-15.explain", layoff, Map.of("N-2.backward", NTH_DAY_BACK), layoff.minusDays(30), RUNNING),
                new Row("R-15.explain", layoff, Map.of("N-2.backward", CLEAR_DAYS_BACK), layoff.minusDays(30), OVER),
                new Row("R-15.explain", layoff, Map.of("N-2.backward", CLEAR_DAYS_BACK), layoff.minusDays(31), RUNNING),
                new Row("R-15.explain", layoff, Map.of(), layoff.minusDays(30), DISPUTABLE),
                new Row("R-15.explain", layoff, Map.of(), layoff.minusDays(29), OVER));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void goesByTheReadingThatIsSettled(Row row) {
        assertThat(CountingBack.stood(ShippedDeadlines.of(LAW, row.settled()), row.limit(), HANGZHOU, row.event(), row.on())).isEqualTo(row.stands());
    }

    @Test
    void concludesNothingWithoutADayOrANumber() {
        var reckoner = ShippedDeadlines.of(LAW);
        assertThat(CountingBack.stood(reckoner, "R-07.hearing", HANGZHOU, null, HEARING)).isEqualTo(DISPUTABLE);
        assertThat(CountingBack.stood(reckoner, "R-15.explain", HANGZHOU, HEARING, null)).isEqualTo(DISPUTABLE);
        assertThat(CountingBack.stood(reckoner, "R-07.hearing", HANGZHOU, LocalDate.of(2007, 1, 1), LocalDate.of(2006, 12, 31))).as("before the law").isEqualTo(DISPUTABLE);
    }
}
