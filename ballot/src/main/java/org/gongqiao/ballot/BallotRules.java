package org.gongqiao.ballot;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gongqiao.ballot.arithmetic.Batch;
import org.gongqiao.ballot.arithmetic.Engine;
import org.gongqiao.ballot.text.JsonReader;
import org.gongqiao.ballot.text.Sha256;

/**
 * What makes a ballot of one election valid (spec 1.7 and 1.9). A ballot is read, asks its questions of a batch shared with other ballots, and is judged once the
 * batch has been evaluated.
 */
final class BallotRules {
    private static final byte[] BAR = Sha256.bytes("|");
    private static final byte[] COMMA = Sha256.bytes(",");

    private final Election election;
    private final Group group;
    private final Engine.FixedBase g;
    private final Engine.FixedBase y;
    private final int maxSize;

    BallotRules(Election election, Engine engine) {
        this.election = election;
        this.group = election.group();
        this.g = engine.fixed(group.generator());
        this.y = engine.fixed(election.publicKey());
        this.maxSize = maxSize();
    }

    /** No ballot in canonical form can be longer. */
    private int maxSize() {
        long elements = 1;
        long scalars = 2;
        for (Question question : election.questions()) {
            if (question instanceof Question.Choice choice) {
                elements += 2L * choice.slots();
                scalars += 4L * choice.slots() + 2L * (choice.max() - choice.min() + 2) + 4;
            } else {
                elements += 2;
                scalars += 2;
            }
        }
        int frame = 40;
        int element = group.modulus().toString().length() + frame;
        int scalar = group.order().toString().length() + frame;
        return (int) Math.min(Integer.MAX_VALUE / 2, 1_000 + election.uuid().length() + elements * element + scalars * scalar
                + 200L * election.questions().size());
    }

    int maxBallotSize() {
        return maxSize;
    }

    /** An encrypted 0 or 1, with the digits as they stand in the ballot. */
    private static final class Cipher {
        final BigInteger alpha;
        final BigInteger beta;
        final byte[] alphaDigits;
        final byte[] betaDigits;
        int alphaBase;
        int betaBase;

        Cipher(JsonReader reader, Group group, String place) throws MalformedText, CheckFailed {
            reader.beginObject();
            reader.field("alpha");
            alpha = reader.natural();
            alphaDigits = reader.digits();
            reader.field("beta");
            beta = reader.natural();
            betaDigits = reader.digits();
            reader.endObject();
            if (alpha.compareTo(group.modulus()) >= 0) {
                throw new CheckFailed(Check.BALLOT_MEMBER, place + ".alpha");
            }
            if (beta.compareTo(group.modulus()) >= 0) {
                throw new CheckFailed(Check.BALLOT_MEMBER, place + ".beta");
            }
        }

        void ask(Batch batch) {
            alphaBase = batch.member(batch.base(alpha));
            betaBase = batch.member(batch.base(beta));
        }
    }

    /** A disjunction: at least one of its branches is true; its challenges add up to the hash of all commitments. */
    private final class Disjunction {
        final List<Proof> branches;
        final List<Batch.Product> commitments = new ArrayList<>();

        Disjunction(JsonReader reader, int size, String place) throws MalformedText, CheckFailed {
            branches = new ArrayList<>(size);
            reader.beginArray();
            while (reader.more()) {
                if (branches.size() == size) {
                    throw new CheckFailed(Check.BALLOT_SHAPE, place);
                }
                Proof proof = Proof.read(reader);
                if (!proof.inRange(group)) {
                    throw new CheckFailed(Check.BALLOT_RANGE, place + "[" + branches.size() + "]");
                }
                branches.add(proof);
            }
            reader.endArray();
            if (branches.size() != size) {
                throw new CheckFailed(Check.BALLOT_SHAPE, place);
            }
        }

        /** Commitments of branch {@code index}, whose claim is that the ciphertext holds {@code message}. */
        void ask(Batch batch, int index, int alpha, int beta, int message) {
            BigInteger c = branches.get(index).challenge();
            BigInteger r = branches.get(index).response();
            commitments.add(batch.product().fixed(g, r).power(alpha, c));
            Batch.Product b = batch.product().fixed(y, r).power(beta, c);
            if (message != 0) {
                b.fixed(g, group.order().subtract(c.multiply(BigInteger.valueOf(message)).mod(group.order())));
            }
            commitments.add(b);
        }

