package org.gongqiao.app.openness.participation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Small numbers, and what is left of a small group, stay hidden: both sides of each margin. */
class ShownTest {

    @Test
    void aGroupBelowTheLeastIsNeverShown() {
        assertThat(Shown.of(4, 4, 5)).isEqualTo(new Shown(Shown.Kind.HIDDEN, 0));
        assertThat(Shown.of(4, 5, 5)).isEqualTo(new Shown(Shown.Kind.FEW, 5));
    }

    @Test
    void fewerThanTheLeastIsOnlySaidToBeFewer() {
        assertThat(Shown.of(0, 30, 5)).isEqualTo(new Shown(Shown.Kind.FEW, 5));
        assertThat(Shown.of(4, 30, 5)).isEqualTo(new Shown(Shown.Kind.FEW, 5));
        assertThat(Shown.of(5, 30, 5)).isEqualTo(new Shown(Shown.Kind.EXACT, 5));
    }

    @Test
    void whoDidNotIsHiddenAsWell() {
        assertThat(Shown.of(25, 30, 5)).isEqualTo(new Shown(Shown.Kind.EXACT, 25));
        assertThat(Shown.of(26, 30, 5)).isEqualTo(new Shown(Shown.Kind.NEARLY_ALL, 25));
        assertThat(Shown.of(30, 30, 5)).isEqualTo(new Shown(Shown.Kind.NEARLY_ALL, 25));
    }

    @Test
    void devicesAreNeverMoreThanMembers() {
        assertThat(Shown.of(500, 30, 5)).isEqualTo(new Shown(Shown.Kind.NEARLY_ALL, 25));
    }

    @Test
    void withoutALeastNumberNothingIsShown() {
        assertThat(Shown.of(400, 1000, Integer.MAX_VALUE).kind()).isEqualTo(Shown.Kind.HIDDEN);
    }
}
