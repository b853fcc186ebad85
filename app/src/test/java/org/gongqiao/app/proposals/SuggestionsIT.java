package org.gongqiao.app.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.proposals.suggestion.Benefit;
import org.gongqiao.app.proposals.suggestion.Field;
import org.gongqiao.app.proposals.suggestion.FileSuggestion;
import org.gongqiao.app.proposals.suggestion.RewardRates;
import org.gongqiao.app.proposals.suggestion.Suggestion;
import org.gongqiao.app.proposals.suggestion.SuggestionCounts;
import org.gongqiao.app.proposals.suggestion.SuggestionState;
import org.gongqiao.app.proposals.suggestion.Suggestions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuggestionsIT {

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired Suggestions suggestions;
    @Autowired Matters matters;

    private CongressHall hall;
    private UUID member;

    @BeforeAll
    void arrange() {
        fixtures.province();
        hall = new CongressHall(fixtures, database);
        member = fixtures.people.get("member").personId();
    }

    private UUID filed(UUID key) {
        return CongressHall.id(CongressHall.own(member, () -> suggestions.file(new FileSuggestion(key, fixtures.unions.get("own"), Field.SAVING, "改用周转箱",
                "一个纸箱一元五角。", "周转箱每次一元二角。", List.of()))));
    }

    @Test
    void isReviewedCarriedOutAndRewardedByTheRatesOfItsDay() {
        UUID id = filed(UUID.randomUUID());
        CongressHall.id(hall.at("own", Role.CHAIR, () -> suggestions.setRates(fixtures.unions.get("own"), List.of(new RewardRates.Band(0, 5_000, 0),
                new RewardRates.Band(100_000, 10_000, 100)))));
        CongressHall.id(hall.at("own", Role.ORGANISER, () -> suggestions.decide(id, 0, true, "可行，先在二号线试。")));
        assertThat(hall.at("own", Role.ORGANISER, () -> matters.get(suggestions.get(id).matterId())).step()).isEqualTo("carryOut");
        CongressHall.id(hall.at("own", Role.ORGANISER, () -> suggestions.done(id, 1, "二号线已改用周转箱。", new Benefit(150, 120, 1_000, 12, 60_000))));
        Suggestion done = CongressHall.own(member, () -> suggestions.get(id));
        assertThat(done).extracting(Suggestion::state, Suggestion::benefitCents, Suggestion::rewardCents, Suggestion::ratesVersion)
                .containsExactly(SuggestionState.DONE, 300_000L, 13_000L, 1);
        CongressHall.id(hall.at("own", Role.CHAIR, () -> suggestions.setRates(fixtures.unions.get("own"), List.of(new RewardRates.Band(0, 1, 0)))));
        assertThat(CongressHall.own(member, () -> suggestions.get(id)).rewardCents()).as("new rates change no reward of before").isEqualTo(13_000L);
        assertThat(CongressHall.own(member, () -> suggestions.ofThisYear(fixtures.unions.get("own"))).done()).isPositive();
    }

    @Test
    void theSameKeyFilesOneAndARefusalHasItsReason() {
        UUID key = UUID.randomUUID();
        UUID id = filed(key);
        assertThat(filed(key)).isEqualTo(id);
        assertThat(hall.at("own", Role.ORGANISER, () -> suggestions.decide(id, 7, false, "已有同样做法。"))).isInstanceOf(Outcome.Stale.class);
        CongressHall.id(hall.at("own", Role.ORGANISER, () -> suggestions.decide(id, 0, false, "已有同样做法。")));
        assertThat(CongressHall.own(member, () -> suggestions.get(id))).extracting(Suggestion::state, Suggestion::decision)
                .containsExactly(SuggestionState.NOT_ADOPTED, "已有同样做法。");
        assertThat(hall.at("own", Role.ORGANISER, () -> suggestions.done(id, 1, "x", null))).isInstanceOf(Outcome.NotPossible.class);
    }

    @Test
    void neighboursAndOtherWorkersSeeNoneOfIt() {
        UUID id = filed(UUID.randomUUID());
        assertThatThrownBy(() -> hall.at("neighbour", Role.ORGANISER, () -> suggestions.get(id))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> CongressHall.own(fixtures.people.get("worker").personId(), () -> suggestions.get(id))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> hall.at("neighbour", Role.CHAIR, () -> suggestions.setRates(fixtures.unions.get("own"), List.of(new RewardRates.Band(0, 0, 0)))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void theRateOfAdoptionIsRoundedDown() {
        assertThat(new SuggestionCounts(4, 3, 2, 1).adoptedPercent()).isEqualTo(66);
        assertThat(new SuggestionCounts(1, 0, 0, 0).adoptedPercent()).isZero();
    }
}
