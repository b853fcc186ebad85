package org.gongqiao.ballot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.gongqiao.ballot.arithmetic.Batch;
import org.gongqiao.ballot.arithmetic.Engine;
import org.gongqiao.ballot.arithmetic.Engines;
import org.gongqiao.ballot.text.Sha256;

/**
 * Checks a whole election from its archive and nothing else (spec 1.10, and stricter as 1.12 asks). Holds no more than a few ballots in
 * memory; whatever is in the archive, the answer is a {@link Verdict}, never an exception.
 */
public final class ElectionVerifier {
    static final int MAX_ELECTION = 4 << 20;
    private static final int MAX_TRUSTEES_TEXT = 16 << 20;
    private static final int BALLOT_BEGINNING = 2_048;
    private static final int CHUNK_BYTES = 160_000;
    private static final int CHUNK_BALLOTS = 16;
    /** Ranked votes are decrypted one by one and sorted, so they are held in memory. */
    private static final int MAX_RANKED_VOTES = 20_000;

    /** How a verification is run. */
    public record Options(Optional<String> engine, int threads, Progress progress) {
        /** All cores, the fastest engine the machine and the flags allow, no progress. */
        public static Options standard() {
            return new Options(Optional.empty(), Runtime.getRuntime().availableProcessors(), (phase, done, total) -> { });
        }
    }

    /** Told now and then, from any thread, how far a long verification has come. */
    @FunctionalInterface
    public interface Progress {
        void at(Phase phase, long done, long total);
    }

    /** What a long verification spends its time on: reading bytes, then checking ballots. */
    public enum Phase { READING, BALLOTS }

    private final Options options;

    public ElectionVerifier(Options options) {
        this.options = options;
    }

