package org.gongqiao.app.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Part;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.Grants;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.NewGrant;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.documents.Paper;
import org.gongqiao.app.documents.attachment.Specimens;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.organization.Employers;
import org.gongqiao.app.supervision.file.Answer;
import org.gongqiao.app.supervision.file.BeginInquiry;
import org.gongqiao.app.supervision.file.CaseOutcome;
import org.gongqiao.app.supervision.file.Cause;
import org.gongqiao.app.supervision.file.ComposeLetter;
import org.gongqiao.app.supervision.file.Concern;
import org.gongqiao.app.supervision.file.Correction;
import org.gongqiao.app.supervision.file.DeliveryMethod;
import org.gongqiao.app.supervision.file.Letter;
import org.gongqiao.app.supervision.file.LetterKind;
import org.gongqiao.app.supervision.file.LetterState;
import org.gongqiao.app.supervision.file.Origin;
import org.gongqiao.app.supervision.file.RecordDelivery;
import org.gongqiao.app.supervision.file.RecordReply;
import org.gongqiao.app.supervision.file.RegisterClue;
import org.gongqiao.app.supervision.file.Stage;
import org.gongqiao.app.supervision.file.Step;
import org.gongqiao.app.supervision.people.SetUpBody;
import org.gongqiao.app.supervision.people.SupervisionBody;
import org.gongqiao.app.supervision.people.Supervisors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Cases and letters against the real database: who may what, under which number, and who sees it. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupervisionIT {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Autowired Fixtures fixtures;
    @Autowired Attachments attachments;
    @Autowired org.gongqiao.app.law.decision.Verdicts verdicts;
    @Autowired TestDatabase.Switchable database;
    @Autowired Cases cases;
    @Autowired Letters letters;
    @Autowired LetterPapers papers;
    @Autowired EmployerLetters employerLetters;
    @Autowired Supervisors supervisors;
    @Autowired StepWatch watch;
    @Autowired Matters matters;
    @Autowired Grants grants;
    @Autowired Employers employers;
    @Autowired CaseCounts counts;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    private CaseDesk desk;

    @BeforeAll
    void arrange() {
        fixtures.province();
        desk = new CaseDesk(fixtures, cases, letters, supervisors, database);
    }

    private static UUID id(Outcome outcome) {
        return SupervisionWalkSamples.id(outcome);
    }

    private static List<String> rules(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).verdicts().stream().map(verdict -> verdict.ground().ruleId() + " " + verdict.ground().citation().article()).toList();
    }

    @Test
    void anInquiryNeedsTwoSupervisorsWithCardsAndWithoutInterest() {
        UUID file = desk.clue(Origin.DAILY_WORK);
        LocalDate day = LocalDate.of(2026, 10, 8);
        UUID bare = SupervisionWalkSamples.supervisor(fixtures, "own", supervisors, "bareSupervisor");
        UUID county = SupervisionWalkSamples.supervisor(fixtures, "county", supervisors, "countySupervisor");
        assertThat(rules(desk.rights(() -> cases.beginInquiry(file, desk.version(file), new BeginInquiry(day, List.of(desk.one), List.of(), true))))).containsExactly("S-06 ");
        assertThat(rules(desk.rights(() -> cases.beginInquiry(file, desk.version(file), new BeginInquiry(day, List.of(desk.one, desk.one), List.of(), true)))))
                .as("the same one twice").containsExactly("S-06 ");
        assertThat(rules(desk.rights(() -> cases.beginInquiry(file, desk.version(file), new BeginInquiry(day, List.of(desk.one, bare), List.of(), true)))))
                .as("one without a card").containsExactly("S-06 ");
        assertThat(rules(desk.rights(() -> cases.beginInquiry(file, desk.version(file), new BeginInquiry(day, List.of(desk.one, desk.other), List.of(), false)))))
                .as("cards not shown").containsExactly("S-06 ");
        assertThat(rules(desk.rights(() -> cases.beginInquiry(file, desk.version(file), new BeginInquiry(LocalDate.of(2026, 2, 1), List.of(desk.one, desk.other), List.of(), true)))))
                .as("the day before the cards hold").containsExactly("S-06 ");
        assertThat(rules(desk.county(() -> cases.beginInquiry(file, desk.version(file), new BeginInquiry(day, List.of(desk.one, desk.other), List.of(desk.one), true)))))
                .as("an interest, at a federation").containsExactly("S-07 ");
        assertThat(desk.county(() -> cases.inquiryVerdicts(cases.get(file), new BeginInquiry(day, List.of(desk.one, county), List.of(), true))).getFirst())
                .isInstanceOf(Verdict.Unlawful.class);
        int version = desk.rights(() -> desk.version(file));
        UUID inquiry = desk.rights(() -> id(cases.beginInquiry(file, version, new BeginInquiry(day, List.of(desk.one, desk.other), List.of(), true))));
        assertThat(desk.rights(() -> cases.beginInquiry(file, version, new BeginInquiry(day, List.of(desk.one, desk.other), List.of(), true)))).isInstanceOf(Outcome.Stale.class);
        assertThat(desk.rights(() -> cases.view(file)).inquiries()).singleElement().satisfies(each -> {
            assertThat(each.id()).isEqualTo(inquiry);
            assertThat(each.inquirers()).hasSize(2).allSatisfy(one -> assertThat(one.cardNumber()).startsWith("JD990100-"));
        });
        assertThat(desk.rights(() -> cases.view(file)).proposal().step()).isEqualTo(Step.find);
    }

    @Test
    void anOpinionIsSignedByTheChairNumberedAndMadeAgainToTheByte() throws IOException {
        UUID bare = desk.clue(Origin.DAILY_WORK);
        assertThat(rules(desk.rights(() -> letters.propose(bare, LetterKind.OPINION, SupervisionWalkSamples.words())))).as("no inquiry").containsExactly("S-02 ");
        UUID file = desk.inquired(Origin.DAILY_WORK);
        assertThat(desk.rights(() -> cases.view(file)).proposal().step()).isEqualTo(Step.propose);
        UUID letter = desk.rights(() -> id(letters.propose(file, LetterKind.OPINION, SupervisionWalkSamples.words())));
        assertThat(desk.rights(() -> cases.view(file)).proposal().step()).isEqualTo(Step.sign);
        assertThat(rules(desk.rights(() -> letters.issue(letter, 0)))).as("a rights officer signs no opinion").containsExactly("S-02 ");
        assertThat(letter(letter).number()).isNull();
        UUID issued = desk.chair(() -> id(letters.issue(letter, 0)));
        Letter out = letter(issued);
        assertThat(out.number()).matches("试o工监意〔" + TODAY.getYear() + "〕\\d+号");
        assertThat(out.signerOffice()).isEqualTo("CHAIR");
        Paper paper = desk.rights(() -> papers.again(out)).orElseThrow();
        assertThat(paper.pdfSha256()).isEqualTo(out.pdfSha256());
        assertThat(desk.county(() -> papers.again(out)).orElseThrow().docx()).isEqualTo(paper.docx());
        try (var document = Loader.loadPDF(paper.pdf())) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", "")).contains(out.number(), "试验快运有限公司", "15个工作日内书面答复", "试验工会-own");
        }
        assertThat(database.owner().sql("select count(*) from documents.attachment where owner_id = :id").param("id", letter).query(Integer.class).single())
                .as("both forms are kept with it").isEqualTo(2);
        assertThat(desk.chair(() -> letters.issue(letter, out.version()))).isInstanceOf(Outcome.Stale.class);
    }

    private Letter letter(UUID id) {
        return desk.rights(() -> letters.get(id));
    }

    @Test
    void anUnansweredOpinionLeadsToARecommendationThatTheCountyIssues() {
        UUID file = desk.inquired(Origin.DAILY_WORK);
        UUID opinion = desk.opinion(file);
        assertThat(desk.rights(() -> cases.view(file)).proposal().step()).isEqualTo(Step.deliver);
        desk.deliver(opinion, false);
        CaseView waiting = desk.rights(() -> cases.view(file));
        assertThat(waiting.proposal().step()).isEqualTo(Step.awaitReply);
        assertThat(waiting.dues().get(opinion).ground().ruleId()).isEqualTo("S-02");
        assertThat(rules(desk.county(() -> letters.propose(file, LetterKind.RECOMMENDATION, SupervisionWalkSamples.words())))).containsExactly("S-03 ");

        desk.longAgo(opinion, LocalDate.of(2026, 10, 13));
        assertThat(watch.proposeAll()).isPositive();
        assertThat(desk.rights(() -> cases.get(file)).proposed()).as("proposed by itself, sent by nobody").isEqualTo(Step.ask);
        assertThat(desk.rights(() -> letters.list(LetterKind.RECOMMENDATION, null, 50)).items()).noneMatch(each -> file.equals(each.caseId()));
        assertThat(desk.rights(() -> matters.get(cases.get(file).matterId())).step()).isEqualTo("ask");

        UUID asked = desk.rights(() -> id(letters.propose(file, LetterKind.RECOMMENDATION, SupervisionWalkSamples.words())));
        Letter request = letter(asked);
        assertThat(request.state()).isEqualTo(LetterState.ASKED);
        assertThat(request.issuerName()).isEqualTo("试验工会-county");
        assertThat(desk.rights(() -> cases.view(file)).proposal().step()).isEqualTo(Step.awaitFederation);
        assertThat(rules(desk.chair(() -> letters.issue(asked, request.version())))).as("not by the grassroots union").containsExactly("S-03 ");
        assertThat(desk.county(() -> matters.toDo(fixtures.unions.get("county"), null, 50)).items()).as("on the county's list")
                .anyMatch(matter -> matter.objectId().equals(asked));
        desk.county(() -> id(letters.issue(asked, request.version())));
        Letter out = letter(asked);
        assertThat(out.number()).startsWith("试c工监建〔");
        assertThat(desk.county(() -> matters.toDo(fixtures.unions.get("county"), null, 50)).items()).noneMatch(matter -> matter.objectId().equals(asked));
        assertThat(desk.rights(() -> cases.get(file)).stage()).isEqualTo(Stage.RECOMMENDATION);
        assertThat(desk.rights(() -> cases.view(file)).proposal().step()).isEqualTo(Step.deliverRecommendation);
    }

    @Test
    void aRefusedReceiptAndAMissingCorrectionAreGroundsAndACorrectionEndsIt() {
        UUID refused = desk.inquired(Origin.DAILY_WORK);
        UUID first = desk.opinion(refused);
        assertThat(desk.rights(() -> letters.deliver(first, letters.get(first).version(), new RecordDelivery(DeliveryMethod.IN_PERSON, TODAY, true, "", "", null))))
                .as("a refusal needs a note or a proof").isInstanceOf(Outcome.NotPossible.class);
        desk.deliver(first, true);
        assertThat(desk.rights(() -> cases.get(refused)).proposed()).isEqualTo(Step.ask);
        assertThat(letter(first).clockId()).as("no time runs where nothing was taken").isNull();

        UUID corrected = desk.inquired(Origin.DAILY_WORK);
        UUID second = desk.opinion(corrected);
        desk.deliver(second, false);
        desk.rights(() -> id(letters.answer(second, letter(second).version(), new RecordReply(Answer.ACCEPTS, "已经支付。", null, TODAY, null))));
        assertThat(desk.rights(() -> cases.get(corrected)).proposed()).isEqualTo(Step.check);
        assertThat(desk.rights(() -> cases.close(corrected, desk.version(corrected), CaseOutcome.CORRECTED, "已改正。"))).as("check first").isInstanceOf(Outcome.NotPossible.class);
        desk.rights(() -> id(letters.check(second, letter(second).version(), Correction.NOT, TODAY, "没有到账。")));
        assertThat(desk.rights(() -> cases.get(corrected)).proposed()).isEqualTo(Step.ask);
        desk.rights(() -> id(letters.check(second, letter(second).version(), Correction.DONE, TODAY, "全部到账。")));
        assertThat(desk.rights(() -> cases.get(corrected)).proposed()).isEqualTo(Step.close);
        desk.rights(() -> id(cases.close(corrected, desk.version(corrected), CaseOutcome.CORRECTED, "已改正。")));
        assertThat(desk.rights(() -> cases.get(corrected)).isOpen()).isFalse();
        assertThat(desk.rights(() -> counts.of(CaseCounts.By.OUTCOME, TODAY.minusDays(1), TODAY))).anySatisfy(row -> {
            assertThat(row.key()).isEqualTo("CORRECTED");
            assertThat(row.corrected()).isPositive();
        });
    }

    @Test
    void cluesGoToProsecutorsFromAFederationForListedGroupsOnly() {
        UUID plain = desk.inquired(Origin.DAILY_WORK);
        desk.deliver(desk.opinion(plain), true);
        assertThat(rules(desk.county(() -> letters.propose(plain, LetterKind.PROSECUTION, SupervisionWalkSamples.words())))).containsExactly("S-04 ");
        UUID couriers = desk.inquired(Origin.DAILY_WORK, Concern.NEW_FORMS);
        desk.deliver(desk.opinion(couriers), true);
        UUID letter = desk.county(() -> id(letters.propose(couriers, LetterKind.PROSECUTION, SupervisionWalkSamples.words())));
        desk.county(() -> id(letters.issue(letter, 0)));
        assertThat(desk.rights(() -> cases.get(couriers)).stage()).isEqualTo(Stage.PROSECUTORS);
    }

    @Test
    void aComplaintThatIsNotAcceptedIsAnsweredInWritingToTheWorkerAlone() {
        var worker = fixtures.member("complainant", "own");
        UUID file = desk.rights(() -> id(cases.register(new RegisterClue(UUID.randomUUID(), fixtures.unions.get("own"), null, "试验快运有限公司", Origin.COMPLAINT, Cause.PAY,
                List.of(), 1, "报酬没有按期支付。", TODAY, worker.personId(), null, null))));
        assertThat(rules(desk.rights(() -> letters.notAccept(file, desk.version(file), false, false, UUID.randomUUID(), "请去仲裁。"))))
                .as("within the scope and nowhere else: to be taken up").containsExactly("S-05 ");
        UUID letter = desk.rights(() -> id(letters.notAccept(file, desk.version(file), true, false, UUID.randomUUID(), "在仲裁程序中提出。")));
        assertThat(desk.rights(() -> cases.get(file)).outcome()).isEqualTo(CaseOutcome.NOT_ACCEPTED);
        assertThat(fixtures.signIn("complainant").get("/my/supervision-answers/" + letter).body()).contains("在仲裁程序中提出。");
        assertThat(fixtures.signIn("neighbourMember").get("/my/supervision-answers/" + letter).statusCode()).isEqualTo(404);
    }

    @Test
    void onlyTheOwnTreeSeesACase() {
        UUID file = desk.inquired(Origin.DAILY_WORK);
        UUID letter = desk.opinion(file);
        assertThat(fixtures.at("county", "countyReviewer", Role.REVIEWER, () -> cases.find(file))).isPresent();
        assertThat(seenBy("industry", Line.INDUSTRY, file)).isEqualTo(List.of(1L, 1L, 1L));
        assertThat(seenBy("neighbour", Line.AREA, file)).isEqualTo(List.of(0L, 0L, 0L));
        assertThat(seenBy("otherCity", Line.AREA, file)).isEqualTo(List.of(0L, 0L, 0L));
        assertThatThrownBy(() -> fixtures.at("neighbour", "neighbourOrganiser", Role.CHAIR, () -> letters.get(letter))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> transaction.execute(status -> jdbc.sql("select count(*) from supervision.case_file").query(Long.class).single()))
                .as("without a scope nothing at all").isInstanceOf(DataAccessException.class);
    }

    private List<Long> seenBy(String union, Line line, UUID file) {
        String path = line == Line.AREA ? fixtures.areaPaths.get(union) : fixtures.linePaths.get(union);
        return Scope.call(new Scope.Reach(line, path, null, "test", null), () -> transaction.execute(status -> List.of(
                jdbc.sql("select count(*) from supervision.case_file where id = :id").param("id", file).query(Long.class).single(),
                jdbc.sql("select count(*) from supervision.inquiry where case_id = :id").param("id", file).query(Long.class).single(),
                jdbc.sql("select count(*) from supervision.letter where case_id = :id").param("id", file).query(Long.class).single())));
    }

    @Test
    void numbersAreUniqueAndWithoutGapsUnderConcurrency() throws InterruptedException, ExecutionException {
        SupervisionWalkSamples.asChair(fixtures, "workshop", () -> 0);
        var bodyless = new ArrayList<UUID>();
        for (int i = 0; i < 12; i++) {
            UUID file = SupervisionWalkSamples.caseOf(fixtures, "workshop", cases, Origin.DAILY_WORK, TODAY);
            bodyless.add(SupervisionWalkSamples.asChair(fixtures, "workshop", () -> id(letters.propose(file, LetterKind.REMINDER, SupervisionWalkSamples.words()))));
        }
        assertThat(SupervisionWalkSamples.asChair(fixtures, "workshop", () -> letters.issue(bodyless.getFirst(), 0))).as("no letter code: nothing is numbered")
                .isInstanceOf(Outcome.NotPossible.class);
        SupervisionWalkSamples.body(fixtures, "workshop", supervisors);
        // One of them cannot be made: a character that no font has. Its number goes back.
        UUID file = SupervisionWalkSamples.caseOf(fixtures, "workshop", cases, Origin.DAILY_WORK, TODAY);
        UUID broken = SupervisionWalkSamples.asChair(fixtures, "workshop", () -> id(letters.propose(file, LetterKind.REMINDER, new ComposeLetter(UUID.randomUUID(), "", "函",
                "\uD83C\uDFE2", "依据", "要求"))));
        try (var threads = Executors.newFixedThreadPool(8)) {
            var issuing = new ArrayList<Callable<Outcome>>();
            bodyless.forEach(letter -> issuing.add(() -> SupervisionWalkSamples.asChair(fixtures, "workshop", () -> letters.issue(letter, 0))));
            issuing.add(5, () -> SupervisionWalkSamples.asChair(fixtures, "workshop", () -> letters.issue(broken, 0)));
            int done = 0;
            for (var each : threads.invokeAll(issuing)) {
                done += each.get() instanceof Outcome.Done ? 1 : 0;
            }
            assertThat(done).isEqualTo(12);
        }
        assertThat(database.owner().sql("select number_seq from supervision.letter where issuer_unit = :unit and kind = 'REMINDER' and number is not null order by 1")
                .param("unit", fixtures.unions.get("workshop")).query(Integer.class).list()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(database.owner().sql("select number from supervision.letter where id = :id").param("id", broken).query(String.class).optional()).isEmpty();
    }

    @Test
    void theSameFormTwiceOpensOneCaseAndOneLetter() {
        var clue = new RegisterClue(UUID.randomUUID(), fixtures.unions.get("own"), null, "试验单位", Origin.MEDIA, Cause.SAFETY, List.of(), 3, "防护用品没有发。", TODAY, null, null, null);
        UUID file = desk.rights(() -> id(cases.register(clue)));
        assertThat(desk.rights(() -> id(cases.register(clue)))).isEqualTo(file);
        ComposeLetter words = SupervisionWalkSamples.words();
        UUID letter = desk.rights(() -> id(letters.propose(file, LetterKind.REMINDER, words)));
        assertThat(desk.rights(() -> id(letters.propose(file, LetterKind.REMINDER, words)))).isEqualTo(letter);
        assertThat(desk.rights(() -> letters.propose(file, LetterKind.REMINDER, SupervisionWalkSamples.words()))).as("one at a time").isInstanceOf(Outcome.NotPossible.class);
    }

    @Test
    void anEmployerWithALinkSeesTheLettersToHimAndAnswersOnce() throws InterruptedException {
        UUID file = desk.inquired(Origin.DAILY_WORK);
        UUID opinion = desk.opinion(file);
        UUID otherFile = desk.inquired(Origin.DAILY_WORK);
        UUID otherOpinion = desk.opinion(otherFile);
        UUID matter = desk.rights(() -> cases.get(file)).matterId();
        UUID grant = desk.rights(() -> grants.give(new NewGrant(matter, PartRole.EMPLOYER, "顾远", "试验快运有限公司", "答复意见书", "19900007777", TODAY.plusDays(20)),
                "http://union.example").id());
        assertThat(asEmployer(grant, matter, employerLetters::all)).extracting(Letter::id).containsExactly(opinion);
        assertThat(asEmployer(grant, matter, () -> employerLetters.find(otherOpinion))).isEmpty();
        var reply = new RecordReply(Answer.ACCEPTS, "已经支付，附明细。", null, TODAY, null);
        assertThat(asEmployer(grant, matter, () -> employerLetters.answer(opinion, reply, List.of()))).as("not delivered yet").isInstanceOf(EmployerLetters.Answering.NotPossible.class);
        desk.deliver(opinion, false);
        Letter seen = asEmployer(grant, matter, () -> employerLetters.get(opinion));
        assertThat(asEmployer(grant, matter, () -> papers.again(seen))).isPresent();
        var picture = new EmployerLetters.Sent("明细.pdf", new ByteArrayResource(Specimens.ascii("<svg/>")));
        assertThat(Scope.call(new Scope.Part(grant, matter, PartRole.EMPLOYER), () -> employerLetters.answer(opinion, reply, List.of(picture)))).as("not told by its name").isInstanceOf(EmployerLetters.Answering.Refused.class);
        assertThat(asEmployer(grant, matter, () -> employerLetters.get(opinion)).answer()).as("nothing was answered").isNull();
        var proof = new EmployerLetters.Sent("明细.pdf", new ByteArrayResource(Specimens.pdf()));
        assertThat(asEmployer(grant, matter, () -> employerLetters.answer(opinion, reply, List.of(proof)))).isInstanceOf(EmployerLetters.Answering.Answered.class);
        assertThat(desk.rights(() -> letters.decided(opinion))).as("kept when proposed and when issued").hasSizeGreaterThanOrEqualTo(2).allSatisfy(kept -> {
            assertThat(kept.decision().check()).isEqualTo("S-02");
            assertThat(desk.rights(() -> verdicts.rerun(kept.decision())).same()).isTrue();
        });
        assertThat(asEmployer(grant, matter, () -> employerLetters.files(opinion))).anyMatch(each -> each.fileName().equals("明细.pdf"));
        assertThat(desk.rights(() -> attachments.of(AttachmentOwner.of(Letters.ATTACHMENTS, opinion)))).anyMatch(each -> each.fileName().equals("明细.pdf"));
        assertThat(asEmployer(grant, matter, () -> employerLetters.answer(opinion, reply, List.of()))).as("once").isInstanceOf(EmployerLetters.Answering.NotPossible.class);
        for (String table : List.of("supervision.case_file", "supervision.inquiry", "supervision.supervisor", "supervision.reply", "supervision.risk")) {
            assertThatThrownBy(() -> asEmployer(grant, matter, () -> jdbc.sql("select count(*) from " + table).query(Long.class).single())).as(table)
                    .isInstanceOf(DataAccessException.class);
        }
        // What follows runs after the commit, on a thread of its own.
        for (int i = 0; i < 100 && desk.rights(() -> cases.get(file)).proposed() != Step.check; i++) {
            Thread.sleep(50);
        }
        assertThat(desk.rights(() -> cases.get(file)).proposed()).isEqualTo(Step.check);
        assertThat(desk.rights(() -> letters.view(opinion)).replies()).singleElement().satisfies(each -> assertThat(each.byLink()).isTrue());
    }

    private <T> T asEmployer(UUID grant, UUID matter, Supplier<T> work) {
        var part = new Part(grant, matter, PartRole.EMPLOYER, "顾远");
        return ScopedValue.where(Scope.PART, part).where(Scope.CURRENT, part.scope()).call(() -> transaction.execute(status -> work.get()));
    }

    @Test
    void aReminderToAnAreaIsPublishedForAnybody() {
        SupervisionWalkSamples.employer(database, fixtures, "own");
        SupervisionWalkSamples.employer(database, fixtures, "neighbour");
        UUID letter = desk.county(() -> id(letters.remindArea(new ComposeLetter(UUID.randomUUID(), "辖区各用人单位", "关于预防欠薪的提示函", "岁末年初容易拖欠工资。", "有关规定",
                "按时足额支付。"), employers.inScope(100))));
        LetterView view = desk.county(() -> letters.view(letter));
        assertThat(view.recipients()).isGreaterThanOrEqualTo(2);
        assertThat(view.deliveries()).singleElement().satisfies(each -> assertThat(each.method()).isEqualTo(DeliveryMethod.PUBLISHED));
        assertThat(desk.rights(() -> letters.reaching(10))).as("the union below sees which of its employers it reached")
                .anySatisfy(each -> assertThat(each.letterId()).isEqualTo(letter));
        assertThat(fixtures.visitor().get("/reminders").body()).contains("关于预防欠薪的提示函");
        assertThat(fixtures.visitor().get("/reminders/" + letter).body()).contains("岁末年初容易拖欠工资。");
        assertThat(fixtures.visitor().get("/reminders/" + letter + "/paper.pdf").statusCode()).isEqualTo(200);
        UUID inCase = desk.rights(() -> id(letters.propose(desk.clue(Origin.DAILY_WORK), LetterKind.REMINDER, SupervisionWalkSamples.words())));
        desk.chair(() -> id(letters.issue(inCase, 0)));
        assertThat(fixtures.visitor().get("/reminders/" + inCase).statusCode()).as("a letter of a case is nobody else's").isEqualTo(404);
    }

    @Test
    void bodiesAndCardsFollowTheirRules() {
        for (int i = SupervisionWalkSamples.asChair(fixtures, "neighbour", () -> supervisors.members(fixtures.unions.get("neighbour"))); i < 25; i++) {
            fixtures.member("many" + i, "neighbour");
        }
        var small = new SetUpBody(SupervisionBody.Form.SUPERVISOR, TODAY, null, "试n", "试验路1号", "0990-1", "", null);
        assertThat(rules(SupervisionWalkSamples.asChair(fixtures, "neighbour", () -> supervisors.setUp(fixtures.unions.get("neighbour"), small)))).containsExactly("S-08 ");
        database.owner().sql("insert into organization.tally_delta (unit_id, measure, delta) values (:unit, 'MEMBERS', -1)").param("unit", fixtures.unions.get("neighbour")).update();
        SupervisionWalkSamples.asChair(fixtures, "neighbour", () -> id(supervisors.setUp(fixtures.unions.get("neighbour"), small)));
        UUID supervisor = SupervisionWalkSamples.supervisor(fixtures, "own", supervisors, "cardless");
        assertThat(rules(desk.chair(() -> supervisors.issueCard(supervisor, 0, TODAY, TODAY.plusYears(1))))).as("no federation").containsExactly("S-11 12");
        assertThat(rules(desk.county(() -> supervisors.issueCard(supervisor, 0, TODAY, TODAY.plusYears(1))))).as("not trained").containsExactly("S-11 12");
        desk.county(() -> id(supervisors.train(supervisor, 0, TODAY, "合格")));
        desk.county(() -> id(supervisors.issueCard(supervisor, 1, TODAY, TODAY.plusYears(1))));
        assertThat(desk.rights(() -> supervisors.get(supervisor)).mayInquireOn(TODAY)).isTrue();
        desk.county(() -> id(supervisors.withdrawCard(supervisor, 2, "试验")));
        assertThat(desk.rights(() -> supervisors.get(supervisor)).mayInquireOn(TODAY)).isFalse();
    }
}
