package org.gongqiao.app.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.zip.ZipFile;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.congress.CongressOutcome;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.documents.CasePackage;
import org.gongqiao.app.documents.PaperOutcome;
import org.gongqiao.app.elections.Candidate;
import org.gongqiao.app.elections.Elections;
import org.gongqiao.app.elections.NewElection;
import org.gongqiao.app.elections.Office;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.law.democracy.Round;
import org.gongqiao.app.law.democracy.SessionFacts.Power;
import org.gongqiao.app.proposals.CongressHall;
import org.gongqiao.app.proposals.proposal.OwnProposals;
import org.gongqiao.app.proposals.proposal.Topic;
import org.gongqiao.app.proposals.proposal.WriteProposal;
import org.gongqiao.app.sessions.agenda.Agenda;
import org.gongqiao.app.sessions.agenda.Item;
import org.gongqiao.app.sessions.agenda.NewItem;
import org.gongqiao.app.sessions.between.Between;
import org.gongqiao.app.sessions.decide.BallotName;
import org.gongqiao.app.sessions.decide.ItemBallots;
import org.gongqiao.app.sessions.decide.ItemElections;
import org.gongqiao.app.sessions.decide.ItemRound;
import org.gongqiao.app.sessions.decide.ItemVotes;
import org.gongqiao.app.sessions.paper.PaperName;
import org.gongqiao.app.sessions.paper.SessionPapers;
import org.gongqiao.app.sessions.roll.DoorCodes;
import org.gongqiao.app.sessions.roll.Roll;
import org.gongqiao.app.sessions.roll.Seat;
import org.gongqiao.app.voting.Hindrance;
import org.gongqiao.app.voting.KeyHolders;
import org.gongqiao.app.voting.Manner;
import org.gongqiao.app.voting.OpeningOutcome;
import org.gongqiao.app.voting.Setups;
import org.gongqiao.app.voting.VoteQuestion;
import org.gongqiao.app.voting.VoteState;
import org.gongqiao.app.voting.Votes;
import org.gongqiao.app.voting.board.Boards;
import org.gongqiao.app.voting.casting.CastOutcome;
import org.gongqiao.app.voting.casting.Casting;
import org.gongqiao.app.voting.tally.DecryptionOutcome;
import org.gongqiao.app.voting.tally.Tallying;
import org.gongqiao.ballot.BallotMaker;
import org.gongqiao.ballot.Election;
import org.gongqiao.ballot.ElectionVerifier;
import org.gongqiao.ballot.Result;
import org.gongqiao.ballot.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Items put to real votes, and what remains of them in the archive of their session. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionVotesIT {

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired Meetings meetings;
    @Autowired Sessions sessions;
    @Autowired Agenda agenda;
    @Autowired ItemVotes itemVotes;
    @Autowired ItemBallots ballots;
    @Autowired ItemElections itemElections;
    @Autowired Elections elections;
    @Autowired Roll roll;
    @Autowired DoorCodes codes;
    @Autowired Between between;
    @Autowired Verdicts verdicts;
    @Autowired SessionPapers papers;
    @Autowired ProposalsOnAgenda proposals;
    @Autowired OwnProposals ownProposals;
    @Autowired Votes votes;
    @Autowired Setups setups;
    @Autowired Boards boards;
    @Autowired Casting casting;
    @Autowired Tallying tallying;
    @TempDir Path folder;

    private UUID zhejiang;
    private final List<String> delegates = new ArrayList<>();

    @BeforeAll
    void arrange() {
        fixtures.province();
        zhejiang = meetings.body("own", "WORKERS_CONGRESS", Meetings.ZHEJIANG, 6, delegates);
        meetings.consent(zhejiang, "own");
    }

    private Item item(UUID session, String matter) {
        return meetings.at("own", () -> agenda.of(session).stream().filter(item -> matter.equals(item.matter())).findFirst().orElseThrow());
    }

    private Item elects(UUID session) {
        return meetings.at("own", () -> agenda.of(session).stream().filter(Item::elects).findFirst().orElseThrow());
    }

    /** A vote by phone with its board, cast and opened; how trustees and registrars come to their secrets is tested with voting. */
    private String byPhone(UUID vote, List<List<Integer>> ballots) throws IOException {
        String board = meetings.at("own", () -> Boards.boardOf(votes.get(vote)));
        KeyHolders holders = KeyHolders.of(board, ballots.stream().mapToInt(each -> 1).toArray());
        meetings.at("own", () -> {
            setups.trustees(vote, holders.record);
            setups.credentials(vote, holders.list);
            return assertThat(votes.open(vote)).isInstanceOf(OpeningOutcome.Opened.class);
        });
        Election election = boards.get(board).election();
        for (int voter = 0; voter < ballots.size(); voter++) {
            byte[] ballot = new BallotMaker(election, KeyHolders.RANDOM).make(holders.credentials.get(voter), List.of(ballots.get(voter)));
            assertThat(casting.cast(board, new ByteArrayInputStream(ballot))).isInstanceOf(CastOutcome.Taken.class);
        }
        meetings.at("own", () -> votes.close(vote));
        tallying.proceedAll();
        byte[] tally = meetings.at("own", () -> tallying.tallyText(vote)).orElseThrow();
        for (int owner : new int[] {1, 3}) {
            byte[] part = holders.decrypt(election, tally, owner);
            assertThat(meetings.at("own", () -> tallying.addDecryption(vote, owner, part))).isInstanceOf(DecryptionOutcome.Taken.class);
        }
        tallying.proceedAll();
        assertThat(meetings.at("own", () -> votes.get(vote)).state()).isEqualTo(VoteState.FINISHED);
        return board;
    }

    @Test
    void theArchiveOfASessionCarriesTheBoardOfItsOnlineVoteAndAnybodyCanCheckIt() throws Exception {
        UUID session = meetings.running("own", zhejiang, "collectiveContract");
        UUID vote = meetings.at("own", () -> meetings.done(itemVotes.put(item(session, "collectiveContract").id(), Manner.SECRET_ONLINE, 0)));
        String board = byPhone(vote, List.of(List.of(0, 1, 0), List.of(0, 1, 0), List.of(0, 1, 0), List.of(0, 1, 0), List.of(0, 0, 1), List.of(1, 0, 0)));
        meetings.at("own", () -> {
            itemVotes.settle(vote);
            Item decided = item(session, "collectiveContract");
            assertThat(decided.result()).isEqualTo(Item.Result.PASSED);
            assertThat(decided.count()).isEqualTo(new Item.Counted(6, 6, 4, 1, 1, true, true));
            return meetings.done(sessions.close(session, sessions.get(session).version(), meetings.today()));
        });

        // As the page and a program's client get it: written after the transaction, straight from the board.
        Path file = folder.resolve("session.zip");
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(URI.create(fixtures.base() + "/sessions/" + session + "/archive"))
                    .header("X-Session", fixtures.signIn("organiser").session().orElseThrow()).build(), HttpResponse.BodyHandlers.ofFile(file));
            assertThat(answer.statusCode()).isEqualTo(200);
        }
        String entry = "votes/" + board + ".bel";
        assertThat(CasePackage.verify(file)).isInstanceOfSatisfying(CasePackage.Verdict.Intact.class, intact -> assertThat(intact.manifest().entries())
                .extracting(CasePackage.Listed::name).contains(entry, "votes/" + vote + ".json", "papers/counts.pdf", "decisions.json"));

        Path bel = folder.resolve(board + ".bel");
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Files.copy(zip.getInputStream(zip.getEntry(entry)), bel);
            String sheet = new String(zip.getInputStream(zip.getEntry("votes/" + vote + ".json")).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(sheet).contains("\"credentials\" : 6", "\"voters\" : 6", "\"SECRET_ONLINE\"");
        }
        var accepted = (Verdict.Accepted) new ElectionVerifier(ElectionVerifier.Options.standard()).verify(bel);
        assertThat(accepted.election().result().orElseThrow().outcomes()).containsExactly(new Result.Counts(List.of(1L, 4L, 1L)));
        try (HttpClient client = HttpClient.newHttpClient()) {
            byte[] public1 = client.send(HttpRequest.newBuilder(URI.create(fixtures.base() + "/vote/" + board + "/archive")).build(),
                    HttpResponse.BodyHandlers.ofByteArray()).body();
            assertThat(Files.readAllBytes(bel)).as("the same bytes as from the board's own page").isEqualTo(public1);
        }

        // One byte of the board inside the package, and the manifest says which part it was.
        byte[] bytes = Files.readAllBytes(file);
        bytes[indexOf(bytes, Files.readAllBytes(bel)) + 4_000] ^= 1;
        Files.write(file, bytes);
        assertThat(CasePackage.verify(file)).isInstanceOfSatisfying(CasePackage.Verdict.Broken.class, broken -> assertThat(broken.faults())
                .extracting(CasePackage.Fault::name).containsOnly(entry));
    }

    private BallotName name(UUID item, String name) {
        return meetings.at("own", () -> ballots.names(agenda.get(item).sessionId())).get(item).stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    private List<ItemRound> rounds(UUID item) {
        return meetings.at("own", () -> ballots.rounds(agenda.get(item).sessionId())).get(item);
    }

    private UUID put(UUID item, Manner manner) {
        return meetings.at("own", () -> meetings.done(itemVotes.put(item, manner, 0)));
    }

    private void named(UUID item, String... names) {
        meetings.at("own", () -> {
            for (String name : names) {
                meetings.done(ballots.enter(item, name, "试验岗位"));
            }
            return 0;
        });
    }

    private void refused(SessionOutcome outcome, String key) {
        assertThat(outcome).isInstanceOfSatisfying(SessionOutcome.NotPossible.class, no -> assertThat(no.key()).isEqualTo(key));
    }

    /** Two seats, four candidates, six delegates: three reach four votes and tie for both seats; between them one wins, and a further round fills the last seat. */
    @Test
    void anItemElectsByNamesInAsManyRoundsAsItTakes() {
        UUID session = meetings.running("own", zhejiang, "committees", "plan");
        UUID item = item(session, "committees").id();
        meetings.at("own", () -> {
            refused(itemVotes.put(item, Manner.SECRET_PAPER, 0), "sessions.ballot.noCandidates");
            refused(ballots.enter(item(session, "plan").id(), "丁一江", ""), "sessions.agenda.settled");
            return 0;
        });
        named(item, "丁一江", "卫二河", "王三湖", "方四海", "多一人");
        meetings.at("own", () -> {
            refused(ballots.enter(item, "丁一江", "试验岗位"), "sessions.ballot.twice");
            meetings.done(ballots.strike(item, name(item, "多一人").id()));
            refused(itemVotes.put(item, Manner.SECRET_PAPER, 0), "sessions.ballot.seatsMissing");
            refused(ballots.seats(item, 0), "sessions.ballot.seatsWrong");
            meetings.done(ballots.seats(item, 2));
            assertThat(itemVotes.put(item, Manner.HANDS, 0)).isInstanceOfSatisfying(SessionOutcome.Refused.class,
                    no -> assertThat(no.verdict().key()).isEqualTo("law.D-10.open"));
            return 0;
        });

        UUID first = put(item, Manner.SECRET_PAPER);
        VoteQuestion asked = meetings.at("own", () -> votes.get(first)).questions().getFirst();
        assertThat(asked).isEqualTo(new VoteQuestion("试验committees", List.of("丁一江", "卫二河", "王三湖", "方四海"), 0, 2, true));
        meetings.at("own", () -> {
            refused(ballots.enter(item, "迟到的人", ""), "sessions.ballot.running");
            refused(itemVotes.put(item, Manner.SECRET_PAPER, 0), "sessions.vote.already");
            return 0;
        });
        meetings.onPaper("own", first, delegates.subList(0, 2), 6, List.of(List.of(0, 4, 4, 4, 0)));
        settled(first);
        ItemRound tied = rounds(item).getFirst();
        assertThat(tied.outcome()).isEqualTo(Round.AMONG_TIED);
        assertThat(tied.standings()).extracting(ItemRound.Standing::result).containsExactly(ItemRound.Result.TIED, ItemRound.Result.TIED, ItemRound.Result.TIED,
                ItemRound.Result.NOT_ELECTED);
        assertThat(item(session, "committees").result()).as("not decided").isNull();

        UUID second = put(item, Manner.SECRET_PAPER);
        assertThat(meetings.at("own", () -> votes.get(second)).questions().getFirst().answers()).as("only those with equal votes").containsExactly("丁一江", "卫二河", "王三湖");
        assertThat(meetings.at("own", () -> votes.beforeOpening(second))).as("its tellers are those of the first round").extracting(Hindrance::key)
                .containsExactly("voting.hindrance.notPrinted");
        meetings.onPaper("own", second, List.of(), 6, List.of(List.of(1, 5, 3, 2)));
        settled(second);
        assertThat(rounds(item).getLast().outcome()).as("exactly half of all is not enough here").isEqualTo(Round.FURTHER);

        // The third round's vote is annulled and never was; held again it fills the seat that was left.
        UUID void1 = put(item, Manner.SECRET_PAPER);
        meetings.at("own", () -> votes.annul(void1, "试验"));
        settled(void1);
        assertThat(rounds(item)).hasSize(2);
        UUID third = put(item, Manner.SECRET_PAPER);
        assertThat(meetings.at("own", () -> votes.get(third)).questions().getFirst()).satisfies(again -> {
            assertThat(again.answers()).containsExactly("卫二河", "王三湖", "方四海");
            assertThat(again.most()).isOne();
        });
        meetings.onPaper("own", third, delegates.subList(0, 2), 6, List.of(List.of(0, 4, 1, 1)));
        settled(third);
        Item decided = item(session, "committees");
        assertThat(decided.result()).isEqualTo(Item.Result.PASSED);
        assertThat(decided.resultWords()).isEqualTo("当选：丁一江、卫二河");
        assertThat(name(item, "丁一江").electedRound()).isEqualTo(2);
        assertThat(name(item, "卫二河").electedRound()).isEqualTo(3);
        meetings.at("own", () -> {
            refused(itemVotes.put(item, Manner.SECRET_PAPER, 0), "sessions.vote.notNow");
            // One decision a candidate and round, each of which comes out the same again.
            var kept = verdicts.about("session", session).stream().filter(each -> each.decision().check().equals("D-10")).toList();
            assertThat(kept).hasSize(4 + 3 + 3);
            kept.forEach(each -> assertThat(verdicts.rerun(each.decision()).same()).isTrue());
            return 0;
        });
    }

    private void settled(UUID vote) {
        meetings.at("own", () -> {
            itemVotes.settle(vote);
            // What was taken over before stays.
            itemVotes.settle(vote);
            return 0;
        });
    }

    @Test
    void anAppraisalGradesEachByHimselfAndTheSeatsThatNoRoundFillsMayStayEmpty() {
        UUID session = meetings.running("own", zhejiang, "directorsAppraisal", "committees", "workerDirectors");
        UUID appraisal = item(session, "directorsAppraisal").id();
        meetings.at("own", () -> {
            refused(itemVotes.put(appraisal, Manner.SECRET_PAPER, 0), "sessions.ballot.nobodyAppraised");
            refused(ballots.enter(item(session, "workerDirectors").id(), "丁一江", ""), "sessions.ballot.ownProcedure");
            refused(itemVotes.put(item(session, "workerDirectors").id(), Manner.SECRET_PAPER, 0), "sessions.ballot.ownProcedure");
            return 0;
        });
        named(appraisal, "丁一江", "卫二河");
        UUID vote = put(appraisal, Manner.SECRET_PAPER);
        assertThat(meetings.at("own", () -> votes.get(vote)).questions()).extracting(VoteQuestion::text).containsExactly("丁一江 · 试验岗位", "卫二河 · 试验岗位");
        meetings.onPaper("own", vote, delegates.subList(0, 2), 6, List.of(List.of(1, 3, 2, 0, 0), List.of(0, 0, 2, 3, 1)));
        settled(vote);
        assertThat(item(session, "directorsAppraisal").result()).isEqualTo(Item.Result.DONE);
        assertThat(rounds(appraisal).getFirst().standings()).extracting(ItemRound.Standing::votes).containsExactly(List.of(1, 3, 2, 0, 0), List.of(0, 0, 2, 3, 1));

        UUID election = item(session, "committees").id();
        named(election, "丁一江", "卫二河");
        meetings.at("own", () -> meetings.done(ballots.seats(election, 2)));
        UUID first = put(election, Manner.SECRET_PAPER);
        meetings.onPaper("own", first, delegates.subList(0, 2), 6, List.of(List.of(0, 5, 3)));
        settled(first);
        meetings.at("own", () -> {
            meetings.done(itemVotes.conclude(election, "试验：下次再补"));
            Item ended = item(session, "committees");
            assertThat(ended.result()).isEqualTo(Item.Result.PASSED);
            assertThat(ended.resultWords()).isEqualTo("当选：丁一江\n试验：下次再补");
            // The papers tell each round and each grade.
            assertThat(papers.make(session, PaperName.COUNTS)).isInstanceOf(PaperOutcome.Made.class);
            assertThat(papers.make(session, PaperName.MINUTES)).isInstanceOf(PaperOutcome.Made.class);
            return 0;
        });
    }

    /** Weights count in secret and by name, and hands do not show them. */
    @Test
    void delegatesOfDifferentWeightVoteByNameOrInSecretAndNotByHands() {
        var people = new ArrayList<String>();
        UUID industry = meetings.body("own", "INDUSTRY_CONGRESS", Meetings.ZHEJIANG, 6, people);
        database.owner().sql("update congress.delegate set weight = 3 where body_id = :body and person_id = :person").param("body", industry)
                .param("person", fixtures.people.get(people.get(5)).personId()).update();
        UUID session = meetings.running("own", industry, "plan");
        meetings.at("own", () -> {
            UUID plan = item(session, "plan").id();
            refused(itemVotes.put(plan, Manner.HANDS, 0), "sessions.vote.weightedHands");
            UUID vote = meetings.done(itemVotes.put(plan, Manner.ROLL_CALL, 0));
            assertThat(votes.get(vote).weight()).isEqualTo(8);
            return 0;
        });
    }

    /** A past election is judged by its papers, in the other region by the country's number: the article does not speak of elections there. */
    @Test
    void aPastElectionIsEnteredFromItsPapers() {
        UUID shanghai = meetings.body("own", "REGIONAL_CONGRESS", Meetings.SHANGHAI, 6);
        UUID session = meetings.recorded("own", shanghai, LocalDate.of(2026, 3, 18), "committees", 0);
        UUID item = item(session, "committees").id();
        meetings.at("own", () -> {
            meetings.done(sessions.open(session, sessions.get(session).version(), ""));
            meetings.done(ballots.enter(item, "丁一江", ""));
            meetings.done(ballots.enter(item, "卫二河", ""));
            meetings.done(ballots.seats(item, 1));
            UUID one = name(item, "丁一江").id();
            UUID two = name(item, "卫二河").id();
            refused(itemVotes.record(item, 6, true, Map.of(one, List.of(4))), "sessions.fault.votes");
            refused(itemVotes.record(item, 6, true, Map.of(one, List.of(4), two, List.of(3))), "sessions.vote.doesNotAdd");
            refused(itemVotes.record(item, 7, true, Map.of(one, List.of(4), two, List.of(3))), "sessions.vote.doesNotAdd");
            meetings.done(itemVotes.record(item, 6, true, Map.of(one, List.of(3), two, List.of(3))));
            assertThat(rounds(item).getFirst().outcome()).as("half of all elects nobody").isEqualTo(Round.FURTHER);
            meetings.done(itemVotes.record(item, 6, true, Map.of(one, List.of(4), two, List.of(2))));
            assertThat(item(session, "committees").result()).isEqualTo(Item.Result.PASSED);
            return 0;
        });
    }

    /** The union's committee has a procedure of its own: the item names that election and takes its result over; how it comes to it is tested there. */
    @Test
    void anItemWithAProcedureOfItsOwnIsDecidedByItsElection() {
        var people = new ArrayList<String>();
        UUID members = meetings.body("own", "MEMBERS_CONGRESS", Meetings.ZHEJIANG, 6, people);
        UUID session = meetings.running("own", members, Meetings.ELECTED);
        UUID item = elects(session).id();
        UUID election = meetings.at("own", () -> made(elections.prepare(new NewElection(UUID.randomUUID(), members, Office.COMMITTEE, "选举工会委员会", 60, 5, 6, true, false, 3, null,
                meetings.today()))));
        meetings.at("own", () -> {
            refused(itemElections.take(item), "sessions.vote.notNow");
            meetings.done(itemElections.name(item, election));
            refused(itemElections.take(item), "sessions.election.notDecided");
            refused(itemVotes.put(item, Manner.SECRET_PAPER, 0), "sessions.election.named");
            assertThat(sessions.close(session, sessions.get(session).version(), meetings.today())).isInstanceOf(SessionOutcome.NotPossible.class);
            meetings.done(itemElections.forget(item));
            refused(itemVotes.put(item, Manner.SECRET_PAPER, 0), "sessions.ballot.noCandidates");
            meetings.done(itemElections.name(item, election));
            made(elections.nominate(election, fixtures.people.get(people.getFirst()).personId(), Candidate.Bars.NONE, 8, ""));
            return 0;
        });
        database.owner().sql("update elections.candidate set elected_round = 1 where election_id = :id").param("id", election).update();
        database.owner().sql("update elections.election set state = 'DECIDED' where id = :id").param("id", election).update();
        meetings.at("own", () -> {
            meetings.done(sessions.close(session, sessions.get(session).version(), meetings.today()));
            Item decided = elects(session);
            assertThat(decided.result()).isEqualTo(Item.Result.PASSED);
            assertThat(decided.resultWords()).isEqualTo("当选：" + fixtures.people.get(people.getFirst()).name());
            return 0;
        });
        UUID other = meetings.running("own", zhejiang, "committees");
        meetings.at("own", () -> {
            refused(itemElections.name(item(other, "committees").id(), election), "sessions.election.other");
            return 0;
        });
    }

    private static UUID made(CongressOutcome outcome) {
        if (outcome instanceof CongressOutcome.Done(UUID id)) {
            return id;
        }
        throw new AssertionError(outcome.toString());
    }

    @Test
    void theReportOnProposalsComesOntoTheAgendaWithItsPaperInOneAct() {
        UUID session = meetings.at("own", () -> meetings.done(sessions.prepare(meetings.form(zhejiang, meetings.today().plusDays(40)))));
        refused(meetings.at("own", () -> proposals.bring(session)), "sessions.proposals.none");
        List<UUID> people = delegates.subList(0, 3).stream().map(key -> fixtures.people.get(key).personId()).toList();
        UUID proposal = CongressHall.id(CongressHall.own(people.get(0), () -> ownProposals.write(new WriteProposal(UUID.randomUUID(), zhejiang, Topic.SAFETY, "更新分拣线护栏",
                "三号线护栏松动。", "换成带联锁的护栏。", people.subList(1, 3), List.of()))));
        people.subList(1, 3).forEach(each -> CongressHall.own(each, () -> ownProposals.second(proposal, 1, true)));
        CongressHall.id(CongressHall.own(people.get(0), () -> ownProposals.submit(proposal, ownProposals.get(proposal).version())));

        meetings.done(meetings.at("own", () -> proposals.bring(session)));
        refused(meetings.at("own", () -> proposals.bring(session)), "sessions.proposals.already");
        meetings.at("own", () -> {
            Item item = item(session, "proposals");
            assertThat(item.power()).isEqualTo(Power.SUPERVISED);
            assertThat(item.source()).isEqualTo(Item.Source.PROPOSAL);
            assertThat(item.words()).contains("收到提案 1 件", "立案 0 件");
            assertThat(sessions.papers(session)).extracting(Attachment::fileName).hasSize(2).anyMatch(name -> name.endsWith(".pdf")).anyMatch(name -> name.endsWith(".docx"));
            assertThat(sessions.get(session).papersVersion()).as("what everybody has to be given").isOne();
            return 0;
        });
    }

    // --- the same thing twice at the same moment

    private <T> List<T> together(List<Callable<T>> acts) throws Exception {
        var start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(acts.size())) {
            List<Future<T>> all = acts.stream().map(act -> threads.submit(() -> {
                start.await();
                return act.call();
            })).toList();
            start.countDown();
            var done = new ArrayList<T>();
            for (Future<T> each : all) {
                done.add(each.get());
            }
            return done;
        }
    }

    private static SessionOutcome self(UUID person, Supplier<SessionOutcome> work) {
        return ScopedValue.where(Scope.DESK, Desk.own(person)).where(Scope.CURRENT, new Scope.Own(person)).call(work::get);
    }

    @Test
    void whatIsDoneTwiceAtOnceIsDoneOnceAndTheOtherIsTold() throws Exception {
        UUID body = meetings.body("own", "SCHOOL_CONGRESS", Meetings.SHANGHAI, 6, new ArrayList<>());
        NewSession form = meetings.form(body, meetings.today());
        NewSession other = new NewSession(UUID.randomUUID(), body, form.title(), null, form.firm(), form.heldOn(), null, form.place(), form.chair(), form.recorder());
        Callable<SessionOutcome> prepare = () -> meetings.at("own", () -> sessions.prepare(form));
        List<SessionOutcome> prepared = together(List.of(prepare, prepare, prepare));
        assertThat(prepared).as("one form sent three times").allMatch(SessionOutcome.Done.class::isInstance).extracting(meetings::done).containsOnly(meetings.done(prepared.getFirst()));
        refused(meetings.at("own", () -> sessions.prepare(other)), "sessions.twice");
        UUID id = meetings.done(prepared.getFirst());

        NewItem added = meetings.item("试验事项", "plan");
        Callable<SessionOutcome> add = () -> meetings.at("own", () -> agenda.add(id, added));
        assertThat(together(List.of(add, add, add))).extracting(meetings::done).hasSize(3).containsOnly(item(id, "plan").id());
        Seat seat = meetings.at("own", () -> roll.of(id)).getFirst();
        UUID delegate = seat.personId();
        meetings.paper(id);
        meetings.at("own", () -> meetings.done(sessions.call(id, sessions.get(id).version(), "试验")));
        Session called = meetings.at("own", () -> sessions.get(id));

        var proposal = new NewItem(UUID.randomUUID(), "夜班补贴", null, null, "试验", Item.Source.DELEGATE, null, null);
        Callable<SessionOutcome> propose = () -> self(delegate, () -> agenda.propose(called, delegate, proposal));
        List<SessionOutcome> proposed = together(List.of(propose, propose));
        assertThat(meetings.done(proposed.get(0))).as("one proposal").isEqualTo(meetings.done(proposed.get(1)));
        UUID key = UUID.randomUUID();
        UUID plan = item(id, "plan").id();
        Callable<SessionOutcome> say = () -> self(delegate, () -> agenda.say(called, plan, delegate, "试验意见", key));
        together(List.of(say, say));
        Callable<SessionOutcome> look = () -> self(delegate, () -> {
            agenda.seen(called, delegate);
            return SessionOutcome.done(id);
        });
        together(List.of(look, look, look));
        meetings.at("own", () -> {
            assertThat(agenda.opinions(id)).hasSize(1);
            assertThat(agenda.reach(id).get(plan).seen()).isOne();
            return 0;
        });

        // At the door with the phone and by name at once: one sign-in, which is written down once.
        together(List.of(() -> self(delegate, () -> roll.signIn(called, delegate, codes.room(id))), () -> meetings.at("own", () -> roll.signInByName(id, seat.id()))));
        assertThat(database.owner().sql("select count(*) from audit.entry where act = 'SESSION_SIGNED_IN' and object_id = :id").param("id", id)
                .query(Integer.class).single()).isOne();
        meetings.at("own", () -> {
            roll.of(id).forEach(each -> meetings.done(roll.signInByName(id, each.id())));
            return 0;
        });
        int version = meetings.at("own", () -> sessions.get(id)).version();
        Callable<SessionOutcome> open = () -> meetings.at("own", () -> sessions.open(id, version, "试验"));
        assertThat(together(List.of(open, open, open))).as("opened once, the others see it").satisfiesOnlyOnce(each -> assertThat(each).isInstanceOf(SessionOutcome.Done.class))
                .filteredOn(each -> !(each instanceof SessionOutcome.Done)).hasSize(2).allMatch(SessionOutcome.Stale.class::isInstance);
        Callable<SessionOutcome> vote = () -> meetings.at("own", () -> itemVotes.put(plan, Manner.ROLL_CALL, 0));
        List<SessionOutcome> voted = together(List.of(vote, vote));
        assertThat(voted).satisfiesOnlyOnce(each -> assertThat(each).isInstanceOf(SessionOutcome.Done.class));
        refused(voted.stream().filter(each -> !(each instanceof SessionOutcome.Done)).findFirst().orElseThrow(), "sessions.vote.already");
        assertThat(meetings.at("own", () -> votes.of(plan))).hasSize(1);

        Callable<SessionOutcome> ask = () -> self(delegate, () -> between.ask(body, delegate, "试验原因"));
        List<SessionOutcome> asked = together(List.of(ask, ask));
        assertThat(asked).satisfiesOnlyOnce(each -> assertThat(each).isInstanceOf(SessionOutcome.Done.class));
        refused(asked.stream().filter(each -> !(each instanceof SessionOutcome.Done)).findFirst().orElseThrow(), "sessions.request.already");
    }

    /** Entries are stored as they are, so that the part lies in the package byte for byte. */
    private static int indexOf(byte[] whole, byte[] part) {
        for (int at = 0; at + part.length <= whole.length; at++) {
            if (java.util.Arrays.equals(whole, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        throw new AssertionError("not in the package");
    }
}
