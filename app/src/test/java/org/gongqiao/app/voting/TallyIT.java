package org.gongqiao.app.voting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.voting.board.Boards;
import org.gongqiao.app.voting.casting.BoardReader;
import org.gongqiao.app.voting.casting.CastOutcome;
import org.gongqiao.app.voting.casting.Casting;
import org.gongqiao.app.voting.tally.DecryptionOutcome;
import org.gongqiao.app.voting.tally.Tallying;
import org.gongqiao.ballot.ElectionVerifier;
import org.gongqiao.ballot.Result;
import org.gongqiao.ballot.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** From the first ballot to the count, and a recount by the independent program and by ours. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TallyIT {

    @Autowired Fixtures fixtures;
    @Autowired Votes votes;
    @Autowired Setups setups;
    @Autowired Boards boards;
    @Autowired BoardReader reader;
    @Autowired Casting casting;
    @Autowired Tallying tallying;
    @Autowired TestDatabase.Switchable database;
    @TempDir Path folder;

    @BeforeAll
    void arrange() {
        fixtures.province();
    }

    private CastOutcome cast(OpenVote vote, byte[] ballot) {
        try {
            return casting.cast(vote.board(), new ByteArrayInputStream(ballot));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private CastOutcome cast(OpenVote vote, int voter, List<List<Integer>> choice) {
        return cast(vote, vote.ballot(boards.get(vote.board()).election(), voter, choice));
    }

    private static final List<List<Integer>> YES_FIRST = List.of(List.of(0, 1, 0), List.of(0, 1, 0, 0));
    private static final List<List<Integer>> NO_TWO = List.of(List.of(0, 0, 1), List.of(0, 1, 0, 1));
    private static final List<List<Integer>> BLANK = List.of(List.of(1, 0, 0), List.of(1, 0, 0, 0));

    private void decrypt(OpenVote vote, int... owners) {
        byte[] tally = OpenVote.chair(fixtures, () -> tallying.tallyText(vote.id())).orElseThrow();
        for (int owner : owners) {
            byte[] part = vote.holders().decrypt(boards.get(vote.board()).election(), tally, owner);
            assertThat(OpenVote.chair(fixtures, () -> tallying.addDecryption(vote.id(), owner, part))).isInstanceOf(DecryptionOutcome.Taken.class);
        }
    }

    private Vote get(UUID id) {
        return OpenVote.chair(fixtures, () -> votes.get(id));
    }

    @Test
    void twoOfThreeTrusteesOpenTheSumOfTheLastBallots() throws Exception {
        OpenVote vote = OpenVote.open(fixtures, votes, setups, 0, 1, 1, 1, 3, 1, 1);
        for (int voter = 0; voter < 4; voter++) {
            assertThat(cast(vote, voter, YES_FIRST)).isInstanceOf(CastOutcome.Taken.class);
        }
        assertThat(cast(vote, 4, BLANK)).isInstanceOf(CastOutcome.Taken.class);
        // The first changes his mind, and the third sends the same ballot twice because the network is bad.
        byte[] changed = vote.ballot(boards.get(vote.board()).election(), 0, NO_TWO);
        var taken = (CastOutcome.Taken) cast(vote, changed);
        assertThat(cast(vote, changed)).isEqualTo(new CastOutcome.Taken(taken.tracker(), true));
        assertThat(reader.find(vote.board(), taken.tracker())).get().extracting(BoardReader.Cast::replaced).isEqualTo(false);
        assertThat(reader.ballots(vote.board(), -1, 100).items()).extracting(BoardReader.Cast::replaced).containsExactly(true, false, false, false, false, false);
        assertThat(tallying.proceedAll()).as("an open vote is not counted").isZero();

        assertThat(OpenVote.chair(fixtures, () -> votes.close(vote.id()))).isInstanceOf(ClosingOutcome.Closed.class);
        assertThat(cast(vote, 5, YES_FIRST)).isEqualTo(new CastOutcome.Refused("voting.cast.closed"));
        assertThat(tallying.proceedAll()).isZero();
        assertThat(get(vote.id()).state()).isEqualTo(VoteState.COUNTING);
        decrypt(vote, 3);
        assertThat(tallying.proceedAll()).as("one trustee alone opens nothing").isZero();
        assertThat(OpenVote.chair(fixtures, () -> tallying.addDecryption(vote.id(), 1, "{}".getBytes()))).isEqualTo(new DecryptionOutcome.Refused("voting.decryption.unsound"));
        decrypt(vote, 1);
        assertThat(tallying.proceedAll()).isOne();
        Count count = OpenVote.chair(fixtures, () -> votes.count(vote.id())).orElseThrow();
        assertThat(count).isEqualTo(new Count(6, 8, 6, 5, 5, 0, List.of(List.of(1L, 5L, 1L), List.of(1L, 6L, 0L, 1L)), List.of(), false));
        assertThat(tallying.proceedAll()).as("counted once").isZero();

        everyListenerTookIt();

        Path archive = folder.resolve(vote.board() + ".bel");
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(HttpRequest.newBuilder(URI.create(fixtures.base() + "/vote/" + vote.board() + "/archive")).build(), HttpResponse.BodyHandlers.ofFile(archive));
        }
        var accepted = (Verdict.Accepted) new ElectionVerifier(ElectionVerifier.Options.standard()).verify(archive);
        assertThat(accepted.election().result().orElseThrow().outcomes()).containsExactly(new Result.Counts(List.of(1L, 5L, 1L)), new Result.Counts(List.of(1L, 6L, 0L, 1L)));
        assertThat(belenios("election", "verify")).as("the independent program accepts the archive of the running program").isZero();
    }

    /** What other modules make of a finished vote succeeds: a publication that failed stays. */
    private void everyListenerTookIt() throws InterruptedException {
        long left = Long.MAX_VALUE;
        for (int tries = 0; tries < 200 && left > 0; tries++) {
            left = database.owner().sql("select count(*) from event_publication where event_type like '%VoteFinished'").query(Long.class).single();
            Thread.sleep(left > 0 ? 100 : 0);
        }
        assertThat(left).isZero();
    }

    private int belenios(String... arguments) throws IOException, InterruptedException {
        Path tool = Path.of("/usr/bin/belenios-tool");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.isExecutable(tool), "belenios-tool is not installed; ./gongqiao test installs it");
        var command = new java.util.ArrayList<>(List.of(tool.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(folder.resolve("tool.log").toFile()).start().waitFor();
    }

    @Test
    void nothingIsCountedBeforeTheComplaintPeriodIsOver() {
        OpenVote vote = OpenVote.open(fixtures, votes, setups, 24, 1, 1);
        OpenVote.chair(fixtures, () -> votes.close(vote.id()));
        tallying.proceedAll();
        assertThat(get(vote.id()).state()).isEqualTo(VoteState.CLOSED);
        assertThat(OpenVote.chair(fixtures, () -> votes.beforeCounting(vote.id()))).extracting(Hindrance::key).containsExactly("voting.hindrance.grace");
        assertThat(Duration.between(get(vote.id()).closedAt(), get(vote.id()).countableAt())).hasHours(24);
        assertThat(OpenVote.chair(fixtures, () -> votes.annul(vote.id(), "试验"))).isTrue();
    }

    @Test
    void aBoardOfFewIsNeverOpened() {
        OpenVote vote = OpenVote.open(fixtures, votes, setups, 0, 1, 1, 1, 1);
        for (int voter = 0; voter < 4; voter++) {
            cast(vote, voter, YES_FIRST);
        }
        OpenVote.chair(fixtures, () -> votes.close(vote.id()));
        assertThat(tallying.proceedAll()).isOne();
        assertThat(OpenVote.chair(fixtures, () -> tallying.tallyText(vote.id()))).as("the board is never opened: what is opened stands on it for all").isEmpty();
        Count count = OpenVote.chair(fixtures, () -> votes.count(vote.id())).orElseThrow();
        assertThat(count.suppressed()).isTrue();
        assertThat(count.counts()).isEmpty();
        assertThat(count.returned()).isEqualTo(4);
    }

    @Test
    void refusesWhatIsNoBallotOfThisVote() throws IOException {
        OpenVote vote = OpenVote.open(fixtures, votes, setups, 0, 1, 1);
        OpenVote other = OpenVote.open(fixtures, votes, setups, 0, 1, 1);
        byte[] good = vote.ballot(boards.get(vote.board()).election(), 0, YES_FIRST);
        assertThat(cast(other, good)).isEqualTo(new CastOutcome.Refused("voting.cast.otherVote"));
        assertThat(cast(vote, "{}".getBytes())).isEqualTo(new CastOutcome.Refused("voting.cast.unsound"));
        byte[] stranger = new OpenVote(vote.id(), vote.board(), KeyHolders.of(vote.board(), 1)).ballot(boards.get(vote.board()).election(), 0, YES_FIRST);
        assertThat(cast(vote, stranger)).isEqualTo(new CastOutcome.Refused("voting.cast.credential"));
        byte[] spoiled = good.clone();
        spoiled[good.length - 5] ^= 1;
        assertThat(cast(vote, spoiled)).isEqualTo(new CastOutcome.Refused("voting.cast.unsound"));
        assertThat(cast(vote, new byte[boards.get(vote.board()).largestBallot() + 1])).isEqualTo(new CastOutcome.Refused("voting.cast.unsound"));
        assertThat(reader.ballots(vote.board(), -1, 10).items()).isEmpty();
        assertThat(casting.cast(vote.board(), new ByteArrayInputStream(good))).isInstanceOf(CastOutcome.Taken.class);
    }
}
