package org.gongqiao.ballot;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.gongqiao.ballot.text.JsonReader;
import org.gongqiao.ballot.text.JsonText;
import org.gongqiao.ballot.text.Sha256;

/**
 * First walk through an archive: container, hashes, chain and grammar of events (spec 1.3, 1.12). Keeps where each record lies and never the
 * records, at some 70 bytes a ballot.
 */
final class ArchiveIndex implements Closeable {
    static final int MAX_BALLOTS = 1_000_000;
    private static final int MAX_OTHER_EVENTS = 2_000;
    private static final int MAX_PAYLOAD = 2_000;
    private static final int FIRST_BODY = 200;

    /** Not an archive of this protocol at all. */
    static final class NotArchive extends Exception {
        private static final long serialVersionUID = 1L;

        NotArchive(String reason) {
            super(reason, null, false, false);
        }
    }

    @FunctionalInterface
    interface Reading {
        void at(long done, long length);
    }

    /** Where a data record lies. */
    record DataRecord(byte[] hash, long offset, long size) {
        String hex() {
            return HexFormat.of().formatHex(hash);
        }
    }

    /** A shuffle or partial decryption. */
    record Contribution(String record, int owner, DataRecord body) {}

    private final FileChannel channel;
    private final long length;
    private final Findings findings;
    private final Reading progress;
    private final boolean rankings;
    private long time;

    private final HashIndex ballots = new HashIndex();
    private long[] offsets = new long[1024];
    private int[] sizes = new int[1024];
    private int[] heights = new int[1024];
    private final HashIndex others = new HashIndex();

    private final List<DataRecord> pending = new ArrayList<>();
    private EventType last;
    private byte[] lastEvent;
    private long events;
    private int otherEvents;

    private DataRecord election;
    private DataRecord trustees;
    private DataRecord credentials;
    private DataRecord tally;
    private long talliedCount;
    private long talliedWeight;
    private final List<Contribution> shuffles = new ArrayList<>();
    private final List<Contribution> decryptions = new ArrayList<>();
    private DataRecord result;

    private ArchiveIndex(FileChannel channel, boolean rankings, Findings findings, Reading progress) throws IOException {
        this.channel = channel;
        this.length = channel.size();
        this.findings = findings;
        this.progress = progress;
        this.rankings = rankings;
    }

