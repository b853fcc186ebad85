package org.gongqiao.bench.ballot;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.gongqiao.ballot.BallotMaker;
import org.gongqiao.ballot.Board;
import org.gongqiao.ballot.BoardStore;
import org.gongqiao.ballot.Credential;
import org.gongqiao.ballot.CredentialRoll;
import org.gongqiao.ballot.Election;
import org.gongqiao.ballot.EventType;
import org.gongqiao.ballot.FileBoardStore;
import org.gongqiao.ballot.Group;
import org.gongqiao.ballot.MalformedText;
import org.gongqiao.ballot.Question;
import org.gongqiao.ballot.TrusteeKey;
import org.gongqiao.ballot.Trustees;

/** Archives to measure on: one yes/no question with blank votes, one question with up to 5 of 20 candidates, everybody votes once. */
final class Archives {
    private static final long TIME = 1_795_154_740L;
    private static final int AHEAD = 64;

    private Archives() {}

    /** Makes a closed election and returns its file, named as the reference tool wants it. */
    static Path make(Path folder, int ballots) throws IOException, MalformedText, Board.UnsoundSetup, InterruptedException, ExecutionException {
        SecureRandom random = new SecureRandom();
        Group group = Group.BELENIOS_2048;
        TrusteeKey key = TrusteeKey.generate(group, random);
        Trustees trustees = Trustees.join(List.of(key.publicText(random)));
        Election election = election(trustees.jointKey(group), random);
        int cores = Runtime.getRuntime().availableProcessors();
        Path file = folder.resolve(election.uuid() + ".bel");
        try (ExecutorService threads = Executors.newFixedThreadPool(cores); FileBoardStore store = FileBoardStore.create(file, TIME)) {
            List<Future<CredentialRoll.Entry>> entries = new ArrayList<>();
            List<Credential> voters = IntStream.range(0, ballots).mapToObj(i -> Credential.generate(random)).toList();
            for (Credential voter : voters) {
                entries.add(threads.submit(() -> new CredentialRoll.Entry(voter.publicKey(election.uuid(), group), 1)));
            }
            List<CredentialRoll.Entry> list = new ArrayList<>();
            for (Future<CredentialRoll.Entry> entry : entries) {
                list.add(entry.get());
            }
            Board.create(store, election, trustees, CredentialRoll.write(list));
            BallotMaker maker = new BallotMaker(election, random);
            List<Future<byte[]>> waiting = new ArrayList<>();
            for (int i = 0; i < ballots; i++) {
                Credential voter = voters.get(i);
                int choice = i;
                waiting.add(threads.submit(() -> maker.make(voter, votes(choice))));
                if (waiting.size() == AHEAD || i == ballots - 1) {
                    append(store, waiting);
                    waiting.clear();
                }
            }
            Board board = Board.open(store);
            board.endBallots();
            board.tally();
        }
        return file;
    }

    private static Election election(BigInteger key, SecureRandom random) throws MalformedText {
        List<Question> questions = List.of(new Question.Choice("Adopt the agreement?", List.of("yes", "no"), true, 1, 1),
                new Question.Choice("Committee", IntStream.rangeClosed(1, 20).mapToObj(i -> "Candidate " + i).toList(), false, 0, 5));
        return Election.of(new Election.Draft("Bench", "Fictional", questions, Optional.empty(), Optional.empty()), Election.newUuid(random), Group.BELENIOS_2048, key);
    }

    /** An election record of the same shape, for the browser. */
    static String browserElection() throws MalformedText {
        SecureRandom random = new SecureRandom();
        Trustees trustees = Trustees.join(List.of(TrusteeKey.generate(Group.BELENIOS_2048, random).publicText(random)));
        return new String(election(trustees.jointKey(Group.BELENIOS_2048), random).text(), StandardCharsets.UTF_8);
    }

    static String browserVotes() {
        return votes(3).toString();
    }

    private static List<List<Integer>> votes(int number) {
        List<Integer> motion = IntStream.range(0, 3).mapToObj(i -> i == number % 3 ? 1 : 0).toList();
        List<Integer> committee = IntStream.range(0, 20).mapToObj(i -> i < number % 6 ? 1 : 0).toList();
        return List.of(motion, committee);
    }

    /** Ballots of our own making need no check before they are measured: they go straight into the store, many at once. */
    private static void append(BoardStore store, List<Future<byte[]>> ballots) throws IOException {
        store.exclusively(page -> {
            for (Future<byte[]> waiting : ballots) {
                byte[] ballot = get(waiting);
                BoardStore.Head head = page.head().orElseThrow();
                String event = "{\"parent\":\"" + head.hash() + "\",\"height\":" + (head.height() + 1) + ",\"type\":\"Ballot\",\"payload\":\"" + sha256(ballot) + "\"}";
                page.append(new BoardStore.Entry(head.height() + 1, EventType.BALLOT, List.of(ballot), event.getBytes(StandardCharsets.US_ASCII)));
            }
            return null;
        });
    }

    private static byte[] get(Future<byte[]> waiting) throws IOException {
        try {
            return waiting.get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IOException(failure);
        }
    }

    private static String sha256(byte[] text) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException absent) {
            throw new IOException(absent);
        }
    }
}
