package org.gongqiao.ballot;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.gongqiao.ballot.arithmetic.Batch;
import org.gongqiao.ballot.arithmetic.Engine;
import org.gongqiao.ballot.arithmetic.Engines;
import org.gongqiao.ballot.text.Decimal;
import org.gongqiao.ballot.text.JsonText;
import org.gongqiao.ballot.text.Sha256;

/**
 * Encrypts and proves a vote (spec 1.7): the voter's side on the command line; in the browser the module {@code voter.js} does the same. Votes are
 * made for elections without ranking questions.
 */
public final class BallotMaker {
    private final Election election;
    private final Group group;
    private final Engine engine;
    private final Engine.FixedBase g;
    private final Engine.FixedBase y;
    private final SecureRandom random;

    public BallotMaker(Election election, SecureRandom random) {
        this(election, random, Engines.preferred(election.group().modulus(), election.group().order()));
    }

    BallotMaker(Election election, SecureRandom random, Engine engine) {
        this.election = election;
        this.group = election.group();
        this.engine = engine;
        this.random = random;
        this.g = engine.fixed(group.generator());
        this.y = engine.fixed(election.publicKey());
    }

    /**
     * The ballot, as it goes to the board.
     *
     * @param votes for each question a vector of zeros and ones, the blank place first where the question has one
     * @throws IllegalArgumentException if a vector is not {@link Question.Choice#allows allowed}, or the election has a ranking question
     */
    public byte[] make(Credential credential, List<List<Integer>> votes) {
        return make(credential.secret(election.uuid(), group), votes);
    }

    byte[] make(BigInteger secret, List<List<Integer>> votes) {
        if (votes.size() != election.questions().size()) {
            throw new IllegalArgumentException("a vote for each of " + election.questions().size() + " questions expected");
        }
        String key = digits(Secrets.power(group.generator(), secret, group));
        String start = election.fingerprint() + "|" + key;
        JsonText out = new JsonText().object().field("election_uuid").string(election.uuid()).field("election_hash").string(election.fingerprint())
                .field("credential").string(key).field("answers").array();
        for (int i = 0; i < votes.size(); i++) {
            if (!(election.questions().get(i) instanceof Question.Choice question) || !question.allows(votes.get(i))) {
                throw new IllegalArgumentException("question " + (i + 1) + " does not allow this vote");
            }
            new Answer(question, votes.get(i)).write(start, out);
        }
        return sign(out.endArray().toString(), secret);
    }

    /** Adds the signature to a ballot text that lacks it and its closing brace. */
    byte[] sign(String unsigned, BigInteger secret) {
        String hash = Sha256.base64(Sha256.bytes(unsigned + "}"));
        JsonText out = new JsonText().raw(unsigned).field("signature").object().field("hash").string(hash).field("proof");
        Proof.of("sig|" + hash + "|", secret, group, random).write(out);
        return out.endObject().endObject().bytes();
    }

    private static String digits(BigInteger number) {
        return new String(Decimal.print(number), StandardCharsets.ISO_8859_1);
    }

    private final class Answer {
        final Question.Choice question;
        final List<Integer> vote;
        final Batch batch = new Batch();
        final List<BigInteger> randomness = new ArrayList<>();
        final List<Batch.Product> ciphertexts = new ArrayList<>();
        final List<Disjunction> individual = new ArrayList<>();
        final Disjunction overall;
        final Disjunction blank;
        final BigInteger sumRandomness;

        Answer(Question.Choice question, List<Integer> vote) {
            this.question = question;
            this.vote = vote;
            for (int m : vote) {
                BigInteger r = Secrets.exponent(group, random);
                randomness.add(r);
                ciphertexts.add(batch.product().fixed(g, blind(r)));
                ciphertexts.add(product(y, r, m));
                individual.add(new Disjunction(m).branch(r, m, 0).branch(r, m, 1));
            }
            int first = question.blank() ? 1 : 0;
            sumRandomness = randomness.subList(first, randomness.size()).stream().reduce(BigInteger.ZERO, BigInteger::add).mod(group.order());
            int sum = vote.subList(first, vote.size()).stream().mapToInt(Integer::intValue).sum();
            if (question.blank()) {
                boolean isBlank = vote.getFirst() == 1;
                blank = new Disjunction(isBlank ? 1 : 0).branch(randomness.getFirst(), vote.getFirst(), 0).branch(sumRandomness, sum, 0);
                overall = new Disjunction(isBlank ? 0 : 1 + sum - question.min()).branch(randomness.getFirst(), vote.getFirst(), 1);
            } else {
                blank = null;
                overall = new Disjunction(sum - question.min());
            }
            for (int m = question.min(); m <= question.max(); m++) {
                overall.branch(sumRandomness, sum, m);
            }
            engine.evaluate(batch);
        }

