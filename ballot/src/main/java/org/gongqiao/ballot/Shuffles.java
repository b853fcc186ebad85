package org.gongqiao.ballot;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gongqiao.ballot.arithmetic.Batch;
import org.gongqiao.ballot.arithmetic.Engine;
import org.gongqiao.ballot.text.Decimal;
import org.gongqiao.ballot.text.JsonReader;
import org.gongqiao.ballot.text.Sha256;

/** Checks the shuffles of ranked votes (spec 1.9). Their proofs are those of a verifiable mix net in the manner of CHVote. */
final class Shuffles {
    private final Election election;
    private final Group group;
    private final Trustees trustees;
    private final Engine engine;
    private final Workers workers;
    private final Findings findings;

    /** Reads a record whose size is bounded by the number of votes. */
    @FunctionalInterface
    interface Reader {
        byte[] read(ArchiveIndex.DataRecord data, int numbersPerVote) throws IOException, MalformedText;
    }

    Shuffles(Election election, Trustees trustees, Engine engine, Workers workers, Findings findings) {
        this.election = election;
        this.group = election.group();
        this.trustees = trustees;
        this.engine = engine;
        this.workers = workers;
        this.findings = findings;
    }

    /** Follows the shuffles one by one; returns the tally with the ranked votes in their final order. */
    EncryptedTally check(EncryptedTally tally, ArchiveIndex index, Reader reader) throws IOException {
        EncryptedTally current = tally;
        Set<Integer> owners = new HashSet<>();
        for (ArchiveIndex.Contribution contribution : index.shuffles()) {
            String record = contribution.record();
            if (trustees.owner(contribution.owner()).isEmpty() || !owners.add(contribution.owner())) {
                findings.add(Check.SHUFFLE_OWNER, record, "owner");
            }
            try {
                current = shuffle(current, reader.read(contribution.body(), 16), record);
            } catch (MalformedText unreadable) {
                findings.add(Check.SHUFFLE_TEXT, record, unreadable.getMessage());
                return current;
            }
        }
        return current;
    }

    private EncryptedTally shuffle(EncryptedTally before, byte[] text, String record) throws MalformedText {
        List<Integer> ranked = new ArrayList<>();
        for (int i = 0; i < election.questions().size(); i++) {
            if (election.questions().get(i) instanceof Question.Ranking) {
                ranked.add(i);
            }
        }
        List<List<Ciphertext>> after = new ArrayList<>(before.questions());
        JsonReader reader = JsonReader.canonical(text);
        reader.beginObject();
        reader.field("ciphertexts");
        reader.beginArray();
        for (int question : ranked) {
            List<Ciphertext> row = new ArrayList<>();
            reader.beginArray();
            for (int i = 0; i < before.questions().get(question).size(); i++) {
                row.add(Ciphertext.read(reader));
            }
            reader.endArray();
            after.set(question, row);
        }
        reader.endArray();
        reader.field("proofs");
        reader.beginArray();
        List<ShuffleProof> proofs = new ArrayList<>();
        for (int question : ranked) {
            proofs.add(ShuffleProof.read(reader, before.questions().get(question).size()));
        }
        reader.endArray();
        reader.endObject();
        reader.finish();
        for (int k = 0; k < ranked.size(); k++) {
            int question = ranked.get(k);
            check(before.questions().get(question), after.get(question), proofs.get(k), record, "[" + k + "]");
        }
        return new EncryptedTally(after);
    }

    private record ShuffleProof(BigInteger[] t, BigInteger[] t4, BigInteger[] hats, BigInteger[] s, BigInteger[] sHats, BigInteger[] sPrimes,
            BigInteger[] c, BigInteger[] cHats) {
        static ShuffleProof read(JsonReader reader, int n) throws MalformedText {
            reader.beginArray();
            reader.beginArray();
            BigInteger[] t = numbers(reader, 3);
            BigInteger[] t4 = array(reader, 2);
            BigInteger[] hats = array(reader, n);
            reader.endArray();
            reader.beginArray();
            BigInteger[] s = numbers(reader, 4);
            BigInteger[] sHats = array(reader, n);
            BigInteger[] sPrimes = array(reader, n);
            reader.endArray();
            BigInteger[] c = array(reader, n);
            BigInteger[] cHats = array(reader, n);
            reader.endArray();
            return new ShuffleProof(t, t4, hats, s, sHats, sPrimes, c, cHats);
        }

        private static BigInteger[] numbers(JsonReader reader, int n) throws MalformedText {
            BigInteger[] numbers = new BigInteger[n];
            for (int i = 0; i < n; i++) {
                numbers[i] = reader.natural();
            }
            return numbers;
        }

        private static BigInteger[] array(JsonReader reader, int n) throws MalformedText {
            reader.beginArray();
            BigInteger[] numbers = numbers(reader, n);
            reader.endArray();
            return numbers;
        }
    }

