package org.gongqiao.ballot;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Compares two copies of a board, fetched at different times (spec 1.10, verify-diff). A verification of the later copy alone cannot see that
 * something was taken away; the records of the earlier copy must all stand, unchanged, at the beginning of the later one.
 */
public final class BoardComparison {
    private BoardComparison() {}

    /** What the comparison says. */
    public sealed interface Outcome {}

    /** The later copy goes on from the earlier one by this many members of the archive (none: they are the same). */
    public record Continued(long addedMembers) implements Outcome {}

    /** The copies part: {@code member} of the earlier copy, which begins at byte {@code offset}, is missing or different in the later one. */
    public record Parted(String member, long offset) implements Outcome {}

    /** One of the files is not an archive at all, or ends in the middle of a member. */
    public record NotAnArchive(Path file) implements Outcome {}

    /** Compares the copies member by member; does not verify either. */
    public static Outcome compare(Path earlier, Path later) throws IOException {
        try (InputStream before = new BufferedInputStream(Files.newInputStream(earlier), 1 << 20);
                InputStream after = new BufferedInputStream(Files.newInputStream(later), 1 << 20)) {
            long offset = 0;
            while (true) {
                byte[] header = before.readNBytes(Tar.BLOCK);
                byte[] other = after.readNBytes(Tar.BLOCK);
                if (header.length == 0) {
                    return offset == 0 ? new NotAnArchive(earlier) : rest(after, other, later);
                }
                long size = size(header);
                if (size < 0 || (offset == 0 && !Tar.name(header).equals(Tar.FIRST))) {
                    return new NotAnArchive(earlier);
                }
                if (offset == 0 && (size(other) < 0 || !Tar.name(other).equals(Tar.FIRST))) {
                    return new NotAnArchive(later);
                }
                boolean same = Arrays.equals(header, other);
                long left = size + Tar.padding(size);
                byte[] buffer = new byte[1 << 16];
                byte[] otherBuffer = new byte[1 << 16];
                while (left > 0) {
                    int count = (int) Math.min(left, buffer.length);
                    if (before.readNBytes(buffer, 0, count) < count) {
                        return new NotAnArchive(earlier);
                    }
                    same = same && after.readNBytes(otherBuffer, 0, count) == count && Arrays.equals(buffer, 0, count, otherBuffer, 0, count);
                    left -= count;
                }
                if (!same) {
                    return new Parted(Tar.name(header), offset);
                }
                offset += Tar.BLOCK + size + Tar.padding(size);
            }
        }
    }

    private static Outcome rest(InputStream after, byte[] first, Path later) throws IOException {
        long members = 0;
        byte[] header = first;
        while (header.length > 0) {
            long size = size(header);
            if (size < 0) {
                return new NotAnArchive(later);
            }
            long left = size + Tar.padding(size);
            while (left > 0) {
                byte[] skipped = after.readNBytes((int) Math.min(left, 1 << 16));
                if (skipped.length == 0) {
                    return new NotAnArchive(later);
                }
                left -= skipped.length;
            }
            members++;
            header = after.readNBytes(Tar.BLOCK);
        }
        return new Continued(members);
    }

    private static long size(byte[] header) {
        return header.length == Tar.BLOCK ? Tar.number(header, 124) : -1;
    }
}
