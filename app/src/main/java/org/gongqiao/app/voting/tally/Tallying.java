package org.gongqiao.app.voting.tally;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.voting.Counting;
import org.gongqiao.app.voting.Vote;
import org.gongqiao.app.voting.VoteState;
import org.gongqiao.app.voting.Votes;
import org.gongqiao.app.voting.board.Boards;
import org.gongqiao.app.voting.board.PgBoardStore;
import org.gongqiao.app.voting.casting.BoardReader;
import org.gongqiao.ballot.ArchiveWriter;
import org.gongqiao.ballot.Board;
import org.gongqiao.ballot.BoardStore;
import org.gongqiao.ballot.Check;
import org.gongqiao.ballot.EventType;
import org.gongqiao.ballot.FileBoardStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts closed votes as far as it can: tally, decryptions, result, verification. What has been done stands on the board; whoever
 * comes next, after a kill or on another node, reads there what is left to do.
 */
@Component
public class Tallying {

    private static final Logger LOG = LoggerFactory.getLogger(Tallying.class);
    private static final String SERVICE = "count-votes";
    /** A step that failed so often waits for an officer. */
    public static final int ATTEMPTS = 3;

    private final Votes votes;
    private final Counting counting;
    private final Boards boards;
    private final BoardReader reader;
    private final TallyStore store;
    private final Unions unions;
    private final JsonMapper json;
    private final Clock clock;
    private final Path folder;

    Tallying(Votes votes, Counting counting, Boards boards, BoardReader reader, TallyStore store, Unions unions, JsonMapper json, Clock clock,
             @Value("${gq.data-dir}") Path data) {
        this.votes = votes;
        this.counting = counting;
        this.boards = boards;
        this.reader = reader;
        this.store = store;
        this.unions = unions;
        this.json = json;
        this.clock = clock;
        this.folder = data.resolve("tally");
    }

    /** The election record that a trustee decrypts for; empty before the vote opened. */
    public Optional<byte[]> electionText(UUID vote) {
        return boards.record(Boards.boardOf(votes.get(vote)), EventType.SETUP, 0);
    }

    /** The encrypted tally, for trustees to decrypt; empty before it is made. */
    public Optional<byte[]> tallyText(UUID vote) {
        return boards.record(Boards.boardOf(votes.get(vote)), EventType.ENCRYPTED_TALLY, 0);
    }

