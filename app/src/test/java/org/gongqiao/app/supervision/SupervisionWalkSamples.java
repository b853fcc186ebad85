package org.gongqiao.app.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.WalkGuests;
import org.gongqiao.app.access.WalkSamples;
import org.gongqiao.app.casework.CaseworkWalkSamples;
import org.gongqiao.app.organization.EmployerKind;
import org.gongqiao.app.organization.Employers;
import org.gongqiao.app.supervision.drafts.LawDrafts;
import org.gongqiao.app.supervision.drafts.RegisterDraft;
import org.gongqiao.app.supervision.file.Cause;
import org.gongqiao.app.supervision.file.ComposeLetter;
import org.gongqiao.app.supervision.file.Concern;
import org.gongqiao.app.supervision.file.LetterKind;
import org.gongqiao.app.supervision.file.Origin;
import org.gongqiao.app.supervision.file.RegisterClue;
import org.gongqiao.app.supervision.inspection.Checklist;
import org.gongqiao.app.supervision.inspection.Inspections;
import org.gongqiao.app.supervision.people.SetUpBody;
import org.gongqiao.app.supervision.people.SupervisionBody;
import org.gongqiao.app.supervision.people.Supervisor;
import org.gongqiao.app.supervision.people.Supervisors;
import org.gongqiao.app.supervision.risk.RecordRisk;
import org.gongqiao.app.supervision.risk.RiskKind;
import org.gongqiao.app.supervision.risk.Risks;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Records of supervision for the walk, each made by the module itself at the desk of a chair of that union. */
@TestConfiguration(proxyBeanMethods = false)
public class SupervisionWalkSamples {

    private record Sample(String kind, BiFunction<Fixtures, String, UUID> maker) implements WalkSamples {
        @Override
        public UUID make(Fixtures fixtures, String union) {
            return maker.apply(fixtures, union);
        }
    }

    /** At the desk of the chair of a union. */
    static <T> T asChair(Fixtures fixtures, String union, java.util.function.Supplier<T> work) {
        String person = union.equals("own") ? "chair" : "chairOf" + union;
        if (!fixtures.people.containsKey(person)) {
            fixtures.officer(person, union, Role.CHAIR, Line.AREA);
        }
        return fixtures.at(union, person, Role.CHAIR, work);
    }

    static UUID id(Outcome outcome) {
        if (outcome instanceof Outcome.Done(UUID id)) {
            return id;
        }
        throw new AssertionError(outcome.toString());
    }

    static UUID employer(TestDatabase.Switchable database, Fixtures fixtures, String union) {
        UUID id = UUID.randomUUID();
        database.owner().sql("""
                insert into organization.employer (id, name, kind, region, unit_id, known_since) values (:id, :name, :kind, '990100', :unit, '2020-01-01')""")
                .param("id", id).param("name", "试验单位-" + union + "-" + id.toString().substring(0, 6)).param("kind", EmployerKind.ENTERPRISE.name())
                .param("unit", fixtures.unions.get(union)).update();
        return id;
    }

    static void body(Fixtures fixtures, String union, Supervisors supervisors) {
        asChair(fixtures, union, () -> supervisors.body(fixtures.unions.get(union)).map(SupervisionBody::id).orElseGet(() ->
                id(supervisors.setUp(fixtures.unions.get(union), new SetUpBody(SupervisionBody.Form.COMMITTEE, LocalDate.of(2026, 1, 1), LocalDate.of(2030, 12, 31),
                        "试" + union.substring(0, 1), "试验路1号", "0990-0000000", "", null)))));
    }

    static UUID caseOf(Fixtures fixtures, String union, Cases cases, Origin origin, java.time.LocalDate on) {
        return asChair(fixtures, union, () -> id(cases.register(new RegisterClue(UUID.randomUUID(), fixtures.unions.get(union), null, "试验快运有限公司",
                origin, Cause.PAY, List.of(Concern.NEW_FORMS), 12, "一月、二月的报酬没有按期支付。", on, null, null, null))));
    }

