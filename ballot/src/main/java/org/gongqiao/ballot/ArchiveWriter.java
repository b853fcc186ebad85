package org.gongqiao.ballot;

import java.io.IOException;
import java.io.OutputStream;
import org.gongqiao.ballot.text.Sha256;

/** Writes entries of a board as its archive (spec 1.3), byte for byte as any other program does, one entry in memory at a time. */
public final class ArchiveWriter implements BoardStore.Visitor {
    private final OutputStream out;
    private final long time;

    /** @param time Unix seconds for every header: {@link BoardStore#time()} */
    public ArchiveWriter(OutputStream out, long time) throws IOException {
        this(out, time, true);
    }

    private ArchiveWriter(OutputStream out, long time, boolean first) throws IOException {
        this.out = out;
        this.time = time;
        if (first) {
            out.write(Tar.firstMember(time));
        }
    }

    /** Goes on where an archive ends. */
    static ArchiveWriter continuing(OutputStream out, long time) throws IOException {
        return new ArchiveWriter(out, time, false);
    }

    @Override
    public void see(BoardStore.Entry entry) throws IOException {
        for (byte[] record : entry.records()) {
            out.write(Tar.member(Sha256.hex(record) + Tar.DATA, record, time));
        }
        out.write(Tar.member(Sha256.hex(entry.event()) + Tar.EVENT, entry.event(), time));
    }
}
