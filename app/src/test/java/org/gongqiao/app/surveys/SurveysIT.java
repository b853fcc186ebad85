package org.gongqiao.app.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.organization.EmployerKind;
import org.gongqiao.app.openness.OpennessWalkSamples;
import org.gongqiao.app.openness.RegionalHall;
import org.gongqiao.app.openness.disclosure.Enterprises;
import org.gongqiao.app.openness.systemset.RecordEntry;
import org.gongqiao.app.openness.systemset.Slot;
import org.gongqiao.app.openness.systemset.SystemSets;
import org.gongqiao.app.surveys.form.AnswerFault;
import org.gongqiao.app.surveys.form.Questions;
import org.gongqiao.app.surveys.form.SurveyForms;
import org.gongqiao.app.surveys.sheet.Rates;
import org.gongqiao.app.surveys.sheet.Sheet;
import org.gongqiao.app.surveys.sheet.Survey;
import org.gongqiao.app.surveys.sheet.SurveyNotices;
import org.gongqiao.app.surveys.sheet.Surveys;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SurveysIT {

    private static final Set<EmployerKind> ENTERPRISES = Set.of(EmployerKind.ENTERPRISE);

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired Surveys surveys;
    @Autowired SurveyForms forms;
    @Autowired SurveyNotices notices;
    @Autowired Enterprises enterprises;
    @Autowired SystemSets systems;
    @Autowired Clock clock;

    @BeforeAll
    void arrange() {
        fixtures.province();
        employer("own", "甲快运", "C", "170", 210);
        employer("own", "乙快运", "G", "170", 90);
        employer("neighbour", "丙制造", "C", "110", 3_000);
    }

    private UUID employer(String union, String name, String industry, String ownership, int staff) {
        UUID id = UUID.randomUUID();
        database.owner().sql("""
                insert into organization.employer (id, name, kind, ownership, industry, region, staff, unit_id, known_since)
                values (:id, :name, 'ENTERPRISE', :ownership, :industry, '990100', :staff, :unit, '2020-01-01')""")
                .param("id", id).param("name", "试验" + name).param("ownership", ownership).param("industry", industry).param("staff", staff)
                .param("unit", fixtures.unions.get(union)).update();
        return id;
    }

    private <T> T at(String union, String person, Supplier<T> work) {
        var desk = new Desk(fixtures.people.get(person).personId(), UUID.randomUUID(), Role.REVIEWER, Line.AREA, fixtures.unions.get(union),
                fixtures.areaPaths.get(union), "试验工会-" + union);
        return ScopedValue.where(Scope.DESK, desk).where(Scope.CURRENT, desk.scope()).call(work::get);
    }

    private static UUID id(Outcome outcome) {
        if (outcome instanceof Outcome.Done(UUID id)) {
            return id;
        }
        throw new AssertionError(outcome.toString());
    }

    private UUID issued(String union, String person) {
        return at(union, person, () -> {
            UUID form = id(forms.keep(UUID.randomUUID(), "建制情况", forms.shipped()));
            return id(surveys.issue(new Surveys.Issue(UUID.randomUUID(), form, "民主管理建制情况摸底", LocalDate.now(clock), LocalDate.now(clock).plusDays(20), ENTERPRISES)));
        });
    }

    private Sheet sheet(UUID survey, String name) {
        return at("county", "countyReviewer", () -> surveys.sheets(survey, List.of(Sheet.State.values()), null, 500)).items().stream()
                .filter(each -> each.employer().equals("试验" + name)).findFirst().orElseThrow();
    }

    private static final Map<String, String> NONE = Map.of("staff", "90", "congress", "no", "openness", "no", "contract", "no", "director", "no");

    @Test
    void goesToAllEnterprisesAndCountsRatesAlongEachDimension() {
        UUID survey = issued("county", "countyReviewer");
        Survey of = at("county", "countyReviewer", () -> surveys.get(survey));
        assertThat(of.enterprises()).isGreaterThanOrEqualTo(3);
        Sheet first = sheet(survey, "甲快运");
        assertThat(at("own", "organiser", () -> surveys.known(first))).containsEntry("staff", "210").doesNotContainKey("congress");
        id(at("own", "organiser", () -> surveys.fill(first.id(), 0, Map.of("staff", "205", "congress", "yes", "congressForm", "职工代表大会", "lastSession", "2026-05-18",
                "delegates", "40", "openness", "yes", "opennessForm", "公开栏", "contract", "yes", "director", "no"))));
        assertThat(sheet(survey, "甲快运").differs()).as("answered otherwise than the record").containsExactly("staff");
        Sheet second = sheet(survey, "乙快运");
        id(at("own", "organiser", () -> surveys.fill(second.id(), 0, NONE)));

        Rates rates = at("county", "countyReviewer", () -> surveys.rates(of, fixtures.unions.get("county")));
        Rates.Line whole = rates.of("congress", Rates.By.ALL).getFirst();
        assertThat(whole).extracting(Rates.Line::yes, Rates.Line::no).containsExactly(1, 1);
        assertThat(whole.permille()).isEqualTo(1000 / whole.enterprises());
        assertThat(whole.permilleOfAnswered()).isEqualTo(500);
        assertThat(rates.of("congress", Rates.By.INDUSTRY)).extracting(Rates.Line::key).contains("C", "G");
        assertThat(rates.of("congress", Rates.By.OWNERSHIP)).filteredOn(line -> line.key().equals("170")).singleElement()
                .satisfies(line -> assertThat(line).extracting(Rates.Line::yes, Rates.Line::no).containsExactly(1, 1));
        assertThat(rates.of("congress", Rates.By.LEVEL)).extracting(Rates.Line::key).contains("BASE");
        assertThat(rates.of("congress", Rates.By.BELOW)).extracting(Rates.Line::key).contains(fixtures.areaPaths.get("own"), fixtures.areaPaths.get("neighbour"));
        for (Rates.By by : Rates.By.values()) {
            assertThat(rates.of("openness", by).stream().mapToInt(Rates.Line::enterprises).sum()).as("each dimension counts all: " + by).isEqualTo(of.enterprises());
        }
        assertThat(at("county", "countyReviewer", () -> surveys.gaps(survey, "congress", Questions.NO, fixtures.unions.get("county"), null, 50)).items())
                .extracting(Sheet::employer).containsExactly("试验乙快运");
        assertThat(at("county", "countyReviewer", () -> surveys.gaps(survey, "congress", null, fixtures.unions.get("county"), null, 50)).items())
                .extracting(Sheet::employer).contains("试验丙制造").doesNotContain("试验甲快运", "试验乙快运");
        assertThat(at("county", "countyReviewer", () -> surveys.lacking(of, fixtures.unions.get("county"), null, 50)).items())
                .as("each once, whatever it lacks").extracting(Sheet::employer).containsExactlyInAnyOrder("试验甲快运", "试验乙快运");
        assertThat(at("county", "countyReviewer", () -> surveys.silent(survey, fixtures.unions.get("county"), null, 50)).items())
                .extracting(Sheet::employer).contains("试验丙制造").doesNotContain("试验甲快运", "试验乙快运");
        var exported = new ArrayList<String>();
        at("county", "countyReviewer", () -> {
            surveys.export(survey, row -> exported.add(row.employer()));
            return true;
        });
        assertThat(exported).hasSize(of.enterprises());
    }

    @Test
    void answersAreValidatedAndCheckedAboveBySomebodyElse() {
        UUID survey = issued("county", "countyReviewer");
        Sheet sheet = sheet(survey, "乙快运");
        assertThat(at("own", "organiser", () -> surveys.fill(sheet.id(), 0, Map.of("staff", "x", "congress", "yes")))).isEqualTo(new Outcome.Refused(Map.of(
                "staff", AnswerFault.NOT_A_NUMBER, "congressForm", AnswerFault.MISSING, "lastSession", AnswerFault.MISSING, "openness", AnswerFault.MISSING,
                "contract", AnswerFault.MISSING)));
        assertThat(at("county", "countyReviewer", () -> surveys.check(sheet.id(), 0))).isEqualTo(new Outcome.NotPossible("surveys.not.notFilled"));
        id(at("own", "organiser", () -> surveys.fill(sheet.id(), 0, NONE)));
        assertThat(at("own", "chair", () -> surveys.check(sheet.id(), 1))).isEqualTo(new Outcome.NotPossible("surveys.not.ownCheck"));
        assertThat(at("county", "organiser", () -> surveys.check(sheet.id(), 1))).as("the same person at another desk").isEqualTo(new Outcome.NotPossible("surveys.not.ownCheck"));
        id(at("county", "countyReviewer", () -> surveys.giveBack(sheet.id(), 1, "集体合同去年已签。")));
        id(at("own", "organiser", () -> surveys.fill(sheet.id(), 2, Map.of("staff", "90", "congress", "no", "openness", "no", "contract", "yes"))));
        assertThat(at("county", "countyReviewer", () -> surveys.check(sheet.id(), 2))).isInstanceOf(Outcome.Stale.class);
        id(at("county", "countyReviewer", () -> surveys.check(sheet.id(), 3)));
        assertThat(at("own", "organiser", () -> surveys.fill(sheet.id(), 4, NONE))).isEqualTo(new Outcome.NotPossible("surveys.not.checked"));
        id(at("county", "countyReviewer", () -> surveys.close(survey, 0)));
        Sheet other = sheet(survey, "甲快运");
        assertThat(at("own", "organiser", () -> surveys.fill(other.id(), 0, NONE))).isEqualTo(new Outcome.NotPossible("surveys.not.closed"));
    }

    /** Nobody types what the house knows: open management and the contract in force come from the set of systems, and knowing nothing is no no. */
    @Test
    void whatTheHouseKnowsIsFilledIn() {
        UUID survey = issued("county", "countyReviewer");
        Sheet sheet = sheet(survey, "丙制造");
        assertThat(at("neighbour", "neighbourOrganiser", () -> surveys.known(sheet))).containsOnlyKeys("staff");
        OpennessWalkSamples.enterprise(enterprises, fixtures, "neighbour");
        LocalDate until = LocalDate.now(clock).plusMonths(8);
        UUID neighbour = fixtures.unions.get("neighbour");
        at("neighbour", "neighbourOrganiser", () -> systems.record(new RecordEntry(UUID.randomUUID(), neighbour, Slot.COLLECTIVE_CONTRACT, "集体合同", "", LocalDate.now(clock).minusYears(1),
                until, null, null, List.of())));
        assertThat(at("neighbour", "neighbourOrganiser", () -> surveys.known(sheet))).containsEntry("openness", Questions.YES).containsEntry("contract", Questions.YES)
                .containsEntry("contractUntil", until.toString()).doesNotContainKeys("director", "congress");
        database.owner().sql("update openness.entry set valid_until = :day where unit_id = :unit").param("day", LocalDate.now(clock).minusDays(1)).param("unit", neighbour).update();
        assertThat(at("neighbour", "neighbourOrganiser", () -> surveys.known(sheet))).as("one that has run out is none").doesNotContainKeys("contract", "contractUntil");
        var region = new RegionalHall(fixtures, database);
        region.covers(region.body("county", "试验区域职代会", LocalDate.now(clock).minusMonths(6)), "neighbour");
        assertThat(at("neighbour", "neighbourOrganiser", () -> surveys.known(sheet))).as("covered from above; its delegates and sessions are not this enterprise’s")
                .containsEntry("congress", Questions.YES).containsEntry("congressForm", "区域性职代会覆盖").doesNotContainKeys("delegates", "lastSession");
    }

    @Test
    void unionsSeeTheirOwnSheetsOnly() {
        UUID survey = issued("county", "countyReviewer");
        Sheet own = sheet(survey, "甲快运");
        assertThatThrownBy(() -> at("neighbour", "neighbourOrganiser", () -> surveys.sheet(own.id()))).isInstanceOf(NotFound.class);
        assertThat(at("own", "organiser", () -> surveys.list())).extracting(Survey::id).contains(survey);
        assertThat(at("otherCity", "otherReviewer", () -> surveys.list())).extracting(Survey::id).doesNotContain(survey);
        Rates rates = at("own", "organiser", () -> surveys.rates(surveys.get(survey), fixtures.unions.get("own")));
        assertThat(rates.progress().enterprises()).as("below the desk only").isLessThan(at("county", "countyReviewer", () -> surveys.get(survey)).enterprises());
        assertThatThrownBy(() -> at("own", "organiser", () -> surveys.rates(surveys.get(survey), fixtures.unions.get("county")))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> at("own", "organiser", () -> surveys.close(survey, 0))).isInstanceOf(NotFound.class);
    }

    @Test
    void aFormChangesByVersionsAndASurveyStaysWithItsOwn() {
        UUID survey = issued("county", "countyReviewer");
        Survey of = at("county", "countyReviewer", () -> surveys.get(survey));
        int before = at("county", "countyReviewer", () -> surveys.questions(of)).all().size();
        id(at("county", "countyReviewer", () -> forms.change(of.formId(), 1, new Questions(forms.shipped().all().subList(0, 2)))));
        assertThat(at("county", "countyReviewer", () -> forms.change(of.formId(), 1, forms.shipped()))).isInstanceOf(Outcome.Stale.class);
        assertThat(at("county", "countyReviewer", () -> surveys.questions(of)).all()).hasSize(before);
        assertThatThrownBy(() -> at("own", "organiser", () -> forms.change(of.formId(), 2, forms.shipped()))).isInstanceOf(NotFound.class);
        assertThat(at("own", "organiser", () -> forms.at(fixtures.unions.get("own")))).as("unions below see what they are asked").anyMatch(each -> each.id().equals(of.formId()));
    }

    @Test
    void theLateAreRemindedOnceADay() {
        UUID survey = issued("county", "countyReviewer");
        database.owner().sql("update surveys.survey set due_on = :day where id = :id").param("day", LocalDate.now(clock).minusDays(1)).param("id", survey).update();
        assertThat(notices.remind()).as("each union once, however many enterprises").isEqualTo(2);
        assertThat(notices.remind()).isZero();
        String text = database.owner().sql("select count(*)::text from notices.inbox where template = 'surveys.notice.late'").query(String.class).single();
        assertThat(Integer.parseInt(text)).isPositive();
    }

    /** Five thousand enterprises: each act stays a handful of statements. */
    @Test
    void thousandsOfEnterprisesAreAHandfulOfStatements() {
        database.owner().sql("""
                insert into organization.employer (id, name, kind, ownership, industry, region, staff, unit_id, known_since)
                select gen_random_uuid(), '众多' || n, 'ENTERPRISE', '170', chr(65 + n % 19), '990100', 10 + n % 400, :unit, '2020-01-01' from generate_series(1, 5000) n""")
                .param("unit", fixtures.unions.get("otherCity")).update();
        UUID survey = issued("otherCity", "otherReviewer");
        Survey of = at("otherCity", "otherReviewer", () -> surveys.get(survey));
        assertThat(of.enterprises()).isEqualTo(5_000);
        database.owner().sql("""
                update surveys.sheet set state = 'FILLED', filled_at = now(), answers = jsonb_build_object('congress', case when staff >= 100 then 'yes' else 'no' end)
                where survey_id = :id and staff % 2 = 0""").param("id", survey).update();
        Rates rates = at("otherCity", "otherReviewer", () -> surveys.rates(of, fixtures.unions.get("otherCity")));
        long yes = database.owner().sql("select count(*) from surveys.sheet where survey_id = :id and answers ->> 'congress' = 'yes'").param("id", survey)
                .query(Long.class).single();
        assertThat((long) rates.of("congress", Rates.By.ALL).getFirst().yes()).isEqualTo(yes);
        assertThat(rates.of("congress", Rates.By.INDUSTRY)).hasSize(19);
        assertThat(rates.of("congress", Rates.By.INDUSTRY).stream().mapToLong(Rates.Line::yes).sum()).isEqualTo(yes);
    }
}
