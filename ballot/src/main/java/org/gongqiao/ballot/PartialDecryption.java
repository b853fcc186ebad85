package org.gongqiao.ballot;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.gongqiao.ballot.arithmetic.Batch;
import org.gongqiao.ballot.arithmetic.Engine;
import org.gongqiao.ballot.text.Decimal;
import org.gongqiao.ballot.text.JsonReader;
import org.gongqiao.ballot.text.JsonText;
import org.gongqiao.ballot.text.Sha256;

/** One trustee's contribution to opening the tally, with the proof that its registered key made it (spec 1.8). */
public final class PartialDecryption {
    private final List<List<BigInteger>> factors;
    private final List<List<Proof>> proofs;

    private PartialDecryption(List<List<BigInteger>> factors, List<List<Proof>> proofs) {
        this.factors = factors;
        this.proofs = proofs;
    }

    /**
     * Decrypts a published tally with a trustee's key. The trustee should first have verified the board the tally comes from: this opens
     * whatever it is given.
     *
     * @param tally the tally record of the board; elections with ranking questions are not decrypted here
     * @throws MalformedText if the tally does not belong to the election's questions or holds anything but group elements
     */
    public static byte[] make(Election election, byte[] tally, TrusteeKey key, SecureRandom random) throws MalformedText {
        if (election.hasRankings()) {
            throw new Unsupported("decryption of ranking questions");
        }
        Group group = election.group();
        BigInteger publicKey = key.publicKey();
        List<List<BigInteger>> factors = new ArrayList<>();
        List<List<Proof>> proofs = new ArrayList<>();
        for (List<Ciphertext> question : EncryptedTally.read(tally, election, 0).questions()) {
            factors.add(new ArrayList<>());
            proofs.add(new ArrayList<>());
            for (Ciphertext item : question) {
                // A number outside the group would open the key modulo a small factor of p − 1.
                if (!group.isElement(item.alpha())) {
                    throw new MalformedText("tally holds a number that is not an element");
                }
                BigInteger w = Secrets.exponent(group, random);
                factors.getLast().add(Secrets.power(item.alpha(), key.secret(), group));
                BigInteger challenge = Sha256.oracle(prefix(election, publicKey)).add(Secrets.power(group.generator(), w, group))
                        .add(Secrets.power(item.alpha(), w, group)).mod(group.order());
                proofs.getLast().add(new Proof(challenge, w.subtract(key.secret().multiply(challenge)).mod(group.order())));
            }
        }
        return new PartialDecryption(factors, proofs).text();
    }

    private static String prefix(Election election, BigInteger key) {
        return "decrypt|" + election.fingerprint() + "|" + new String(Decimal.print(key), java.nio.charset.StandardCharsets.ISO_8859_1) + "|";
    }

    static PartialDecryption read(byte[] text, EncryptedTally tally) throws MalformedText {
        JsonReader reader = JsonReader.canonical(text);
        List<List<BigInteger>> factors = new ArrayList<>();
        List<List<Proof>> proofs = new ArrayList<>();
        reader.beginObject();
        reader.field("decryption_factors");
        reader.beginArray();
        for (List<Ciphertext> question : tally.questions()) {
            List<BigInteger> row = new ArrayList<>();
            reader.beginArray();
            for (int i = 0; i < question.size(); i++) {
                row.add(reader.natural());
            }
            reader.endArray();
            factors.add(row);
        }
        reader.endArray();
        reader.field("decryption_proofs");
        reader.beginArray();
        for (List<Ciphertext> question : tally.questions()) {
            List<Proof> row = new ArrayList<>();
            reader.beginArray();
            for (int i = 0; i < question.size(); i++) {
                row.add(Proof.read(reader));
            }
            reader.endArray();
            proofs.add(row);
        }
        reader.endArray();
        reader.endObject();
        reader.finish();
        return new PartialDecryption(factors, proofs);
    }

    /** Checks every factor against the trustee's key; the ciphertexts are elements already. */
    void check(Election election, EncryptedTally tally, BigInteger key, Engine engine, Workers workers, String record, Findings findings) {
        Workers.Ordered<Findings> checks = workers.ordered(findings::addAll);
        for (int i = 0; i < factors.size(); i++) {
            int size = factors.get(i).size();
            for (int from = 0; from < size; from += 32) {
                int question = i;
                int start = from;
                int end = Math.min(size, from + 32);
                checks.submit(() -> check(election, tally, key, engine, record, question, start, end));
            }
        }
        checks.finish();
    }

    private Findings check(Election election, EncryptedTally tally, BigInteger key, Engine engine, String record, int question, int start, int end) {
        Group group = election.group();
        Findings findings = new Findings();
        Engine.FixedBase g = engine.fixed(group.generator());
        Batch batch = new Batch();
        List<Batch.Product> commitments = new ArrayList<>();
        int keyBase = batch.base(key);
        List<Integer> bases = new ArrayList<>();
        for (int i = start; i < end; i++) {
            Proof proof = proofs.get(question).get(i);
            BigInteger factor = factors.get(question).get(i);
            String place = "[" + question + "][" + i + "]";
            if (!proof.inRange(group)) {
                findings.add(Check.DECRYPTION_RANGE, record, "decryption_proofs" + place);
                return findings;
            }
            if (factor.compareTo(group.modulus()) >= 0) {
                findings.add(Check.DECRYPTION_MEMBER, record, "decryption_factors" + place);
                return findings;
            }
            int alphaBase = batch.base(tally.questions().get(question).get(i).alpha());
            bases.add(batch.member(batch.base(factor)));
            commitments.add(batch.product().fixed(g, proof.response()).power(keyBase, proof.challenge()));
            commitments.add(batch.product().power(alphaBase, proof.response()).power(bases.getLast(), proof.challenge()));
        }
        engine.evaluate(batch);
        for (int i = start; i < end; i++) {
            String place = "[" + question + "][" + i + "]";
            if (!batch.isMember(bases.get(i - start))) {
                findings.add(Check.DECRYPTION_MEMBER, record, "decryption_factors" + place);
            }
            BigInteger hash = Sha256.oracle(prefix(election, key)).add(commitments.get(2 * (i - start)).decimal())
                    .add(commitments.get(2 * (i - start) + 1).decimal()).mod(group.order());
            if (!hash.equals(proofs.get(question).get(i).challenge())) {
                findings.add(Check.DECRYPTION_PROOF, record, "decryption_proofs" + place);
            }
        }
        return findings;
    }

    BigInteger factor(int question, int item) {
        return factors.get(question).get(item);
    }

    private byte[] text() {
        JsonText out = new JsonText().object().field("decryption_factors").array();
        for (List<BigInteger> row : factors) {
            out.array();
            row.forEach(out::string);
            out.endArray();
        }
        out.endArray().field("decryption_proofs").array();
        for (List<Proof> row : proofs) {
            out.array();
            row.forEach(proof -> proof.write(out));
            out.endArray();
        }
        return out.endArray().endObject().bytes();
    }
}
