package org.gongqiao.app.claims.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongqiao.app.claims.file.Occupation;
import org.gongqiao.app.claims.file.Topic;
import org.gongqiao.app.claims.web.ClaimFormReadings;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TemplatesTest {

    private final ShippedTemplates templates = new ShippedTemplates(JsonMapper.builder().build());

    private Stream<Template> all() {
        return Arrays.stream(Occupation.values()).map(templates::of);
    }

    @Test
    void everyOccupationOfTheTradesHasQuestionsAndAnAnswerOfItsOwn() {
        Template others = templates.of(Occupation.OTHER);
        for (Occupation occupation : Set.of(Occupation.TRUCK, Occupation.RIDE_HAILING, Occupation.COURIER, Occupation.FOOD_DELIVERY, Occupation.TAXI,
                Occupation.BUILDING, Occupation.SEA)) {
            Template template = templates.of(occupation);
            assertThat(template.version()).isOne();
            assertThat(template.fields()).as(occupation.name()).anyMatch(field -> !others.fields().contains(field));
            assertThat(template.answers()).as(occupation.name()).anyMatch(answer -> !others.answers().contains(answer));
        }
        assertThat(templates.of(Occupation.BUILDING).answers(Topic.WAGES).getFirst().id()).as("its own in front").isEqualTo("building");
    }

    @Test
    void keysAreUniqueAndBothLanguagesAreThere() {
        all().forEach(template -> {
            var keys = new HashSet<String>();
            assertThat(template.fields()).allMatch(field -> keys.add(field.key()) && !field.labelZh().isBlank() && !field.labelEn().isBlank());
            var ids = new HashSet<String>();
            assertThat(template.answers()).allMatch(answer -> ids.add(answer.id()) && !answer.textZh().isBlank() && !answer.textEn().isBlank()
                    && answer.textZh().length() < 1_000 && answer.textEn().length() < 1_000);
        });
    }

    @Test
    void answersNameRulesThatStandInTheBook() throws IOException {
        var known = new HashSet<String>();
        try (var files = Files.list(Path.of("src/main/resources/law"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
                Pattern.compile("\"id\": *\"([A-Z]-\\d\\d)\"").matcher(Files.readString(file)).results().forEach(match -> known.add(match.group(1)));
            }
        }
        assertThat(all().flatMap(template -> template.answers().stream()).flatMap(answer -> answer.rules().stream()).collect(Collectors.toSet())).isNotEmpty().isSubsetOf(known);
    }

    @Test
    void takesOnlyAnswersToQuestionsThatWereAsked() {
        assertThat(templates.of(Occupation.FOOD_DELIVERY).accepted(Topic.WAGES, Map.of("mode", "CROWD", "ship", "x", "platform", " 美味 ", "contractSigned", "PERHAPS")))
                .isEqualTo(Map.of("mode", "CROWD", "platform", "美味"));
    }

    @Test
    void readsAmountsAsExactCentsAndRefusesWhatIsNone() {
        Map<String, Long> amounts = Map.of("0", 0L, "12", 1_200L, "12.3", 1_230L, "12.34", 1_234L, "1,234.05", 123_405L);
        amounts.forEach((typed, cents) -> assertThat(ClaimFormReadings.amount(typed)).as(typed).isEqualTo(cents));
        for (String typed : List.of("-1", "1.234", "1e3", "abc", "12.3.4", "99999999999")) {
            assertThat(ClaimFormReadings.faults(Map.of("amount", typed))).as(typed).containsKey("amount");
        }
    }

    @Test
    void refusesDaysThatAreNoneAndPeriodsThatEndBeforeTheyBegin() {
        assertThat(ClaimFormReadings.faults(Map.of("from", "2026-02-30", "known", "2999-01-01", "until", "x")).keySet()).contains("from", "known", "until");
        assertThat(ClaimFormReadings.faults(Map.of("from", "2026-03-02", "until", "2026-03-01"))).containsKey("until");
        assertThat(ClaimFormReadings.faults(Map.of("from", "2026-03-01", "until", "2026-03-01"))).doesNotContainKeys("from", "until");
        assertThat(ClaimFormReadings.faults(Map.of("people", "0", "youngest", "130")).keySet()).contains("people", "youngest", "text", "place");
    }
}