    private record Guest(PartRole role, Cases cases, CaseworkWalkSamples.Guesthouse guests, Clock clock) implements WalkGuests {

        @Override
        public boolean takesPartIn(String pattern) {
            return pattern.equals("/part") || pattern.equals("/api/v1/part") || pattern.contains("/part/supervision");
        }

        @Override
        public String token(Fixtures fixtures) {
            UUID file = caseOf(fixtures, "own", cases, Origin.DAILY_WORK, LocalDate.now(clock));
            UUID matter = asChair(fixtures, "own", () -> cases.get(file).matterId());
            return guests.enter(fixtures, matter, "own", role);
        }
    }

    @Bean
    WalkGuests supervisionEmployer(Cases cases, CaseworkWalkSamples.Guesthouse guests, Clock clock) {
        return new Guest(PartRole.EMPLOYER, cases, guests, clock);
    }

    @Bean
    WalkSamples supervisionCaseSamples(Cases cases, Clock clock) {
        return new Sample("supervisionCase", (fixtures, union) -> caseOf(fixtures, union, cases, Origin.DAILY_WORK, LocalDate.now(clock)));
    }

    @Bean
    WalkSamples supervisionLetterSamples(Cases cases, Letters letters, Supervisors supervisors, Clock clock) {
        return new Sample("supervisionLetter", (fixtures, union) -> {
            body(fixtures, union, supervisors);
            UUID file = caseOf(fixtures, union, cases, Origin.DAILY_WORK, LocalDate.now(clock));
            return asChair(fixtures, union, () -> {
                UUID letter = id(letters.propose(file, LetterKind.REMINDER, words()));
                id(letters.issue(letter, letters.get(letter).version()));
                return letter;
            });
        });
    }

    static ComposeLetter words() {
        return new ComposeLetter(UUID.randomUUID(), "试验区人力资源和社会保障局", "关于劳动报酬问题的函", "一月、二月的报酬没有按期支付。", "《中华人民共和国劳动法》第五十条",
                "足额支付拖欠的报酬。\n把支付情况书面告知我会。");
    }

    @Bean
    WalkSamples supervisionOwnAnswerSamples(Cases cases, Letters letters, Supervisors supervisors, Clock clock) {
        return new Sample("supervision-answers", (fixtures, union) -> {
            body(fixtures, union, supervisors);
            UUID person = fixtures.someone("walkAnswer" + union, false).personId();
            return asChair(fixtures, union, () -> {
                UUID file = id(cases.register(new RegisterClue(UUID.randomUUID(), fixtures.unions.get(union), null, "试验快运有限公司", Origin.COMPLAINT, Cause.PAY,
                        List.of(), 1, "报酬没有按期支付。", LocalDate.now(clock), person, null, null)));
                return id(letters.notAccept(file, cases.get(file).version(), true, false, UUID.randomUUID(), "在仲裁程序中提出。"));
            });
        });
    }

    @Bean
    WalkSamples supervisionSupervisorSamples(Supervisors supervisors) {
        return new Sample("supervisor", (fixtures, union) -> {
            body(fixtures, union, supervisors);
            return supervisor(fixtures, union, supervisors, "walkSupervisor");
        });
    }

    static UUID supervisor(Fixtures fixtures, String union, Supervisors supervisors, String name) {
        var someone = fixtures.member(name + union, union);
        return asChair(fixtures, union, () -> id(supervisors.appoint(fixtures.unions.get(union), someone.phone(), Supervisor.Kind.ELECTED, false,
                LocalDate.of(2026, 1, 1), LocalDate.of(2030, 12, 31))));
    }

    static UUID plan(Fixtures fixtures, String union, Inspections inspections, Employers employers, TestDatabase.Switchable database) {
        UUID employer = employer(database, fixtures, union);
        return asChair(fixtures, union, () -> {
            UUID list = inspections.add("试验检查表", List.of(new Checklist.NewItem(Cause.PAY, "按月支付工资", "劳动法 50"),
                    new Checklist.NewItem(Cause.SAFETY, "提供劳动防护用品", "劳动法 54")));
            return id(inspections.plan(UUID.randomUUID(), "试验检查", list, LocalDate.of(2026, 3, 1), LocalDate.of(2026, 12, 31), List.of(employers.get(employer))));
        });
    }

