package org.gongqiao.app.proposals.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenefitTest {

    @ParameterizedTest
    @CsvSource({
            // before, after, pieces, months, cost, benefit
            "150, 120, 1000, 12, 0, 360000",
            "150, 120, 1000, 12, 360000, 0",
            "150, 120, 1000, 12, 360001, -1",
            "1, 0, 1, 1, 0, 1",
            "120, 150, 10, 1, 0, -300",
            "1000000000, 0, 10000000, 120, 1000000000, 1199999999000000000"})
    void isExactToTheCent(long before, long after, int pieces, int months, long cost, long benefit) {
        assertThat(new Benefit(before, after, pieces, months, cost).cents()).isEqualTo(benefit);
    }

    @Test
    void refusesFiguresThatAreNone() {
        assertThatThrownBy(() -> new Benefit(-1, 0, 1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Benefit(1, 0, 1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Benefit(1, 0, 1, 121, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Benefit(1_000_000_001L, 0, 1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
            // bands: from 0: 50 yuan; from 10,000 yuan: 100 yuan + 1.5 %; benefit, reward
            "-5, 5000", "0, 5000", "999999, 5000", "1000000, 25000", "1000066, 25000", "1000067, 25001", "2000000, 40000"})
    void theHighestBandThatIsReachedRewards(long benefit, long reward) {
        var rates = new RewardRates(1, List.of(new RewardRates.Band(0, 5_000, 0), new RewardRates.Band(1_000_000, 10_000, 150)), Instant.EPOCH);
        assertThat(rates.reward(benefit)).isEqualTo(reward);
    }

    @Test
    void bandsRiseFromNothing() {
        assertThat(RewardRates.wellFormed(List.of())).isFalse();
        assertThat(RewardRates.wellFormed(List.of(new RewardRates.Band(1, 0, 0)))).isFalse();
        assertThat(RewardRates.wellFormed(List.of(new RewardRates.Band(0, 0, 0), new RewardRates.Band(0, 1, 0)))).isFalse();
        assertThat(RewardRates.wellFormed(List.of(new RewardRates.Band(0, 0, 10_001)))).isFalse();
        assertThat(RewardRates.wellFormed(List.of(new RewardRates.Band(0, 0, 10_000), new RewardRates.Band(1, 0, 0)))).isTrue();
    }
}