        boolean holds(Sha256 hash) {
            BigInteger sum = BigInteger.ZERO;
            for (Proof branch : branches) {
                sum = sum.add(branch.challenge());
            }
            for (Batch.Product commitment : commitments) {
                hash.add(commitment.decimal());
            }
            return sum.mod(group.order()).equals(hash.mod(group.order()));
        }
    }

    private sealed interface Answer {
        void ask(Batch batch);

        void conclude(Batch batch, byte[] start, String place, Finder finder);
    }

    @FunctionalInterface
    private interface Finder {
        void found(Check check, String place);
    }

    private final class ChoiceAnswer implements Answer {
        final Question.Choice question;
        final List<Cipher> choices;
        final List<Disjunction> individual = new ArrayList<>();
        final Disjunction overall;
        final Disjunction blank;
        int sumAlpha;
        int sumBeta;

        ChoiceAnswer(Question.Choice question, JsonReader reader, String place) throws MalformedText, CheckFailed {
            this.question = question;
            int slots = question.slots();
            choices = new ArrayList<>(slots);
            reader.beginObject();
            reader.field("choices");
            reader.beginArray();
            while (reader.more()) {
                if (choices.size() == slots) {
                    throw new CheckFailed(Check.BALLOT_SHAPE, place + ".choices");
                }
                choices.add(new Cipher(reader, group, place + ".choices[" + choices.size() + "]"));
            }
            reader.endArray();
            if (choices.size() != slots) {
                throw new CheckFailed(Check.BALLOT_SHAPE, place + ".choices");
            }
            reader.field("individual_proofs");
            reader.beginArray();
            while (reader.more()) {
                if (individual.size() == slots) {
                    throw new CheckFailed(Check.BALLOT_SHAPE, place + ".individual_proofs");
                }
                individual.add(new Disjunction(reader, 2, place + ".individual_proofs[" + individual.size() + "]"));
            }
            reader.endArray();
            if (individual.size() != slots) {
                throw new CheckFailed(Check.BALLOT_SHAPE, place + ".individual_proofs");
            }
            reader.field("overall_proof");
            overall = new Disjunction(reader, question.max() - question.min() + (question.blank() ? 2 : 1), place + ".overall_proof");
            boolean given = reader.optionalField("blank_proof");
            if (given != question.blank()) {
                throw new CheckFailed(Check.BALLOT_SHAPE, place + ".blank_proof");
            }
            blank = given ? new Disjunction(reader, 2, place + ".blank_proof") : null;
            reader.endObject();
        }

        @Override
        public void ask(Batch batch) {
            for (Cipher choice : choices) {
                choice.ask(batch);
            }
            int first = question.blank() ? 1 : 0;
            int[] alphas = new int[choices.size() - first];
            int[] betas = new int[alphas.length];
            for (int i = 0; i < alphas.length; i++) {
                alphas[i] = choices.get(i + first).alphaBase;
                betas[i] = choices.get(i + first).betaBase;
            }
            sumAlpha = batch.productOf(alphas);
            sumBeta = batch.productOf(betas);
            for (int i = 0; i < choices.size(); i++) {
                for (int m = 0; m <= 1; m++) {
                    individual.get(i).ask(batch, m, choices.get(i).alphaBase, choices.get(i).betaBase, m);
                }
            }
            int branch = 0;
            if (question.blank()) {
                Cipher slot = choices.getFirst();
                overall.ask(batch, branch++, slot.alphaBase, slot.betaBase, 1);
                blank.ask(batch, 0, slot.alphaBase, slot.betaBase, 0);
                blank.ask(batch, 1, sumAlpha, sumBeta, 0);
            }
            for (int m = question.min(); m <= question.max(); m++) {
                overall.ask(batch, branch++, sumAlpha, sumBeta, m);
            }
        }

