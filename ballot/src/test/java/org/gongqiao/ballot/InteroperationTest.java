package org.gongqiao.ballot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both ways with the independent tool: its elections verified here, ours verified and counted there, and everything in mixture. */
class InteroperationTest {
    @TempDir Path folder;

    private static Verdict.Summary accepted(Verdict verdict) {
        return assertInstanceOf(Verdict.Accepted.class, verdict, verdict::toString).election();
    }

    private Path file(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).findFirst().orElseThrow();
        }
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    /** A 2 of 3 group of the tool's; the keys stay in files. */
    private byte[] toolGroup(Tool tool, String group) throws IOException {
        for (int i = 0; i < 3; i++) {
            tool.run("setup", "generate-trustee-key-threshold", "--group", group, "--step", "1");
        }
        StringBuilder certificates = new StringBuilder();
        List<Path> keys = files(".key");
        for (Path key : keys) {
            certificates.append(Files.readString(Path.of(key.toString().replace(".key", ".cert"))).strip()).append('\n');
        }
        Files.writeString(folder.resolve("certs.jsons"), certificates);
        tool.run("setup", "generate-trustee-key-threshold", "--group", group, "--certs", "certs.jsons", "--step", "2");
        StringBuilder polynomials = new StringBuilder();
        for (Path key : keys) {
            polynomials.append(tool.run("setup", "generate-trustee-key-threshold", "--group", group, "--certs", "certs.jsons", "--key",
                    key.getFileName().toString(), "--step", "3", "--threshold", "2").strip()).append('\n');
        }
        Files.writeString(folder.resolve("polynomials.jsons"), polynomials);
        tool.run("setup", "generate-trustee-key-threshold", "--group", group, "--certs", "certs.jsons", "--step", "4", "--polynomials", "polynomials.jsons");
        StringBuilder outputs = new StringBuilder();
        for (Path key : keys) {
            byte[] input = Files.readAllBytes(Path.of(key.toString().replace(".key", ".vinput")));
            outputs.append(tool.run(input, "setup", "generate-trustee-key-threshold", "--group", group, "--certs", "certs.jsons", "--key",
                    key.getFileName().toString(), "--step", "5").strip()).append('\n');
        }
        return tool.run(outputs.toString().getBytes(StandardCharsets.UTF_8), "setup", "generate-trustee-key-threshold", "--group", group, "--certs",
                "certs.jsons", "--step", "6", "--polynomials", "polynomials.jsons").strip().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] toolSingle(Tool tool, String group) throws IOException {
        tool.run("setup", "generate-trustee-key", "--group", group);
        return Files.readString(file(".pubkey")).strip().getBytes(StandardCharsets.UTF_8);
    }

    private String toolDecrypts(Tool tool, String owner, int member) throws IOException {
        if (member < 0) {
            return tool.run("election", "decrypt", "--privkey", file(".privkey").getFileName().toString(), "--trustee-id", owner);
        }
        String key = files(".key").get(member).getFileName().toString();
        return tool.run("election", "decrypt-threshold", "--key", key, "--decryption-key", key.replace(".key", ".dkey"), "--trustee-id", owner);
    }

    /** A partial decryption with its header, as the tool takes them. */
    private static String owned(int owner, byte[] decryption) {
        return new String(decryption, StandardCharsets.UTF_8) + "\n{\"owner\":" + owner + ",\"payload\":\""
                + org.gongqiao.ballot.text.Sha256.hex(decryption) + "\"}\n";
    }

    private byte[] toolBallot(Tool tool, String credential, String choices) throws IOException {
        Files.writeString(folder.resolve("credential"), credential);
        Files.writeString(folder.resolve("choices"), choices);
        return tool.run("election", "generate-ballot", "--privcred", "credential", "--ballot", "choices").strip().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void verifiesElectionOfToolWithOurBallotsAndTrusteesInIt() throws Exception {
        Tool tool = new Tool(folder);
        String group = "BELENIOS-2048";
        TrusteeKey ours = TrusteeKey.generate(Group.BELENIOS_2048, Elections.RANDOM);
        Elections.Group2of ourGroup = Elections.threshold(Group.BELENIOS_2048, 2, 2);
        Trustees trustees = Trustees.join(List.of(toolSingle(tool, group), ours.publicText(Elections.RANDOM), toolGroup(tool, group), ourGroup.publicText()));
        Files.write(folder.resolve("trustees.json"), trustees.text());
        String uuid = tool.run("setup", "generate-token").strip();
        Files.writeString(folder.resolve("voters.txt"), "a@example.org,a\nb@example.org,b,3\nc@example.org,c\n");
        tool.run("setup", "generate-credentials", "--uuid", uuid, "--group", group, "--file", "voters.txt");
        List<String> codes = Files.readAllLines(file(".privcreds")).stream().map(line -> line.substring(line.indexOf(' ') + 1)).toList();
        // The tool writes login names into its list; what is published carries none.
        Files.writeString(folder.resolve("public_creds.json"), Files.readString(file(".pubcreds")).replaceAll(",[abc]\"", "\""));
        Files.writeString(folder.resolve("template.json"), "{\"description\":\"d\\u001b/\",\"name\":\"n é\",\"questions\":["
                + "{\"answers\":[\"yes\",\"no\"],\"blank\":true,\"min\":1,\"max\":1,\"question\":\"Q1\"},"
                + "{\"answers\":[\"a\",\"b\",\"c\"],\"min\":1,\"max\":2,\"question\":\"Q2\"}]}");
        tool.run("setup", "make-election", "--uuid", uuid, "--group", group, "--template", "template.json");
        tool.run("archive", "init");
        Path archive = tool.archive();
        Election election = Election.parse(Files.readString(folder.resolve("election.json")).strip().getBytes(StandardCharsets.UTF_8));
        BallotMaker maker = new BallotMaker(election, Elections.RANDOM);
        tool.addEvent("Ballot", new String(toolBallot(tool, codes.get(0), "[[1,0,0],[0,1,1]]"), StandardCharsets.UTF_8));
        tool.addEvent("Ballot", new String(maker.make(Credential.read(codes.get(1)).orElseThrow(), List.of(List.of(0, 1, 0), List.of(1, 0, 0))),
                StandardCharsets.UTF_8));
        tool.addEvent("Ballot", new String(toolBallot(tool, codes.get(2), "[[0,0,1],[1,0,0]]"), StandardCharsets.UTF_8));
        tool.addEvent("Ballot", new String(maker.make(Credential.read(codes.get(0)).orElseThrow(), List.of(List.of(0, 0, 1), List.of(1, 1, 0))),
                StandardCharsets.UTF_8));
        tool.run("election", "verify");
        assertEquals(Stage.OPEN, accepted(Elections.verify(archive)).stage());
        tool.addEvent("EndBallots", "");
        String tally = tool.run("election", "compute-encrypted-tally");
        tool.addEvent("EncryptedTally", tally);
        byte[] tallyText = tally.lines().findFirst().orElseThrow().getBytes(StandardCharsets.UTF_8);
        tool.addEvent("PartialDecryption", toolDecrypts(tool, "1", -1));
        tool.addEvent("PartialDecryption", owned(2, PartialDecryption.make(election, tallyText, ours, Elections.RANDOM)));
        tool.addEvent("PartialDecryption", toolDecrypts(tool, "3", 0));
        tool.addEvent("PartialDecryption", toolDecrypts(tool, "5", 2));
        assertEquals(Stage.DECRYPTED, accepted(Elections.verify(archive)).stage());
        for (int i = 0; i < 2; i++) {
            tool.addEvent("PartialDecryption",
                    owned(6 + i, PartialDecryption.make(election, tallyText, ourGroup.keys().get(i), Elections.RANDOM)));
        }
        tool.addEvent("Result", tool.run("election", "compute-result"));
        tool.run("election", "verify");
        Verdict.Summary summary = accepted(Elections.verify(archive));
        assertEquals(Optional.of(new Result(List.of(new Result.Counts(List.of(0L, 3L, 2L)), new Result.Counts(List.of(5L, 1L, 0L))))), summary.result());
        assertEquals(3, summary.voters());
        // The same file, written by our store from the same entries.
        Path copy = folder.resolve("copy");
        try (FileBoardStore theirs = FileBoardStore.open(archive); FileBoardStore mine = FileBoardStore.create(copy, theirs.time())) {
            theirs.exclusively(page -> {
                page.visit(entry -> mine.exclusively(to -> {
                    to.append(entry);
                    return null;
                }));
                return null;
            });
        }
        assertArrayEquals(Files.readAllBytes(archive), Files.readAllBytes(copy));
    }

    private static List<String> records(BoardStore store, EventType type) throws IOException {
        List<String> found = new ArrayList<>();
        store.exclusively(page -> {
            page.visit(entry -> {
                if (entry.type() == type) {
                    entry.records().forEach(record -> found.add(new String(record, StandardCharsets.UTF_8)));
                }
            });
            return null;
        });
        return found;
    }

    private void holdWithTool(Group group, List<Question> questions, List<List<List<Integer>>> votes, boolean single, long... weights) throws Exception {
        Tool tool = new Tool(folder);
        List<byte[]> parts = new ArrayList<>();
        List<List<TrusteeKey>> keys = new ArrayList<>();
        if (single) {
            TrusteeKey key = TrusteeKey.generate(group, Elections.RANDOM);
            parts.add(key.publicText(Elections.RANDOM));
            keys.add(List.of(key));
        } else {
            Elections.Group2of made = Elections.threshold(group, 2, 3);
            parts.add(made.publicText());
            keys.add(made.keys());
        }
        parts.add(toolSingle(tool, group.label()));
        Trustees trustees = Trustees.join(parts);
        Elections.Prepared prepared = Elections.prepare(group, questions, trustees, keys, weights);
        Path archive = folder.resolve(prepared.election().uuid() + ".bel");
        try (FileBoardStore store = FileBoardStore.create(archive, Elections.TIME)) {
            Board board = Board.create(store, prepared.election(), prepared.trustees(), prepared.credentials());
            BallotMaker maker = new BallotMaker(prepared.election(), Elections.RANDOM);
            for (int i = 0; i < votes.size(); i++) {
                boolean theirs = i % 2 == 1;
                byte[] ballot = theirs ? toolBallot(tool, prepared.voters().get(i).text(), votes.get(i).toString().replace(" ", ""))
                        : maker.make(prepared.voters().get(i), votes.get(i));
                Elections.recorded(board.cast(ballot));
            }
            Elections.recorded(board.endBallots());
            Elections.recorded(board.tally());
            byte[] tally = board.tallyText().orElseThrow();
            assertEquals(tool.run("election", "compute-encrypted-tally").lines().toList(), records(store, EventType.ENCRYPTED_TALLY));
            List<TrusteeKey> mine = keys.getFirst();
            for (int i = 0; i < Math.min(2, mine.size()); i++) {
                Elections.recorded(board.addDecryption(i + 1, PartialDecryption.make(board.election(), tally, mine.get(i), Elections.RANDOM)));
            }
            int last = trustees.count();
            assertInstanceOf(Board.Refused.class, board.publishResult());
            Elections.recorded(board.addDecryption(last, toolDecrypts(tool, Integer.toString(last), -1).lines().findFirst().orElseThrow().getBytes(StandardCharsets.UTF_8)));
            String result = tool.run("election", "compute-result").strip();
            Elections.recorded(board.publishResult());
            assertEquals(List.of(result), records(store, EventType.RESULT));
        }
        accepted(Elections.verify(archive));
        assertTrue(tool.accepts(archive));
    }

    @Test
    void toolCountsOurElectionWithSingleTrustees() throws Exception {
        Question wide = new Question.Choice("Choose up to 5", java.util.stream.IntStream.range(0, 8).mapToObj(i -> "c" + i).toList(), false, 0, 5);
        Question blankWide = new Question.Choice("Two of four, or blank", List.of("a", "b", "c", "d"), true, 2, 3);
        holdWithTool(Group.BELENIOS_2048, List.of(wide, Elections.BLANK, blankWide),
                List.of(List.of(List.of(1, 1, 1, 1, 1, 0, 0, 0), List.of(1, 0, 0), List.of(0, 1, 1, 0, 0)),
                        List.of(List.of(0, 0, 0, 0, 0, 0, 0, 1), List.of(0, 1, 0), List.of(1, 0, 0, 0, 0)),
                        List.of(List.of(0, 0, 0, 0, 0, 0, 0, 0), List.of(0, 0, 1), List.of(0, 1, 1, 1, 0))), true, 1, 2, 3);
    }

    @Test
    void toolCountsOurElectionWithThresholdGroupInOtherGroup() throws Exception {
        holdWithTool(Group.RFC_3526_2048, List.of(Elections.SOME), List.of(List.of(List.of(1, 0, 1)), List.of(List.of(0, 0, 1))), false, 1, 1, 1);
    }

    @Test
    void toolCountsOurElectionWithHugeWeights() throws Exception {
        holdWithTool(Group.BELENIOS_2048, List.of(Elections.BLANK), List.of(List.of(List.of(0, 1, 0)), List.of(List.of(0, 0, 1))), true, 1_073_741_824L, 5);
    }

    @Test
    void toolAcceptsElectionNobodyVotedIn() throws Exception {
        holdWithTool(Group.BELENIOS_2048, List.of(Elections.SOME), List.of(), true, 1, 1);
    }
}
