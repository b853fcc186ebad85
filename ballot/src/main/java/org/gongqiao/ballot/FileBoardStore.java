package org.gongqiao.ballot;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.gongqiao.ballot.text.Sha256;

/**
 * A board kept as its own archive file. Each entry is written and synced to disk before it counts; a file that ends in the middle of an
 * entry, because the program was killed, is cut back to the last whole entry when it is opened, and what is cut off is kept beside it.
 */
public final class FileBoardStore implements BoardStore, Closeable {
    private final FileChannel channel;
    private final FileLock lock;
    private final long time;
    private final ReentrantLock turn = new ReentrantLock();
    private final HashIndex hashes = new HashIndex();
    private Head head;
    private long length;
    private boolean broken;

    private FileBoardStore(FileChannel channel, FileLock lock, long time) {
        this.channel = channel;
        this.lock = lock;
        this.time = time;
    }

    /** Another process has the board open for writing. */
    public static final class InUse extends IOException {
        private static final long serialVersionUID = 1L;

        InUse(Path file) {
            super("in use by another process: " + file);
        }
    }

    /**
     * Creates an empty board; {@code time}, in Unix seconds, stands in every header of the archive.
     *
     * @throws java.nio.file.FileAlreadyExistsException if the file exists
     */
    public static FileBoardStore create(Path file, long time) throws IOException {
        if (time < 0 || time > Tar.MAX_TIME) {
            throw new IllegalArgumentException("time " + time);
        }
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), ".board", ".new");
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                writeFully(channel, Tar.firstMember(time), 0);
                channel.force(true);
            }
            // A link, unlike a move, never replaces a board that is there.
            Files.createLink(file, fresh);
        } finally {
            Files.deleteIfExists(fresh);
        }
        syncFolder(file);
        return open(file);
    }

    private static void syncFolder(Path file) throws IOException {
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /**
     * Opens a board for writing.
     *
     * @throws InUse if another process has it open
     * @throws IOException if the file is no archive, or damaged before its last entry
     */
    public static FileBoardStore open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = tryLock(channel);
            if (lock == null) {
                throw new InUse(file);
            }
            byte[] header = read(channel, 0, Tar.BLOCK);
            long size = header.length == Tar.BLOCK && Tar.name(header).equals(Tar.FIRST) ? Tar.number(header, 124) : -1;
            if (size < 0 || size > Tar.BLOCK) {
                throw new IOException("not a board: " + file);
            }
            FileBoardStore store = new FileBoardStore(channel, lock, Tar.time(read(channel, Tar.BLOCK, (int) size)));
            store.recover(file, Tar.BLOCK + size + Tar.padding(size));
            return store;
        } catch (MalformedText unreadable) {
            channel.close();
            throw new IOException("not a board: " + file, unreadable);
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException held) {
            return null;
        }
    }

    private void recover(Path file, long start) throws IOException {
        length = start;
        scan(start, (entry, end) -> {
            remember(entry);
            length = end;
        });
        if (length == channel.size()) {
            return;
        }
        if (!isTorn(length)) {
            throw new IOException("damaged after byte " + length + ": " + file);
        }
        byte[] torn = read(channel, length, (int) Math.min(channel.size() - length, 1 << 28));
        Path beside = file.resolveSibling(file.getFileName() + ".torn-" + length);
        Files.copy(new java.io.ByteArrayInputStream(torn), beside, StandardCopyOption.REPLACE_EXISTING);
        channel.truncate(length);
        channel.force(true);
    }

    /** What a killed writer leaves: nothing after it is a whole entry, so no acknowledged entry follows the break. */
    private boolean isTorn(long from) throws IOException {
        long end = channel.size();
        for (long at = from; at + Tar.BLOCK <= end; at += Tar.BLOCK) {
            byte[] header = read(channel, at, Tar.BLOCK);
            String name = Tar.name(header);
            long size = Tar.number(header, 124);
            if (name.endsWith(Tar.EVENT) && size >= 0 && size <= Event.MAX_SIZE && at + Tar.BLOCK + size + Tar.padding(size) <= end) {
                byte[] body = read(channel, at + Tar.BLOCK, (int) size);
                if (name.startsWith(Sha256.hex(body))) {
                    return false;
                }
            }
        }
        return true;
    }

    @FunctionalInterface
    private interface EntryEnd {
        void see(Entry entry, long end) throws IOException;
    }

    /** Reads whole, sound entries from here on, and stops at the first that is not. */
    private void scan(long from, EntryEnd visitor) throws IOException {
        List<byte[]> records = new ArrayList<>();
        long at = from;
        long limit = channel.size();
        Head before = null;
        while (at + Tar.BLOCK <= limit) {
            byte[] header = read(channel, at, Tar.BLOCK);
            String name = Tar.name(header);
            long size = Tar.number(header, 124);
            if (size < 0 || at + Tar.BLOCK + size + Tar.padding(size) > limit || !Arrays.equals(header, Tar.header(name, size, time))) {
                return;
            }
            byte[] body = read(channel, at + Tar.BLOCK, (int) size);
            if (!name.startsWith(Sha256.hex(body)) || records.size() > 4) {
                return;
            }
            at += Tar.BLOCK + size + Tar.padding(size);
            if (name.endsWith(Tar.DATA)) {
                records.add(body);
                continue;
            }
            Optional<Head> next = next(before, body, records);
            if (next.isEmpty()) {
                return;
            }
            before = next.get();
            visitor.see(new Entry(before.height(), before.type(), records, body), at);
            records = new ArrayList<>();
        }
    }

    private static Optional<Head> next(Head before, byte[] text, List<byte[]> records) {
        try {
            Event event = Event.read(text);
            Optional<String> payload = records.isEmpty() ? Optional.empty() : Optional.of(Sha256.hex(records.getLast()));
            boolean fits = event.height() == (before == null ? 0 : before.height() + 1)
                    && event.parent().equals(Optional.ofNullable(before).map(Head::hash)) && event.payload().equals(payload)
                    && event.type().records() == records.size();
            return fits ? Optional.of(new Head(event.height(), event.type(), Sha256.hex(text))) : Optional.empty();
        } catch (MalformedText unreadable) {
            return Optional.empty();
        }
    }

    private void remember(Entry entry) {
        entry.records().forEach(record -> hashes.add(Sha256.of(record)));
        head = new Head(entry.height(), entry.type(), Sha256.hex(entry.event()));
    }

    @Override
    public long time() {
        return time;
    }

    @Override
    public <T> T exclusively(Work<T> work) throws IOException {
        turn.lock();
        try {
            if (broken || !lock.isValid()) {
                throw new IOException("the board must be opened anew");
            }
            Sheet sheet = new Sheet();
            T result = work.on(sheet);
            sheet.commit();
            return result;
        } finally {
            turn.unlock();
        }
    }

    private final class Sheet implements Page {
        private final List<Entry> added = new ArrayList<>();

        @Override
        public Optional<Head> head() {
            if (added.isEmpty()) {
                return Optional.ofNullable(head);
            }
            Entry last = added.getLast();
            return Optional.of(new Head(last.height(), last.type(), Sha256.hex(last.event())));
        }

        @Override
        public boolean holds(String hash) {
            return hashes.find(HexFormat.of().parseHex(hash)) >= 0
                    || added.stream().flatMap(entry -> entry.records().stream()).anyMatch(record -> Sha256.hex(record).equals(hash));
        }

        @Override
        public void append(Entry entry) {
            added.add(entry);
        }

        @Override
        public void visit(Visitor visitor) throws IOException {
            byte[] header = read(channel, 0, Tar.BLOCK);
            long size = Tar.number(header, 124);
            scan(Tar.BLOCK + size + Tar.padding(size), (entry, end) -> visitor.see(entry));
            for (Entry entry : added) {
                visitor.see(entry);
            }
        }

        private void commit() throws IOException {
            if (added.isEmpty()) {
                return;
            }
            java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
            ArchiveWriter archive = ArchiveWriter.continuing(out, time);
            for (Entry entry : added) {
                archive.see(entry);
            }
            byte[] bytes = out.toByteArray();
            boolean done = false;
            try {
                writeFully(channel, bytes, length);
                channel.force(false);
                done = true;
            } finally {
                if (!done) {
                    broken = true;
                }
            }
            length += bytes.length;
            added.forEach(FileBoardStore.this::remember);
        }
    }

    private static void writeFully(FileChannel channel, byte[] bytes, long at) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer, at + buffer.position());
        }
    }

    private static byte[] read(FileChannel channel, long at, int size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(size);
        int read = 0;
        while (read >= 0 && buffer.hasRemaining()) {
            read = channel.read(buffer, at + buffer.position());
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