        @Override
        public void conclude(Batch batch, byte[] start, String place, Finder finder) {
            for (int i = 0; i < choices.size(); i++) {
                Cipher choice = choices.get(i);
                if (!batch.isMember(choice.alphaBase)) {
                    finder.found(Check.BALLOT_MEMBER, place + ".choices[" + i + "].alpha");
                }
                if (!batch.isMember(choice.betaBase)) {
                    finder.found(Check.BALLOT_MEMBER, place + ".choices[" + i + "].beta");
                }
                Sha256 hash = Sha256.oracle(Sha256.bytes("prove|"), start, BAR, choice.alphaDigits, COMMA, choice.betaDigits, BAR);
                if (!individual.get(i).holds(hash)) {
                    finder.found(Check.BALLOT_INDIVIDUAL, place + ".individual_proofs[" + i + "]");
                }
            }
            byte[][] all = new byte[4 * choices.size() + 3][];
            int at = 1;
            all[at++] = start;
            for (Cipher choice : choices) {
                all[at] = at == 2 ? BAR : COMMA;
                all[at + 1] = choice.alphaDigits;
                all[at + 2] = COMMA;
                all[at + 3] = choice.betaDigits;
                at += 4;
            }
            all[at] = BAR;
            if (question.blank()) {
                all[0] = Sha256.bytes("bproof0|");
                if (!blank.holds(Sha256.oracle(all))) {
                    finder.found(Check.BALLOT_BLANK, place + ".blank_proof");
                }
                all[0] = Sha256.bytes("bproof1|");
            } else {
                all[0] = Sha256.bytes("prove|");
            }
            Sha256 hash = Sha256.oracle(all);
            if (!question.blank()) {
                // The interval proof also names the sum it speaks of, before the bar; it continues the same prefix.
                hash = Sha256.oracle(join(all), batchDigits(batch, sumAlpha), COMMA, batchDigits(batch, sumBeta), BAR);
            }
            if (!overall.holds(hash)) {
                finder.found(Check.BALLOT_OVERALL, place + ".overall_proof");
            }
        }
    }

