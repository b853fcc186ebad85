package org.gongqiao.app.audit;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks the log from outside the program, over a plain connection of the owner or over an exported file. The hash of
 * link n is SHA-256 over the hex of link n-1's hash, a line feed, and the text of entry n; link 0 is SHA-256 of nothing.
 */
public final class AuditChain {

    static final String PERSONS = "persons";
    static final String PERSONS_HASH = "personsHash";

    private static final String FORMAT = "gongqiao-audit-1";
    private static final HexFormat HEX = HexFormat.of();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** How far ahead a mismatch looks for the entry that belonged in its place. */
    private static final int LOOK_AHEAD = 1_000;

    private AuditChain() {}

    /** The last link at some moment; remembered outside the database it shows when the tail was cut off later. */
    public record Head(long seq, String hash) {

        public static final Head NONE = new Head(0, HEX.formatHex(sha256(new byte[0])));

        @Override
        public String toString() {
            return seq + ":" + hash;
        }

        /** @throws IllegalArgumentException for anything but {@code seq:64 hex digits} */
        public static Head of(String text) {
            if (!text.strip().matches("\\d{1,18}:[0-9a-f]{64}")) {
                throw new IllegalArgumentException("not a head of the log: " + text);
            }
            String[] parts = text.strip().split(":");
            return new Head(Long.parseLong(parts[0]), parts[1]);
        }
    }

    /** What is wrong with a link; messages {@code audit.fault.<NAME>}. */
    public enum Fault {
        /** The entry's text, or the stored hash, is another than was chained. */ CHANGED,
        /** The entry of this link is gone. */ DELETED,
        /** An entry that was never chained and does not wait to be. */ INSERTED,
        /** This link's entry belongs at another place. */ REORDERED,
        /** A number is missing in the sequence. */ GAP,
        /** The chain ends before a remembered head, or has another hash there. */ TRUNCATED,
        /** The persons of an entry are not those that it was chained with. */ PERSONS_CHANGED,
        /** The file does not read as an export. */ UNREADABLE
    }

    public sealed interface Verdict {
        /** @param unsealed entries that wait for the sealer: normally few and young */
        record Intact(long links, long unsealed, Head head) implements Verdict {}

        record Broken(long seq, @Nullable UUID entryId, Fault fault) implements Verdict {}
    }

    /** Recomputes the whole chain from the database and returns the first broken link. */
    public static Verdict check(Connection owner, List<Head> remembered) throws SQLException {
        boolean autoCommit = owner.getAutoCommit();
        // One snapshot for links, entries and what waits; a cursor needs a transaction anyway.
        owner.setAutoCommit(false);
        try (var statement = owner.createStatement()) {
            statement.execute("set transaction isolation level repeatable read read only");
            return checkSnapshot(owner, remembered);
        } finally {
            owner.rollback();
            owner.setAutoCommit(autoCommit);
        }
    }

    private record Link(long seq, UUID entryId, String hash, @Nullable String text, @Nullable Long persons, @Nullable String personsHash) {}

