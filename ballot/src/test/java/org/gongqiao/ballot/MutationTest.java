package org.gongqiao.ballot;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes a small archive a little, in very many ways, without putting the hashes right: none may pass. -Dballot.mutate=all takes every byte. */
class MutationTest {
    private static final boolean ALL = "all".equals(System.getProperty("ballot.mutate"));
    private static final int SAMPLE = 250;
    @TempDir static Path folder;
    private static byte[] sound;

    @BeforeAll
    static void hold() throws Exception {
        sound = Forge.finished(folder).bytes();
    }

    /** Only the first walk: what it finds is enough to reject. */
    private static boolean accepted(byte[] archive) throws Exception {
        Path file = java.nio.file.Files.write(folder.resolve("mutant.bel"), archive);
        Findings findings = new Findings();
        try (ArchiveIndex index = ArchiveIndex.walk(file, findings, (done, length) -> { })) {
            if (!findings.isEmpty()) {
                return false;
            }
        } catch (ArchiveIndex.NotArchive | Unsupported other) {
            return false;
        }
        return Elections.verify(file) instanceof Verdict.Accepted;
    }

    @Test
    void rejectsEveryFlippedBit() throws Exception {
        assertTrue(accepted(sound));
        Random random = new Random();
        Set<Integer> places = new LinkedHashSet<>();
        if (ALL) {
            IntStream.range(0, sound.length).forEach(places::add);
        } else {
            // All of the first headers, then anywhere.
            IntStream.range(0, 512).filter(i -> i % 8 == 0).forEach(places::add);
            IntStream.range(1024, 1536).filter(i -> i % 8 == 3).forEach(places::add);
            random.ints(SAMPLE, 0, sound.length).forEach(places::add);
        }
        for (int place : places) {
            byte[] mutant = sound.clone();
            mutant[place] ^= (byte) (1 << random.nextInt(8));
            assertFalse(accepted(mutant), () -> "byte " + place);
        }
    }

    @Test
    void rejectsEveryCutAndEveryDoubledOrMissingMember() throws Exception {
        List<Integer> starts = new ArrayList<>();
        for (int at = 0; at < sound.length;) {
            starts.add(at);
            long size = Tar.number(java.util.Arrays.copyOfRange(sound, at, at + Tar.BLOCK), 124);
            at += Tar.BLOCK + (int) size + Tar.padding(size);
        }
        for (int i = 0; i < starts.size(); i++) {
            int from = starts.get(i);
            int to = i + 1 < starts.size() ? starts.get(i + 1) : sound.length;
            boolean last = i + 1 == starts.size();
            byte[] missing = join(sound, 0, from, to, sound.length);
            byte[] doubled = join(sound, 0, to, from, sound.length);
            int member = i;
            assertFalse(accepted(missing), () -> "without member " + member);
            assertFalse(accepted(doubled), () -> "twice member " + member);
            if (!last) {
                byte[] cut = java.util.Arrays.copyOf(sound, to + 100);
                assertFalse(accepted(cut), () -> "cut after member " + member);
            }
        }
    }

    private static byte[] join(byte[] bytes, int a, int b, int c, int d) {
        byte[] joined = new byte[b - a + d - c];
        System.arraycopy(bytes, a, joined, 0, b - a);
        System.arraycopy(bytes, c, joined, b - a, d - c);
        return joined;
    }

    /** Every JSON value of every record, changed but as long as it was. */
    @Test
    void rejectsEveryChangedField() throws Exception {
        String text = new String(sound, StandardCharsets.ISO_8859_1);
        Matcher values = Pattern.compile("\"[A-Za-z_]+\":(?:\"((?:[^\"\\\\]++|\\\\.)++)\"|(\\d+)|(true|false))").matcher(text);
        List<int[]> places = new ArrayList<>();
        while (values.find()) {
            for (int group = 1; group <= 3; group++) {
                if (values.start(group) >= 0) {
                    places.add(new int[] {values.start(group), values.end(group)});
                }
            }
        }
        assertTrue(places.size() > 300, () -> "only " + places.size());
        int step = ALL ? 1 : 3;
        for (int i = 0; i < places.size(); i += step) {
            int at = (places.get(i)[0] + places.get(i)[1]) / 2;
            byte[] mutant = sound.clone();
            mutant[at] = (byte) (mutant[at] == '7' ? '8' : '7');
            int place = at;
            assertFalse(accepted(mutant), () -> text.substring(Math.max(0, place - 40), place + 10));
        }
        assertInstanceOf(Verdict.Accepted.class, Forge.verify(sound, folder));
    }
}