    private static byte[] join(byte[][] parts) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] batchDigits(Batch batch, int base) {
        return org.gongqiao.ballot.text.Decimal.print(batch.valueOf(base));
    }

    private final class RankingAnswer implements Answer {
        final Cipher cipher;
        final Proof proof;
        Batch.Product commitment;

        RankingAnswer(JsonReader reader, String place) throws MalformedText, CheckFailed {
            reader.beginObject();
            reader.field("choices");
            cipher = new Cipher(reader, group, place + ".choices");
            reader.field("proof");
            proof = Proof.read(reader);
            reader.endObject();
            if (!proof.inRange(group)) {
                throw new CheckFailed(Check.BALLOT_RANGE, place + ".proof");
            }
        }

        @Override
        public void ask(Batch batch) {
            cipher.ask(batch);
            commitment = batch.product().fixed(g, proof.response()).power(cipher.alphaBase, proof.challenge());
        }

        @Override
        public void conclude(Batch batch, byte[] start, String place, Finder finder) {
            if (!batch.isMember(cipher.alphaBase)) {
                finder.found(Check.BALLOT_MEMBER, place + ".choices.alpha");
            }
            if (!batch.isMember(cipher.betaBase)) {
                finder.found(Check.BALLOT_MEMBER, place + ".choices.beta");
            }
            Sha256 hash = Sha256.oracle(Sha256.bytes("raweg|"), start, BAR, org.gongqiao.ballot.text.Decimal.print(election.publicKey()), COMMA,
                    cipher.alphaDigits, COMMA, cipher.betaDigits, BAR).add(commitment.decimal());
            if (!proof.challenge().equals(hash.mod(group.order()))) {
                finder.found(Check.BALLOT_RANKING, place + ".proof");
            }
        }
    }

    /** A ballot on its way through the checks. */
    final class Examination {
        private final byte[] text;
        private final byte[] credentialDigits;
        private final BigInteger credential;
        private final List<Answer> answers = new ArrayList<>();
        private final int signedLength;
        private final String hash;
        private final Proof signature;
        private Batch batch;
        private int credentialBase;
        private Batch.Product commitment;

        private Examination(byte[] text) throws MalformedText, CheckFailed {
            this.text = text;
            JsonReader reader = JsonReader.canonical(text);
            reader.beginObject();
            reader.field("election_uuid");
            if (!reader.string().equals(election.uuid())) {
                throw new CheckFailed(Check.BALLOT_UUID, "election_uuid");
            }
            reader.field("election_hash");
            if (!reader.string().equals(election.fingerprint())) {
                throw new CheckFailed(Check.BALLOT_ELECTION, "election_hash");
            }
            reader.field("credential");
            credential = reader.natural();
            credentialDigits = reader.digits();
            if (credential.compareTo(group.modulus()) >= 0) {
                throw new CheckFailed(Check.BALLOT_CREDENTIAL, "credential");
            }
            reader.field("answers");
            reader.beginArray();
            for (Question question : election.questions()) {
                String place = "answers[" + answers.size() + "]";
                if (!reader.more()) {
                    throw new CheckFailed(Check.BALLOT_SHAPE, "answers");
                }
                answers.add(switch (question) {
                    case Question.Choice choice -> new ChoiceAnswer(choice, reader, place);
                    case Question.Ranking ranking -> new RankingAnswer(reader, place);
                });
            }
            if (reader.more()) {
                throw new CheckFailed(Check.BALLOT_SHAPE, "answers");
            }
            reader.endArray();
            signedLength = reader.position();
            reader.field("signature");
            reader.beginObject();
            reader.field("hash");
            hash = reader.string();
            reader.field("proof");
            signature = Proof.read(reader);
            reader.endObject();
            reader.endObject();
            reader.finish();
            if (!signature.inRange(group)) {
                throw new CheckFailed(Check.BALLOT_RANGE, "signature.proof");
            }
        }

        byte[] credentialHash() {
            return Sha256.of(credentialDigits);
        }

        /** Looks at the signature alone: whether the holder of the credential made this text. */
        Optional<CheckFailed> signature(Engine engine) {
            Batch alone = new Batch();
            commitment = alone.product().fixed(g, signature.response()).power(alone.base(credential), signature.challenge());
            engine.evaluate(alone);
            return signatureFault();
        }

        private Optional<CheckFailed> signatureFault() {
            java.security.MessageDigest digest = Sha256.digest();
            digest.update(text, 0, signedLength);
            digest.update((byte) '}');
            if (!Sha256.encodeBase64(digest.digest()).equals(hash)) {
                return Optional.of(new CheckFailed(Check.BALLOT_HASH, "signature.hash"));
            }
            BigInteger challenge = Sha256.oracle("sig|" + hash + "|").add(commitment.decimal()).mod(group.order());
            return challenge.equals(signature.challenge()) ? Optional.empty() : Optional.of(new CheckFailed(Check.BALLOT_SIGNATURE, "signature.proof"));
        }

        void ask(Batch shared) {
            batch = shared;
            answers.forEach(answer -> answer.ask(shared));
            credentialBase = shared.base(credential);
            commitment = shared.product().fixed(g, signature.response()).power(credentialBase, signature.challenge());
        }

        /** Names what is wrong, after the batch has been evaluated. The credential itself is looked up elsewhere. */
        void conclude(Consumer<CheckFailed> failures) {
            Finder finder = (check, place) -> failures.accept(new CheckFailed(check, place));
            byte[] start = Sha256.bytes(election.fingerprint() + "|" + new String(credentialDigits, java.nio.charset.StandardCharsets.ISO_8859_1));
            for (int i = 0; i < answers.size(); i++) {
                answers.get(i).conclude(batch, start, "answers[" + i + "]", finder);
            }
            signatureFault().ifPresent(failures);
        }

        /** The bases of all homomorphic ciphertexts: alpha and beta of each slot of each question. */
        int[] bases() {
            return answers.stream().filter(ChoiceAnswer.class::isInstance).flatMap(answer -> ((ChoiceAnswer) answer).choices.stream())
                    .flatMapToInt(choice -> java.util.stream.IntStream.of(choice.alphaBase, choice.betaBase)).toArray();
        }

        /** The ciphertexts of the ranking questions, in their order. */
        List<Ciphertext> rankings() {
            return answers.stream().filter(RankingAnswer.class::isInstance).map(answer -> ((RankingAnswer) answer).cipher)
                    .map(cipher -> new Ciphertext(cipher.alpha, cipher.beta)).toList();
        }
    }

    /** Reads a ballot; refuses with the first thing that is wrong with its text, shape or ranges. */
    Examination examine(byte[] text) throws CheckFailed {
        if (text.length > maxSize) {
            throw new CheckFailed(Check.BALLOT_SIZE, "");
        }
        try {
            return new Examination(text);
        } catch (MalformedText unreadable) {
            throw new CheckFailed(Check.BALLOT_TEXT, unreadable.getMessage());
        }
    }

    /** Hash of the digits of the credential of a ballot, from the first bytes of its text; null if it does not begin as a ballot does. */
    static byte[] credentialHash(byte[] beginning) {
        try {
            JsonReader reader = JsonReader.canonical(beginning);
            reader.beginObject();
            reader.field("election_uuid");
            reader.string();
            reader.field("election_hash");
            reader.string();
            reader.field("credential");
            reader.natural();
            return Sha256.of(reader.digits());
        } catch (MalformedText unreadable) {
            return null;
        }
    }
}