    private static Verdict checkSnapshot(Connection owner, List<Head> remembered) throws SQLException {
        var heads = new ArrayList<>(remembered);
        Head last = Head.NONE;
        try (var statement = owner.createStatement()) {
            statement.setFetchSize(2_000);
            try (var rows = statement.executeQuery("""
                    select l.seq, l.entry_id, l.hash, case when e.id is not null then audit.chained_text(e) end as text,
                           cast(e.detail ->> 'persons' as bigint) as persons, e.detail ->> 'personsHash' as persons_hash
                    from audit.link l left join audit.entry e on e.id = l.entry_id order by l.seq""")) {
                var waiting = new ArrayDeque<Link>();
                for (Link link = next(rows, waiting); link != null; link = next(rows, waiting)) {
                    if (link.seq() != last.seq() + 1) {
                        return new Verdict.Broken(last.seq() + 1, null, Fault.GAP);
                    }
                    if (link.text() == null) {
                        return new Verdict.Broken(link.seq(), link.entryId(), Fault.DELETED);
                    }
                    if (!linked(last.hash(), link.text()).equals(link.hash())) {
                        return new Verdict.Broken(link.seq(), link.entryId(), displaced(last, link, rows, waiting) ? Fault.REORDERED : Fault.CHANGED);
                    }
                    if (link.personsHash() != null && !personsMatch(owner, link)) {
                        return new Verdict.Broken(link.seq(), link.entryId(), Fault.PERSONS_CHANGED);
                    }
                    last = new Head(link.seq(), link.hash());
                    Head here = last;
                    if (heads.stream().anyMatch(head -> head.seq() == here.seq() && !head.hash().equals(here.hash()))) {
                        return new Verdict.Broken(link.seq(), link.entryId(), Fault.TRUNCATED);
                    }
                    heads.removeIf(head -> head.seq() <= here.seq());
                }
            }
        }
        heads.removeIf(head -> head.seq() == 0);
        if (!heads.isEmpty()) {
            return new Verdict.Broken(last.seq() + 1, null, Fault.TRUNCATED);
        }
        UUID stray = one(owner, """
                select e.id from audit.entry e where not exists (select from audit.link l where l.entry_id = e.id)
                and not exists (select from audit.unsealed u where u.entry_id = e.id) order by e.at limit 1""");
        if (stray != null) {
            return new Verdict.Broken(last.seq() + 1, stray, Fault.INSERTED);
        }
        UUID gone = one(owner, "select u.entry_id from audit.unsealed u where not exists (select from audit.entry e where e.id = u.entry_id) limit 1");
        if (gone != null) {
            return new Verdict.Broken(last.seq() + 1, gone, Fault.DELETED);
        }
        try (var statement = owner.createStatement(); var row = statement.executeQuery("select count(*) from audit.unsealed")) {
            row.next();
            return new Verdict.Intact(last.seq(), row.getLong(1), last);
        }
    }

    private static @Nullable Link next(ResultSet rows, ArrayDeque<Link> waiting) throws SQLException {
        if (!waiting.isEmpty()) {
            return waiting.poll();
        }
        return rows.next() ? read(rows) : null;
    }

    private static Link read(ResultSet row) throws SQLException {
        return new Link(row.getLong("seq"), row.getObject("entry_id", UUID.class), HEX.formatHex(row.getBytes("hash")), row.getString("text"),
                row.getObject("persons", Long.class), row.getString("persons_hash"));
    }

    /** Whether an entry shortly behind has the text that this link was made of. */
    private static boolean displaced(Head last, Link link, ResultSet rows, ArrayDeque<Link> waiting) throws SQLException {
        while (waiting.size() < LOOK_AHEAD && rows.next()) {
            waiting.add(read(rows));
        }
        return waiting.stream().anyMatch(other -> other.text() != null && linked(last.hash(), other.text()).equals(link.hash()));
    }

