package org.gongqiao.app.openness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.documents.ListFormat;
import org.gongqiao.app.documents.ListWriter;
import org.gongqiao.app.documents.PaperOutcome;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.law.democracy.HeldFacts.Reached;
import org.gongqiao.app.law.democracy.MatterFacts.Firm;
import org.gongqiao.app.law.democracy.OpennessFacts;
import org.gongqiao.app.openness.disclosure.Cycle;
import org.gongqiao.app.openness.disclosure.DisclosureList;
import org.gongqiao.app.openness.disclosure.Disclosures;
import org.gongqiao.app.openness.disclosure.Enterprises;
import org.gongqiao.app.openness.disclosure.Item;
import org.gongqiao.app.openness.disclosure.PublishItem;
import org.gongqiao.app.openness.disclosure.Question;
import org.gongqiao.app.openness.disclosure.Questions;
import org.gongqiao.app.openness.disclosure.Reading;
import org.gongqiao.app.openness.disclosure.SetUpEnterprise;
import org.gongqiao.app.openness.hold.CompanyDecision;
import org.gongqiao.app.openness.hold.CompanyDecisions;
import org.gongqiao.app.openness.hold.CompanyMatter;
import org.gongqiao.app.openness.hold.DecisionState;
import org.gongqiao.app.openness.hold.DemandPaper;
import org.gongqiao.app.openness.hold.RecordDecision;
import org.gongqiao.app.openness.participation.Participation;
import org.gongqiao.app.openness.systemset.FindingKind;
import org.gongqiao.app.openness.systemset.RecordEntry;
import org.gongqiao.app.openness.systemset.Slot;
import org.gongqiao.app.openness.systemset.SystemLists;
import org.gongqiao.app.openness.systemset.SystemSets;
import org.gongqiao.app.proposals.CongressHall;
import org.gongqiao.app.proposals.guide.Guides;
import org.gongqiao.app.proposals.guide.Measure;
import org.gongqiao.app.proposals.guide.Phase;
import org.gongqiao.app.proposals.guide.Pilot;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Open management, sets of systems and held decisions on a real database. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpennessIT {

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired Enterprises enterprises;
    @Autowired Disclosures disclosures;
    @Autowired DisclosureList list;
    @Autowired Questions questions;
    @Autowired Reading reading;
    @Autowired SystemSets sets;
    @Autowired SystemLists lists;
    @Autowired CompanyDecisions decisions;
    @Autowired DemandPaper demand;
    @Autowired Participation participation;
    @Autowired Guides guides;
    @Autowired Matters matters;
    @Autowired Verdicts verdicts;
    @Autowired OpennessJobs jobs;
    @Autowired TrialCongress congress;
    @Autowired Clock clock;

    private UUID own;

    @BeforeAll
    void arrange() {
        fixtures.province();
        own = OpennessWalkSamples.enterprise(enterprises, fixtures, "own");
        OpennessWalkSamples.enterprise(enterprises, fixtures, "neighbour");
    }

    private <T> T at(String union, Supplier<T> work) {
        return Scope.call(Scope.service("test", fixtures.areaPaths.get(union)), work);
    }

    private <T> T as(String person, Supplier<T> work) {
        return Scope.call(new Scope.Own(fixtures.people.get(person).personId()), work);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Item own(String name, boolean sensitive) {
        UUID id = at("own", () -> OpennessWalkSamples.done(disclosures.add(UUID.randomUUID(), own, name, Cycle.QUARTER, sensitive, "办公室")));
        return at("own", () -> disclosures.get(id));
    }

    private UUID publish(Item item, String title) {
        return at("own", () -> OpennessWalkSamples.done(disclosures.publish(new PublishItem(UUID.randomUUID(), item.id(), title, "2026年", "内容", List.of(), "", List.of()))));
    }

    @Test
    void theLawsListGoesByTheKindOfOwner() {
        UUID state = fixtures.union("stateFirm", "county", null, "ENTERPRISE_UNION", "BASE");
        at("stateFirm", () -> enterprises.setUp(new SetUpEnterprise(state, null, "试验国企", Firm.STATE, "", "", "办公室")));
        assertThat(at("own", () -> disclosures.items(own))).extracting(Item::kind).filteredOn(kind -> kind != null)
                .containsExactlyInAnyOrder(OpennessFacts.Item.PLANS_AND_OPERATIONS, OpennessFacts.Item.STAFF_MATTERS, OpennessFacts.Item.WORKPLACE_RULES,
                        OpennessFacts.Item.CONTRACTS);
        assertThat(at("stateFirm", () -> disclosures.items(state))).extracting(Item::kind).containsExactlyInAnyOrder(OpennessFacts.Item.values());
        // Nobody answers for it: found without anybody looking.
        assertThat(at("stateFirm", () -> sets.findings(state))).extracting(finding -> finding.kind()).contains(FindingKind.NO_RESPONSIBLE);
    }

    @Test
    void publishingClosesTheMatterAndBeginsTheNextOne() {
        Item item = own("食堂收支", false);
        assertThat(at("own", () -> matters.get(item.matterId()).isOpen())).isTrue();
        publish(item, "第三季度食堂收支");
        Item after = at("own", () -> disclosures.get(item.id()));
        assertThat(at("own", () -> matters.get(item.matterId()).outcome())).isEqualTo("PUBLISHED");
        assertThat(after.matterId()).isNotEqualTo(item.matterId());
        assertThat(after.limit()).isEqualTo("D-28.quarter");
        assertThat(after.dueOn()).isEqualTo(at("own", () -> matters.get(after.matterId()).dueOn())).isAfter(today().plusMonths(2));
    }

    @Test
    void sentTwiceItIsPublishedOnceAndASecretOnlyWhereTheLawKnowsOne() {
        Item plans = at("own", () -> disclosures.items(own)).stream().filter(item -> item.kind() == OpennessFacts.Item.PLANS_AND_OPERATIONS).findFirst().orElseThrow();
        Item contracts = at("own", () -> disclosures.items(own)).stream().filter(item -> item.kind() == OpennessFacts.Item.CONTRACTS).findFirst().orElseThrow();
        var form = new PublishItem(UUID.randomUUID(), plans.id(), "经营情况", "2026年", "内容", List.of(), "客户名单", List.of());
        UUID first = at("own", () -> OpennessWalkSamples.done(disclosures.publish(form)));
        assertThat(at("own", () -> OpennessWalkSamples.done(disclosures.publish(form)))).isEqualTo(first);
        Outcome refused = at("own", () -> disclosures.publish(new PublishItem(UUID.randomUUID(), contracts.id(), "合同", "2026年", "内容", List.of(), "工资表", List.of())));
        assertThat(refused).isInstanceOfSatisfying(Outcome.Refused.class, no -> assertThat(no.verdict().ground().ruleId()).isEqualTo("D-28"));
        assertThat(at("own", () -> verdicts.about("openItem", plans.id()))).isNotEmpty();
    }

    @Test
    void anOverdueMatterIsSeenByTheUnionAboveAndInTheSet() {
        Item item = own("逾期事项", false);
        database.owner().sql("update openness.item set since = :since where id = :id").param("since", today().minusDays(60)).param("id", item.id()).update();
        at("own", jobs::refresh);
        assertThat(at("own", () -> disclosures.get(item.id())).isOverdue(today())).isTrue();
        assertThat(at("county", () -> enterprises.list(null, 50)).items()).filteredOn(row -> row.enterprise().id().equals(own)).first()
                .satisfies(row -> assertThat(row.overdue()).isPositive());
        assertThat(at("own", () -> sets.findings(own))).extracting(finding -> finding.kind()).contains(FindingKind.NOT_PUBLISHED);
        publish(item, "补上");
        assertThat(at("own", () -> disclosures.get(item.id())).isOverdue(today())).isFalse();
    }

    @Test
    void rowsOfAnotherUnionDoNotExist() {
        UUID publication = publish(own("范围", false), "只在本单位");
        assertThat(at("neighbour", () -> enterprises.find(own))).isEmpty();
        assertThatThrownBy(() -> at("neighbour", () -> disclosures.publication(publication))).isInstanceOf(NotFound.class);
        assertThat(at("neighbour", () -> enterprises.list(null, 50)).items()).extracting(row -> row.enterprise().id()).doesNotContain(own);
        assertThat(at("neighbour", () -> sets.findings(own))).isEmpty();
    }

    @Test
    void membersOfTheEnterpriseAndItsBranchesReadOthersDoNot() {
        UUID publication = publish(own("谁能看", false), "给本单位看");
        assertThat(as("member", () -> reading.see(fixtures.people.get("member").personId(), publication)).publication().title()).isEqualTo("给本单位看");
        assertThat(as("workshopMember", () -> reading.see(fixtures.people.get("workshopMember").personId(), publication)).delegate()).isFalse();
        for (String other : List.of("neighbourMember", "worker")) {
            assertThatThrownBy(() -> as(other, () -> reading.see(fixtures.people.get(other).personId(), publication))).isInstanceOf(NotFound.class);
        }
    }

    @Test
    void whatIsForDelegatesIsNothingForOthers() {
        Item sensitive = own("领导班子测评", true);
        UUID publication = publish(sensitive, "只给代表");
        UUID member = fixtures.people.get("member").personId();
        UUID delegate = fixtures.member("delegate", "own").personId();
        congress.sits(delegate);
        assertThatThrownBy(() -> as("member", () -> reading.see(member, publication))).isInstanceOf(NotFound.class);
        assertThat(as("member", () -> reading.board(member)).orElseThrow().rows()).extracting(row -> row.item().id()).doesNotContain(sensitive.id());
        assertThat(as("delegate", () -> reading.see(delegate, publication)).delegate()).isTrue();
        assertThat(as("delegate", () -> reading.board(delegate)).orElseThrow().rows()).extracting(row -> row.item().id()).contains(sensitive.id());
        assertThat(at("own", () -> disclosures.out(own, false, 100))).extracting(each -> each.id()).doesNotContain(publication);
        // What was out for everybody becomes sensitive: it is gone for everybody else at once.
        Item open = own("先公开后限制", false);
        UUID shown = publish(open, "先公开");
        Item now = at("own", () -> disclosures.get(open.id()));
        at("own", () -> disclosures.change(open.id(), now.version(), now.name(), now.cycle(), true, now.preparer()));
        assertThatThrownBy(() -> as("member", () -> reading.see(member, shown))).isInstanceOf(NotFound.class);
    }

    @Test
    void aQuestionHasItsDayIsSealedAndItsAnswerReachesTheOneWhoAsked() {
        UUID publication = publish(own("加班费", false), "加班费发放");
        UUID member = fixtures.people.get("member").personId();
        Question asked = as("member", () -> questions.ask(UUID.randomUUID(), member, reading.see(member, publication), null, "为什么九月没有加班费"));
        byte[] kept = database.owner().sql("select body from openness.question where id = :id").param("id", asked.id()).query(byte[].class).single();
        assertThat(new String(kept, java.nio.charset.StandardCharsets.UTF_8)).doesNotContain("加班费");
        assertThat(at("own", () -> matters.get(asked.matterId()).dueOn())).isBetween(today().plusDays(28), today().plusDays(40));
        assertThatThrownBy(() -> as("neighbourMember", () -> questions.own(asked.id()))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> at("neighbour", () -> questions.open(asked.id()))).isInstanceOf(NotFound.class);
        assertThat(at("own", () -> questions.open(asked.id())).name()).isNull();
        assertThat(at("own", () -> questions.reply(asked.id(), 7, "旧版本", false))).isInstanceOf(Outcome.Stale.class);
        at("own", () -> questions.reply(asked.id(), asked.version(), "十月补发", true));
        assertThat(as("member", () -> questions.own(asked.id())).reply()).isEqualTo("十月补发");
        assertThat(as("workshopMember", () -> reading.see(fixtures.people.get("workshopMember").personId(), publication)).answers()).extracting(Question::reply).containsExactly("十月补发");
        assertThat(at("own", () -> verdicts.about("openQuestion", asked.id()))).extracting(kept2 -> kept2.decision().ground().ruleId()).containsExactly("D-27");
        assertThat(at("own", () -> matters.get(asked.matterId()).outcome())).isEqualTo("REPLIED");
    }

    @Test
    void theDaysToReplyAreThoseOfTheRegionsText() {
        UUID zhejiang = fixtures.union("zhejiang", "county", null, "ENTERPRISE_UNION", "BASE");
        database.owner().sql("update organization.unit set region = '330106' where id = :id").param("id", zhejiang).update();
        OpennessWalkSamples.enterprise(enterprises, fixtures, "zhejiang");
        UUID person = fixtures.member("zhejiangMember", "zhejiang").personId();
        UUID publication = at("zhejiang", () -> OpennessWalkSamples.done(disclosures.publish(new PublishItem(UUID.randomUUID(),
                disclosures.items(zhejiang).getFirst().id(), "公开", "2026年", "内容", List.of(), "", List.of()))));
        Question asked = as("zhejiangMember", () -> questions.ask(UUID.randomUUID(), person, reading.see(person, publication), null, "试验提问"));
        assertThat(at("zhejiang", () -> matters.clocks(asked.matterId())).getFirst().limit()).isEqualTo("D-27.reply");
        assertThat(at("zhejiang", () -> questions.verdict(asked)).key()).isEqualTo("law.D-27.wait");
        at("zhejiang", () -> questions.reply(asked.id(), asked.version(), "试验答复", false));
        assertThat(at("zhejiang", () -> questions.verdict(questions.own(asked.id())))).satisfies(verdict -> {
            assertThat(verdict).isInstanceOf(Verdict.Lawful.class);
            assertThat(verdict.ground().citation().article()).isEqualTo("19, 23");
        });
    }

    /** What the server keeps of reading is one number, and nothing in the database changes but that number. */
    @Test
    void whoReadWhatIsNowhere() {
        UUID publication = publish(own("阅读", false), "阅读计数");
        var member = fixtures.signIn("member");
        String before = trace();
        assertThat(member.get("/my/openness/" + publication).statusCode()).isEqualTo(200);
        assertThat(at("own", () -> disclosures.publication(publication)).opened()).isEqualTo(1);
        assertThat(trace()).isEqualTo(before);
        String person = fixtures.people.get("member").personId().toString();
        assertThat(database.owner().sql("select to_jsonb(p)::text from openness.publication p where id = :id").param("id", publication).query(String.class).single())
                .doesNotContain(person);
    }

    /** Rows of the log, of notices and of this module's other tables. */
    private String trace() {
        return database.owner().sql("""
                select (select count(*) from audit.entry)::text || ' ' || (select count(*) from openness.question)::text || ' ' || (select count(*) from documents.custody)::text""")
                .query(String.class).single();
    }

    @Test
    void theListComesOutInOneTemplate() throws IOException {
        PaperOutcome paper = at("own", () -> list.paper(own));
        assertThat(paper.orThrow().pages()).isPositive();
        byte[] sheet = at("own", () -> {
            try {
                return list.sheet(own, Locale.SIMPLIFIED_CHINESE);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        assertThat(new String(sheet, 0, 2, java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo("PK");
        publish(own("公开栏", false), "上墙");
        assertThat(at("own", () -> list.board(own)).orThrow().pdf()).isNotEmpty();
    }

    private UUID entry(String unit, String slot, LocalDate paper, LocalDate until, LocalDate told) {
        return at(unit, () -> OpennessWalkSamples.done(sets.record(new RecordEntry(UUID.randomUUID(), fixtures.unions.get(unit), slot, "文件-" + slot, "试字1号", paper, until,
                told, null, List.of()))));
    }

    private List<FindingKind> kinds(String unit, String slot) {
        return at(unit, () -> sets.findings(fixtures.unions.get(unit))).stream().filter(finding -> finding.slot().equals(slot)).map(finding -> finding.kind()).toList();
    }

    @Test
    void machineFindsWhatIsMissingAndBroken() {
        fixtures.union("firm", "county", null, "ENTERPRISE_UNION", "BASE");
        OpennessWalkSamples.enterprise(enterprises, fixtures, "firm");
        UUID firm = fixtures.unions.get("firm");
        assertThat(kinds("firm", "COLLECTIVE_CONTRACT")).containsExactly(FindingKind.MISSING);
        assertThat(kinds("firm", "SUGGESTIONS")).isEmpty();
        UUID contract = entry("firm", "COLLECTIVE_CONTRACT", today().minusYears(1), today().plusYears(2), null);
        assertThat(kinds("firm", "COLLECTIVE_CONTRACT")).containsExactlyInAnyOrder(FindingKind.NO_PAPER, FindingKind.NOT_PASSED);
        UUID rejected = congress.did(firm, "集体合同草案", Reached.REJECTED, today().minusDays(3));
        UUID passed = congress.did(firm, "集体合同草案", Reached.PASSED, today().minusDays(1));
        UUID elsewhere = congress.did(own, "别家的", Reached.PASSED, today());
        assertThat(at("firm", () -> sets.link(contract, 0, elsewhere))).isInstanceOf(Outcome.NotPossible.class);
        assertThat(at("firm", () -> sets.link(contract, 0, rejected))).isInstanceOf(Outcome.Done.class);
        assertThat(kinds("firm", "COLLECTIVE_CONTRACT")).contains(FindingKind.NOT_PASSED);
        assertThat(at("firm", () -> sets.link(contract, 1, passed))).isInstanceOf(Outcome.Done.class);
        assertThat(kinds("firm", "COLLECTIVE_CONTRACT")).containsExactly(FindingKind.NO_PAPER);
        // The last day of validity is still valid, the day after is not; the margin of the warning on both sides.
        entry("firm", "PAY_AGREEMENT", today().minusYears(1), today(), today().minusYears(1));
        assertThat(kinds("firm", "PAY_AGREEMENT")).containsExactlyInAnyOrder(FindingKind.EXPIRING, FindingKind.NO_PAPER, FindingKind.TOLD_ONLY);
        entry("firm", "PAY_AGREEMENT", today().minusYears(1), today().minusDays(1), today().minusYears(1));
        assertThat(kinds("firm", "PAY_AGREEMENT")).contains(FindingKind.EXPIRED).doesNotContain(FindingKind.EXPIRING);
        entry("firm", "PAY_AGREEMENT", null, today().plusDays(60), today().minusYears(1));
        assertThat(kinds("firm", "PAY_AGREEMENT")).contains(FindingKind.EXPIRING, FindingKind.NO_DATE);
        entry("firm", "PAY_AGREEMENT", today().minusYears(1), today().plusDays(61), today().minusYears(1));
        assertThat(kinds("firm", "PAY_AGREEMENT")).doesNotContain(FindingKind.EXPIRING);
        // A congress without elected delegates; once they are elected the nightly look finds it.
        entry("firm", "CONGRESS", today().minusYears(1), null, null);
        assertThat(kinds("firm", "CONGRESS")).contains(FindingKind.NO_ELECTION);
        congress.elected(firm);
        assertThat(at("firm", jobs::refresh)).isPositive();
        assertThat(kinds("firm", "CONGRESS")).doesNotContain(FindingKind.NO_ELECTION);
        assertThat(at("firm", () -> sets.before(firm))).hasSize(3);
        // The union above counts the same in one query, and only its own.
        var counts = at("county", () -> sets.overview());
        assertThat(counts.counts()).filteredOn(count -> count.kind() == FindingKind.MISSING).first().satisfies(count -> assertThat(count.units()).isGreaterThan(1));
        assertThat(at("county", () -> sets.findings(FindingKind.EXPIRING, null, 50)).items()).extracting(finding -> finding.unitId()).doesNotContain(own);
        assertThat(at("otherCity", () -> sets.findings(FindingKind.MISSING, null, 50)).items()).extracting(finding -> finding.unitId()).doesNotContain(firm, own);
    }

    /** D-16: what a congress of the region passed holds for the enterprises it covers, in the set (M12) and for held decisions (M14), and for no other. */
    @Test
    void aRegionalCongressCountsForTheEnterprisesItCovers() {
        UUID covered = fixtures.union("covered", "county", null, "ENTERPRISE_UNION", "BASE");
        OpennessWalkSamples.enterprise(enterprises, fixtures, "covered");
        assertThat(kinds("covered", "CONGRESS")).containsExactly(FindingKind.MISSING);
        var region = new RegionalHall(fixtures, database);
        UUID body = region.body("county", "试验区域职代会", today().minusMonths(6));
        assertThat(kinds("covered", "CONGRESS")).as("a congress above covers only whom it has among its constituencies").containsExactly(FindingKind.MISSING);
        region.covers(body, "covered");
        assertThat(kinds("covered", "CONGRESS")).as("covered, but nobody was elected").containsExactly(FindingKind.NO_ELECTION);
        UUID worker = fixtures.member("coveredWorker", "covered").personId();
        fixtures.member("coveredOther", "covered");
        UUID item = at("covered", () -> OpennessWalkSamples.done(disclosures.add(UUID.randomUUID(), covered, "民主评议", Cycle.YEAR, true, "办公室")));
        UUID sensitive = at("covered", () -> OpennessWalkSamples.done(disclosures.publish(new PublishItem(UUID.randomUUID(), item, "评议结果", "2026年", "内容", List.of(), "",
                List.of()))));
        assertThatThrownBy(() -> as("coveredWorker", () -> reading.see(worker, sensitive))).isInstanceOf(NotFound.class);
        region.delegate(body, worker);
        assertThat(as("coveredWorker", () -> reading.see(worker, sensitive)).delegate()).as("he sits above for this enterprise").isTrue();
        assertThatThrownBy(() -> as("coveredOther", () -> reading.see(fixtures.people.get("coveredOther").personId(), sensitive))).isInstanceOf(NotFound.class);
        assertThat(kinds("covered", "CONGRESS")).isEmpty();
        assertThat(at("county", () -> sets.findings(FindingKind.MISSING, null, 500)).items()).as("the row is brought up to date at night")
                .anySatisfy(finding -> assertThat(List.of(finding.unitId(), finding.slot())).isEqualTo(List.of(covered, "CONGRESS")));
        assertThat(at("county", jobs::refresh)).isPositive();
        assertThat(at("county", () -> sets.findings(FindingKind.MISSING, null, 500)).items())
                .noneSatisfy(finding -> assertThat(List.of(finding.unitId(), finding.slot())).isEqualTo(List.of(covered, "CONGRESS")));

        UUID passed = region.passed(body, "区域集体合同", "PASSED", "PASSED");
        UUID heard = region.passed(body, "区域工作报告", "HEARD", "DONE");
        UUID contract = entry("covered", "COLLECTIVE_CONTRACT", today().minusMonths(1), today().plusYears(1), null);
        assertThat(kinds("covered", "COLLECTIVE_CONTRACT")).contains(FindingKind.NOT_PASSED);
        assertThat(at("covered", () -> sets.link(contract, 0, heard))).isInstanceOf(Outcome.Done.class);
        assertThat(kinds("covered", "COLLECTIVE_CONTRACT")).as("heard is not passed").contains(FindingKind.NOT_PASSED);
        assertThat(at("covered", () -> sets.link(contract, 1, passed))).isInstanceOf(Outcome.Done.class);
        assertThat(kinds("covered", "COLLECTIVE_CONTRACT")).doesNotContain(FindingKind.NOT_PASSED);
        assertThat(at("covered", () -> sets.get(contract)).step().through()).isEqualTo("试验区域职代会");
        region.ended(body, today());
        at("county", jobs::refresh);
        assertThat(kinds("covered", "COLLECTIVE_CONTRACT")).as("what it passed in its term still holds").doesNotContain(FindingKind.NOT_PASSED);
        region.ended(body, null);

        UUID decision = at("covered", () -> OpennessWalkSamples.done(decisions.record(new RecordDecision(UUID.randomUUID(), covered, CompanyMatter.COLLECTIVE_CONTRACT, "区域集体合同", "内容",
                "董事会", null, 80, List.of()))));
        assertThat(at("own", () -> sets.steps(own))).as("not of an enterprise that it does not cover").noneSatisfy(step -> assertThat(step.item()).isEqualTo(passed));
        assertThat(at("covered", () -> decisions.link(decision, 0, passed))).isInstanceOf(Outcome.Done.class);
        assertThat(at("covered", () -> decisions.get(decision))).satisfies(released -> {
            assertThat(released.state()).isEqualTo(DecisionState.RELEASED);
            assertThat(released.step().through()).isEqualTo("试验区域职代会");
        });
        var county = fixtures.signIn("countyReviewer");
        assertThat(county.get("/systems/enterprises/" + covered).body()).contains("经试验区域职代会", "D-16");
        assertThat(county.get("/company-decisions/" + decision).body()).contains("经试验区域职代会");
        new CongressHall(fixtures, database).body("covered", today().minusDays(1));
        assertThatThrownBy(() -> as("coveredWorker", () -> reading.see(worker, sensitive))).as("an enterprise with a congress of its own has delegates of its own")
                .isInstanceOf(NotFound.class);
    }

    @Test
    void theNearestUnionAboveSaysWhatTheSetConsistsOf() {
        UUID county = fixtures.union("smallCounty", "otherCity", null, "FEDERATION", "COUNTY");
        fixtures.union("small", "smallCounty", null, "ENTERPRISE_UNION", "BASE");
        OpennessWalkSamples.enterprise(enterprises, fixtures, "small");
        UUID small = fixtures.unions.get("small");
        assertThat(at("small", () -> sets.setFor(small)).unitId()).isNull();
        var slots = List.of(new Slot(1, Slot.CONGRESS, "1", null, true, Reached.NOTHING, true), new Slot(2, "OWN_TALKS", "N", "班前会", true, Reached.NOTHING, false));
        assertThat(at("smallCounty", () -> sets.define(county, slots, "试验决定"))).isInstanceOf(Outcome.Done.class);
        assertThat(at("small", () -> sets.setFor(small)).slots()).extracting(Slot::key).containsExactly(Slot.CONGRESS, "OWN_TALKS");
        assertThat(kinds("small", "OWN_TALKS")).containsExactly(FindingKind.MISSING);
        assertThat(at("own", () -> sets.setFor(own)).unitId()).isNull();
        assertThatThrownBy(() -> at("small", () -> sets.define(county, slots, "不在范围"))).isInstanceOf(NotFound.class);
        assertThat(at("smallCounty", () -> sets.define(county, List.of(slots.getFirst(), slots.getFirst()), "重复"))).isInstanceOf(Outcome.NotPossible.class);
    }

    private byte[] sheet(List<List<String>> rows) throws IOException {
        var empty = new ByteArrayOutputStream();
        at("county", () -> {
            lists.write(List.of(), ListFormat.XLSX, Locale.SIMPLIFIED_CHINESE, empty);
            return null;
        });
        var out = new ByteArrayOutputStream();
        try (ListWriter list = ListWriter.open(ListFormat.XLSX, out, "s", List.of("工会名称", "制度", "文件名称", "文号", "文件日期", "有效期至", "职代会通过日期"))) {
            for (List<String> row : rows) {
                list.row(Arrays.asList(row.toArray(String[]::new)));
            }
        }
        return out.toByteArray();
    }

    private SystemLists.Checked take(byte[] file, boolean write) {
        return at("county", () -> {
            try {
                return lists.take(new ByteArrayInputStream(file), write);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    @Test
    void aListIsCheckedRowByRowAndTakenWholeOrNotAtAll() throws IOException {
        fixtures.union("listed", "county", null, "ENTERPRISE_UNION", "BASE");
        OpennessWalkSamples.enterprise(enterprises, fixtures, "listed");
        List<String> good = List.of("试验工会-listed", "平等协商和集体合同", "集体合同", "试字2号", "2026年1月5日", "2028-12-31", "2026/1/4");
        byte[] faulty = sheet(List.of(good, List.of("试验工会-nobody", "平等协商和集体合同", "集体合同", "", "2026-01-05", "", ""),
                List.of("试验工会-listed", "没有的制度", "x", "", "2026-01-05", "", ""), List.of("试验工会-listed", "合理化建议", "", "", "昨天", "2020-01-01", "")));
        var checked = (SystemLists.Checked.Rows) take(faulty, true);
        assertThat(checked.taken()).isZero();
        assertThat(checked.rows()).extracting(row -> row.isGood()).containsExactly(true, false, false, false);
        assertThat(checked.rows().get(3).faults()).containsExactlyInAnyOrder("openness.row.noTitle", "openness.row.paperOn");
        assertThat(kinds("listed", "COLLECTIVE_CONTRACT")).containsExactly(FindingKind.MISSING);
        assertThat(((SystemLists.Checked.Rows) take(sheet(List.of(good)), true)).taken()).isEqualTo(1);
        assertThat(((SystemLists.Checked.Rows) take(sheet(List.of(good)), true)).taken()).isZero();
        // What a list tells proves nothing: it is said so.
        assertThat(kinds("listed", "COLLECTIVE_CONTRACT")).containsExactlyInAnyOrder(FindingKind.NO_PAPER, FindingKind.TOLD_ONLY);
        assertThat(take("no workbook".getBytes(), true)).isInstanceOf(SystemLists.Checked.Unreadable.class);
        var out = new ByteArrayOutputStream();
        at("listed", () -> {
            lists.write(List.of(fixtures.unions.get("listed")), ListFormat.XLSX, Locale.SIMPLIFIED_CHINESE, out);
            return null;
        });
        assertThat(((SystemLists.Checked.Rows) take(out.toByteArray(), false)).rows()).hasSize(1).allMatch(row -> row.isGood());
    }

    private CompanyDecision decision(CompanyMatter matter) {
        UUID id = at("own", () -> OpennessWalkSamples.done(decisions.record(new RecordDecision(UUID.randomUUID(), own, matter, "试验办法", "内容", "总经理办公会", today().plusDays(30),
                40, List.of()))));
        return at("own", () -> decisions.get(id));
    }

    @Test
    void aDecisionIsHeldUntilTheStepThatTheMatrixAsksFor() {
        CompanyDecision pay = decision(CompanyMatter.PAY_SYSTEM);
        assertThat(pay.state()).isEqualTo(DecisionState.HELD);
        assertThat(pay.required()).hasToString("Optional[DELIBERATED]");
        assertThat(at("own", () -> decisions.verdict(pay))).isInstanceOf(Verdict.Unlawful.class);
        assertThat(at("own", () -> decisions.link(pay.id(), pay.version(), UUID.randomUUID()))).isInstanceOf(Outcome.NotPossible.class);
        UUID heard = congress.did(own, "工资办法通报", Reached.HEARD, today());
        Outcome refused = at("own", () -> decisions.link(pay.id(), pay.version(), heard));
        assertThat(refused).isInstanceOfSatisfying(Outcome.Refused.class, no -> assertThat(no.verdict().key()).isEqualTo("law.D-18.needs.DELIBERATED"));
        assertThat(at("own", () -> decisions.get(pay.id())).state()).isEqualTo(DecisionState.HELD);
        UUID deliberated = congress.did(own, "工资办法审议", Reached.DELIBERATED, today());
        assertThat(at("own", () -> decisions.link(pay.id(), pay.version(), deliberated))).isInstanceOf(Outcome.Done.class);
        CompanyDecision released = at("own", () -> decisions.get(pay.id()));
        assertThat(released.state()).isEqualTo(DecisionState.RELEASED);
        assertThat(at("own", () -> matters.get(pay.matterId()).outcome())).isEqualTo("RELEASED");
        assertThat(at("own", () -> decisions.carriedOut(pay.id(), released.version(), today()))).isInstanceOf(Outcome.Stale.class);
        assertThat(at("own", () -> verdicts.about("companyDecision", pay.id()))).hasSize(2);
    }

    @Test
    void whatTheCongressDidNotPassStaysHeld() {
        CompanyDecision contract = decision(CompanyMatter.COLLECTIVE_CONTRACT);
        UUID rejected = congress.did(own, "集体合同草案", Reached.REJECTED, today());
        assertThat(at("own", () -> decisions.link(contract.id(), 0, rejected))).isInstanceOf(Outcome.Done.class);
        assertThat(at("own", () -> decisions.get(contract.id())).state()).isEqualTo(DecisionState.REJECTED);
        assertThat(at("own", () -> matters.get(contract.matterId()))).satisfies(matter -> assertThat(matter.isOpen() && matter.step().equals("reconsider")).isTrue());
        UUID passed = congress.did(own, "集体合同草案修改稿", Reached.PASSED, today());
        assertThat(at("own", () -> decisions.link(contract.id(), 1, passed))).isInstanceOf(Outcome.Done.class);
        assertThat(at("own", () -> decisions.get(contract.id())).state()).isEqualTo(DecisionState.RELEASED);
    }

    @Test
    void carriedOutWithoutTheCongressItDoesNotBindAndIsDemandedBack() {
        CompanyDecision contract = decision(CompanyMatter.COLLECTIVE_CONTRACT);
        assertThat(at("own", () -> decisions.carriedOut(contract.id(), 0, today().plusDays(1)))).isInstanceOf(Outcome.NotPossible.class);
        assertThat(at("own", () -> decisions.carriedOut(contract.id(), 0, today().minusDays(2)))).isInstanceOf(Outcome.Done.class);
        CompanyDecision breached = at("own", () -> decisions.get(contract.id()));
        assertThat(breached.state()).isEqualTo(DecisionState.BREACHED);
        assertThat(at("own", () -> decisions.effect(breached)).orElseThrow()).satisfies(effect -> {
            assertThat(effect).isInstanceOf(Verdict.Unlawful.class);
            assertThat(effect.ground().ruleId()).isEqualTo("D-13");
        });
        assertThat(at("own", () -> demand.make(breached)).orThrow().pages()).isPositive();
        assertThat(at("own", () -> decisions.demand(contract.id(), breached.version(), today(), demand.draft(breached)))).isInstanceOf(Outcome.Done.class);
        CompanyDecision demanded = at("own", () -> decisions.get(contract.id()));
        assertThat(at("own", () -> decisions.demand(contract.id(), demanded.version(), today(), "再次"))).isInstanceOf(Outcome.Stale.class);
        assertThat(at("own", () -> decisions.supervise(contract.id(), demanded.version(), "试验线索"))).isInstanceOf(Outcome.Done.class);
        CompanyDecision supervised = at("own", () -> decisions.get(contract.id()));
        assertThat(supervised.supervisionCase()).isNotNull();
        assertThat(at("own", () -> decisions.corrected(contract.id(), supervised.version(), today(), "停止执行"))).isInstanceOf(Outcome.Done.class);
        assertThat(at("own", () -> decisions.get(contract.id())).state()).isEqualTo(DecisionState.CORRECTED);
        assertThatThrownBy(() -> at("neighbour", () -> decisions.get(contract.id()))).isInstanceOf(NotFound.class);
    }

    @Test
    void participationIsCountsAndSmallOnesAreHidden() {
        UUID publication = publish(own("参与", false), "参与计数");
        var items = at("own", () -> participation.items(enterprises.get(own)));
        assertThat(items).filteredOn(item -> item.publicationId().equals(publication)).first().satisfies(item -> assertThat(item.opened().bound()).isZero());
        var units = at("county", () -> participation.units(null, 50, today().minusYears(1), today())).items();
        assertThat(units).filteredOn(unit -> unit.unitId().equals(own)).first()
                .satisfies(unit -> assertThat(unit.counts()).hasSize(participation.sources().size()));
    }

    /** M15: figures of a pilot come from the records; only what this program cannot know is entered, and stays marked. */
    @Test
    void aPilotCountsWhatIsPublishedAndAnswered() {
        UUID pilot = at("own", () -> pilot());
        at("own", () -> guides.count(pilot, Phase.BASELINE, today(), today()));
        UUID inTime = publish(own("按期", false), "按期公开");
        Item late = own("逾期", false);
        database.owner().sql("update openness.item set since = since - 400 where id = :id").param("id", late.id()).update();
        publish(late, "逾期公开");
        UUID withdrawn = publish(own("撤回", false), "撤回的公开");
        at("own", () -> disclosures.withdraw(withdrawn, 0, "写错了"));
        Question soon = asked(inTime);
        Question slow = asked(inTime);
        asked(inTime);
        at("own", () -> questions.reply(soon.id(), soon.version(), "答", false));
        database.owner().sql("update casework.clock_turn set day = day - 200 where matter_id = :id and kind = 'STARTED'").param("id", slow.matterId()).update();
        at("own", () -> questions.reply(slow.id(), slow.version(), "迟答", false));
        at("own", () -> guides.count(pilot, Phase.AFTER, today(), today()));
        at("own", () -> guides.enter(pilot, Measure.DISPUTES, Phase.AFTER, 3, "工会台账"));

        Map<Measure, Pilot.Compared> figures = at("own", () -> guides.compare(pilot)).stream().collect(Collectors.toMap(Pilot.Compared::measure, each -> each));
        assertThat(figures.get(Measure.MATTERS_PUBLISHED).difference()).as("without the one withdrawn").isEqualTo(2);
        assertThat(figures.get(Measure.MATTERS_IN_TIME).difference()).isEqualTo(1);
        assertThat(figures.get(Measure.COMMENTS).difference()).isEqualTo(3);
        assertThat(figures.get(Measure.COMMENTS_ANSWERED).difference()).isEqualTo(2);
        assertThat(figures.get(Measure.COMMENTS_IN_TIME).difference()).isEqualTo(1);
        assertThat(figures.values()).filteredOn(each -> each.after() != null).allSatisfy(each -> assertThat(each.after().counted())
                .as(each.measure().name()).isEqualTo(each.measure().isCounted()));
        assertThat(at("own", () -> guides.enter(pilot, Measure.MATTERS_PUBLISHED, Phase.AFTER, 99, "口头"))).as("nobody overwrites what is counted")
                .isEqualTo(new org.gongqiao.app.proposals.Outcome.NotPossible("proposals.not.counted"));
        assertThat(fixtures.signIn("chair").get("/pilots/" + pilot).body()).contains("人工填报", "来源：工会台账", "系统统计");
    }

    private UUID pilot() {
        var desk = new Desk(UUID.randomUUID(), UUID.randomUUID(), Role.CHAIR, Line.AREA, own, fixtures.areaPaths.get("own"), "试验工会-own");
        return ScopedValue.where(Scope.DESK, desk).call(() -> ((org.gongqiao.app.proposals.Outcome.Done) guides.name(UUID.randomUUID(), own, null, "试验试点", today(),
                today().plusMonths(6))).id());
    }

    private Question asked(UUID publication) {
        UUID member = fixtures.people.get("member").personId();
        return as("member", () -> questions.ask(UUID.randomUUID(), member, reading.see(member, publication), null, "试验提问"));
    }

    @Test
    void theInterfaceAnswersWithRuleAndArticle() {
        var chair = fixtures.signIn("chair");
        Item contracts = at("own", () -> disclosures.items(own)).stream().filter(item -> item.kind() == OpennessFacts.Item.CONTRACTS).findFirst().orElseThrow();
        var refused = chair.json("POST", "/api/v1/openness/items/" + contracts.id() + "/publications",
                "{\"title\":\"x\",\"period\":\"x\",\"body\":\"x\",\"leftOut\":\"x\"}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("\"ruleId\":\"D-28\"").contains("\"article\":\"33-34\"");
        assertThat(fixtures.signIn("auditor").json("POST", "/api/v1/openness/items/" + contracts.id() + "/publications", "{}").statusCode()).isEqualTo(403);
        assertThat(fixtures.signIn("neighbourOrganiser").get("/api/v1/openness/enterprises/" + own + "/items").statusCode()).isEqualTo(404);
        assertThat(fixtures.signIn("member").get("/api/v1/my/openness").body()).contains("试验单位-own");
        Map<String, String> wrong = Map.of("title", "", "period", "", "body", "");
        assertThat(chair.withForm("/openness/items/" + contracts.id() + "/publications/new").post("/openness/items/" + contracts.id() + "/publications", wrong).statusCode())
                .isEqualTo(422);
    }
}