    private static String ser(BigInteger... elements) {
        StringBuilder out = new StringBuilder();
        for (BigInteger element : elements) {
            out.append(new String(Decimal.print(element), java.nio.charset.StandardCharsets.ISO_8859_1)).append(',');
        }
        return out.toString();
    }

    private static String ser(List<Ciphertext> ciphertexts) {
        StringBuilder out = new StringBuilder();
        for (Ciphertext item : ciphertexts) {
            out.append(ser(item.alpha(), item.beta()));
        }
        return out.toString();
    }

    private BigInteger generator(int i) {
        BigInteger cofactor = group.modulus().subtract(BigInteger.ONE).divide(group.order());
        return Sha256.number("ggen|" + i).modPow(cofactor, group.modulus());
    }

    private void check(List<Ciphertext> before, List<Ciphertext> after, ShuffleProof proof, String record, String place) {
        int n = before.size();
        if (!inRange(proof)) {
            findings.add(Check.SHUFFLE_RANGE, record, "proofs" + place);
            return;
        }
        if (!members(after, proof)) {
            findings.add(Check.SHUFFLE_MEMBER, record, place);
            return;
        }
        BigInteger p = group.modulus();
        BigInteger q = group.order();
        BigInteger h = generator(-1);
        BigInteger[] generators = new BigInteger[n];
        BigInteger[] u = new BigInteger[n];
        String challenges = ser(before) + ser(after) + ser(proof.c);
        String h0 = Sha256.hex(Sha256.bytes("shuffle-challenges|" + election.fingerprint() + "|" + challenges));
        for (int i = 0; i < n; i++) {
            generators[i] = generator(i);
            u[i] = Sha256.number(h0 + Sha256.hex(Sha256.bytes(Integer.toString(i)))).mod(q);
        }
        BigInteger challenge = Sha256.number("shuffle-challenge|" + election.fingerprint() + "|" + ser(proof.t) + ser(proof.t4) + ser(proof.hats)
                + challenges + ser(proof.cHats) + new String(Decimal.print(election.publicKey()), java.nio.charset.StandardCharsets.ISO_8859_1)).mod(q);
        BigInteger minus = q.subtract(challenge).mod(q);
        BigInteger commitments = BigInteger.ONE;
        BigInteger allGenerators = BigInteger.ONE;
        BigInteger product = BigInteger.ONE;
        for (int i = 0; i < n; i++) {
            commitments = commitments.multiply(proof.c[i]).mod(p);
            allGenerators = allGenerators.multiply(generators[i]).mod(p);
            product = product.multiply(u[i]).mod(q);
        }
        Equations equations = new Equations();
        BigInteger g = group.generator();
        BigInteger y = election.publicKey();
        equations.equal(proof.t[0]).power(commitments.multiply(allGenerators.modInverse(p)).mod(p), minus).power(g, proof.s[0]);
        equations.equal(proof.t[1]).power(n == 0 ? h : proof.cHats[n - 1], minus).power(h, product.multiply(challenge).mod(q)).power(g, proof.s[1]);
        Equations.Side third = equations.equal(proof.t[2]).power(g, proof.s[2]);
        Equations.Side betas = equations.equal(proof.t4[0]).power(y, q.subtract(proof.s[3]).mod(q));
        Equations.Side alphas = equations.equal(proof.t4[1]).power(g, q.subtract(proof.s[3]).mod(q));
        for (int i = 0; i < n; i++) {
            BigInteger e = u[i].multiply(minus).mod(q);
            third.power(proof.c[i], e).power(generators[i], proof.sPrimes[i]);
            betas.power(before.get(i).beta(), e).power(after.get(i).beta(), proof.sPrimes[i]);
            alphas.power(before.get(i).alpha(), e).power(after.get(i).alpha(), proof.sPrimes[i]);
            equations.equal(proof.hats[i]).power(proof.cHats[i], minus).power(g, proof.sHats[i])
                    .power(i == 0 ? h : proof.cHats[i - 1], proof.sPrimes[i]);
        }
        if (!equations.hold()) {
            findings.add(Check.SHUFFLE_PROOF, record, "proofs" + place);
        }
    }

