package org.gongqiao.ballot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.gongqiao.ballot.text.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardStoreTest {
    @TempDir Path folder;
    private Elections.Prepared prepared;
    private Path file;

    @BeforeEach
    void prepare() {
        prepared = Elections.prepare(List.of(Elections.SOME), 1, 1, 1);
        file = folder.resolve("board.bel");
    }

    private Board create(FileBoardStore store) throws Exception {
        return Board.create(store, prepared.election(), prepared.trustees(), prepared.credentials());
    }

    private static long height(FileBoardStore store) throws IOException {
        return store.exclusively(page -> page.head().orElseThrow().height());
    }

    private byte[] ballot(int voter) {
        return new BallotMaker(prepared.election(), Elections.RANDOM).make(prepared.voters().get(voter), List.of(List.of(1, 0, 0)));
    }

    @Test
    void refusesSecondWriterAndExistingFile() throws Exception {
        try (FileBoardStore store = FileBoardStore.create(file, Elections.TIME)) {
            assertThrows(FileBoardStore.InUse.class, () -> FileBoardStore.open(file));
            assertThrows(FileAlreadyExistsException.class, () -> FileBoardStore.create(file, Elections.TIME));
            create(store);
            assertThrows(Board.UnsoundSetup.class, () -> create(store));
        }
        assertThrows(IOException.class, () -> FileBoardStore.open(Files.writeString(folder.resolve("x"), "not a board")));
    }

    @Test
    void cutsBackToLastWholeEntryAtEveryKindOfBreak() throws Exception {
        try (FileBoardStore store = FileBoardStore.create(file, Elections.TIME)) {
            Elections.recorded(create(store).cast(ballot(0)));
        }
        byte[] whole = Files.readAllBytes(file);
        try (FileBoardStore store = FileBoardStore.open(file)) {
            Elections.recorded(Board.open(store).cast(ballot(1)));
        }
        byte[] more = Files.readAllBytes(file);
        Random random = new Random(7);
        List<Integer> ends = new ArrayList<>(List.of(whole.length + 1, whole.length + 511, whole.length + 512, more.length - 1, more.length - 512));
        for (int i = 0; i < 15; i++) {
            ends.add(whole.length + 1 + random.nextInt(more.length - whole.length - 1));
        }
        for (int end : ends) {
            Files.write(file, Arrays.copyOf(more, end));
            try (FileBoardStore store = FileBoardStore.open(file)) {
                assertArrayEquals(whole, Files.readAllBytes(file));
                assertArrayEquals(Arrays.copyOfRange(more, whole.length, end), Files.readAllBytes(folder.resolve("board.bel.torn-" + whole.length)));
                assertEquals(1, height(store));
            }
        }
        Files.write(file, more);
        try (FileBoardStore store = FileBoardStore.open(file)) {
            assertEquals(2, height(store));
        }
    }

    @Test
    void refusesToCutWhatWasDamagedBeforeItsEnd() throws Exception {
        try (FileBoardStore store = FileBoardStore.create(file, Elections.TIME)) {
            Board board = create(store);
            Elections.recorded(board.cast(ballot(0)));
            Elections.recorded(board.cast(ballot(1)));
        }
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 4] ^= 1;
        Files.write(file, bytes);
        assertThrows(IOException.class, () -> FileBoardStore.open(file));
        assertArrayEquals(bytes, Files.readAllBytes(file));
    }

    @Test
    void writesAllOrNothingOfAPieceOfWork() throws Exception {
        try (FileBoardStore store = FileBoardStore.create(file, Elections.TIME)) {
            create(store);
            byte[] before = Files.readAllBytes(file);
            assertThrows(IllegalStateException.class, () -> store.exclusively(page -> {
                page.append(new BoardStore.Entry(1, EventType.BALLOT, List.of(ballot(0)), new byte[0]));
                throw new IllegalStateException("stopped");
            }));
            assertArrayEquals(before, Files.readAllBytes(file));
            assertEquals(0, height(store));
        }
    }

    @Test
    void refusesOutOfTurnAndForgedContributions() throws Exception {
        try (FileBoardStore store = FileBoardStore.create(file, Elections.TIME)) {
            Board board = create(store);
            assertEquals(new Board.Refused(Check.EVENT_ORDER, ""), board.tally());
            assertEquals(new Board.Refused(Check.EVENT_ORDER, ""), board.publishResult());
            byte[] sound = ballot(0);
            String text = new String(sound);
            for (int i = 0; i < 40; i++) {
                byte[] changed = sound.clone();
                int at = i * 97 % changed.length;
                changed[at] = (byte) (changed[at] == '1' ? '2' : '1');
                assertInstanceOf(Board.Refused.class, board.cast(changed), text.substring(Math.max(0, at - 20), at));
            }
            Elections.recorded(board.cast(sound));
            Elections.recorded(board.endBallots());
            assertEquals(new Board.Refused(Check.EVENT_ORDER, ""), board.cast(ballot(1)));
            Elections.recorded(board.tally());
            byte[] tally = board.tallyText().orElseThrow();
            byte[] decryption = PartialDecryption.make(board.election(), tally, prepared.keys().getFirst().getFirst(), Elections.RANDOM);
            assertEquals(new Board.Refused(Check.DECRYPTION_OWNER, "owner"), board.addDecryption(0, decryption));
            assertEquals(Check.DECRYPTION_PROOF, assertInstanceOf(Board.Refused.class, board.addDecryption(2, decryption)).check());
            assertEquals(Check.DECRYPTION_TEXT, assertInstanceOf(Board.Refused.class, board.addDecryption(1, new byte[3])).check());
            Elections.recorded(board.addDecryption(1, decryption));
            assertEquals(new Board.Refused(Check.DECRYPTION_OWNER, "owner"), board.addDecryption(1, decryption));
            assertEquals(new Board.Refused(Check.RESULT_TRUSTEES, ""), board.publishResult());
            assertEquals(Stage.DECRYPTED, board.stage());
        }
        assertInstanceOf(Verdict.Accepted.class, Elections.verify(file));
    }

    @Test
    void refusesUnsoundSetup() throws Exception {
        Elections.Prepared other = Elections.prepare(List.of(Elections.SOME), 1);
        try (FileBoardStore store = FileBoardStore.create(file, Elections.TIME)) {
            assertThrows(Board.UnsoundSetup.class, () -> Board.create(store, prepared.election(), other.trustees(), prepared.credentials()));
            assertThrows(Board.UnsoundSetup.class,
                    () -> Board.create(store, prepared.election(), prepared.trustees(), Sha256.bytes("[]")));
            assertThrows(IOException.class, () -> Board.open(store));
            create(store);
        }
    }

    /** Writes entries until it is killed; says on its output which are durable. Started by the test in a process of its own. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws Exception {
            try (FileBoardStore store = FileBoardStore.open(Path.of(arguments[0]))) {
                for (long i = 0;; i++) {
                    byte[] record = Sha256.bytes("x".repeat(30_000) + i + "-" + System.nanoTime());
                    String hash = Sha256.hex(record);
                    store.exclusively(page -> {
                        BoardStore.Head head = page.head().orElseThrow();
                        Event event = new Event(java.util.Optional.of(head.hash()), head.height() + 1, EventType.BALLOT, java.util.Optional.of(hash));
                        page.append(new BoardStore.Entry(event.height(), event.type(), List.of(record), event.text()));
                        return null;
                    });
                    System.out.println(hash);
                    System.out.flush();
                }
            }
        }
    }

    @Test
    void losesNothingAcknowledgedWhenKilled() throws Exception {
        try (FileBoardStore store = FileBoardStore.create(file, Elections.TIME)) {
            create(store);
        }
        Random random = new Random();
        List<String> acknowledged = new ArrayList<>();
        int kills = Integer.getInteger("ballot.kills", 3);
        for (int i = 0; i < kills; i++) {
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
                    Writer.class.getName(), file.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            int stopAt = acknowledged.size() + 1 + random.nextInt(60);
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
                while (acknowledged.size() < stopAt) {
                    acknowledged.add(lines.readLine());
                }
                // A signal, not Process.destroyForcibly: that would close the stream under us.
                process.toHandle().destroyForcibly();
                lines.lines().filter(line -> line.length() == 64).forEach(acknowledged::add);
            }
            process.waitFor();
            try (FileBoardStore store = FileBoardStore.open(file)) {
                List<String> found = new ArrayList<>();
                store.exclusively(page -> {
                    page.visit(entry -> {
                        if (entry.type() == EventType.BALLOT) {
                            found.add(Sha256.hex(entry.records().getFirst()));
                        }
                    });
                    return null;
                });
                assertTrue(found.containsAll(acknowledged), () -> "lost " + acknowledged.stream().filter(hash -> !found.contains(hash)).toList());
                assertEquals(found.stream().distinct().count(), found.size());
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertTrue(files.noneMatch(path -> path.toString().endsWith(".new")));
        }
    }
}
