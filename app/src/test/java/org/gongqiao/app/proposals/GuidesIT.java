package org.gongqiao.app.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.proposals.guide.Conclusion;
import org.gongqiao.app.proposals.guide.Guide;
import org.gongqiao.app.proposals.guide.Guides;
import org.gongqiao.app.proposals.guide.Measure;
import org.gongqiao.app.proposals.guide.Phase;
import org.gongqiao.app.proposals.guide.Pilot;
import org.gongqiao.app.proposals.suggestion.Field;
import org.gongqiao.app.proposals.suggestion.FileSuggestion;
import org.gongqiao.app.proposals.suggestion.Suggestions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuidesIT {

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired Guides guides;
    @Autowired Suggestions suggestions;
    @Autowired Clock clock;

    private CongressHall hall;

    @BeforeAll
    void arrange() {
        fixtures.province();
        hall = new CongressHall(fixtures, database);
    }

    @Test
    void aGuideIsReadBelowAndKeepsItsVersions() {
        UUID county = fixtures.unions.get("county");
        UUID id = CongressHall.id(hall.at("county", Role.REVIEWER, () -> guides.publish(UUID.randomUUID(), county, "提案工作指引", "第一版", List.of())));
        CongressHall.id(hall.at("county", Role.REVIEWER, () -> guides.publishNext(id, 1, "第二版", "增加评价一节", List.of())));
        assertThat(hall.at("county", Role.REVIEWER, () -> guides.publishNext(id, 1, "第三版", "x", List.of()))).isInstanceOf(Outcome.Stale.class);
        assertThat(CongressHall.own(fixtures.people.get("member").personId(), () -> guides.at(fixtures.unions.get("own")))).extracting(Guide::id).contains(id);
        assertThat(CongressHall.own(fixtures.people.get("member").personId(), () -> guides.versions(id))).extracting(Guide.Version::text).containsExactly("第二版", "第一版");
        assertThat(hall.at("otherCity", Role.REVIEWER, () -> guides.at(fixtures.unions.get("otherCity")))).extracting(Guide::id).doesNotContain(id);
        assertThatThrownBy(() -> hall.at("own", Role.CHAIR, () -> guides.publishNext(id, 2, "改上级的", "x", List.of()))).isInstanceOf(NotFound.class);
        CongressHall.id(hall.at("county", Role.REVIEWER, () -> guides.end(id)));
        assertThat(hall.at("county", Role.REVIEWER, () -> guides.publishNext(id, 2, "x", "x", List.of()))).isInstanceOf(Outcome.NotPossible.class);
    }

    @Test
    void aPilotIsComparedAndConcludedOnce() {
        UUID own = fixtures.unions.get("own");
        LocalDate today = LocalDate.now(clock);
        UUID id = CongressHall.id(hall.at("county", Role.REVIEWER, () -> guides.name(UUID.randomUUID(), own, null, "网上提案", today, today.plusMonths(6))));
        assertThat(hall.at("county", Role.REVIEWER, () -> guides.conclude(id, 0, Conclusion.SPREAD, "好"))).as("nothing to compare").isInstanceOf(Outcome.NotPossible.class);
        CongressHall.id(hall.at("county", Role.REVIEWER, () -> guides.count(id, Phase.BASELINE, today.minusYears(1), today.minusDays(1))));
        UUID member = fixtures.people.get("member").personId();
        CongressHall.own(member, () -> suggestions.file(new FileSuggestion(UUID.randomUUID(), own, Field.SAFETY, "加灯", "暗", "加灯", List.of())));
        CongressHall.id(hall.at("county", Role.REVIEWER, () -> guides.count(id, Phase.AFTER, today, today)));
        assertThat(hall.at("county", Role.REVIEWER, () -> guides.enter(id, Measure.SUGGESTIONS, Phase.AFTER, 99, "口头"))).isInstanceOf(Outcome.NotPossible.class);
        CongressHall.id(hall.at("county", Role.REVIEWER, () -> guides.enter(id, Measure.SESSIONS, Phase.BASELINE, 1, "会议记录")));
        CongressHall.id(hall.at("county", Role.REVIEWER, () -> guides.enter(id, Measure.SESSIONS, Phase.BASELINE, 2, "会议记录，更正")));
        List<Pilot.Compared> figures = hall.at("county", Role.REVIEWER, () -> guides.compare(id));
        assertThat(figures).filteredOn(each -> each.measure() == Measure.SUGGESTIONS).singleElement().satisfies(each -> assertThat(each.difference()).isEqualTo(1L));
        assertThat(figures).filteredOn(each -> each.measure() == Measure.SESSIONS).singleElement().satisfies(each -> {
            assertThat(each.before().value()).isEqualTo(2);
            assertThat(each.difference()).isNull();
        });
        CongressHall.id(hall.at("county", Role.REVIEWER, () -> guides.conclude(id, 0, Conclusion.SPREAD, "建议多了，答复快了。")));
        assertThat(hall.at("county", Role.REVIEWER, () -> guides.conclude(id, 1, Conclusion.END, "x"))).isEqualTo(new Outcome.NotPossible("proposals.not.concluded"));
        assertThatThrownBy(() -> hall.at("neighbour", Role.CHAIR, () -> guides.pilot(id))).isInstanceOf(NotFound.class);
    }
}