    private boolean inRange(ShuffleProof proof) {
        return java.util.stream.Stream.of(proof.s, proof.sHats, proof.sPrimes).flatMap(java.util.Arrays::stream)
                .allMatch(number -> number.compareTo(group.order()) < 0);
    }

    private boolean members(List<Ciphertext> after, ShuffleProof proof) {
        List<BigInteger> elements = new ArrayList<>();
        for (BigInteger[] part : List.of(proof.t, proof.t4, proof.hats, proof.c, proof.cHats)) {
            elements.addAll(List.of(part));
        }
        after.forEach(item -> elements.addAll(List.of(item.alpha(), item.beta())));
        boolean[] all = {true};
        Workers.Ordered<Boolean> checks = workers.ordered(members -> all[0] &= members);
        for (int from = 0; from < elements.size(); from += 64) {
            List<BigInteger> part = elements.subList(from, Math.min(elements.size(), from + 64));
            checks.submit(() -> {
                Batch batch = new Batch();
                for (BigInteger element : part) {
                    if (element.compareTo(group.modulus()) >= 0) {
                        return false;
                    }
                    batch.member(batch.base(element));
                }
                engine.evaluate(batch);
                return java.util.stream.IntStream.range(0, part.size()).allMatch(batch::isMember);
            });
        }
        checks.finish();
        return all[0];
    }

    /** Equations between an element and a product of powers, computed a few dozen powers at a time. */
    private final class Equations {
        private static final int PART = 32;
        private final List<Side> sides = new ArrayList<>();

        final class Side {
            final BigInteger left;
            final List<BigInteger> bases = new ArrayList<>();
            final List<BigInteger> exponents = new ArrayList<>();
            BigInteger right = BigInteger.ONE;

            Side(BigInteger left) {
                this.left = left;
            }

            Side power(BigInteger base, BigInteger exponent) {
                bases.add(base);
                exponents.add(exponent);
                return this;
            }
        }

        private record Part(Side side, BigInteger value) {}

        Side equal(BigInteger left) {
            sides.add(new Side(left));
            return sides.getLast();
        }

        boolean hold() {
            BigInteger p = group.modulus();
            Workers.Ordered<List<Part>> work = workers.ordered(parts -> parts.forEach(part -> part.side.right = part.side.right.multiply(part.value).mod(p)));
            List<Side> owners = new ArrayList<>();
            List<BigInteger> bases = new ArrayList<>();
            List<BigInteger> exponents = new ArrayList<>();
            for (Side side : sides) {
                for (int i = 0; i < side.bases.size(); i++) {
                    owners.add(side);
                    bases.add(side.bases.get(i));
                    exponents.add(side.exponents.get(i));
                }
            }
            for (int from = 0; from < owners.size(); from += PART) {
                int start = from;
                int end = Math.min(owners.size(), from + PART);
                work.submit(() -> {
                    Batch batch = new Batch();
                    List<Batch.Product> products = new ArrayList<>();
                    for (int i = start; i < end; i++) {
                        products.add(batch.product().power(batch.base(bases.get(i)), exponents.get(i)));
                    }
                    engine.evaluate(batch);
                    List<Part> parts = new ArrayList<>();
                    for (int i = start; i < end; i++) {
                        parts.add(new Part(owners.get(i), products.get(i - start).value()));
                    }
                    return parts;
                });
            }
            work.finish();
            return sides.stream().allMatch(side -> side.left.equals(side.right));
        }
    }
}