    /** Walks an archive; findings name what is wrong after its first member. */
    static ArchiveIndex walk(Path file, Findings findings, Reading progress) throws IOException, NotArchive, Unsupported {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            ArchiveIndex index = new ArchiveIndex(channel, hasRankings(channel), findings, progress);
            index.walk();
            return index;
        } catch (IOException | NotArchive | Unsupported | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    /** Looks into the second member, where a proper archive has its election record. */
    private static boolean hasRankings(FileChannel channel) throws IOException {
        byte[] start = at(channel, 0, Tar.BLOCK);
        long size = start.length == Tar.BLOCK ? Tar.number(start, 124) : -1;
        if (size < 0 || size > FIRST_BODY) {
            return false;
        }
        long second = Tar.BLOCK + size + Tar.padding(size);
        byte[] header = at(channel, second, Tar.BLOCK);
        long electionSize = header.length == Tar.BLOCK ? Tar.number(header, 124) : -1;
        if (electionSize < 0 || electionSize > ElectionVerifier.MAX_ELECTION) {
            return false;
        }
        try {
            return Election.parse(at(channel, second + Tar.BLOCK, (int) electionSize)).hasRankings();
        } catch (MalformedText unreadable) {
            return false;
        }
    }

    private void walk() throws IOException, NotArchive, Unsupported {
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel.position(0)), 1 << 20);
        byte[] header = in.readNBytes(Tar.BLOCK);
        if (header.length < Tar.BLOCK || !Tar.name(header).equals(Tar.FIRST)) {
            throw new NotArchive("first member");
        }
        long size = Tar.number(header, 124);
        if (size < 0 || size > FIRST_BODY) {
            throw new NotArchive("first member");
        }
        byte[] body = in.readNBytes((int) size);
        byte[] padding = in.readNBytes(Tar.padding(size));
        try {
            time = Tar.time(body);
        } catch (Unsupported other) {
            throw other;
        } catch (MalformedText unreadable) {
            throw new NotArchive("first member");
        }
        if (!Arrays.equals(header, Tar.header(Tar.FIRST, size, time)) || padding.length < Tar.padding(size) || !zero(padding)) {
            throw new NotArchive("first member");
        }
        long offset = Tar.BLOCK + size + padding.length;
        while (offset < length) {
            offset = member(in, offset);
            progress.at(Math.min(offset, length), length);
        }
        for (DataRecord record : pending) {
            findings.add(Check.RECORD_UNREFERENCED, record.hex());
        }
        if (last == null) {
            findings.add(Check.SETUP_INCOMPLETE, "archive");
        }
    }

    /** Reads the member at this offset; returns where the next begins, or the length where reading cannot go on. */
    private long member(InputStream in, long offset) throws IOException {
        byte[] header = in.readNBytes(Tar.BLOCK);
        String name = Tar.name(header.length == Tar.BLOCK ? header : new byte[Tar.BLOCK]);
        long size = header.length == Tar.BLOCK ? Tar.number(header, 124) : -1;
        boolean data = name.length() == 64 + Tar.DATA.length() && name.endsWith(Tar.DATA);
        boolean event = name.length() == 64 + Tar.EVENT.length() && name.endsWith(Tar.EVENT);
        String record = "member@" + offset;
        if (header.length < Tar.BLOCK) {
            findings.add(Check.ARCHIVE_TRUNCATED, record);
            return length;
        }
        if ((!data && !event) || !Event.isHash(name.substring(0, 64))) {
            findings.add(Check.MEMBER_NAME, record);
        }
        if (size < 0) {
            findings.add(Check.MEMBER_SIZE, record);
            return length;
        }
        if (!Arrays.equals(header, Tar.header(name, size, time))) {
            findings.add(Check.MEMBER_HEADER, record);
        }
        long start = offset + Tar.BLOCK;
        long end = start + size + Tar.padding(size);
        if (end > length) {
            findings.add(Check.ARCHIVE_TRUNCATED, record);
            return length;
        }
        MessageDigest digest = Sha256.digest();
        byte[] kept = event && size <= Event.MAX_SIZE ? new byte[(int) size] : null;
        byte[] buffer = new byte[(int) Math.min(size, 1 << 16)];
        for (long done = 0; done < size;) {
            int read = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, size - done));
            if (read <= 0) {
                findings.add(Check.ARCHIVE_TRUNCATED, record);
                return length;
            }
            digest.update(buffer, 0, read);
            if (kept != null) {
                System.arraycopy(buffer, 0, kept, (int) done, read);
            }
            done += read;
        }
        if (!zero(in.readNBytes(Tar.padding(size)))) {
            findings.add(Check.MEMBER_PADDING, record);
        }
        byte[] hash = digest.digest();
        if ((data || event) && !name.startsWith(HexFormat.of().formatHex(hash))) {
            findings.add(Check.MEMBER_HASH, record);
        }
        if (data) {
            DataRecord found = new DataRecord(hash, start, size);
            if (pending.size() < 4) {
                pending.add(found);
            } else {
                findings.add(Check.RECORD_UNREFERENCED, found.hex());
            }
        } else if (event) {
            if (kept == null) {
                findings.add(Check.EVENT_TEXT, record);
                pending.clear();
            } else {
                event(kept, hash);
            }
        }
        return end;
    }

    private static boolean zero(byte[] bytes) {
        int or = 0;
        for (byte b : bytes) {
            or |= b;
        }
        return or == 0;
    }

    private void event(byte[] text, byte[] hash) throws IOException {
        long number = events++;
        String record = "event " + number;
        Event event;
        try {
            event = Event.read(text);
        } catch (MalformedText unreadable) {
            findings.add(Check.EVENT_TEXT, record, unreadable.getMessage());
            pending.clear();
            return;
        }
        record = event.type().label() + " " + number;
        if (event.height() != number) {
            findings.add(Check.EVENT_HEIGHT, record);
        }
        if (!event.parent().equals(Optional.ofNullable(lastEvent).map(HexFormat.of()::formatHex))) {
            findings.add(Check.EVENT_PARENT, record);
        }
        if (!event.type().follows(last, rankings)) {
            findings.add(Check.EVENT_ORDER, record);
        }
        lastEvent = hash;
        last = event.type();
        int needed = event.type().records();
        for (int i = 0; i < pending.size() - needed; i++) {
            findings.add(Check.RECORD_UNREFERENCED, record, pending.get(i).hex());
        }
        List<DataRecord> records = pending.size() <= needed ? List.copyOf(pending)
                : List.copyOf(pending.subList(pending.size() - needed, pending.size()));
        pending.clear();
        if (records.size() < needed) {
            findings.add(Check.RECORD_MISSING, record);
            return;
        }
        Optional<String> payload = records.isEmpty() ? Optional.empty() : Optional.of(records.getLast().hex());
        if (!event.payload().equals(payload)) {
            findings.add(Check.EVENT_PAYLOAD, record);
        }
        if (event.type() != EventType.BALLOT) {
            if (++otherEvents > MAX_OTHER_EVENTS) {
                findings.add(Check.ARCHIVE_LIMIT, record);
                return;
            }
            for (DataRecord data : records) {
                if (others.add(data.hash()) < 0) {
                    findings.add(Check.RECORD_REPEATED, record, data.hex());
                }
            }
        }
        accept(event.type(), records, record, number);
    }

    private void accept(EventType type, List<DataRecord> records, String record, long number) throws IOException {
        switch (type) {
            case SETUP -> {
                if (election != null) {
                    return;
                }
                election = records.get(0);
                trustees = records.get(1);
                credentials = records.get(2);
                payload(records.get(3), record, new JsonText().object().field("election").string(election.hex()).field("trustees").string(trustees.hex())
                        .field("credentials").string(credentials.hex()).endObject());
            }
            case BALLOT -> ballot(records.getFirst(), record, number);
            case ENCRYPTED_TALLY -> {
                if (tally == null) {
                    tally = records.getFirst();
                    tallyHeader(records.get(1), record);
                }
            }
            case SHUFFLE -> shuffles.add(new Contribution(record, owner(records, record), records.getFirst()));
            case PARTIAL_DECRYPTION -> decryptions.add(new Contribution(record, owner(records, record), records.getFirst()));
            case RESULT -> result = result == null ? records.getFirst() : result;
            case END_BALLOTS, END_SHUFFLES -> { }
        }
    }

    private void ballot(DataRecord data, String record, long number) {
        if (ballots.size() == MAX_BALLOTS) {
            findings.add(Check.ARCHIVE_LIMIT, record);
            return;
        }
        int at = ballots.add(data.hash());
        if (at < 0) {
            findings.add(new Finding(Check.BALLOT_REPEATED, record, "", Sha256.encodeBase64(data.hash())));
            return;
        }
        if (at == offsets.length) {
            offsets = Arrays.copyOf(offsets, at * 2);
            sizes = Arrays.copyOf(sizes, at * 2);
            heights = Arrays.copyOf(heights, at * 2);
        }
        offsets[at] = data.offset();
        sizes[at] = (int) Math.min(data.size(), Integer.MAX_VALUE);
        heights[at] = (int) number;
    }

    /** The payload must be exactly this text. */
    private void payload(DataRecord data, String record, JsonText expected) throws IOException {
        byte[] text = data.size() <= MAX_PAYLOAD ? read(data) : new byte[0];
        if (!Arrays.equals(text, expected.bytes())) {
            findings.add(Check.PAYLOAD_REFERENCE, record);
        }
    }

    private void tallyHeader(DataRecord data, String record) throws IOException {
        try {
            JsonReader reader = JsonReader.canonical(payload(data));
            reader.beginObject();
            reader.field("num_tallied");
            talliedCount = reader.number(Integer.MAX_VALUE);
            reader.field("total_weight");
            talliedWeight = reader.weight();
            reader.field("encrypted_tally");
            String hash = Event.hash(reader);
            reader.endObject();
            reader.finish();
            if (!hash.equals(tally.hex())) {
                findings.add(Check.PAYLOAD_REFERENCE, record);
            }
        } catch (MalformedText unreadable) {
            findings.add(Check.PAYLOAD_TEXT, record, unreadable.getMessage());
        }
    }

    private int owner(List<DataRecord> records, String record) throws IOException {
        try {
            JsonReader reader = JsonReader.canonical(payload(records.get(1)));
            reader.beginObject();
            reader.field("owner");
            long owner = reader.number(Integer.MAX_VALUE);
            reader.field("payload");
            String hash = Event.hash(reader);
            reader.endObject();
            reader.finish();
            if (!hash.equals(records.getFirst().hex())) {
                findings.add(Check.PAYLOAD_REFERENCE, record);
            }
            return (int) owner;
        } catch (MalformedText unreadable) {
            findings.add(Check.PAYLOAD_TEXT, record, unreadable.getMessage());
            return -1;
        }
    }

    private byte[] payload(DataRecord data) throws IOException, MalformedText {
        if (data.size() > MAX_PAYLOAD) {
            throw new MalformedText("too long");
        }
        return read(data);
    }

    // --- what the walk found

    byte[] read(DataRecord data) throws IOException {
        return at(channel, data.offset(), (int) data.size());
    }

    InputStream open(DataRecord data) {
        return new BufferedInputStream(new InputStream() {
            private long at = data.offset();

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int from, int count) throws IOException {
                long left = data.offset() + data.size() - at;
                if (left <= 0) {
                    return -1;
                }
                int read = channel.read(ByteBuffer.wrap(into, from, (int) Math.min(left, count)), at);
                at += Math.max(read, 0);
                return read;
            }
        }, 1 << 16);
    }

    private static byte[] at(FileChannel channel, long offset, int size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(size);
        int read = 0;
        while (read >= 0 && buffer.hasRemaining()) {
            read = channel.read(buffer, offset + buffer.position());
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    int ballots() {
        return ballots.size();
    }

    int ballotSize(int number) {
        return sizes[number];
    }

    byte[] ballot(int number) throws IOException {
        return at(channel, offsets[number], sizes[number]);
    }

    /** The first bytes of a ballot. */
    byte[] ballotStart(int number, int count) throws IOException {
        return at(channel, offsets[number], Math.min(count, sizes[number]));
    }

    byte[] ballotHash(int number) {
        return ballots.hash(number);
    }

    String ballotRecord(int number) {
        return EventType.BALLOT.label() + " " + heights[number];
    }

    String tracker(int number) {
        return Sha256.encodeBase64(ballots.hash(number));
    }

    Optional<DataRecord> election() {
        return Optional.ofNullable(election);
    }

    DataRecord trustees() {
        return trustees;
    }

    DataRecord credentials() {
        return credentials;
    }

    Optional<DataRecord> tally() {
        return Optional.ofNullable(tally);
    }

    long talliedCount() {
        return talliedCount;
    }

    long talliedWeight() {
        return talliedWeight;
    }

    List<Contribution> shuffles() {
        return shuffles;
    }

    List<Contribution> decryptions() {
        return decryptions;
    }

    Optional<DataRecord> result() {
        return Optional.ofNullable(result);
    }

    Optional<EventType> last() {
        return Optional.ofNullable(last);
    }

    String lastEventHash() {
        return lastEvent == null ? "" : HexFormat.of().formatHex(lastEvent);
    }

    long events() {
        return events;
    }

    long length() {
        return length;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
