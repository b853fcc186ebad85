package org.gongqiao.ballot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A ranking election of the tool's, with two trustees who shuffle in turn: verified here, and rejected once something in it is forged. */
class RankingTest {
    private static final Group GROUP = Group.RFC_3526_2048;
    @TempDir static Path folder;
    private static Path archive;
    private static List<String> codes;
    private static Stage afterFirstShuffle;

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    private static String ballot(Tool tool, String credential, String choices) throws IOException {
        Files.writeString(folder.resolve("credential"), credential);
        Files.writeString(folder.resolve("choices"), choices);
        return tool.run("election", "generate-ballot", "--privcred", "credential", "--ballot", "choices").strip();
    }

    @BeforeAll
    static void hold() throws Exception {
        Tool tool = new Tool(folder);
        tool.run("setup", "generate-trustee-key", "--group", GROUP.label());
        tool.run("setup", "generate-trustee-key", "--group", GROUP.label());
        List<Path> keys = files(".pubkey");
        Files.write(folder.resolve("trustees.json"), Trustees.join(List.of(Files.readAllBytes(keys.get(0)), Files.readAllBytes(keys.get(1)))).text());
        String uuid = tool.run("setup", "generate-token").strip();
        Files.writeString(folder.resolve("voters.txt"), "a@example.org,a\nb@example.org,b\nc@example.org,c\n");
        tool.run("setup", "generate-credentials", "--uuid", uuid, "--group", GROUP.label(), "--file", "voters.txt");
        codes = Files.readAllLines(files(".privcreds").getFirst()).stream().map(line -> line.substring(line.indexOf(' ') + 1)).toList();
        Files.writeString(folder.resolve("public_creds.json"), Files.readString(files(".pubcreds").getFirst()).replaceAll(",1?,[abc]\"", "\""));
        Files.writeString(folder.resolve("template.json"), "{\"description\":\"d\",\"name\":\"n\",\"questions\":["
                + "{\"type\":\"NonHomomorphic\",\"value\":{\"answers\":[\"x\",\"y\",\"z\"],\"question\":\"Order\"}},"
                + "{\"answers\":[\"yes\",\"no\"],\"blank\":true,\"min\":1,\"max\":1,\"question\":\"Q1\"}]}");
        tool.run("setup", "make-election", "--uuid", uuid, "--group", GROUP.label(), "--template", "template.json");
        tool.run("archive", "init");
        archive = tool.archive();
        tool.addEvent("Ballot", ballot(tool, codes.get(0), "[[1,2,3],[0,1,0]]"));
        tool.addEvent("Ballot", ballot(tool, codes.get(1), "[[3,1,2],[1,0,0]]"));
        tool.addEvent("Ballot", ballot(tool, codes.get(2), "[[2,2,1],[0,1,0]]"));
        tool.addEvent("EndBallots", "");
        tool.addEvent("EncryptedTally", tool.run("election", "compute-encrypted-tally"));
        tool.addEvent("Shuffle", tool.run("election", "shuffle", "--trustee-id", "1"));
        afterFirstShuffle = assertInstanceOf(Verdict.Accepted.class, Elections.verify(archive)).election().stage();
        tool.addEvent("Shuffle", tool.run("election", "shuffle", "--trustee-id", "2"));
        tool.addEvent("EndShuffles", "");
        List<Path> secrets = files(".privkey");
        for (int i = 0; i < 2; i++) {
            tool.addEvent("PartialDecryption",
                    tool.run("election", "decrypt", "--privkey", secrets.get(i).getFileName().toString(), "--trustee-id", Integer.toString(i + 1)));
        }
        tool.addEvent("Result", tool.run("election", "compute-result"));
        tool.run("election", "verify");
    }

    @Test
    void verifiesElectionOfTool() {
        assertEquals(Stage.SHUFFLED, afterFirstShuffle);
        for (String engine : org.gongqiao.ballot.arithmetic.Engines.names()) {
            Verdict verdict = Elections.verify(archive, java.util.Optional.of(engine));
            Verdict.Summary summary = assertInstanceOf(Verdict.Accepted.class, verdict, verdict::toString).election();
            Result.Rankings rankings = assertInstanceOf(Result.Rankings.class, summary.result().orElseThrow().outcomes().getFirst());
            assertEquals(Set.of(List.of(1, 2, 3), List.of(3, 1, 2), List.of(2, 2, 1)), Set.copyOf(rankings.rankings()));
        }
    }

    private static UnaryOperator<String> number(String pattern, UnaryOperator<BigInteger> change) {
        return text -> {
            Matcher matcher = Pattern.compile(pattern).matcher(text);
            assertTrue(matcher.find(), pattern);
            return text.substring(0, matcher.start(1)) + change.apply(new BigInteger(matcher.group(1))) + text.substring(matcher.end(1));
        };
    }

    private static Forge shuffle(Forge sound, UnaryOperator<String> change) {
        return sound.copy().record(EventType.SHUFFLE, 1, 0, change);
    }