        Batch.Product product(Engine.FixedBase base, BigInteger exponent, int message) {
            Batch.Product product = batch.product().fixed(base, blind(exponent));
            return product.fixed(g, blind(BigInteger.valueOf(message)));
        }

        BigInteger blind(BigInteger exponent) {
            return Secrets.blind(exponent, group, random);
        }

        void write(String start, JsonText out) {
            BigInteger p = group.modulus();
            List<String> digits = ciphertexts.stream().map(product -> digits(product.value())).toList();
            out.object().field("choices").array();
            for (int i = 0; i < vote.size(); i++) {
                out.object().field("alpha").string(digits.get(2 * i)).field("beta").string(digits.get(2 * i + 1)).endObject();
            }
            out.endArray().field("individual_proofs").array();
            for (int i = 0; i < vote.size(); i++) {
                individual.get(i).write("prove|" + start + "|" + digits.get(2 * i) + "," + digits.get(2 * i + 1) + "|", out);
            }
            out.endArray().field("overall_proof");
            String all = start + "|" + String.join(",", digits) + "|";
            if (question.blank()) {
                overall.write("bproof1|" + all, out);
                blank.write("bproof0|" + all, out.field("blank_proof"));
            } else {
                BigInteger alpha = BigInteger.ONE;
                BigInteger beta = BigInteger.ONE;
                for (int i = 0; i < vote.size(); i++) {
                    alpha = alpha.multiply(ciphertexts.get(2 * i).value()).mod(p);
                    beta = beta.multiply(ciphertexts.get(2 * i + 1).value()).mod(p);
                }
                overall.write("prove|" + all + digits(alpha) + "," + digits(beta) + "|", out);
            }
            out.endObject();
        }

        /** All branches but the true one are simulated with random challenge and response; only powers of g and y are needed. */
        private final class Disjunction {
            final int truth;
            final List<BigInteger> challenges = new ArrayList<>();
            final List<BigInteger> responses = new ArrayList<>();
            final List<Batch.Product> commitments = new ArrayList<>();
            BigInteger secret;
            BigInteger nonce;

            Disjunction(int truth) {
                this.truth = truth;
            }

            /** The next branch: the ciphertext made with randomness r, which holds m, is said to hold {@code claim}. */
            Disjunction branch(BigInteger r, int m, int claim) {
                BigInteger q = group.order();
                BigInteger c = Secrets.exponent(group, random);
                BigInteger s = Secrets.exponent(group, random);
                boolean isTrue = challenges.size() == truth;
                if (isTrue) {
                    secret = r;
                    nonce = s;
                }
                BigInteger exponent = isTrue ? s : s.add(r.multiply(c)).mod(q);
                BigInteger shift = isTrue ? BigInteger.ZERO : c.multiply(BigInteger.valueOf(m - claim)).mod(q);
                challenges.add(c);
                responses.add(s);
                commitments.add(batch.product().fixed(g, blind(exponent)));
                commitments.add(batch.product().fixed(y, blind(exponent)).fixed(g, blind(shift)));
                return this;
            }

            void write(String prefix, JsonText out) {
                BigInteger q = group.order();
                Sha256 hash = Sha256.oracle(prefix);
                commitments.forEach(commitment -> hash.add(commitment.decimal()));
                BigInteger c = hash.mod(q);
                for (int i = 0; i < challenges.size(); i++) {
                    c = i == truth ? c : c.subtract(challenges.get(i));
                }
                challenges.set(truth, c.mod(q));
                responses.set(truth, nonce.subtract(secret.multiply(c)).mod(q));
                out.array();
                for (int i = 0; i < challenges.size(); i++) {
                    new Proof(challenges.get(i), responses.get(i)).write(out);
                }
                out.endArray();
            }
        }
    }
}
