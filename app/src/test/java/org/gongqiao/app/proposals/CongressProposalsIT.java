package org.gongqiao.app.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Part;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.RatingOutcome;
import org.gongqiao.app.casework.Ratings;
import org.gongqiao.app.casework.clock.ClockRecount;
import org.gongqiao.app.casework.clock.ClockWatch;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.decision.Decision;
import org.gongqiao.app.law.rights.Elapsed;
import org.gongqiao.app.proposals.proposal.Floors;
import org.gongqiao.app.proposals.proposal.OwnProposals;
import org.gongqiao.app.proposals.proposal.PartReplies;
import org.gongqiao.app.proposals.proposal.Proposal;
import org.gongqiao.app.proposals.proposal.ProposalDesk;
import org.gongqiao.app.proposals.proposal.ProposalState;
import org.gongqiao.app.proposals.proposal.ReplyKind;
import org.gongqiao.app.proposals.proposal.Topic;
import org.gongqiao.app.proposals.proposal.WriteProposal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CongressProposalsIT {

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired OwnProposals own;
    @Autowired ProposalDesk desk;
    @Autowired PartReplies part;
    @Autowired Proposals proposals;
    @Autowired Matters matters;
    @Autowired Ratings ratings;
    @Autowired ClockWatch watch;
    @Autowired ClockRecount recount;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired Clock clock;

    private CongressHall hall;
    private UUID body;
    private UUID anna;
    private UUID bert;
    private UUID cora;

    @BeforeAll
    void arrange() {
        fixtures.province();
        hall = new CongressHall(fixtures, database);
        body = hall.body("own", LocalDate.now(clock).minusYears(1));
        for (String key : List.of("anna", "bert", "cora")) {
            fixtures.member(key, "own");
            hall.delegate(body, key, "一选区");
        }
        anna = fixtures.people.get("anna").personId();
        bert = fixtures.people.get("bert").personId();
        cora = fixtures.people.get("cora").personId();
    }

    private UUID written(UUID person, List<UUID> seconders) {
        return CongressHall.id(CongressHall.own(person, () -> own.write(new WriteProposal(UUID.randomUUID(), body, Topic.SAFETY, "更新分拣线护栏",
                "三号线护栏松动，今年碰伤两人。", "换成带联锁的护栏。", seconders, List.of()))));
    }

    private Proposal mine(UUID person, UUID id) {
        return CongressHall.own(person, () -> own.get(id));
    }

    private UUID submitted(UUID person, List<UUID> seconders) {
        UUID id = written(person, seconders);
        seconders.forEach(each -> CongressHall.own(each, () -> own.second(id, 1, true)));
        CongressHall.id(CongressHall.own(person, () -> own.submit(id, mine(person, id).version())));
        return id;
    }

    private <T> T at(Supplier<T> work) {
        return hall.at("own", Role.ORGANISER, work);
    }

    private int version(UUID id) {
        return at(() -> desk.get(id)).version();
    }

    private UUID assigned(UUID person, List<UUID> seconders) {
        UUID id = submitted(person, seconders);
        CongressHall.id(at(() -> desk.putOnFile(id, version(id))));
        CongressHall.id(at(() -> desk.assign(id, version(id), new ProposalDesk.Owner("设备部", null, null, null), "https://example.test")));
        return id;
    }

    @Test
    void aProposalGoesFromSecondingToTheRatingOfItsAnswer() {
        UUID id = written(anna, List.of(bert, cora));
        assertThat(CongressHall.own(bert, () -> own.asked(10))).extracting(Proposal::id).contains(id);
        assertThatThrownBy(() -> at(() -> desk.get(id))).as("the union does not have it before it is handed in").isInstanceOf(NotFound.class);
        CongressHall.own(bert, () -> own.second(id, 1, true));
        CongressHall.own(cora, () -> own.second(id, 1, true));
        assertThat(mine(anna, id).seconders()).isEqualTo(2);
        CongressHall.id(CongressHall.own(anna, () -> own.submit(id, mine(anna, id).version())));

        Proposal handedIn = at(() -> desk.get(id));
        assertThat(handedIn.number()).startsWith("TA-");
        assertThat(at(() -> matters.get(handedIn.matter())).step()).isEqualTo("screen");
        CongressHall.id(at(() -> desk.putOnFile(id, handedIn.version())));
        assertThat(at(() -> desk.decisions(id))).singleElement().satisfies(kept -> assertThat(kept.decision().outcome()).isEqualTo(Decision.Outcome.LAWFUL));
        CongressHall.id(at(() -> desk.assign(id, version(id), new ProposalDesk.Owner("设备部", null, null, null), "https://example.test")));
        assertThat(at(() -> matters.get(handedIn.matter())).dueOn()).isAfter(LocalDate.now(clock).plusDays(55));
        CongressHall.id(at(() -> desk.urge(id, version(id))));
        CongressHall.id(at(() -> desk.reply(id, version(id), ReplyKind.SOLVED, "护栏已更换。", LocalDate.now(clock))));

        Proposal closed = mine(anna, id);
        assertThat(closed).extracting(Proposal::state, Proposal::replyElapsed, Proposal::urged).containsExactly(ProposalState.CLOSED, Elapsed.RUNNING, 1);
        assertThat(at(() -> desk.decisions(id))).hasSize(2).last().satisfies(kept -> assertThat(kept.decision().check()).isEqualTo("D-29.reply"));
        assertThat(CongressHall.own(anna, () -> ratings.rate(closed.matter(), 5, true, ""))).isEqualTo(RatingOutcome.RATED);
        assertThat(CongressHall.own(bert, () -> own.rate(id, 4, true))).isInstanceOf(Outcome.Done.class);
        assertThat(CongressHall.own(bert, () -> own.rate(id, 1, false))).as("each once").isInstanceOf(Outcome.NotPossible.class);
        assertThat(at(() -> desk.again(id, version(id), "再办"))).as("nobody calls it unsolved").isInstanceOf(Outcome.NotPossible.class);
    }

    @Test
    void anotherTextLosesTheSecondersOfTheOldOne() {
        UUID id = written(anna, List.of(bert));
        CongressHall.own(bert, () -> own.second(id, 1, true));
        assertThat(mine(anna, id).seconders()).isOne();
        CongressHall.id(CongressHall.own(anna, () -> own.rewrite(id, mine(anna, id).version(), new WriteProposal(UUID.randomUUID(), body, Topic.SAFETY, "更新护栏",
                "情况", "措施", List.of(), List.of()))));
        assertThat(mine(anna, id).seconders()).isZero();
        assertThat(CongressHall.own(bert, () -> own.second(id, 1, true))).as("he answers to the text that he was shown").isInstanceOf(Outcome.Stale.class);
        CongressHall.id(CongressHall.own(bert, () -> own.second(id, 2, true)));
        assertThat(mine(anna, id).seconders()).isOne();
    }

    @Test
    void onlyDelegatesProposeAndNobodySecondsForAnother() {
        UUID member = fixtures.people.get("member").personId();
        var text = new WriteProposal(UUID.randomUUID(), body, Topic.OTHER, "标题", "理由", "措施", List.of(), List.of());
        assertThat(CongressHall.own(member, () -> own.write(text))).isEqualTo(new Outcome.NotPossible("proposals.not.delegate"));
        UUID id = written(anna, List.of(bert, member));
        assertThat(CongressHall.own(anna, () -> own.seconders(id))).as("whoever is no delegate is not asked").hasSize(1);
        assertThatThrownBy(() -> CongressHall.own(member, () -> own.get(id))).isInstanceOf(NotFound.class);
        assertThat(CongressHall.own(anna, () -> own.second(id, 1, true))).isEqualTo(new Outcome.NotPossible("proposals.not.ownSecond"));
        int changed = CongressHall.own(anna, () -> asApp("update proposals.seconder set state = 'SECONDED' where proposal_id = '" + id + "'"));
        assertThat(changed).as("the proposer’s own scope changes no answer").isZero();
    }

    @Test
    void fellowDelegatesAreFoundByNameAmongThousands() {
        UUID large = hall.body("neighbour", LocalDate.now(clock).minusYears(1));
        fixtures.member("dora", "neighbour");
        fixtures.member("emil", "neighbour");
        UUID dora = hall.delegate(large, "dora", "七选区");
        UUID emil = hall.delegate(large, "emil", "九选区");
        database.owner().sql("""
                insert into congress.delegate (id, body_id, person_id, name, constituency_name, front_line, woman, leader, teacher, dispatched, disabled, weight,
                    from_on, area_path, line_path)
                select gen_random_uuid(), b.id, gen_random_uuid(), '代表' || n || case n when 77 then '%' else '' end, 'C' || n % 50, true, false, false, false,
                    false, false, 1, b.term_from, b.area_path, b.line_path
                from congress.body b, generate_series(1, 5000) n where b.id = :body""").param("body", large).update();
        UUID id = CongressHall.id(CongressHall.own(dora, () -> own.write(new WriteProposal(UUID.randomUUID(), large, Topic.WELFARE, "夜班班车", "理由", "措施",
                List.of(), List.of()))));
        Floors.Found all = toAsk(dora, id, "");
        assertThat(all.fellows()).as("a screenful, never the list").hasSize(Floors.SHOWN);
        assertThat(all.more()).isTrue();
        assertThat(toAsk(dora, id, " emil ").fellows()).extracting(Floors.Fellow::person).containsExactly(emil);
        assertThat(toAsk(dora, id, "代表4999").fellows()).extracting(Floors.Fellow::name, Floors.Fellow::constituency).containsExactly(tuple("代表4999", "C49"));
        assertThat(toAsk(dora, id, "代表499 C49").fellows()).as("words narrow it by constituency").extracting(Floors.Fellow::name).containsExactlyInAnyOrder("代表499", "代表4999");
        assertThat(toAsk(dora, id, "%").fellows()).as("no pattern, a character").extracting(Floors.Fellow::name).containsExactly("代表77%");
        assertThat(toAsk(dora, id, "bert").fellows()).as("another congress").isEmpty();
        assertThat(toAsk(dora, id, "dora").fellows()).as("oneself").isEmpty();
        CongressHall.id(CongressHall.own(dora, () -> own.invite(id, List.of(emil))));
        assertThat(toAsk(dora, id, "emil").fellows()).as("asked before").isEmpty();
        assertThat(Stream.of(Floors.Fellow.class.getRecordComponents()).map(RecordComponent::getName)).as("nothing else comes out")
                .containsExactly("person", "name", "constituency");
        assertThatThrownBy(() -> CongressHall.own(emil, () -> own.toAsk(id, "代表"))).as("only its proposer asks").isInstanceOf(NotFound.class);
        assertThat(CongressHall.own(dora, () -> own.get(id)).seconders()).as("asked is not seconded").isZero();
        CongressHall.id(CongressHall.own(emil, () -> own.second(id, 1, true)));
        assertThat(CongressHall.own(dora, () -> own.get(id)).seconders()).as("he says so himself").isOne();

        var phone = fixtures.signIn("dora");
        String at = "/my/proposals/" + id + "/seconders?q=" + URLEncoder.encode("代表4998", StandardCharsets.UTF_8);
        assertThat(phone.get(at).body()).contains("<html", "代表4998", "C48").doesNotContain("代表4997");
        assertThat(phone.get("/api/v1/my/proposals/delegates?body=" + large + "&q=" + URLEncoder.encode("代表4998", StandardCharsets.UTF_8)).body())
                .contains("代表4998").doesNotContain("代表4997");
        assertThat(fixtures.signIn("anna").get("/api/v1/my/proposals/delegates?body=" + large + "&q=x").statusCode()).as("no delegate of it").isEqualTo(409);
        assertThat(fixtures.signIn("anna").get(at).statusCode()).isEqualTo(404);
    }

    private Floors.Found toAsk(UUID person, UUID id, String typed) {
        return CongressHall.own(person, () -> own.toAsk(id, typed)).orElseThrow();
    }

    /** Everybody concerned hears of what happens: proposer, seconders, officers, the owner outside, and whoever was joined. */
    @Test
    void everybodyConcernedIsTold() {
        UUID officer = fixtures.people.get("organiser").personId();
        UUID older = submitted(cora, List.of());
        UUID id = written(anna, List.of(bert, cora));
        told(bert, "proposals.notice.secondPlease", id);
        CongressHall.id(CongressHall.own(cora, () -> own.second(id, 1, false)));
        told(anna, "proposals.notice.declined", id);
        CongressHall.id(CongressHall.own(bert, () -> own.second(id, 1, true)));
        told(anna, "proposals.notice.seconded", id);
        CongressHall.id(CongressHall.own(anna, () -> own.submit(id, mine(anna, id).version())));
        told(officer, "proposals.notice.toScreen", id);
        told(bert, "proposals.notice.handedIn", id);
        CongressHall.id(at(() -> desk.proposeMerging(id, version(id), older)));
        told(anna, "proposals.notice.mergingAsked", id);
        CongressHall.id(CongressHall.own(anna, () -> own.answerJoining(id, true)));
        told(officer, "proposals.notice.mergingAnswered", id);
        CongressHall.id(at(() -> desk.merge(id)));
        told(anna, "proposals.notice.merged", id);
        told(bert, "proposals.notice.merged", id);
        told(cora, "proposals.notice.mergedInto", older);
        CongressHall.id(at(() -> desk.putOnFile(older, version(older))));
        told(bert, "proposals.notice.onFile", id);
        CongressHall.id(at(() -> desk.assign(older, version(older), new ProposalDesk.Owner("设备部", "郑示例", "19900000066", LocalDate.now(clock).plusDays(30)),
                "https://example.test")));
        told(anna, "proposals.notice.assigned", id);
        CongressHall.id(at(() -> desk.urge(older, version(older))));
        told(cora, "proposals.notice.urged", older);
        told(anna, "proposals.notice.urged", id);
        assertThat(database.owner().sql("select count(*) from notices.message where channel = 'SMS' and template = 'proposals.notice.ownerUrged'")
                .query(Integer.class).single()).as("the owner outside, on his phone").isOne();
        database.owner().sql("update casework.clock_turn set day = day - 300 where matter_id = :id and kind = 'STARTED'").param("id", mine(cora, older).matter()).update();
        recount.recount();
        watch.look();
        told(cora, "proposals.notice.late", older);
        assertThat(at(() -> desk.list(ProposalDesk.Part.LATE, null, 30)).items()).as("the union sees what is late").extracting(Proposal::id).contains(older).doesNotContain(id);
        assertThat(hall.at("county", Role.REVIEWER, () -> desk.list(ProposalDesk.Part.LATE, null, 30)).items()).as("and so does the one above").extracting(Proposal::id)
                .contains(older);
        CongressHall.id(at(() -> desk.reply(older, version(older), ReplyKind.EXPLAINED, "暂不办理。", LocalDate.now(clock))));
        assertThat(at(() -> desk.list(ProposalDesk.Part.LATE, null, 30)).items()).extracting(Proposal::id).doesNotContain(older);
        told(anna, "proposals.notice.closed", id);
        told(bert, "proposals.notice.closed", id);
        assertThat(CongressHall.own(anna, () -> ratings.rate(mine(anna, id).matter(), 2, false, "没有解决"))).isEqualTo(RatingOutcome.RATED);
        told(officer, "proposals.notice.unsolved", id);
    }

    private void told(UUID person, String template, UUID proposal) {
        await(() -> database.owner().sql("select exists (select from notices.inbox where person_id = :person and template = :template and link like '%' || :id)")
                .param("person", person).param("template", template).param("id", proposal.toString()).query(Boolean.class).single());
    }

    private int asApp(String sql) {
        return transaction.execute(status -> jdbc.sql(sql).update());
    }

    @Test
    void notOnFileNeedsAReasonThatTheProposerReads() {
        UUID id = submitted(anna, List.of());
        assertThat(at(() -> desk.weigh(desk.get(id), true)).key()).as("too few seconders are a warning, no breach").isEqualTo("law.D-29.few");
        CongressHall.id(at(() -> desk.refuse(id, version(id), "属于劳动合同个案，请走申诉。")));
        assertThat(mine(anna, id)).extracting(Proposal::state, Proposal::screening).containsExactly(ProposalState.NOT_ON_FILE, "属于劳动合同个案，请走申诉。");
        assertThat(at(() -> matters.get(desk.get(id).matter())).isOpen()).isFalse();
        assertThat(at(() -> desk.putOnFile(id, version(id)))).isInstanceOf(Outcome.NotPossible.class);
    }

    @Test
    void whatIsReturnedIsCompletedAndScreenedAgain() {
        UUID id = submitted(anna, List.of(bert));
        CongressHall.id(at(() -> desk.giveBack(id, version(id), "请写明地点。")));
        assertThat(mine(anna, id).state()).isEqualTo(ProposalState.RETURNED);
        CongressHall.id(CongressHall.own(anna, () -> own.rewrite(id, mine(anna, id).version(), new WriteProposal(UUID.randomUUID(), body, Topic.SAFETY, "更新护栏",
                "三号线", "措施", List.of(), List.of()))));
        CongressHall.id(CongressHall.own(anna, () -> own.submit(id, mine(anna, id).version())));
        assertThat(at(() -> desk.get(id))).extracting(Proposal::state, Proposal::seconders, Proposal::screening).containsExactly(ProposalState.SUBMITTED, 0, null);
        assertThat(CongressHall.own(anna, () -> own.mine(50)).stream().filter(each -> each.id().equals(id)).map(Proposal::number).toList()).hasSize(1);
    }

    @Test
    void mergingNeedsTheProposersWordAndThenGoesTogether() {
        UUID first = submitted(anna, List.of());
        UUID second = submitted(bert, List.of());
        assertThat(at(() -> desk.older(desk.get(second)))).as("the same words are found and stand in front").first().satisfies(alike -> {
            assertThat(alike.percent()).isEqualTo(100);
            assertThat(alike.isLikely()).isTrue();
        });
        assertThat(at(() -> desk.proposeMerging(first, version(first), second))).as("the older one leads").isInstanceOf(Outcome.NotPossible.class);
        CongressHall.id(at(() -> desk.proposeMerging(second, version(second), first)));
        assertThat(at(() -> desk.merge(second))).as("he has not agreed").isInstanceOf(Outcome.NotPossible.class);
        CongressHall.id(CongressHall.own(bert, () -> own.answerJoining(second, true)));
        CongressHall.id(at(() -> desk.merge(second)));
        assertThat(at(() -> desk.putOnFile(second, version(second)))).isEqualTo(new Outcome.NotPossible("proposals.not.follower"));
        CongressHall.id(at(() -> desk.putOnFile(first, version(first))));
        CongressHall.id(at(() -> desk.assign(first, version(first), new ProposalDesk.Owner("行政部", null, null, null), "https://example.test")));
        CongressHall.id(at(() -> desk.reply(first, version(first), ReplyKind.PLANNED, "列入明年计划。", LocalDate.now(clock))));
        assertThat(mine(bert, second)).extracting(Proposal::state, Proposal::reply).containsExactly(ProposalState.CLOSED, "列入明年计划。");
        assertThat(CongressHall.own(bert, () -> ratings.mayRate(mine(bert, second).matter()))).as("each rates his own").isEqualTo(RatingOutcome.RATED);
    }

    @Test
    void anOwnerOutsideReadsWithoutNamesAndAnswersOnce() {
        UUID id = submitted(anna, List.of(bert));
        CongressHall.id(at(() -> desk.putOnFile(id, version(id))));
        CongressHall.id(at(() -> desk.assign(id, version(id), new ProposalDesk.Owner("设备部", "郑示例", "19900000077", LocalDate.now(clock).plusDays(30)),
                "https://example.test")));
        Proposal proposal = at(() -> desk.get(id));
        var scope = new Scope.Part(proposal.ownerGrant(), proposal.matter(), PartRole.EMPLOYER);
        var as = new Part(proposal.ownerGrant(), proposal.matter(), PartRole.EMPLOYER, "郑示例");
        var seen = ScopedValue.where(Scope.CURRENT, scope).where(Scope.PART, as).call(() -> part.get());
        assertThat(seen.toString()).doesNotContain(fixtures.people.get("anna").name());
        assertThat(ScopedValue.where(Scope.CURRENT, scope).where(Scope.PART, as).call(() -> part.reply(ReplyKind.SOLVED, "已更换。"))).isTrue();
        assertThat(ScopedValue.where(Scope.CURRENT, scope).where(Scope.PART, as).call(() -> part.reply(ReplyKind.NOTED, "再答。"))).isFalse();
        await(() -> at(() -> matters.get(proposal.matter())).step().equals("check"));
        assertThat(mine(anna, id).state()).isEqualTo(ProposalState.REPLIED);
        CongressHall.id(at(() -> desk.sendBack(id, version(id), "没有写明时间。")));
        assertThat(ScopedValue.where(Scope.CURRENT, scope).where(Scope.PART, as).call(() -> part.reply(ReplyKind.SOLVED, "11月底前更换。"))).isTrue();
        await(() -> at(() -> matters.get(proposal.matter())).step().equals("check"));
        CongressHall.id(at(() -> desk.accept(id, version(id))));
        assertThat(mine(anna, id)).extracting(Proposal::state, Proposal::reply, Proposal::replyElapsed)
                .containsExactly(ProposalState.CLOSED, "11月底前更换。", Elapsed.RUNNING);
        assertThat(ScopedValue.where(Scope.CURRENT, scope).where(Scope.PART, as).call(() -> part.find())).as("the link has ended").isEmpty();
    }

    private static void await(BooleanSupplier done) {
        for (int i = 0; i < 200 && !done.getAsBoolean(); i++) {
            LockSupport.parkNanos(50_000_000);
        }
        assertThat(done.getAsBoolean()).isTrue();
    }

    @Test
    void whatIsCalledUnsolvedIsAnsweredAnewAndRatedAgain() {
        UUID id = assigned(cora, List.of(bert));
        CongressHall.id(at(() -> desk.reply(id, version(id), ReplyKind.EXPLAINED, "暂不办理。", LocalDate.now(clock))));
        UUID before = mine(cora, id).matter();
        assertThat(CongressHall.own(cora, () -> ratings.rate(before, 2, false, "没有说明原因"))).isEqualTo(RatingOutcome.RATED);
        CongressHall.id(at(() -> desk.again(id, version(id), "请说明原因和时间。")));
        assertThat(mine(cora, id)).extracting(Proposal::state, Proposal::round).containsExactly(ProposalState.ASSIGNED, 2);
        assertThat(mine(cora, id).matter()).isNotEqualTo(before);
        CongressHall.id(at(() -> desk.reply(id, version(id), ReplyKind.PLANNED, "明年三月办。", LocalDate.now(clock))));
        assertThat(CongressHall.own(cora, () -> ratings.rate(mine(cora, id).matter(), 4, true, ""))).isEqualTo(RatingOutcome.RATED);
    }

    @Test
    void aLateAnswerIsCalledLateAndReported() {
        UUID id = assigned(anna, List.of(bert, cora));
        UUID matter = mine(anna, id).matter();
        database.owner().sql("update casework.clock_turn set day = day - 200 where matter_id = :id and kind = 'STARTED'").param("id", matter).update();
        CongressHall.id(at(() -> desk.reply(id, version(id), ReplyKind.SOLVED, "已办。", LocalDate.now(clock))));
        assertThat(mine(anna, id).replyElapsed()).isEqualTo(Elapsed.OVER);
        assertThat(at(() -> desk.decisions(id)).getLast().decision().key()).isEqualTo("law.D-29.late");
        ProposalReport report = at(() -> proposals.report(body, LocalDate.now(clock).minusDays(1), LocalDate.now(clock)));
        assertThat(report.late()).isEqualTo(1);
        assertThat(report.rows()).anySatisfy(row -> assertThat(row.id()).isEqualTo(id));
        assertThat(CongressHall.own(bert, () -> proposals.forDelegate(bert, body, LocalDate.now(clock)))).as("made to every delegate").isPresent()
                .get().extracting(ProposalReport::late).isEqualTo(1);
        UUID member = fixtures.people.get("member").personId();
        assertThat(CongressHall.own(member, () -> proposals.forDelegate(member, body, LocalDate.now(clock)))).isEmpty();
        assertThat(report.submitted()).isEqualTo(report.onFile() + report.notOnFile() + report.screening());
    }

    @Test
    void aNeighbourSeesNothing() {
        UUID id = submitted(anna, List.of());
        assertThatThrownBy(() -> hall.at("neighbour", Role.ORGANISER, () -> desk.get(id))).isInstanceOf(NotFound.class);
        assertThat(hall.at("county", Role.REVIEWER, () -> desk.get(id)).id()).isEqualTo(id);
    }

    @Test
    void theProposerTakesItBackUntilItIsAnswered() {
        UUID id = assigned(anna, List.of());
        CongressHall.id(CongressHall.own(anna, () -> own.withdraw(id, mine(anna, id).version())));
        assertThat(mine(anna, id).state()).isEqualTo(ProposalState.WITHDRAWN);
        assertThat(at(() -> matters.get(desk.get(id).matter())).isOpen()).isFalse();
        assertThat(at(() -> desk.reply(id, version(id), ReplyKind.NOTED, "x", LocalDate.now(clock)))).isInstanceOf(Outcome.NotPossible.class);
    }
}
