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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.documents.CasePackage;
import org.gongqiao.app.sessions.agenda.Agenda;
import org.gongqiao.app.sessions.agenda.Item;
import org.gongqiao.app.sessions.decide.ItemVotes;
import org.gongqiao.app.voting.KeyHolders;
import org.gongqiao.app.voting.Manner;
import org.gongqiao.app.voting.OpeningOutcome;
import org.gongqiao.app.voting.Setups;
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
