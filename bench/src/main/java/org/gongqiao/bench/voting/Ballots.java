package org.gongqiao.bench.voting;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gongqiao.ballot.BallotMaker;
import org.gongqiao.ballot.Board;
import org.gongqiao.ballot.BoardStore;
import org.gongqiao.ballot.Credential;
import org.gongqiao.ballot.CredentialRoll;
import org.gongqiao.ballot.Election;
import org.gongqiao.ballot.FileBoardStore;
import org.gongqiao.ballot.Group;
import org.gongqiao.ballot.MalformedText;
import org.gongqiao.ballot.Question;
import org.gongqiao.ballot.TrusteeKey;
import org.gongqiao.ballot.Trustees;

/** An election of the size that is measured, with one ballot for each voter, made beforehand and kept in a folder for later runs. */
record Ballots(String board, long began, BoardStore.Entry setup, List<byte[]> ballots) {

    /** The two questions of the issue's own size: one draft, and twenty candidates. */
    private static final List<Question> QUESTIONS = List.of(new Question.Choice("Adopt the draft?", List.of("yes", "no"), true, 1, 1),
            new Question.Choice("Committee", IntStream.rangeClosed(1, 20).mapToObj(i -> "Candidate " + i).toList(), false, 0, 5));

    static String questionsJson() {
        String answers = IntStream.rangeClosed(1, 20).mapToObj(i -> "\"Candidate " + i + "\"").collect(Collectors.joining(","));
        return "[{\"text\":\"Adopt the draft?\",\"answers\":[\"yes\",\"no\"],\"least\":1,\"most\":1,\"blank\":true},"
                + "{\"text\":\"Committee\",\"answers\":[" + answers + "],\"least\":0,\"most\":5,\"blank\":false}]";
    }

    static Ballots of(Path folder, int voters) throws Exception {
        Path kept = folder.resolve("ballots-" + voters + ".bin");
        Files.createDirectories(folder);
        if (!Files.exists(kept)) {
            make(folder, kept, voters);
        }
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(kept)))) {
            String board = in.readUTF();
            long began = in.readLong();
            var records = new ArrayList<byte[]>();
            for (int i = 0; i < 4; i++) {
                records.add(in.readNBytes(in.readInt()));
            }
            byte[] event = in.readNBytes(in.readInt());
            var ballots = new ArrayList<byte[]>();
            for (int i = 0; i < voters; i++) {
                ballots.add(in.readNBytes(in.readInt()));
            }
            return new Ballots(board, began, new BoardStore.Entry(0, org.gongqiao.ballot.EventType.SETUP, records, event), ballots);
        }
    }

    private static void make(Path folder, Path kept, int voters) throws Exception {
        SecureRandom random = new SecureRandom();
        Group group = Group.named("BELENIOS-2048").orElseThrow();
        Trustees trustees = Trustees.join(List.of(TrusteeKey.generate(group, random).publicText(random), TrusteeKey.generate(group, random).publicText(random)));
        String uuid = (Election.newUuid(random) + Election.newUuid(random)).substring(0, 22);
        Election election = Election.of(new Election.Draft("Bench", "Bench", QUESTIONS, Optional.empty(), Optional.empty()), uuid, group, trustees.jointKey(group));
        System.err.printf("making %,d ballots …%n", voters);
        List<Credential> credentials = IntStream.range(0, voters).mapToObj(i -> Credential.generate(random)).toList();
        byte[] list = CredentialRoll.write(credentials.stream().map(credential -> new CredentialRoll.Entry(credential.publicKey(uuid, group), 1)).toList());
        long began = java.time.Clock.systemUTC().instant().getEpochSecond();
        Path archive = folder.resolve(uuid + ".bel");
        var setup = new ArrayList<BoardStore.Entry>();
        try (FileBoardStore store = FileBoardStore.create(archive, began)) {
            Board.create(store, election, trustees, list);
            store.exclusively(page -> {
                page.visit(setup::add);
                return null;
            });
        }
        Files.delete(archive);
        BallotMaker maker = new BallotMaker(election, random);
        Path part = folder.resolve("ballots.part");
        try (var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
                var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
            out.writeUTF(uuid);
            out.writeLong(began);
            for (byte[] record : setup.getFirst().records()) {
                out.writeInt(record.length);
                out.write(record);
            }
            out.writeInt(setup.getFirst().event().length);
            out.write(setup.getFirst().event());
            List<Callable<byte[]>> tasks = new ArrayList<>();
            for (int i = 0; i < voters; i++) {
                Credential credential = credentials.get(i);
                List<Integer> choice = new ArrayList<>(java.util.Collections.nCopies(20, 0));
                choice.set(i % 20, 1);
                choice.set((i + 7) % 20, 1);
                tasks.add(() -> maker.make(credential, List.of(List.of(0, 1, 0), choice)));
            }
            for (var made : threads.invokeAll(tasks)) {
                out.writeInt(made.get().length);
                out.write(made.get());
            }
        }
        Files.move(part, kept);
    }

    Election election() throws MalformedText {
        return Election.parse(setup.records().getFirst());
    }
}
