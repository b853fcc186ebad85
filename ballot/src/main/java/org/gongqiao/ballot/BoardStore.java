package org.gongqiao.ballot;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Where a board is kept: an append-only list of entries, each an event with its data records. {@link FileBoardStore} keeps an archive file; a server
 * keeps rows. An implementation must give one writer at a time the whole store (a lock an election), and make all that a piece of work
 * appended durable together before {@link #exclusively} returns, or none of it.
 */
public interface BoardStore {
    /** Unix seconds that stand in every header of the archive. */
    long time();

    /** Does the work as the only writer; what it appended is durable when this returns, and gone if it throws. */
    <T> T exclusively(Work<T> work) throws IOException;

    /** Work on a locked store. */
    @FunctionalInterface
    interface Work<T> {
        T on(Page page) throws IOException;
    }

    /** A locked store. */
    interface Page {
        /** The last entry, without its records. */
        Optional<Head> head();

        /** Whether some entry has a data record with this SHA-256 in lower-case hex. */
        boolean holds(String hash);

        void append(Entry entry) throws IOException;

        /** Visits all entries in order, one in memory at a time. */
        void visit(Visitor visitor) throws IOException;

        /** Visits the entries of one type in order; a store that finds them without reading the others overrides it. */
        default void visit(EventType type, Visitor visitor) throws IOException {
            visit(entry -> {
                if (entry.type() == type) {
                    visitor.see(entry);
                }
            });
        }
    }

    /** Sees one entry after another. */
    @FunctionalInterface
    interface Visitor {
        void see(Entry entry) throws IOException;
    }

    /** The end of the chain. */
    record Head(long height, EventType type, String hash) {}

    /** An event, and the data records written just before it. All are byte for byte as in the archive. */
    record Entry(long height, EventType type, List<byte[]> records, byte[] event) {
        public Entry {
            records = List.copyOf(records);
        }
    }
}
