package org.gongqiao.ballot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gongqiao.ballot.text.Sha256;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives made to overwhelm the verifier: too deep, too long, too many, too large. It answers, within its means. */
class HostileArchivesTest {
    @TempDir static Path folder;
    private static Forge sound;

    @BeforeAll
    static void hold() throws Exception {
        sound = Forge.finished(folder);
    }

    private static List<Check> checks(Verdict verdict) {
        return assertInstanceOf(Verdict.Rejected.class, verdict).findings().stream().map(Finding::check).distinct().toList();
    }

    private static void rejects(Check check, Forge forge) throws IOException {
        byte[] archive = forge.bytes();
        Verdict verdict = Forge.verify(archive, folder);
        assertTrue(checks(verdict).contains(check), verdict::toString);
    }

    private static Forge with(int record, String text) {
        return sound.copy().record(EventType.SETUP, 0, record, old -> text);
    }

    @Test
    void deepNesting() throws Exception {
        String deep = "[".repeat(200_000) + "]".repeat(200_000);
        rejects(Check.ELECTION_TEXT, with(0, deep));
        rejects(Check.ELECTION_TEXT, with(0, "{\"a\":".repeat(100_000)));
        rejects(Check.TRUSTEES_TEXT, with(1, deep));
        rejects(Check.CREDENTIAL_TEXT, with(2, deep));
        rejects(Check.BALLOT_TEXT, sound.copy().record(EventType.BALLOT, 0, 0, text -> "[".repeat(8_000)));
        rejects(Check.TALLY_TEXT, sound.copy().record(EventType.ENCRYPTED_TALLY, 0, 0, text -> "[".repeat(8_000)));
        rejects(Check.CERTIFICATE_TEXT, sound.copy().record(EventType.SETUP, 0, 1, text -> text.replaceFirst("\"message\":\"\\{\\\\\"context",
                "\"message\":\"" + "[".repeat(50_000) + "{\\\\\"context")));
    }

    @Test
    void longNumbersAndStrings() throws Exception {
        String digits = "9".repeat(1_000_000);
        rejects(Check.ELECTION_TEXT, sound.copy().record(EventType.SETUP, 0, 0, text -> text.replaceFirst("\"public_key\":\"\\d+\"", "\"public_key\":\"" + digits + "\"")));
        rejects(Check.ELECTION_TEXT, sound.copy().record(EventType.SETUP, 0, 0, text -> text.replaceFirst("\"version\":1", "\"version\":" + digits)));
        rejects(Check.CREDENTIAL_TEXT, with(2, "[\"" + digits + "\"]"));
        rejects(Check.CREDENTIAL_TEXT, with(2, "[\"" + "9".repeat(3_000_000)));
        rejects(Check.CREDENTIAL_WEIGHT, sound.copy().record(EventType.SETUP, 0, 2, text -> text.replace(",3\"", "," + "9".repeat(600) + "\"")));
        rejects(Check.RESULT_TEXT, sound.copy().record(EventType.RESULT, 0, 0, text -> "{\"result\":[[" + digits + "]]}"));
        rejects(Check.RESULT_TEXT, sound.copy().record(EventType.RESULT, 0, 0, text -> "{\"result\":[[" + "1".repeat(30) + ",0,0],[0,0,0]]}"));
    }