    /**
     * Verifies an archive.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if an engine is asked for that is not available here
     */
    public Verdict verify(Path archive) throws IOException {
        Findings findings = new Findings();
        try (ArchiveIndex index = ArchiveIndex.walk(archive, findings, (done, length) -> options.progress.at(Phase.READING, done, length))) {
            return new Run(index, findings).verdict();
        } catch (ArchiveIndex.NotArchive other) {
            return new Verdict.NotAnArchive(other.getMessage());
        } catch (Unsupported feature) {
            return new Verdict.NotSupported(feature.getMessage());
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private final class Run {
        final ArchiveIndex index;
        final Findings findings;
        Election election;
        Group group;
        Engine engine;
        Trustees trustees;
        CredentialRoll roll;
        int[] lastBallot;
        int voters;
        long weight;
        final ConcurrentLinkedQueue<Engine.Accumulator> products = new ConcurrentLinkedQueue<>();
        final List<List<Ciphertext>> rankings = new ArrayList<>();

        Run(ArchiveIndex index, Findings findings) {
            this.index = index;
            this.findings = findings;
        }

        Verdict verdict() throws IOException, Unsupported {
            Optional<Result> result = Optional.empty();
            if (index.election().isPresent() && readElection()) {
                engine = options.engine.map(name -> Engines.named(name, group.modulus(), group.order())
                        .orElseThrow(() -> new IllegalArgumentException("engine " + name + " is not available here")))
                        .orElseGet(() -> Engines.preferred(group.modulus(), group.order()));
                try (Workers workers = new Workers(threads())) {
                    readTrustees();
                    try (InputStream list = index.open(index.credentials())) {
                        roll = CredentialRoll.check(list, engine, workers, findings);
                    }
                    whichCount();
                    ballots(workers);
                    result = count(workers);
                }
            }
            if (!findings.isEmpty()) {
                return new Verdict.Rejected(findings.list(), findings.count());
            }
            return new Verdict.Accepted(new Verdict.Summary(Stage.after(index.last().orElseThrow()), election.uuid(), election.name(),
                    election.fingerprint(), roll.size(), index.ballots(), voters, weight, index.lastEventHash(), result));
        }

        /** Fewer threads where ballots are so large that their copies in work would not fit. */
        private int threads() {
            long perThread = 40L * new BallotRules(election, engine).maxBallotSize() + (8L << 20);
            return Math.clamp(Runtime.getRuntime().maxMemory() / 3 / perThread, 1, Math.max(1, options.threads));
        }

        private boolean readElection() throws IOException, Unsupported {
            if (index.election().orElseThrow().size() > MAX_ELECTION) {
                findings.add(Check.ARCHIVE_LIMIT, "election");
                return false;
            }
            try {
                election = Election.parse(index.read(index.election().orElseThrow()));
                group = election.group();
            } catch (Unsupported feature) {
                // A damaged archive is rejected as such, whatever it seems to ask for.
                if (findings.isEmpty()) {
                    throw feature;
                }
                return false;
            } catch (MalformedText unreadable) {
                findings.add(Check.ELECTION_TEXT, "election", unreadable.getMessage());
                return false;
            }
            if (!election.hasProperUuid()) {
                findings.add(Check.ELECTION_UUID, "election", "uuid");
            }
            Optional<String> defect = election.defect();
            defect.ifPresent(place -> findings.add(Check.ELECTION_QUESTION, "election", place));
            if (election.publicKey().compareTo(group.modulus()) >= 0) {
                findings.add(Check.ELECTION_KEY, "election", "public_key");
                return false;
            }
            return defect.isEmpty();
        }

        private void readTrustees() throws IOException, Unsupported {
            if (index.trustees().size() > MAX_TRUSTEES_TEXT) {
                findings.add(Check.ARCHIVE_LIMIT, TrusteesCheck.RECORD);
                return;
            }
            try {
                trustees = Trustees.parse(index.read(index.trustees()));
            } catch (Unsupported feature) {
                if (findings.isEmpty()) {
                    throw feature;
                }
                return;
            } catch (MalformedText unreadable) {
                findings.add(Check.TRUSTEES_TEXT, TrusteesCheck.RECORD, unreadable.getMessage());
                return;
            }
            TrusteesCheck check = new TrusteesCheck(group, findings);
            check.check(trustees);
            check.checkKey(trustees, election);
        }

        /** Finds the last ballot of each credential, from the first bytes of each ballot. */
        private void whichCount() throws IOException {
            lastBallot = new int[roll.size()];
            Arrays.fill(lastBallot, -1);
            for (int i = 0; i < index.ballots(); i++) {
                int credential = credential(i);
                if (credential >= 0) {
                    lastBallot[credential] = i;
                }
            }
            for (int credential = 0; credential < lastBallot.length; credential++) {
                if (lastBallot[credential] >= 0) {
                    voters++;
                    weight += roll.weight(credential);
                }
            }
        }

        private int credential(int ballot) throws IOException {
            byte[] hash = BallotRules.credentialHash(index.ballotStart(ballot, BALLOT_BEGINNING));
            return hash == null ? -1 : roll.find(hash);
        }

        private void ballots(Workers workers) throws IOException {
            BallotRules rules = new BallotRules(election, engine);
            int total = index.ballots();
            if (election.hasRankings() && total > MAX_RANKED_VOTES) {
                findings.add(Check.ARCHIVE_LIMIT, "ballots");
                return;
            }
            for (Question question : election.questions()) {
                if (question instanceof Question.Ranking) {
                    rankings.add(new ArrayList<>());
                }
            }
            int[] done = {0};
            Workers.Ordered<Judged> checks = workers.ordered(judged -> {
                findings.addAll(judged.findings);
                for (List<Ciphertext> vote : judged.rankings) {
                    for (int i = 0; i < vote.size(); i++) {
                        rankings.get(i).add(vote.get(i));
                    }
                }
                done[0] += judged.ballots;
                options.progress.at(Phase.BALLOTS, done[0], total);
            });
            int from = 0;
            while (from < total) {
                int to = from;
                long bytes = 0;
                while (to < total && to - from < CHUNK_BALLOTS && (to == from || bytes + index.ballotSize(to) <= CHUNK_BYTES)) {
                    bytes += index.ballotSize(to++);
                }
                int first = from;
                int end = to;
                checks.submit(() -> judge(rules, first, end));
                from = to;
            }
            checks.finish();
        }

        private record Judged(int ballots, Findings findings, List<List<Ciphertext>> rankings) {}

        private Judged judge(BallotRules rules, int from, int to) throws IOException {
            Judged judged = new Judged(to - from, new Findings(), new ArrayList<>());
            Batch batch = new Batch();
            List<BallotRules.Examination> examinations = new ArrayList<>();
            List<Integer> numbers = new ArrayList<>();
            for (int i = from; i < to; i++) {
                try {
                    if (index.ballotSize(i) > rules.maxBallotSize()) {
                        throw new CheckFailed(Check.BALLOT_SIZE, "");
                    }
                    byte[] text = index.ballot(i);
                    if (!Arrays.equals(Sha256.of(text), index.ballotHash(i))) {
                        throw new CheckFailed(Check.MEMBER_HASH, "");
                    }
                    BallotRules.Examination examination = rules.examine(text);
                    if (roll.find(examination.credentialHash()) < 0) {
                        throw new CheckFailed(Check.BALLOT_CREDENTIAL, "credential");
                    }
                    examination.ask(batch);
                    examinations.add(examination);
                    numbers.add(i);
                } catch (CheckFailed failure) {
                    report(judged.findings, i, failure);
                }
            }
            engine.evaluate(batch);
            for (int k = 0; k < examinations.size(); k++) {
                int ballot = numbers.get(k);
                BallotRules.Examination examination = examinations.get(k);
                examination.conclude(failure -> report(judged.findings, ballot, failure));
                int credential = roll.find(examination.credentialHash());
                if (lastBallot[credential] == ballot && index.tally().isPresent()) {
                    multiply(batch, examination, roll.weight(credential));
                    judged.rankings.add(examination.rankings());
                }
            }
            return judged;
        }

        private void report(Findings to, int ballot, CheckFailed failure) {
            to.add(new Finding(failure.check(), index.ballotRecord(ballot), failure.place(), index.tracker(ballot)));
        }

        private void multiply(Batch batch, BallotRules.Examination examination, long weight) {
            int[] bases = examination.bases();
            Engine.Accumulator product = Optional.ofNullable(products.poll()).orElseGet(() -> engine.accumulator(bases.length));
            if (weight == 1) {
                product.multiply(batch, bases);
            } else {
                Batch powers = new Batch();
                List<Batch.Product> results = new ArrayList<>();
                for (int base : bases) {
                    results.add(powers.product().power(powers.base(batch.valueOf(base)), BigInteger.valueOf(weight)));
                }
                engine.evaluate(powers);
                product.multiply(results.stream().map(Batch.Product::value).toList());
            }
            products.add(product);
        }

        private Optional<Result> count(Workers workers) throws IOException {
            if (index.tally().isEmpty()) {
                return Optional.empty();
            }
            String record = EventType.ENCRYPTED_TALLY.label();
            if (index.talliedCount() != voters) {
                findings.add(Check.TALLY_COUNT, record, "num_tallied");
            }
            if (index.talliedWeight() != weight) {
                findings.add(Check.TALLY_WEIGHT, record, "total_weight");
            }
            EncryptedTally tally;
            try {
                tally = EncryptedTally.read(limited(index.tally().get(), 4), election, voters);
            } catch (MalformedText unreadable) {
                findings.add(Check.TALLY_TEXT, record, unreadable.getMessage());
                return Optional.empty();
            }
            if (!compare(tally, record) || trustees == null) {
                return Optional.empty();
            }
            EncryptedTally shuffled = new Shuffles(election, trustees, engine, workers, findings).check(tally, index, this::limited);
            return decrypt(shuffled, workers);
        }

        /** A record whose size the number of votes bounds. */
        private byte[] limited(ArchiveIndex.DataRecord data, int numbersPerVote) throws IOException, MalformedText {
            long items = 10L + election.questions().stream()
                    .mapToLong(question -> question instanceof Question.Choice choice ? choice.slots() : voters + 1L).sum();
            if (data.size() > items * numbersPerVote * 2 * 700 + 1_000) {
                throw new MalformedText("longer than it can be");
            }
            return index.read(data);
        }

        private boolean compare(EncryptedTally tally, String record) {
            Engine.Accumulator total = null;
            for (Engine.Accumulator product : products) {
                if (total == null) {
                    total = product;
                } else {
                    total.multiply(product.values());
                }
            }
            int at = 0;
            int ranked = 0;
            boolean same = true;
            List<BigInteger> sums = total == null ? List.of() : total.values();
            for (int i = 0; i < tally.questions().size(); i++) {
                List<Ciphertext> given = tally.questions().get(i);
                List<Ciphertext> expected;
                if (election.questions().get(i) instanceof Question.Ranking) {
                    expected = rankings.get(ranked++);
                    expected.sort(Ciphertext.ORDER);
                } else {
                    expected = new ArrayList<>();
                    for (int k = 0; k < given.size(); k++) {
                        expected.add(total == null ? new Ciphertext(BigInteger.ONE, BigInteger.ONE) : new Ciphertext(sums.get(at), sums.get(at + 1)));
                        at += 2;
                    }
                }
                if (given.size() != expected.size()) {
                    findings.add(Check.TALLY_CIPHERTEXT, record, "[" + i + "]");
                    same = false;
                    continue;
                }
                for (int k = 0; k < given.size(); k++) {
                    if (!given.get(k).equals(expected.get(k))) {
                        findings.add(Check.TALLY_CIPHERTEXT, record, "[" + i + "][" + k + "]");
                        same = false;
                    }
                }
            }
            return same;
        }

        private Optional<Result> decrypt(EncryptedTally tally, Workers workers) throws IOException {
            Map<Integer, PartialDecryption> byOwner = new TreeMap<>();
            for (ArchiveIndex.Contribution contribution : index.decryptions()) {
                Optional<Trustees.Owner> owner = trustees.owner(contribution.owner());
                if (owner.isEmpty() || byOwner.containsKey(contribution.owner())) {
                    findings.add(Check.DECRYPTION_OWNER, contribution.record(), "owner");
                    continue;
                }
                try {
                    PartialDecryption decryption = PartialDecryption.read(limited(contribution.body(), 3), tally);
                    decryption.check(election, tally, owner.get().key(), engine, workers, contribution.record(), findings);
                    byOwner.put(contribution.owner(), decryption);
                } catch (MalformedText unreadable) {
                    findings.add(Check.DECRYPTION_TEXT, contribution.record(), unreadable.getMessage());
                }
            }
            if (index.result().isEmpty()) {
                return Optional.empty();
            }
            String record = EventType.RESULT.label();
            try {
                Result result = Result.read(limited(index.result().get(), 1), election, voters);
                Optional<Opening> opening = Opening.of(trustees, byOwner, group);
                if (opening.isEmpty()) {
                    findings.add(Check.RESULT_TRUSTEES, record);
                } else if (findings.isEmpty()) {
                    compare(result, tally, opening.get(), record);
                }
                return Optional.of(result);
            } catch (MalformedText unreadable) {
                findings.add(Check.RESULT_TEXT, record, unreadable.getMessage());
                return Optional.empty();
            }
        }

        private void compare(Result result, EncryptedTally tally, Opening opening, String record) {
            BigInteger g = group.generator();
            for (int i = 0; i < tally.questions().size(); i++) {
                List<Ciphertext> items = tally.questions().get(i);
                for (int k = 0; k < items.size(); k++) {
                    BigInteger opened = opening.open(items.get(k), i, k);
                    String place = "result[" + i + "][" + k + "]";
                    switch (result.outcomes().get(i)) {
                        case Result.Counts counts -> {
                            long n = counts.counts().get(k);
                            if (n > weight || !g.modPow(BigInteger.valueOf(n), group.modulus()).equals(opened)) {
                                findings.add(Check.RESULT_COUNT, record, place);
                            }
                        }
                        case Result.Rankings ranked -> {
                            BigInteger vote = BigInteger.ZERO;
                            for (int rank : ranked.rankings().get(k)) {
                                vote = vote.shiftLeft(8).or(BigInteger.valueOf(rank));
                            }
                            if (!opened.shiftRight(8).equals(vote)) {
                                findings.add(Check.RESULT_RANKING, record, place);
                            }
                        }
                    }
                }
            }
        }
    }
}
