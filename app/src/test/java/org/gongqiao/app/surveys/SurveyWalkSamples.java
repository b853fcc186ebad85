package org.gongqiao.app.surveys;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.PageSamples;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.WalkSamples;
import org.gongqiao.app.organization.EmployerKind;
import org.gongqiao.app.surveys.form.SurveyForms;
import org.gongqiao.app.surveys.sheet.Sheet;
import org.gongqiao.app.surveys.sheet.Surveys;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Surveys and sheets for the walk, each issued at a chair's desk of that union to an enterprise of its own. */
@TestConfiguration(proxyBeanMethods = false)
public class SurveyWalkSamples {

    private record Sample(String kind, BiFunction<Fixtures, String, UUID> maker) implements WalkSamples {
        @Override
        public UUID make(Fixtures fixtures, String union) {
            return maker.apply(fixtures, union);
        }
    }

    private static <T> T asChair(Fixtures fixtures, String union, Supplier<T> work) {
        var desk = new Desk(UUID.randomUUID(), UUID.randomUUID(), Role.CHAIR, Line.AREA, fixtures.unions.get(union), fixtures.areaPaths.get(union), union);
        return ScopedValue.where(Scope.DESK, desk).where(Scope.CURRENT, desk.scope()).call(work::get);
    }

    private static UUID id(Outcome outcome) {
        if (outcome instanceof Outcome.Done(UUID id)) {
            return id;
        }
        throw new AssertionError(outcome.toString());
    }

    private static UUID survey(Fixtures fixtures, String union, Surveys surveys, SurveyForms forms, TestDatabase.Switchable database, Clock clock) {
        database.owner().sql("""
                insert into organization.employer (id, name, kind, region, unit_id, known_since) values (:id, :name, 'ENTERPRISE', '990100', :unit, '2020-01-01')""")
                .param("id", UUID.randomUUID()).param("name", "试验单位-" + union).param("unit", fixtures.unions.get(union)).update();
        return asChair(fixtures, union, () -> id(surveys.issue(new Surveys.Issue(UUID.randomUUID(), id(forms.keep(UUID.randomUUID(), "建制情况", forms.shipped())), "摸底调查",
                LocalDate.now(clock), LocalDate.now(clock).plusDays(20), Set.of(EmployerKind.ENTERPRISE)))));
    }

    @Bean
    PageSamples surveyFormPages(SurveyForms forms) {
        return fixtures -> Map.of("{surveyForm}", asChair(fixtures, "own", () -> id(forms.keep(UUID.randomUUID(), "建制情况", forms.shipped()))).toString());
    }

    @Bean
    WalkSamples surveySamples(Surveys surveys, SurveyForms forms, TestDatabase.Switchable database, Clock clock) {
        return new Sample("survey", (fixtures, union) -> survey(fixtures, union, surveys, forms, database, clock));
    }

    @Bean
    WalkSamples surveySheetSamples(Surveys surveys, SurveyForms forms, TestDatabase.Switchable database, Clock clock) {
        return new Sample("surveySheet", (fixtures, union) -> {
            UUID survey = survey(fixtures, union, surveys, forms, database, clock);
            return asChair(fixtures, union, () -> surveys.sheets(survey, List.of(Sheet.State.values()), null, 200)).items().stream()
                    .filter(each -> each.unitId().equals(fixtures.unions.get(union))).findFirst().orElseThrow().id();
        });
    }
}
