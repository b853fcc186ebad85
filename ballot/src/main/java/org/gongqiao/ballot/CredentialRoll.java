package org.gongqiao.ballot;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gongqiao.ballot.arithmetic.Batch;
import org.gongqiao.ballot.arithmetic.Engine;
import org.gongqiao.ballot.text.JsonReader;
import org.gongqiao.ballot.text.JsonText;
import org.gongqiao.ballot.text.JsonValue;
import org.gongqiao.ballot.text.Sha256;

/**
 * The public list of credentials with their weights (spec 1.5), kept as hashes so that it holds a million of them. Nothing in it says
 * whose they are.
 */
public final class CredentialRoll {
    private static final int MAX_ENTRIES = 1_000_000;
    private static final int MAX_WEIGHT_BITS = 40;
    private static final int BATCH = 64;
    static final String RECORD = "credentials";

    private final HashIndex index = new HashIndex();
    private long[] weights = new long[1024];
    private long totalWeight;

    private CredentialRoll() {}

    /** A public credential and the weight of its vote. */
    public record Entry(BigInteger key, long weight) {
        public Entry {
            if (weight < 1) {
                throw new IllegalArgumentException("weight " + weight);
            }
        }
    }

    /** Writes the public list: sorted, so that it says nothing of the order in which the credentials were made. */
    public static byte[] write(List<Entry> entries) {
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparing(Entry::key));
        JsonText out = new JsonText().array();
        for (Entry entry : sorted) {
            out.string(entry.weight == 1 ? entry.key.toString() : entry.key + "," + entry.weight);
        }
        return out.endArray().bytes();
    }

    /**
     * Checks a public list as an auditor would: form, order, weights, and that every entry is an element of the group.
     *
     * @throws MalformedText naming the first thing that is wrong
     */
    public static CredentialRoll verified(byte[] text, Group group) throws MalformedText {
        Findings findings = new Findings();
        CredentialRoll roll;
        try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
            roll = check(new ByteArrayInputStream(text), org.gongqiao.ballot.arithmetic.Engines.preferred(group.modulus(), group.order()), workers, findings);
        }
        if (!findings.isEmpty()) {
            throw new MalformedText(findings.list().getFirst().toString());
        }
        return roll;
    }

    /** Reads a list that is trusted to be in order (one this program wrote or has checked); throws where it is unreadable. */
    static CredentialRoll read(byte[] text) throws MalformedText {
        CredentialRoll roll = new CredentialRoll();
        Findings findings = new Findings();
        roll.read(new ByteArrayInputStream(text), null, null, findings);
        if (!findings.isEmpty()) {
            throw new MalformedText(findings.list().getFirst().toString());
        }
        return roll;
    }

    /** Reads and checks a list from a stream: order, weights, and that every entry is an element. */
    static CredentialRoll check(InputStream text, Engine engine, Workers workers, Findings findings) {
        CredentialRoll roll = new CredentialRoll();
        try {
            roll.read(text, engine, workers, findings);
        } catch (MalformedText unreadable) {
            findings.add(Check.CREDENTIAL_TEXT, RECORD, unreadable.getMessage());
        }
        return roll;
    }

    private void read(InputStream text, Engine engine, Workers workers, Findings findings) throws MalformedText {
        JsonReader reader = JsonReader.tolerant(text);
        reader.beginArray();
        BigInteger last = BigInteger.ONE.negate();
        Workers.Ordered<Findings> checks = workers == null ? null : workers.ordered(findings::addAll);
        List<BigInteger> waiting = new ArrayList<>();
        for (int line = 0; reader.more(); line++) {
            if (index.size() == MAX_ENTRIES) {
                findings.add(Check.ARCHIVE_LIMIT, RECORD);
                break;
            }
            String place = "[" + line + "]";
            String entry = reader.string();
            int comma = entry.indexOf(',');
            String digits = comma < 0 ? entry : entry.substring(0, comma);
            BigInteger key = JsonValue.natural(digits);
            long weight = 1;
            if (comma >= 0) {
                BigInteger given = JsonValue.natural(entry.substring(comma + 1));
                if (given.signum() == 0 || given.bitLength() > MAX_WEIGHT_BITS) {
                    findings.add(Check.CREDENTIAL_WEIGHT, RECORD, place);
                } else {
                    weight = given.longValue();
                }
            }
            if (key.compareTo(last) <= 0) {
                findings.add(Check.CREDENTIAL_ORDER, RECORD, place);
            }
            last = key;
            int number = index.add(Sha256.of(Sha256.bytes(digits)));
            if (number < 0) {
                continue;
            }
            if (number == weights.length) {
                weights = java.util.Arrays.copyOf(weights, weights.length * 2);
            }
            weights[number] = weight;
            totalWeight += weight;
            if (checks != null) {
                waiting.add(key);
                if (waiting.size() == BATCH) {
                    checks.submit(members(engine, waiting, number + 1 - BATCH));
                    waiting = new ArrayList<>();
                }
            }
        }
        if (checks != null) {
            checks.submit(members(engine, waiting, index.size() - waiting.size()));
            checks.finish();
        }
        reader.endArray();
        reader.finish();
        if (index.size() == 0) {
            throw new MalformedText("no credentials");
        }
    }

    private static java.util.concurrent.Callable<Findings> members(Engine engine, List<BigInteger> keys, int first) {
        return () -> {
            Findings findings = new Findings();
            Batch batch = new Batch();
            for (BigInteger key : keys) {
                batch.member(batch.base(key.mod(engine.modulus())));
            }
            engine.evaluate(batch);
            for (int i = 0; i < keys.size(); i++) {
                if (!batch.isMember(i) || keys.get(i).compareTo(engine.modulus()) >= 0) {
                    findings.add(Check.CREDENTIAL_MEMBER, RECORD, "[" + (first + i) + "]");
                }
            }
            return findings;
        };
    }

    /** The number of a credential in the list, by the hash of its digits, or -1. */
    int find(byte[] hash) {
        return index.find(hash);
    }

    long weight(int number) {
        return weights[number];
    }

    /** Number of credentials. */
    public int size() {
        return index.size();
    }

    /** Sum of all weights. */
    public long totalWeight() {
        return totalWeight;
    }
}
