package org.gongqiao.ballot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.gongqiao.ballot.text.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardComparisonTest {
    @TempDir Path folder;

    private Path write(String name, byte[] bytes) throws Exception {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] board(String... bodies) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        out.writeBytes(Tar.firstMember(Elections.TIME));
        for (String body : bodies) {
            out.writeBytes(Tar.member(Sha256.hex(Sha256.bytes(body)) + Tar.DATA, Sha256.bytes(body), Elections.TIME));
        }
        return out.toByteArray();
    }

    @Test
    void seesWhatWasAdded() throws Exception {
        Path earlier = write("earlier", board("a", "b"));
        assertEquals(new BoardComparison.Continued(0), BoardComparison.compare(earlier, earlier));
        assertEquals(new BoardComparison.Continued(2), BoardComparison.compare(earlier, write("later", board("a", "b", "c", "d"))));
    }

    @Test
    void seesWhatWasTakenAwayOrChanged() throws Exception {
        Path earlier = write("earlier", board("a", "b", "c"));
        String b = Sha256.hex(Sha256.bytes("b")) + Tar.DATA;
        for (List<String> later : List.of(List.of("a", "c"), List.of("a"), List.of("a", "x", "c"), List.of("a", "c", "b"))) {
            assertEquals(new BoardComparison.Parted(b, 2048), BoardComparison.compare(earlier, write("later", board(later.toArray(String[]::new)))), later::toString);
        }
        byte[] padded = board("a", "b", "c");
        padded[2048 + 513] = 1;
        assertEquals(new BoardComparison.Parted(b, 2048), BoardComparison.compare(earlier, write("later", padded)));
    }

    @Test
    void refusesWhatIsNoArchive() throws Exception {
        Path sound = write("sound", board("a"));
        for (byte[] other : List.of(new byte[0], new byte[600], Arrays.copyOf(board("a"), 700), "text".repeat(400).getBytes())) {
            Path file = write("other", other);
            assertInstanceOf(BoardComparison.NotAnArchive.class, BoardComparison.compare(file, sound));
            if (other.length != 700) {
                assertInstanceOf(BoardComparison.NotAnArchive.class, BoardComparison.compare(sound, file));
            }
        }
    }
}