    private static boolean personsMatch(Connection owner, Link link) throws SQLException {
        var persons = new TreeSet<UUID>();
        try (var statement = owner.prepareStatement("select person_id from audit.entry_person where entry_id = ?")) {
            statement.setObject(1, link.entryId());
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    persons.add(row.getObject(1, UUID.class));
                }
            }
        }
        return link.persons() != null && persons.size() == link.persons() && hashOf(persons).equals(link.personsHash());
    }

    private static @Nullable UUID one(Connection owner, String query) throws SQLException {
        try (var statement = owner.createStatement(); var row = statement.executeQuery(query)) {
            return row.next() ? row.getObject(1, UUID.class) : null;
        }
    }

    /** Hash of the ids of persons, in order. */
    static String hashOf(SortedSet<UUID> persons) {
        MessageDigest digest = digest();
        for (UUID person : persons) {
            digest.update((person + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        return HEX.formatHex(digest.digest());
    }

    /** Writes the whole chain, or what follows a head; returns the last link. */
    public static Head export(Connection owner, Head after, BufferedWriter out, Instant at) throws SQLException, IOException {
        boolean autoCommit = owner.getAutoCommit();
        owner.setAutoCommit(false);
        try (var statement = owner.prepareStatement("""
                select l.seq, l.hash, p.hash as previous, audit.chained_text(e) as text
                from audit.link l join audit.entry e on e.id = l.entry_id left join audit.link p on p.seq = l.seq - 1
                where l.seq > ? order by l.seq""")) {
            statement.setFetchSize(2_000);
            statement.setLong(1, after.seq());
            try (var rows = statement.executeQuery()) {
                return write(rows, after, true, out, at);
            }
        } finally {
            owner.rollback();
            owner.setAutoCommit(autoCommit);
        }
    }

    /**
     * Writes rows with columns {@code seq, hash, previous, text}. A part of the log (one scope, one period) is not
     * contiguous; each of its lines proves itself by the hash before it.
     */
    static Head write(ResultSet rows, Head after, boolean whole, BufferedWriter out, Instant at) throws SQLException, IOException {
        var start = JSON.createObjectNode().put("format", FORMAT).put("exportedAt", at.toString()).put("whole", whole)
                .put("afterSeq", after.seq()).put("afterHash", after.hash());
        out.write(JSON.writeValueAsString(start));
        out.newLine();
        Head last = after;
        long count = 0;
        while (rows.next()) {
            byte[] previous = rows.getBytes("previous");
            last = new Head(rows.getLong("seq"), HEX.formatHex(rows.getBytes("hash")));
            out.write(JSON.writeValueAsString(JSON.createObjectNode().put("seq", last.seq())
                    .put("previous", previous == null ? Head.NONE.hash() : HEX.formatHex(previous))
                    .put("hash", last.hash()).put("text", rows.getString("text"))));
            out.newLine();
            count++;
        }
        out.write(JSON.writeValueAsString(JSON.createObjectNode().put("end", true).put("count", count).put("headSeq", last.seq()).put("headHash", last.hash())));
        out.newLine();
        out.flush();
        return last;
    }

    /** Checks an exported file by itself; needs no database. */
    public static Verdict check(BufferedReader in, List<Head> remembered) throws IOException {
        var heads = new ArrayList<>(remembered);
        JsonNode start = node(in.readLine());
        if (start == null || !FORMAT.equals(start.path("format").asString(""))) {
            return new Verdict.Broken(0, null, Fault.UNREADABLE);
        }
        boolean whole = start.path("whole").asBoolean(false);
        Head last = new Head(start.path("afterSeq").asLong(0), start.path("afterHash").asString(""));
        if (last.seq() == 0 && !last.equals(Head.NONE)) {
            return new Verdict.Broken(0, null, Fault.UNREADABLE);
        }
        long count = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            JsonNode node = node(line);
            if (node == null) {
                return new Verdict.Broken(last.seq() + 1, null, Fault.UNREADABLE);
            }
            if (node.path("end").asBoolean(false)) {
                boolean same = node.path("count").asLong(-1) == count && node.path("headSeq").asLong(-1) == last.seq()
                        && node.path("headHash").asString("").equals(last.hash()) && in.readLine() == null;
                heads.removeIf(head -> head.seq() == 0);
                return same && (!whole || heads.isEmpty()) ? new Verdict.Intact(count, 0, last) : new Verdict.Broken(last.seq() + 1, null, Fault.TRUNCATED);
            }
            long seq = node.path("seq").asLong(-1);
            String text = node.path("text").asString("");
            String previous = node.path("previous").asString("");
            String hash = node.path("hash").asString("");
            if (whole ? seq != last.seq() + 1 : seq <= last.seq()) {
                return new Verdict.Broken(whole ? last.seq() + 1 : seq, entryId(text), seq <= last.seq() ? Fault.REORDERED : Fault.GAP);
            }
            boolean follows = seq == last.seq() + 1;
            if (follows && !previous.equals(last.hash()) || !linked(previous, text).equals(hash)) {
                return new Verdict.Broken(seq, entryId(text), Fault.CHANGED);
            }
            if (heads.stream().anyMatch(head -> head.seq() == seq && !head.hash().equals(hash))) {
                return new Verdict.Broken(seq, entryId(text), Fault.TRUNCATED);
            }
            heads.removeIf(head -> head.seq() <= seq);
            last = new Head(seq, hash);
            count++;
        }
        return new Verdict.Broken(last.seq() + 1, null, Fault.TRUNCATED);
    }

    private static @Nullable JsonNode node(@Nullable String line) {
        try {
            JsonNode node = line == null ? null : JSON.readTree(line);
            return node != null && node.isObject() ? node : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    /** The text is a JSON array that begins with the entry's id. */
    private static @Nullable UUID entryId(String text) {
        try {
            String id = JSON.readTree(text).path(0).asString("");
            return id.length() == 36 ? UUID.fromString(id) : null;
        } catch (JacksonException | IllegalArgumentException e) {
            return null;
        }
    }

    private static String linked(String previous, String text) {
        return HEX.formatHex(sha256((previous + "\n" + text).getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] sha256(byte[] input) {
        return digest().digest(input);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
