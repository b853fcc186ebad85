package org.gongqiao.app.voting.ceremony;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.gongqiao.app.voting.board.Digests;
import org.gongqiao.ballot.BoardStore;

/** The board of a test decryption: few entries, all in memory, kept with their ceremony. The ceremony's own lock gives one writer at a time. */
final class RehearsalStore implements BoardStore {

    private final CeremonyStore store;
    private final Ceremony ceremony;
    private final List<Entry> entries;

    RehearsalStore(CeremonyStore store, Ceremony ceremony) {
        this.store = store;
        this.ceremony = ceremony;
        this.entries = new ArrayList<>(store.rehearsal(ceremony));
    }

    @Override
    public long time() {
        return ceremony.begunAt().getEpochSecond();
    }

    @Override
    public <T> T exclusively(Work<T> work) throws IOException {
        return work.on(new Page() {
            @Override
            public Optional<Head> head() {
                return entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast())
                        .map(last -> new Head(last.height(), last.type(), hash(last.event())));
            }

            @Override
            public boolean holds(String hash) {
                return entries.stream().flatMap(entry -> entry.records().stream()).anyMatch(content -> hash(content).equals(hash));
            }

            @Override
            public void append(Entry entry) {
                store.append(ceremony, entry, hash(entry.event()));
                entries.add(entry);
            }

            @Override
            public void visit(Visitor visitor) throws IOException {
                for (Entry entry : List.copyOf(entries)) {
                    visitor.see(entry);
                }
            }
        });
    }

    /** The first record of the last entry. */
    byte[] last() {
        return entries.getLast().records().getFirst();
    }

    private static String hash(byte[] content) {
        return HexFormat.of().formatHex(Digests.sha256(content));
    }
}
