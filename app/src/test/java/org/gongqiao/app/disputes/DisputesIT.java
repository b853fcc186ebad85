package org.gongqiao.app.disputes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Part;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.clock.Clocks;
import org.gongqiao.app.disputes.file.ActOutcome;
import org.gongqiao.app.disputes.file.Cause;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.file.Dispute.Claimant;
import org.gongqiao.app.disputes.file.DisputeAct;
import org.gongqiao.app.disputes.file.DisputeAct.Mark;
import org.gongqiao.app.disputes.file.Evidence;
import org.gongqiao.app.disputes.file.EvidenceKind;
import org.gongqiao.app.disputes.file.HeadKind;
import org.gongqiao.app.disputes.file.JointResult;
import org.gongqiao.app.disputes.file.Mediator;
import org.gongqiao.app.disputes.file.OpenDispute;
import org.gongqiao.app.disputes.file.PaperName;
import org.gongqiao.app.disputes.file.Proposal;
import org.gongqiao.app.disputes.file.RecordAct;
import org.gongqiao.app.disputes.file.Running;
import org.gongqiao.app.disputes.file.Side;
import org.gongqiao.app.disputes.file.Stage;
import org.gongqiao.app.documents.CasePackage;
import org.gongqiao.app.documents.Paper;
import org.gongqiao.app.documents.PaperOutcome;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.rights.Step;
import org.gongqiao.app.membership.Trade;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Disputes against the real database: one number, clocks for each worker, papers, evidence, and who sees what. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DisputesIT {

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired Disputes disputes;
    @Autowired Mediators mediators;
    @Autowired CaseFiles files;
    @Autowired CasePapers papers;
    @Autowired CasePackages packages;
    @Autowired Talks talks;
    @Autowired TakingPart taking;
    @Autowired Matters matters;
    @Autowired Clocks clocks;
    @Autowired Clock clock;
    private LocalDate today;

    @BeforeAll
    void arrange() {
        fixtures.province();
        today = LocalDate.now(clock);
    }

    private <T> T at(String union, Role role, Supplier<T> work) {
        return fixtures.at(union, "chair", role, work);
    }

    private <T> T officer(Supplier<T> work) {
        return at("own", Role.RIGHTS_OFFICER, work);
    }

    private <T> T part(UUID grant, UUID matter, PartRole role, Supplier<T> work) {
        var part = new Part(grant, matter, role, "参与人");
        return ScopedValue.where(Scope.PART, part).where(Scope.CURRENT, part.scope()).call(work::get);
    }

    private OpenDispute.NewClaimant worker(String name, @Nullable UUID person, HeadKind kind, @Nullable Long cents) {
        return new OpenDispute.NewClaimant(person, name, "2", LocalDate.of(1992, 3, 4), "配送员", "110105199203049018", "19900000001", "清河县柳林路 1 号", false,
                List.of(new OpenDispute.NewHead(kind, cents, "2026年6月至8月")));
    }

    private UUID open(@Nullable LocalDate left, OpenDispute.NewClaimant... workers) {
        return officer(() -> disputes.open(new OpenDispute(UUID.randomUUID(), null, null, Trade.COURIER, Cause.PAY, "六至八月工资未发",
                new Dispute.Employer(null, "星河配送有限公司", "", "清河县工业路 9 号", "周某，经理"), LocalDate.of(2025, 3, 1), left, today.minusDays(60), "单位自六月起拖欠工资。",
                "清河县劳动人事争议仲裁委员会", List.of(workers))));
    }

    private UUID three() {
        return open(null, worker("方小禾", null, HeadKind.WAGES, 1_250_000L), worker("许明", null, HeadKind.WAGES, 900_000L), worker("林远", null, HeadKind.WAGES, 800_000L));
    }

    private Set<UUID> who(UUID id, String... names) {
        var wanted = Arrays.asList(names);
        return officer(() -> disputes.claimants(id)).stream().filter(each -> wanted.isEmpty() || wanted.contains(each.name())).map(Claimant::id).collect(Collectors.toSet());
    }

    private ActOutcome act(UUID id, DisputeAct act, int daysAgo, Set<UUID> who, @Nullable LocalDate until, Mark... marks) {
        return officer(() -> disputes.record(id, new RecordAct(UUID.randomUUID(), disputes.get(id).version(), act, today.minusDays(daysAgo), who, "情况说明",
                "试验地点", null, until, List.of(marks))));
    }

    private void done(UUID id, DisputeAct act, int daysAgo, Set<UUID> who, @Nullable LocalDate until, Mark... marks) {
        assertThat(act(id, act, daysAgo, who, until, marks)).as(act.name()).isInstanceOf(ActOutcome.Done.class);
    }

    private Map<String, Stage> stages(UUID id) {
        return officer(() -> disputes.claimants(id)).stream().collect(Collectors.toMap(Claimant::name, Claimant::stage));
    }

    private List<String> running(UUID id) {
        return officer(() -> disputes.clocks(id)).stream().map(Running::limit).sorted().toList();
    }

    private UUID mediator() {
        return officer(() -> mediators.add("王平", Mediator.Seat.STAFF, "另一家公司", Mediator.Basis.UNION_MEMBER, true));
    }

    private void assign(UUID id) {
        assertThat(officer(() -> mediators.assign(id, mediator(), new Mediator.Declared(false, false, false, false), null))).isInstanceOf(Mediators.Assigning.Done.class);
    }

    private static final Mark[] SIGNED = {Mark.WORKER_SIGNED, Mark.EMPLOYER_SIGNED, Mark.MEDIATOR_SIGNED, Mark.BODY_SEALED};

    @Test
    void mediationSucceedsForSomeAndFailsForOthersAndEachHasHisOwnClocks() throws IOException {
        UUID id = three();
        Dispute dispute = officer(() -> disputes.get(id));
        assertThat(dispute.number()).startsWith("LZ-");
        assertThat(running(id)).as("arrears have no limitation while the labour relation lasts").isEmpty();

        // Long enough for the days to reply to be over by either reading, also across the longest holiday.
        done(id, DisputeAct.CONSULTATION_PROPOSED, 55, who(id), null);
        assertThat(running(id)).containsExactly("R-01.reply");
        done(id, DisputeAct.CONSULTATION_FAILED, 34, who(id), null);
        assertThat(running(id)).isEmpty();
        done(id, DisputeAct.MEDIATION_APPLIED, 30, who(id), null);
        assertThat(act(id, DisputeAct.SESSION_HELD, 28, who(id), null)).isInstanceOfSatisfying(ActOutcome.Unlawful.class,
                refused -> assertThat(refused.verdict().ground().ruleId()).isEqualTo("R-13"));
        assign(id);
        done(id, DisputeAct.SESSION_HELD, 28, who(id), null);
        assertThat(act(id, DisputeAct.AGREEMENT_SIGNED, 25, who(id, "方小禾", "许明"), today.plusDays(10), Mark.WORKER_SIGNED)).isInstanceOf(ActOutcome.Unlawful.class);
        done(id, DisputeAct.AGREEMENT_SIGNED, 25, who(id, "方小禾", "许明"), today.plusDays(10), SIGNED);
        assertThat(running(id)).as("the mediation goes on for the third").containsExactly("R-02.mediate", "R-04.confirm", "R-04.review");
        done(id, DisputeAct.MEDIATION_FAILED, 20, who(id, "林远"), null);
        assertThat(running(id)).containsExactly("R-04.confirm", "R-04.review");
        assertThat(stages(id)).isEqualTo(Map.of("方小禾", Stage.AGREED, "许明", Stage.AGREED, "林远", Stage.UNSETTLED));

        List<Proposal> next = officer(() -> disputes.proposals(id));
        assertThat(next).extracting(Proposal::stage).containsExactly(Stage.AGREED, Stage.UNSETTLED);
        assertThat(next.getLast()).satisfies(proposal -> {
            assertThat(proposal.step()).isEqualTo(Step.ARBITRATE);
            assertThat(proposal.verdict().key()).isEqualTo("law.R-05.free");
        });

        Paper draft = paper(id, PaperName.ARBITRATION_APPLICATION);
        assertThat(text(draft)).contains("林远").doesNotContain("方小禾").doesNotContain("许明").contains("星河配送有限公司");
        done(id, DisputeAct.ARBITRATION_FILED, 18, who(id, "林远"), null);
        assertThat(officer(() -> disputes.get(id)).formalOn()).isEqualTo(today.minusDays(18));
        assertThat(running(id)).containsExactly("R-04.confirm", "R-04.review", "R-06.accept");
        done(id, DisputeAct.AGREEMENT_KEPT, 2, who(id, "方小禾", "许明"), null);
        assertThat(running(id)).containsExactly("R-06.accept");
        assertThat(officer(() -> disputes.get(id)).isOpen()).isTrue();
        done(id, DisputeAct.SETTLED_BEFORE_COMMISSION, 1, who(id, "林远"), null);
        assertThat(officer(() -> disputes.get(id)).isOpen()).isFalse();
        assertThat(officer(() -> matters.get(dispute.matterId())).outcome()).isEqualTo("SETTLED");
        assertThat(officer(() -> clocks.of(dispute.matterId()))).noneMatch(each -> each.due().state() != Due.State.ENDED);
    }

    @Test
    void silenceOfTheCommissionIsNoSilenceBeforeTheLaterReading() {
        UUID id = three();
        done(id, DisputeAct.ARBITRATION_FILED, 3, who(id), null);
        assertThat(act(id, DisputeAct.ARBITRATION_SILENT, 0, who(id), null)).isInstanceOfSatisfying(ActOutcome.Unlawful.class, refused -> {
            assertThat(refused.verdict().ground().ruleId()).isEqualTo("R-06");
            assertThat(refused.verdict().ground().citation().article()).isEqualTo("29");
        });
        assertThat(stages(id).values()).containsOnly(Stage.FILED);
        UUID old = three();
        done(old, DisputeAct.ARBITRATION_FILED, 40, who(old), null);
        done(old, DisputeAct.ARBITRATION_SILENT, 0, who(old), null);
        assertThat(stages(old).values()).containsOnly(Stage.MAY_SUE);
        assertThat(officer(() -> disputes.proposals(old)).getFirst().act()).isEqualTo(DisputeAct.SUIT_FILED);
    }

    @Test
    void theLimitationIsInterruptedSuspendedAndContinues() {
        UUID id = open(today.minusDays(10), worker("陈一", null, HeadKind.DAMAGES, 500_000L));
        Running first = officer(() -> disputes.clocks(id)).getFirst();
        assertThat(first.limit()).isEqualTo("R-05.limitation");
        assertThat(first.due().earlier()).isEqualTo(today.minusDays(60).plusYears(1));
        done(id, DisputeAct.LIMITATION_INTERRUPTED, 20, who(id), null, Mark.COMPLAINED);
        assertThat(officer(() -> disputes.clocks(id)).getFirst().due().earlier()).isEqualTo(today.minusDays(20).plusYears(1));
        done(id, DisputeAct.LIMITATION_SUSPENDED, 15, who(id), null);
        assertThat(officer(() -> disputes.clocks(id)).getFirst().isSuspended()).isTrue();
        assertThat(act(id, DisputeAct.LIMITATION_SUSPENDED, 14, who(id), null)).isInstanceOf(ActOutcome.Done.class);
        done(id, DisputeAct.LIMITATION_RESUMED, 5, who(id), null);
        assertThat(officer(() -> disputes.clocks(id)).getFirst().due().earlier()).isEqualTo(today.minusDays(20).plusYears(1).plusDays(10));
        UUID arrears = open(null, worker("陈二", null, HeadKind.WAGES, 500_000L));
        assertThat(running(arrears)).isEmpty();
        done(arrears, DisputeAct.EMPLOYMENT_ENDED, 3, who(arrears), null);
        assertThat(running(arrears)).containsExactly("R-05.afterEnd");
    }

    @Test
    void aStepIsRecordedOnceAndNeverOnAnOldPage() {
        UUID id = three();
        var step = new RecordAct(UUID.randomUUID(), officer(() -> disputes.get(id)).version(), DisputeAct.MEDIATION_APPLIED, today, who(id), "", "", null, null, List.of());
        assertThat(officer(() -> disputes.record(id, step))).isInstanceOf(ActOutcome.Done.class);
        assertThat(officer(() -> disputes.record(id, step))).isInstanceOf(ActOutcome.Done.class);
        assertThat(officer(() -> disputes.entries(id))).hasSize(1);
        var stale = new RecordAct(UUID.randomUUID(), step.version(), DisputeAct.MEDIATION_FAILED, today, who(id), "x", "", null, null, List.of());
        assertThat(officer(() -> disputes.record(id, stale))).isInstanceOf(ActOutcome.Stale.class);
        var early = new RecordAct(UUID.randomUUID(), step.version() + 1, DisputeAct.MEDIATION_FAILED, today.minusDays(1), who(id), "", "", null, null, List.of());
        assertThat(officer(() -> disputes.record(id, early))).isInstanceOfSatisfying(ActOutcome.Faulty.class,
                faulty -> assertThat(faulty.faults()).containsOnlyKeys("on", "note"));
        String grounds = database.owner().sql("select grounds::text from disputes.act where dispute_id = :id").param("id", id).query(String.class).single();
        assertThat(grounds).contains("\"ruleId\": \"R-02\"", "\"ruleVersion\": ");
    }

    @Test
    void whoIsNotFreeDoesNotMediateAndTheRuleIsShown() {
        UUID id = three();
        UUID same = officer(() -> mediators.add("孙同事", Mediator.Seat.OUTSIDE, "星河配送有限公司", Mediator.Basis.JOINTLY_CHOSEN, false));
        assertThat(officer(() -> mediators.assign(id, same, new Mediator.Declared(false, false, false, false), null)))
                .isInstanceOfSatisfying(Mediators.Assigning.Refused.class, refused -> {
                    assertThat(refused.verdict().key()).isEqualTo("disputes.verdict.conflict.sameEmployer");
                    assertThat(refused.verdict().ground().ruleId()).isEqualTo("R-18");
                });
        UUID one = mediator();
        assertThat(officer(() -> mediators.assign(id, one, new Mediator.Declared(false, false, true, false), null))).isInstanceOf(Mediators.Assigning.Refused.class);
        assertThat(officer(() -> mediators.in(id))).isEmpty();
        assertThat(officer(() -> mediators.assign(id, one, new Mediator.Declared(false, false, false, false), null))).isInstanceOf(Mediators.Assigning.Done.class);
        assertThat(officer(() -> mediators.assign(id, one, new Mediator.Declared(false, false, false, false), null))).isInstanceOf(Mediators.Assigning.NotPossible.class);
    }

    @Test
    void neighboursSeeNothingAWorkerHisOwnAndASuperiorAll() {
        UUID person = fixtures.someone("disputant", false).personId();
        UUID id = open(null, worker("本人", person, HeadKind.WAGES, 100L), worker("同事", null, HeadKind.WAGES, 200L));
        assertThatThrownBy(() -> at("neighbour", Role.CHAIR, () -> disputes.get(id))).isInstanceOf(NotFound.class);
        assertThat(at("county", Role.REVIEWER, () -> disputes.get(id)).id()).isEqualTo(id);
        assertThat(Fixtures.self(person, () -> disputes.of(person))).extracting(Dispute::id).containsExactly(id);
        assertThat(Fixtures.self(person, () -> disputes.claimants(id))).as("of colleagues only that they are there").extracting(Claimant::name).containsExactly("本人");
        assertThat(Fixtures.self(person, () -> disputes.heads(id))).hasSize(1);
        UUID other = fixtures.someone("otherDisputant", false).personId();
        assertThatThrownBy(() -> Fixtures.self(other, () -> disputes.get(id))).isInstanceOf(NotFound.class);
        Fixtures.self(person, () -> disputes.particulars(id, who(id, "本人").iterator().next(), "", "", "新住所 5 号"));
        assertThatThrownBy(() -> Fixtures.self(person, () -> disputes.particulars(id, who(id, "同事").iterator().next(), "", "", "x"))).isInstanceOf(NotFound.class);
        byte[] sealed = database.owner().sql("select address from disputes.claimant where dispute_id = :id and name = '本人'").param("id", id).query(byte[].class).single();
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("新住所");
    }

    @Test
    void anEmployerSeesWhatIsSharedWithHimOfThisOneMatterAndAnswers() {
        UUID id = three();
        UUID matter = officer(() -> disputes.get(id)).matterId();
        UUID hidden = add(id, Side.UNION, "内部记录", false);
        UUID shown = add(id, Side.UNION, "工资条", true);
        UUID grant = officer(() -> talks.invite(id, new Talks.Guest(PartRole.EMPLOYER, "周某", "星河配送有限公司", "19900000009", today.plusDays(5)), "https://test.example")).id();
        done(id, DisputeAct.MEDIATION_APPLIED, 2, who(id), null);
        done(id, DisputeAct.LIMITATION_INTERRUPTED, 1, who(id), null, Mark.CLAIMED);
        part(grant, matter, PartRole.EMPLOYER, () -> {
            assertThat(taking.dispute().id()).isEqualTo(id);
            assertThat(taking.workers()).hasSize(3);
            assertThat(taking.entries()).as("only steps in which he takes part").extracting(Dispute.Entry::act).containsExactly(DisputeAct.MEDIATION_APPLIED);
            assertThat(files.of(id)).extracting(piece -> piece.evidence().id()).containsExactly(shown);
            assertThatThrownBy(() -> disputes.claimants(id)).as("no number, phone or address").hasStackTraceContaining("permission denied");
            talks.answer(UUID.randomUUID(), "单位愿意调解。", JointResult.AGREED, List.of());
            return null;
        });
        assertThat(added(part(grant, matter, PartRole.EMPLOYER, () -> addAs(id, Side.EMPLOYER, "考勤表")))).isNotNull();
        assertThat(officer(() -> files.of(id))).extracting(piece -> piece.evidence().side()).contains(Side.EMPLOYER);
        assertThat(officer(() -> files.of(id))).extracting(piece -> piece.evidence().id()).contains(hidden);
        assertThat(officer(() -> talks.log(id))).singleElement().satisfies(word -> {
            assertThat(word.text()).isEqualTo("单位愿意调解。");
            assertThat(word.result()).as("only a partner body gives a case back").isNull();
        });
        UUID another = three();
        part(grant, matter, PartRole.EMPLOYER, () -> {
            assertThat(files.of(another)).isEmpty();
            assertThat(talks.log(another)).isEmpty();
            return null;
        });
        officer(() -> talks.dismiss(id, grant, "不再需要"));
        assertThatThrownBy(() -> part(grant, matter, PartRole.EMPLOYER, () -> taking.dispute())).isInstanceOf(NotFound.class);
    }

    private UUID add(UUID id, Side side, String title, boolean disclosed) {
        return added(officer(() -> files.add(id, new Evidence.Offer(title, EvidenceKind.PAY_SLIP, "劳动者提供", "证明欠薪", disclosed, false), side, title + ".txt",
                new ByteArrayInputStream(("内容：" + title).getBytes(StandardCharsets.UTF_8)))));
    }

    private CaseFiles.Adding addAs(UUID id, Side side, String title) {
        return files.add(id, new Evidence.Offer(title, EvidenceKind.ATTENDANCE, "单位提供", "证明出勤", false, false), side, title + ".txt",
                new ByteArrayInputStream(("内容：" + title).getBytes(StandardCharsets.UTF_8)));
    }

    private static UUID added(CaseFiles.Adding adding) {
        assertThat(adding).isInstanceOf(CaseFiles.Adding.Added.class);
        return ((CaseFiles.Adding.Added) adding).id();
    }

    @Test
    void aRefusedFileLeavesNoEvidenceBehind() {
        UUID id = three();
        assertThat(officer(() -> files.add(id, new Evidence.Offer("程序", EvidenceKind.OTHER, "x", "x", false, false), Side.UNION, "x.txt",
                new ByteArrayInputStream(new byte[] {0x7f, 'E', 'L', 'F', 0, 1, 2, 3})))).isInstanceOf(CaseFiles.Adding.Refused.class);
        assertThat(officer(() -> files.of(id))).isEmpty();
    }

    @Test
    void papersAndArchiveAreTheSameByteForByte(@TempDir Path folder) throws IOException {
        UUID id = three();
        add(id, Side.UNION, "工资流水", false);
        done(id, DisputeAct.MEDIATION_APPLIED, 9, who(id), null);
        assign(id);
        done(id, DisputeAct.AGREEMENT_SIGNED, 5, who(id, "方小禾"), today.plusDays(5), SIGNED);
        done(id, DisputeAct.MEDIATION_FAILED, 4, who(id, "许明", "林远"), null);
        done(id, DisputeAct.ARBITRATION_FILED, 3, who(id, "许明", "林远"), null);
        for (PaperName name : PaperName.values()) {
            Paper once = paper(id, name);
            Paper again = paper(id, name);
            assertThat(once.docx()).as(name + " docx").isEqualTo(again.docx());
            assertThat(once.pdf()).as(name + " PDF").isEqualTo(again.pdf()).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(text(paper(id, PaperName.ARBITRATION_APPLICATION))).contains("许明", "林远", "17,000.00", "工资流水", "110105199203049018").doesNotContain("方小禾");
        assertThat(text(paper(id, PaperName.MEDIATION_AGREEMENT))).contains("方小禾", "王平").doesNotContain("林远");
        Path first = archive(id, folder.resolve("1.zip"));
        assertThat(CasePackage.verify(first)).isInstanceOfSatisfying(CasePackage.Verdict.Intact.class, intact ->
                assertThat(intact.manifest().entries()).extracting(CasePackage.Listed::name).anyMatch(name -> name.startsWith("evidence/001/")).contains("case.json", "log.json",
                        "papers/arbitration_application.pdf"));
        assertThat(Files.mismatch(first, archive(id, folder.resolve("2.zip")))).as("the same case, the same bytes").isEqualTo(-1);
    }

    private Path archive(UUID id, Path to) throws IOException {
        CasePackages.Planned planned = officer(() -> packages.plan(id));
        try (var out = Files.newOutputStream(to)) {
            officer(() -> {
                try {
                    return CasePackage.write(out, planned.about(), planned.entries());
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
        }
        return to;
    }

    private Paper paper(UUID id, PaperName name) {
        PaperOutcome made = officer(() -> papers.make(id, name));
        assertThat(made).as(name.name()).isInstanceOf(PaperOutcome.Made.class);
        return made.orThrow();
    }

    private static String text(Paper paper) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(paper.docx()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("word/document.xml")) {
                    var out = new ByteArrayOutputStream();
                    zip.transferTo(out);
                    return out.toString(StandardCharsets.UTF_8).replaceAll("<[^>]*>", "");
                }
            }
        }
        throw new AssertionError("no document");
    }

    @Test
    void warningsOfTheRulesComeWithTheStep() {
        UUID id = open(today.minusDays(700), worker("陈三", null, HeadKind.WAGES, 500_000L));
        assertThat(act(id, DisputeAct.ARBITRATION_FILED, 0, who(id), null)).isInstanceOfSatisfying(ActOutcome.Done.class,
                recorded -> assertThat(recorded.verdicts()).singleElement().isInstanceOfSatisfying(Verdict.Warning.class,
                        warning -> assertThat(warning.key()).isEqualTo("law.R-05.over")));
    }

    @Test
    void theApiTakesDisputesUpAndRefusesWithRuleAndArticle() {
        Fixtures.Client rights = fixtures.signIn("rights");
        String form = """
                {"key":"%s","title":"工资未发","cause":"PAY","trade":"COURIER","employerName":"星河配送有限公司","knewOn":"%s","facts":"事实","name":"方小禾","head":"WAGES","amount":"100.00"}""";
        var made = rights.json("POST", "/api/v1/disputes", form.formatted(UUID.randomUUID(), today.minusDays(9)));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        UUID id = UUID.fromString(made.body().replaceAll("(?s).*?\"id\":\"([0-9a-f-]{36})\".*", "$1"));
        String worker = who(id).iterator().next().toString();
        String step = "{\"key\":\"%s\",\"version\":\"0\",\"act\":\"%s\",\"on\":\"%s\",\"claimant\":[\"%s\"],\"note\":\"x\",\"place\":\"x\"}";
        assertThat(rights.json("POST", "/api/v1/disputes/" + id + "/acts", step.formatted(UUID.randomUUID(), "MEDIATION_APPLIED", today, worker)).statusCode()).isEqualTo(200);
        var refused = rights.json("POST", "/api/v1/disputes/" + id + "/acts", step.replace("\"0\"", "\"1\"").formatted(UUID.randomUUID(), "SESSION_HELD", today, worker));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("\"ruleId\":\"R-13\"", "\"article\":\"10\"");
        var whole = rights.get("/api/v1/disputes/" + id).body();
        assertThat(whole).contains("\"stage\":\"MEDIATING\"", "R-02.mediate", "\"act\":\"SESSION_HELD\"").doesNotContain("110105");
        assertThat(fixtures.signIn("neighbourOrganiser").get("/api/v1/disputes/" + id).statusCode()).isEqualTo(404);

        int version = officer(() -> disputes.get(id)).version();
        String more = "{\"version\":%d,\"name\":\"许明\",\"head\":\"WAGES\",\"amount\":\"%s\"}";
        assertThat(rights.json("POST", "/api/v1/disputes/" + id + "/claimants", more.formatted(version, "-1")).statusCode()).isEqualTo(422);
        assertThat(rights.json("POST", "/api/v1/disputes/" + id + "/claimants", more.formatted(version, "9.5")).statusCode()).isEqualTo(204);
        assertThat(rights.json("POST", "/api/v1/disputes/" + id + "/claimants", more.formatted(version, "9.5")).statusCode()).as("an old version").isEqualTo(409);
        assertThat(who(id)).hasSize(2);
        assertThat(rights.json("POST", "/api/v1/disputes/" + id + "/representatives", "{\"workers\":[\"" + worker + "\"]}").statusCode()).isEqualTo(204);
        assertThat(officer(() -> disputes.claimants(id))).filteredOn(Claimant::representative).extracting(Claimant::id).containsExactly(UUID.fromString(worker));
        assertThat(rights.json("POST", "/api/v1/disputes/" + id + "/particulars",
                "{\"worker\":\"" + worker + "\",\"idNumber\":\"11010519920304901X\",\"address\":\"清河县柳林路 1 号\"}").statusCode()).isEqualTo(204);
        assertThat(officer(() -> disputes.openParticulars(id, UUID.fromString(worker))).idNumber()).isEqualTo("11010519920304901X");
        int last = officer(() -> disputes.get(id)).version();
        assertThat(rights.json("POST", "/api/v1/disputes/" + id + "/statement",
                "{\"version\":" + last + ",\"facts\":\"补充的事实\",\"employerName\":\"星河配送有限公司\"}").statusCode()).isEqualTo(204);
        assertThat(officer(() -> disputes.get(id)).facts()).isEqualTo("补充的事实");
        assertThat(rights.json("POST", "/api/v1/disputes/" + id + "/release", "{\"of\":\"" + worker + "\",\"why\":\" \"}").statusCode()).isEqualTo(422);
    }

    @Test
    void everyStepIsInTheLog() {
        UUID person = fixtures.someone("logged", false).personId();
        UUID id = open(null, worker("记录", person, HeadKind.WAGES, 100L));
        officer(() -> disputes.see(id));
        done(id, DisputeAct.MEDIATION_APPLIED, 0, who(id), null);
        paper(id, PaperName.MEDIATION_APPLICATION);
        assertThat(database.owner().sql("select act from audit.entry where subject = :person and object_id = :id order by id").param("person", person).param("id", id)
                .query(String.class).list()).containsExactly("DISPUTE_OPENED", "DISPUTE_SEEN", "DISPUTE_STEP", "DISPUTE_PAPER");
    }
}
