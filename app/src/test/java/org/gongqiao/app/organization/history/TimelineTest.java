package org.gongqiao.app.organization.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final LocalDate BEGIN = LocalDate.of(2020, 1, 1);

    private static LocalDate day(int n) {
        return BEGIN.plusDays(n);
    }

    @Test
    void aChangeFromADayOnLeavesWhatHeldBefore() {
        var timeline = Timeline.beginning(BEGIN, "a").amended(day(10), null, old -> "b");
        assertThat(timeline.spans()).containsExactly(new Timeline.Span<>(BEGIN, day(10), "a"), new Timeline.Span<>(day(10), null, "b"));
        assertThat(timeline.on(day(9))).contains("a");
        assertThat(timeline.on(day(10))).contains("b");
        assertThat(timeline.on(day(-1))).isEmpty();
    }

    @Test
    void aCorrectionOfAPastRangeLeavesNowAlone() {
        var timeline = Timeline.beginning(BEGIN, "a").amended(day(10), day(20), old -> "b");
        assertThat(timeline.spans()).containsExactly(new Timeline.Span<>(BEGIN, day(10), "a"),
                new Timeline.Span<>(day(10), day(20), "b"), new Timeline.Span<>(day(20), null, "a"));
        assertThat(timeline.now()).isEqualTo("a");
    }

    @Test
    void aChangeToTheSameMakesNoVersion() {
        var timeline = Timeline.beginning(BEGIN, "a");
        assertThat(timeline.amended(day(5), null, old -> "a")).isEqualTo(timeline);
    }

    @Test
    void onlySpansThatDifferAreRetiredAndAdded() {
        var before = Timeline.beginning(BEGIN, "a").amended(day(10), null, old -> "b").amended(day(20), null, old -> "c");
        var after = before.amended(day(12), day(15), old -> "x");
        assertThat(before.without(after)).containsExactly(new Timeline.Span<>(day(10), day(20), "b"));
        assertThat(after.without(before)).hasSize(3);
    }

    @Test
    void anotherFirstDayReachesBackOrCutsOff() {
        var timeline = Timeline.beginning(BEGIN, "a").amended(day(10), null, old -> "b");
        assertThat(timeline.begunOn(day(-5)).spans()).containsExactly(new Timeline.Span<>(day(-5), day(10), "a"), new Timeline.Span<>(day(10), null, "b"));
        assertThat(timeline.begunOn(day(4)).spans()).containsExactly(new Timeline.Span<>(day(4), day(10), "a"), new Timeline.Span<>(day(10), null, "b"));
        assertThat(timeline.begunOn(day(10)).spans()).containsExactly(new Timeline.Span<>(day(10), null, "b"));
        assertThat(timeline.begunOn(BEGIN)).isEqualTo(timeline);
    }

    /** Against a table that holds one fact for each day. */
    @Test
    void saysForEachDayWhatATableOfDaysSays() {
        var random = new Random(7);
        for (int round = 0; round < 300; round++) {
            var timeline = Timeline.beginning(BEGIN, "a0b0");
            String[] days = new String[60];
            java.util.Arrays.fill(days, "a0b0");
            for (int step = 0; step < 8; step++) {
                int from = random.nextInt(60) - 5;
                int until = random.nextInt(4) == 0 ? -1 : from + 1 + random.nextInt(20);
                char part = random.nextBoolean() ? 'a' : 'b';
                int value = random.nextInt(3);
                timeline = timeline.amended(day(from), until < 0 ? null : day(until), old -> with(old, part, value));
                for (int d = Math.max(0, from); d < (until < 0 ? 60 : Math.min(60, until)); d++) {
                    days[d] = with(days[d], part, value);
                }
            }
            for (int d = 0; d < 60; d++) {
                assertThat(timeline.on(day(d))).contains(days[d]);
            }
            assertGapless(timeline);
        }
    }

    private static String with(String facts, char part, int value) {
        int at = facts.indexOf(part) + 1;
        return facts.substring(0, at) + value + facts.substring(at + 1);
    }

    private static void assertGapless(Timeline<String> timeline) {
        List<Timeline.Span<String>> spans = timeline.spans();
        assertThat(spans.getFirst().from()).isEqualTo(BEGIN);
        assertThat(spans.getLast().until()).isNull();
        for (int i = 1; i < spans.size(); i++) {
            assertThat(spans.get(i).from()).isEqualTo(spans.get(i - 1).until());
            assertThat(spans.get(i).facts()).isNotEqualTo(spans.get(i - 1).facts());
        }
    }
}