    @TestFactory
    Stream<DynamicTest> rejectsForgeries() throws Exception {
        Forge sound = Forge.of(archive);
        UnaryOperator<BigInteger> next = x -> x.add(BigInteger.ONE);
        UnaryOperator<BigInteger> squared = x -> x.multiply(x).mod(GROUP.modulus());
        // Minus an element is no element where the order is half of p − 1.
        UnaryOperator<BigInteger> negated = x -> GROUP.modulus().subtract(x);
        UnaryOperator<BigInteger> over = x -> x.add(GROUP.order());
        Map<Forge, Set<Check>> cases = new LinkedHashMap<>();
        String t = "\"proofs\":\\[\\[\\[\"(\\d+)\"";
        String s = "\\]\\],\\[\"(\\d+)\"";
        String lastCommitment = "\"(\\d+)\"\\]\\]\\]}";
        cases.put(shuffle(sound, number(s, next)), Set.of(Check.SHUFFLE_PROOF));
        cases.put(shuffle(sound, number(t, squared)), Set.of(Check.SHUFFLE_PROOF));
        cases.put(shuffle(sound, number(lastCommitment, squared)), Set.of(Check.SHUFFLE_PROOF));
        cases.put(shuffle(sound, number("\"alpha\":\"(\\d+)\"", squared)), Set.of(Check.SHUFFLE_PROOF, Check.DECRYPTION_PROOF));
        cases.put(shuffle(sound, number(s, over)), Set.of(Check.SHUFFLE_RANGE));
        cases.put(shuffle(sound, number(t, negated)), Set.of(Check.SHUFFLE_MEMBER));
        cases.put(shuffle(sound, number(lastCommitment, negated)), Set.of(Check.SHUFFLE_MEMBER));
        cases.put(shuffle(sound, number("\"alpha\":\"(\\d+)\"", negated)), Set.of(Check.SHUFFLE_MEMBER));
        cases.put(shuffle(sound, text -> text.replaceFirst("\\{\"alpha\":\"\\d+\",\"beta\":\"\\d+\"\\},", "")),
                Set.of(Check.SHUFFLE_TEXT, Check.DECRYPTION_PROOF));
        cases.put(shuffle(sound, text -> "[" + text), Set.of(Check.SHUFFLE_TEXT, Check.DECRYPTION_PROOF));
        cases.put(sound.copy().record(EventType.SHUFFLE, 1, 1, text -> text.replace("\"owner\":2", "\"owner\":1")), Set.of(Check.SHUFFLE_OWNER));
        cases.put(sound.copy().record(EventType.SHUFFLE, 1, 1, text -> text.replace("\"owner\":2", "\"owner\":3")), Set.of(Check.SHUFFLE_OWNER));
        cases.put(sound.copy().record(EventType.RESULT, 0, 0, text -> text.replace("[3,1,2]", "[1,3,2]")), Set.of(Check.RESULT_RANKING));
        cases.put(sound.copy().record(EventType.RESULT, 0, 0, text -> text.replaceFirst("\\[\\d,\\d,\\d\\],", "")), Set.of(Check.RESULT_TEXT));
        Forge open = sound.copy();
        open.pieces.removeIf(piece -> piece.type == EventType.END_SHUFFLES);
        cases.put(open, Set.of(Check.EVENT_ORDER));
        Forge unshuffled = sound.copy();
        unshuffled.pieces.removeIf(piece -> piece.type == EventType.SHUFFLE || piece.type == EventType.END_SHUFFLES);
        cases.put(unshuffled, Set.of(Check.EVENT_ORDER, Check.DECRYPTION_PROOF));
        cases.put(ballot(sound, number("\"proof\":\\{\"challenge\":\"\\d+\",\"response\":\"(\\d+)\"\\}\\},\\{", x -> x.add(BigInteger.ONE).mod(GROUP.order()))),
                Set.of(Check.BALLOT_RANKING));
        cases.put(ballot(sound, number("\"proof\":\\{\"challenge\":\"\\d+\",\"response\":\"(\\d+)\"\\}\\},\\{", over)), Set.of(Check.BALLOT_RANGE));
        cases.put(ballot(sound, number("\"alpha\":\"(\\d+)\"", negated)), Set.of(Check.BALLOT_MEMBER, Check.BALLOT_RANKING));
        cases.put(ballot(sound, number("\"beta\":\"(\\d+)\"", negated)), Set.of(Check.BALLOT_MEMBER, Check.BALLOT_RANKING));
        int[] count = {0};
        return cases.entrySet().stream().map(entry -> DynamicTest.dynamicTest("forgery " + ++count[0], () -> {
            Verdict.Rejected rejected = assertInstanceOf(Verdict.Rejected.class, Forge.verify(entry.getKey().bytes(), folder));
            Set<Check> found = rejected.findings().stream().map(Finding::check).collect(Collectors.toSet());
            // What a forged ballot spoils in the tally depends on where it comes to stand there.
            found.remove(Check.TALLY_CIPHERTEXT);
            // A sign passes a decryption's proof by chance, when the response is even.
            if (entry.getValue().contains(Check.SHUFFLE_MEMBER)) {
                found.remove(Check.DECRYPTION_PROOF);
            }
            assertEquals(entry.getValue(), found, rejected::toString);
        }));
    }

    private static Forge ballot(Forge sound, UnaryOperator<String> change) throws MalformedText {
        Election election = Election.parse(sound.piece(EventType.SETUP, 0).records.getFirst());
        BigInteger secret = Credential.read(codes.getFirst()).orElseThrow().secret(election.uuid(), GROUP);
        return sound.copy().record(EventType.BALLOT, 0, 0, text -> {
            String changed = change.apply(text.substring(0, text.indexOf(",\"signature\"")));
            return new String(new BallotMaker(election, Elections.RANDOM).sign(changed, secret), StandardCharsets.UTF_8);
        });
    }
}
