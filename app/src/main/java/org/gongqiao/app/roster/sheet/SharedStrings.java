package org.gongqiao.app.roster.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table of strings that the cells of a workbook point into, kept as UTF-8 bytes side by side: for the six million
 * different strings of a full roster some 150 MB, where {@code String} objects would take half a gigabyte. Words that
 * come back in row after row are decoded once.
 */
final class SharedStrings {

    private static final int BLOCK = 1 << 20;
    private static final int CACHE = 1 << 13;

    private final List<byte[]> blocks = new ArrayList<>();
    /** Where string i ends, counted over all blocks; a string never crosses from one block into the next. */
    private long[] ends = new long[1 << 10];
    private int size;
    private int inBlock = BLOCK;

    private final int[] cachedAt = new int[CACHE];
    private final @Nullable String[] cached = new String[CACHE];

    private SharedStrings() {
        Arrays.fill(cachedAt, -1);
    }

    static SharedStrings none() {
        return new SharedStrings();
    }

    static SharedStrings read(InputStream part, Limits limits) throws UnreadableFile, IOException {
        var strings = new SharedStrings();
        long bytes = 0;
        boolean complete = false;
        try (var xml = new XmlScanner(part)) {
            boolean phonetic = false;
            for (XmlScanner.Tag tag = xml.next(); tag != XmlScanner.Tag.END; tag = xml.next()) {
                if (xml.is("t")) {
                    if (tag == XmlScanner.Tag.OPEN && !phonetic) {
                        xml.collectText();
                    }
                } else if (xml.is("si")) {
                    switch (tag) {
                        case OPEN -> xml.clearText();
                        case EMPTY -> strings.add(xml.textBytes(), 0);
                        default -> {
                            bytes += xml.textLength();
                            strings.add(xml.textBytes(), xml.textLength());
                            // Eight bytes of index each, so a table of empty strings is bounded as well.
                            if (bytes + 8L * strings.size > limits.sharedBytes()) {
                                throw new UnreadableFile(Refusal.TOO_LARGE);
                            }
                        }
                    }
                } else if (xml.is("rPh")) {
                    phonetic = tag == XmlScanner.Tag.OPEN;
                } else if (xml.is("sst")) {
                    complete = tag != XmlScanner.Tag.OPEN;
                }
            }
        }
        if (!complete) {
            throw new UnreadableFile(Refusal.DAMAGED);
        }
        return strings;
    }

    /** String number {@code index}, or null when the table has no such entry. */
    @Nullable String get(int index) {
        if (index < 0 || index >= size) {
            return null;
        }
        int slot = index & CACHE - 1;
        if (cachedAt[slot] == index) {
            return cached[slot];
        }
        long end = ends[index];
        int block = (int) (end >>> 32);
        int to = (int) end;
        long before = index == 0 ? -1 : ends[index - 1];
        int from = index > 0 && (int) (before >>> 32) == block ? (int) before : 0;
        String text = XlsxSource.unescape(XmlScanner.decode(blocks.get(block), from, to - from));
        cachedAt[slot] = index;
        cached[slot] = text;
        return text;
    }

    private void add(byte[] text, int length) {
        if (blocks.isEmpty() || inBlock + length > BLOCK) {
            blocks.add(new byte[Math.max(BLOCK, length)]);
            inBlock = 0;
        }
        System.arraycopy(text, 0, blocks.getLast(), inBlock, length);
        inBlock += length;
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
        }
        ends[size++] = (long) (blocks.size() - 1) << 32 | inBlock;
    }
}