    @Test
    void moreThanALimit() throws Exception {
        String name = "\"name\":\"" + "x".repeat(ElectionVerifier.MAX_ELECTION) + "\"";
        rejects(Check.ARCHIVE_LIMIT, sound.copy().record(EventType.SETUP, 0, 0, text -> text.replaceFirst("\"name\":\"[^,]+\"", name)));
        String answers = IntStream.range(0, 1_001).mapToObj(i -> "\"a" + i + "\"").collect(Collectors.joining(","));
        rejects(Check.ELECTION_QUESTION, sound.copy().record(EventType.SETUP, 0, 0, text -> text.replace("\"yes\",\"no\"", answers)));
        String questions = IntStream.range(0, 300).mapToObj(i -> "{\"answers\":[\"a\"],\"min\":0,\"max\":1,\"question\":\"q\"}").collect(Collectors.joining(","));
        rejects(Check.ELECTION_QUESTION, sound.copy().record(EventType.SETUP, 0, 0, text -> text.replace("\"questions\":[", "\"questions\":[" + questions + ",")));
        String half = IntStream.range(0, 900).mapToObj(i -> "\"a" + i + "\"").collect(Collectors.joining(","));
        rejects(Check.ELECTION_QUESTION, sound.copy().record(EventType.SETUP, 0, 0, text -> text.replace("\"questions\":[",
                "\"questions\":[" + ("{\"answers\":[" + half + "],\"min\":0,\"max\":1,\"question\":\"q\"},").repeat(3))));
        rejects(Check.TRUSTEES_TEXT, sound.copy().record(EventType.SETUP, 0, 1, text -> {
            String single = text.substring(1, text.indexOf("],[\"Pedersen") + 1);
            return "[" + (single + ",").repeat(600) + single + "]";
        }));
        Forge many = sound.copy();
        for (int i = 0; i < 2_100; i++) {
            byte[] body = Sha256.bytes("{\"no\":" + i + "}");
            byte[] header = Sha256.bytes("{\"owner\":9,\"payload\":\"" + Sha256.hex(body) + "\"}");
            many.pieces.add(many.pieces.size() - 1, new Forge.Piece(EventType.PARTIAL_DECRYPTION, List.of(body, header)));
        }
        rejects(Check.ARCHIVE_LIMIT, many);
    }

    @Test
    void keepsThousandFindingsAndCountsTheRest() throws Exception {
        Forge forge = sound.copy();
        for (int i = 0; i < 3_000; i++) {
            forge.pieces.add(2, new Forge.Piece(EventType.BALLOT, List.of(Sha256.bytes("{\"no\":" + i + "}"))));
        }
        Verdict.Rejected rejected = assertInstanceOf(Verdict.Rejected.class, Forge.verify(forge.bytes(), folder));
        assertEquals(1_000, rejected.findings().size());
        assertEquals(3_000, rejected.count());
        assertEquals(Map.of(Check.BALLOT_TEXT, 1_000L),
                rejected.findings().stream().collect(Collectors.groupingBy(Finding::check, Collectors.counting())));
    }

    @Test
    void anythingAtAll() throws Exception {
        java.util.Random random = new java.util.Random(11);
        byte[] archive = sound.bytes();
        for (int i = 0; i < 60; i++) {
            byte[] noise = new byte[random.nextInt(5_000)];
            random.nextBytes(noise);
            byte[] text = switch (i % 3) {
                case 0 -> noise;
                case 1 -> {
                    byte[] start = java.util.Arrays.copyOf(archive, 1024 + noise.length);
                    System.arraycopy(noise, 0, start, 1024, noise.length);
                    yield start;
                }
                default -> {
                    byte[] spoilt = archive.clone();
                    System.arraycopy(noise, 0, spoilt, random.nextInt(archive.length - 5_000), noise.length);
                    yield spoilt;
                }
            };
            Verdict verdict = Forge.verify(text, folder);
            assertTrue(!(verdict instanceof Verdict.Accepted) || noise.length == 0, verdict::toString);
        }
    }

    /** Members with random JSON under right hashes: the readers themselves. */
    @Test
    void anyRecordAtAll() throws Exception {
        java.util.Random random = new java.util.Random(13);
        List<String> pieces = List.of("{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "1", "0", "-", "null", "true", "\"alpha\"", "\"choices\":", "\u00e9", " ", "\ud83d\ude00");
        for (EventType type : List.of(EventType.SETUP, EventType.BALLOT, EventType.ENCRYPTED_TALLY, EventType.PARTIAL_DECRYPTION, EventType.RESULT)) {
            for (int i = 0; i < 12; i++) {
                Forge forge = sound.copy();
                Forge.Piece piece = forge.piece(type, 0);
                int record = random.nextInt(type.records() == 4 ? 3 : 1);
                String old = new String(piece.records.get(record), StandardCharsets.UTF_8);
                StringBuilder made = new StringBuilder(old.substring(0, random.nextInt(old.length())));
                for (int k = random.nextInt(30); k >= 0; k--) {
                    made.append(pieces.get(random.nextInt(pieces.size())));
                }
                piece.records.set(record, Sha256.bytes(made.toString()));
                assertInstanceOf(Verdict.Rejected.class, Forge.verify(forge.bytes(), folder), made::toString);
            }
        }
    }