    @Bean
    WalkSamples supervisionPlanSamples(Inspections inspections, Employers employers, TestDatabase.Switchable database) {
        return new Sample("inspectionPlan", (fixtures, union) -> plan(fixtures, union, inspections, employers, database));
    }

    @Bean
    WalkSamples supervisionInspectionSamples(Inspections inspections, Employers employers, TestDatabase.Switchable database) {
        return new Sample("inspection", (fixtures, union) -> {
            UUID plan = plan(fixtures, union, inspections, employers, database);
            return asChair(fixtures, union, () -> inspections.of(plan).getFirst().id());
        });
    }

    @Bean
    WalkSamples supervisionOpinionSamples(LawDrafts drafts, Clock clock) {
        return new Sample("draftOpinion", (fixtures, union) -> asChair(fixtures, union, () -> {
            LocalDate today = LocalDate.now(clock);
            UUID draft = id(drafts.register(new RegisterDraft(UUID.randomUUID(), "试验条例（草案）", "试验机关", "第一条 试验。", today, today.plusDays(10), today.plusDays(20))));
            id(drafts.giveAsUnion(UUID.randomUUID(), draft, "第一条", "建议写明期限。"));
            return drafts.opinions(draft, 1).getFirst().id();
        }));
    }

    /** Names every officer of the fixtures who watches risks, each at his own union: the walk is about roles and scope. */
    static void nameWatchers(Fixtures fixtures, TestDatabase.Switchable database) {
        java.util.Map.of("rights", "own", "countyReviewer", "county", "reviewer", "city", "otherReviewer", "otherCity", "industryReviewer", "industry").forEach((person, union) ->
                named(fixtures, database, person, union));
    }

    static void named(Fixtures fixtures, TestDatabase.Switchable database, String person, String union) {
        database.owner().sql("""
                insert into supervision.risk_reader (id, person_id, name, unit_id, unit_name, reason, from_on, until_on, area_path, line_path)
                select :id, :person, :name, :unit, :unitName, '试验', '2026-01-01', '2099-12-31', cast(:area as ltree), cast(:line as ltree)
                where not exists (select from supervision.risk_reader where person_id = :person and unit_id = :unit)""")
                .param("id", UUID.randomUUID()).param("person", fixtures.people.get(person).personId()).param("name", fixtures.people.get(person).name())
                .param("unit", fixtures.unions.get(union)).param("unitName", union).param("area", fixtures.areaPaths.get(union))
                .param("line", fixtures.linePaths.get(union)).update();
    }

    @Bean
    WalkSamples supervisionRiskSamples(Risks risks, TestDatabase.Switchable database, Clock clock) {
        return new Sample("risk", (fixtures, union) -> {
            nameWatchers(fixtures, database);
            UUID employer = employer(database, fixtures, union);
            // The city's reviewer is named for everything below; he records it at the desk of the union itself.
            return fixtures.at(union, "reviewer", Role.RIGHTS_OFFICER, () -> id(risks.record(new RecordRisk(UUID.randomUUID(), employer, RiskKind.ARREARS, 12, 2, false,
                    false, "两个月的工资没有支付。", LocalDate.now(clock)))));
        });
    }

    @Bean
    WalkSamples supervisionRiskReaderSamples(Risks risks, TestDatabase.Switchable database) {
        return new Sample("riskReader", (fixtures, union) -> {
            var officer = fixtures.officer("walkWatcher" + union, union, Role.RIGHTS_OFFICER, Line.AREA);
            fixtures.membership(officer, union);
            return asChair(fixtures, union, () -> id(risks.name(officer.phone(), "试验", LocalDate.of(2099, 1, 1))));
        });
    }
}
