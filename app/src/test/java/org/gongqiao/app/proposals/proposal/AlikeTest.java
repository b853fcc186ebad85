package org.gongqiao.app.proposals.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlikeTest {

    @ParameterizedTest
    @CsvSource({"更新三号分拣线护栏, 更新三号分拣线护栏, 100", "更新三号线护栏, 增加夜班班车, 0", "增加夜班班车, 加开夜班班车, 60", "Night bus, night BUS, 100",
            "护栏（三号线）, 护栏、三号线, 100", "护, 护, 0", "2026年, 2025年, 0"})
    void countsPairsOfCharacters(String one, String other, int percent) {
        assertThat(Alike.percent(one, other)).isEqualTo(percent).isEqualTo(Alike.percent(other, one));
    }

    @Test
    void likelyFromFortyOn() {
        assertThat(new Alike(null, 40).isLikely()).isTrue();
        assertThat(new Alike(null, 39).isLikely()).isFalse();
    }
}