    @Test
    void asksForWhatIsNotThere() throws Exception {
        Verdict other = Forge.verify(sound.copy().record(EventType.SETUP, 0, 0, text -> text.replace("BELENIOS-2048", "Ed25519")).bytes(), folder);
        assertEquals(new Verdict.NotSupported("group Ed25519"), other);
        Verdict lists = Forge.verify(sound.copy().record(EventType.SETUP, 0, 0,
                text -> text.replace("\"questions\":[", "\"questions\":[{\"type\":\"Lists\",\"value\":{\"answers\":[],\"question\":\"q\"}},")).bytes(), folder);
        assertEquals(new Verdict.NotSupported("question type Lists"), lists);
        Verdict version = Forge.verify(sound.copy().record(EventType.SETUP, 0, 0, text -> text.replace("\"version\":1", "\"version\":2")).bytes(), folder);
        assertEquals(new Verdict.NotSupported("protocol version"), version);
        assertInstanceOf(Verdict.NotAnArchive.class, Forge.verify(new byte[0], folder));
        assertInstanceOf(Verdict.NotAnArchive.class, Forge.verify(new byte[100_000], folder));
    }

    /** 400 MB of records and events in a JVM with a heap of 96 MB. */
    @Test
    void staysWithinItsMemory() throws Exception {
        Path large = folder.resolve("large.bel");
        byte[] body = sound.piece(EventType.BALLOT, 0).records.getFirst();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(large), 1 << 20)) {
            Forge setup = sound.copy();
            setup.pieces.subList(1, setup.pieces.size()).clear();
            byte[] start = setup.bytes();
            out.write(start);
            long written = start.length;
            Optional<String> parent = Optional.of(lastEvent(start));
            for (int i = 1; written < 120_000_000; i++) {
                // Canonical up to its last field, different each time, and never valid.
                byte[] ballot = (new String(body, StandardCharsets.UTF_8) + " ".repeat(i % 3) + i).getBytes(StandardCharsets.UTF_8);
                Event event = new Event(parent, i, EventType.BALLOT, Optional.of(Sha256.hex(ballot)));
                byte[] record = Tar.member(Sha256.hex(ballot) + Tar.DATA, ballot, Elections.TIME);
                byte[] link = Tar.member(Sha256.hex(event.text()) + Tar.EVENT, event.text(), Elections.TIME);
                out.write(record);
                out.write(link);
                written += record.length + link.length;
                parent = Optional.of(Sha256.hex(event.text()));
            }
            // And one record that claims, and has, a size beyond any.
            byte[] header = Tar.header("0".repeat(64) + Tar.DATA, 280_000_000, Elections.TIME);
            out.write(header);
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 267; i++) {
                out.write(zeros);
            }
            out.write(zeros, 0, 280_000_000 - 267 * zeros.length + Tar.padding(280_000_000));
        }
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx96m",
                "-Duser.language=en", "-cp", System.getProperty("java.class.path"), "org.gongqiao.ballot.command.Main", "verify-election", large.toString(), "--json"));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, process.waitFor(), said);
        assertTrue(said.contains("\"BALLOT_TEXT\"") && said.contains("\"MEMBER_HASH\""), () -> said.substring(0, Math.min(said.length(), 400)));
    }

    private static String lastEvent(byte[] archive) throws Exception {
        Path file = Files.write(folder.resolve("start.bel"), archive);
        try (ArchiveIndex index = ArchiveIndex.walk(file, new Findings(), (done, length) -> { })) {
            return index.lastEventHash();
        }
    }
}