    /** The owner numbers of the trustees whose partial decryption lies on the board. */
    public List<Integer> decrypted(UUID vote) {
        var owners = new ArrayList<Integer>();
        try {
            boards.store(Boards.boardOf(votes.get(vote))).read(EventType.PARTIAL_DECRYPTION,
                    entry -> owners.add(json.readTree(entry.records().get(1)).get("owner").asInt()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return owners;
    }

    /**
     * Takes a trustee's partial decryption, checked with its proofs. The caller has made sure that the person is that trustee.
     *
     * @param owner number of the trustee, from 1, as in the trustees' record
     * @param text  what the trustee's browser made
     */
    public DecryptionOutcome addDecryption(UUID vote, int owner, byte[] text) {
        Vote found = votes.get(vote);
        if (found.state() != VoteState.COUNTING) {
            return new DecryptionOutcome.Refused("voting.decryption.notNow");
        }
        if (decrypted(vote).contains(owner)) {
            return new DecryptionOutcome.Taken();
        }
        try {
            return switch (boards.get(Boards.boardOf(found)).addDecryption(owner, text)) {
                case Board.Recorded recorded -> new DecryptionOutcome.Taken();
                case Board.Refused(Check check, String place) when check == Check.EVENT_ORDER -> new DecryptionOutcome.Refused("voting.decryption.notNow");
                case Board.Refused refused -> new DecryptionOutcome.Refused("voting.decryption.unsound");
            };
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public TallyProgress progress(UUID vote) {
        return store.find(vote).orElse(TallyProgress.NONE);
    }

    /** Lets a count that failed too often be tried again. */
    public void again(UUID vote) {
        votes.get(vote);
        store.again(vote);
    }

    /** Goes on with all votes that can be counted; one that fails does not stop the others. Returns how many were finished. */
    public int proceedAll() {
        return unions.root().map(top -> Scope.call(Scope.service(SERVICE, top.areaPath()), () -> {
            int finished = 0;
            for (UUID vote : votes.countable()) {
                finished += proceed(vote) ? 1 : 0;
            }
            return finished;
        })).orElse(0);
    }

    /** Goes on with one vote as far as is possible now; true where it was finished by this. */
    public boolean proceed(UUID id) {
        Vote vote = votes.get(id);
        if (!vote.manner().hasBoard()) {
            return vote.state() == VoteState.CLOSED && counting.finish(id, Optional.empty());
        }
        if (!counting.begin(id)) {
            return false;
        }
        store.begin(id);
        if (progress(id).attempts() >= ATTEMPTS) {
            return false;
        }
        String board = Boards.boardOf(vote);
        try {
            if (reader.last(board).orElseThrow().type() == EventType.END_BALLOTS) {
                tally(id, board);
            }
            if (progress(id).decryptableAt() == null) {
                store.decryptable(id, clock.instant());
            }
            EventType last = reader.last(board).orElseThrow().type();
            if (last == EventType.ENCRYPTED_TALLY || last == EventType.PARTIAL_DECRYPTION && boards.get(board).publishResult() instanceof Board.Refused) {
                return false;
            }
            if (progress(id).openedAt() == null) {
                store.opened(id, clock.instant());
            }
            if (progress(id).verifiedAt() == null) {
                verify(id, board);
            }
            return counting.finish(id, Optional.of(result(board)));
        } catch (IOException failure) {
            LOG.error("the count of vote {} failed and will be tried again", id, failure);
            store.failed(id, "voting.tally.failed");
            return false;
        } catch (Unaccepted unaccepted) {
            LOG.error("the board of vote {} was not accepted: {}", id, unaccepted.getMessage());
            store.failed(id, "voting.tally.rejected");
            return false;
        }
    }

    /** The independent check of the board said no. */
    private static final class Unaccepted extends Exception {
        private static final long serialVersionUID = 1;

        Unaccepted(String words) {
            super(words);
        }
    }

    /** Made and verified on a copy, then taken over byte for byte, if the board still ends where the copy did. */
    private void tally(UUID id, String board) throws IOException, Unaccepted {
        try (Copy copy = new Copy(board)) {
            accepted(BallotProgram.run(copy.folder, "election", "tally", copy.folder.toString()));
            accepted(BallotProgram.run(copy.folder, "verify-election", copy.archive.toString(), "--json"));
            BoardStore.Entry made = copy.only(EventType.ENCRYPTED_TALLY);
            if (boards.get(board).takeOver(made) instanceof Board.Refused refused && refused.check() != Check.EVENT_ORDER) {
                throw new Unaccepted(refused.check().name());
            }
        }
    }

    private void verify(UUID id, String board) throws IOException, Unaccepted {
        try (Copy copy = new Copy(board)) {
            BallotProgram.Answer answer = accepted(BallotProgram.run(copy.folder, "verify-election", copy.archive.toString(), "--json"));
            JsonNode said = json.readTree(answer.words());
            if (!"COUNTED".equals(said.path("stage").asString())) {
                throw new Unaccepted(answer.words());
            }
            store.verified(id, clock.instant(), said.path("last_event").asString());
        }
    }

    private static BallotProgram.Answer accepted(BallotProgram.Answer answer) throws Unaccepted {
        if (!answer.isGood()) {
            throw new Unaccepted(answer.status() + " " + answer.words());
        }
        return answer;
    }

    private List<List<Long>> result(String board) {
        JsonNode result = json.readTree(boards.record(board, EventType.RESULT, 0).orElseThrow()).get("result");
        var all = new ArrayList<List<Long>>();
        for (JsonNode question : result) {
            var counts = new ArrayList<Long>();
            // A count above 2^30 - 1 is written as a string.
            question.forEach(count -> counts.add(Long.parseLong(count.asString())));
            all.add(counts);
        }
        return all;
    }

    /** The board as a file in a folder of its own; what a killed run left of the same board is cleared away first. */
    private final class Copy implements AutoCloseable {
        private final Path folder;
        private final Path archive;

        Copy(String board) throws IOException {
            Files.createDirectories(Tallying.this.folder);
            try (Stream<Path> left = Files.list(Tallying.this.folder)) {
                for (Path old : left.filter(path -> path.getFileName().toString().startsWith(board)).toList()) {
                    clear(old);
                }
            }
            this.folder = Files.createTempDirectory(Tallying.this.folder, board + "-").toAbsolutePath();
            this.archive = folder.resolve(board + ".bel");
            Files.writeString(folder.resolve("uuid.txt"), board);
            PgBoardStore rows = boards.store(board);
            try (var out = new BufferedOutputStream(Files.newOutputStream(archive), 1 << 16)) {
                rows.read(new ArchiveWriter(out, rows.time()));
            }
        }

        BoardStore.Entry only(EventType type) throws IOException {
            var found = new ArrayList<BoardStore.Entry>();
            try (FileBoardStore file = FileBoardStore.open(archive)) {
                file.exclusively(page -> {
                    page.visit(type, found::add);
                    return null;
                });
            }
            return Objects.requireNonNull(found.getFirst());
        }

        private static void clear(Path folder) throws IOException {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }

        @Override
        public void close() throws IOException {
            clear(folder);
        }
    }
}
