package org.gongqiao.ballot;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gongqiao.ballot.arithmetic.Batch;
import org.gongqiao.ballot.arithmetic.Engine;
import org.gongqiao.ballot.arithmetic.Engines;
import org.gongqiao.ballot.text.JsonText;
import org.gongqiao.ballot.text.JsonValue;
import org.gongqiao.ballot.text.Sha256;

/**
 * The public board of one election: takes what voters and trustees send, checks all of it as an auditor would, and writes it into a
 * {@link BoardStore} in the form of the archive (spec 1.3). What is refused leaves no trace; what is accepted is durable when the method
 * returns. Several boards, in one process or many, may work on the same store. Elections with ranking questions cannot be held here.
 */
public final class Board {
    /** Counts are found by search, so the sum of all weights is bounded. */
    public static final long MAX_TOTAL_WEIGHT = 10_000_000_000L;

    private final BoardStore store;
    private final Election election;
    private final Trustees trustees;
    private final CredentialRoll roll;
    private final Engine engine;
    private final BallotRules rules;

    private Board(BoardStore store, Election election, Trustees trustees, CredentialRoll roll) {
        this.store = store;
        this.election = election;
        this.trustees = trustees;
        this.roll = roll;
        this.engine = Engines.preferred(election.group().modulus(), election.group().order());
        this.rules = new BallotRules(election, engine);
    }

    /** What came of a contribution. */
    public sealed interface Outcome {}

    /** On the board for good; {@code hash} is Base64 of the SHA-256 of what was sent, for a ballot its tracker. */
    public record Recorded(long height, String hash) implements Outcome {}

    /** Not on the board: the check that failed, and where. */
    public record Refused(Check check, String place) implements Outcome {}

    /** The board cannot be set up so; {@link #getMessage} names the failed check. */
    public static final class UnsoundSetup extends Exception {
        private static final long serialVersionUID = 1L;

        UnsoundSetup(String reason) {
            super(reason);
        }
    }

    /**
     * Opens a new board: writes the setup as its first entry.
     *
     * @throws UnsoundSetup if an auditor would reject the setup, or the election cannot be held here
     */
    public static Board create(BoardStore store, Election election, Trustees trustees, byte[] credentials) throws IOException, UnsoundSetup {
        Findings findings = new Findings();
        TrusteesCheck check = new TrusteesCheck(election.group(), findings);
        check.check(trustees);
        check.checkKey(trustees, election);
        Engine engine = Engines.preferred(election.group().modulus(), election.group().order());
        CredentialRoll roll;
        try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
            roll = CredentialRoll.check(new java.io.ByteArrayInputStream(credentials), engine, workers, findings);
        }
        if (!election.hasProperUuid()) {
            findings.add(Check.ELECTION_UUID, "election");
        }
        election.defect().ifPresent(place -> findings.add(Check.ELECTION_QUESTION, "election", place));
        if (roll.totalWeight() > MAX_TOTAL_WEIGHT) {
            findings.add(Check.CREDENTIAL_WEIGHT, CredentialRoll.RECORD);
        }
        if (!findings.isEmpty()) {
            throw new UnsoundSetup(findings.list().getFirst().toString());
        }
        if (election.hasRankings()) {
            throw new UnsoundSetup("ranking questions");
        }
        byte[] setup = new JsonText().object().field("election").string(Sha256.hex(election.text())).field("trustees")
                .string(Sha256.hex(trustees.text())).field("credentials").string(Sha256.hex(credentials)).endObject().bytes();
        boolean empty = store.exclusively(page -> {
            if (page.head().isPresent()) {
                return false;
            }
            append(page, EventType.SETUP, List.of(election.text(), trustees.text(), credentials, setup));
            return true;
        });
        if (!empty) {
            throw new UnsoundSetup("the store holds a board already");
        }
        return new Board(store, election, trustees, roll);
    }

    /**
     * Opens a board that was set up before.
     *
     * @throws IOException if the store holds no sound setup
     */
    public static Board open(BoardStore store) throws IOException {
        List<byte[]> setup = store.exclusively(page -> {
            List<byte[]> records = new ArrayList<>();
            page.visit(EventType.SETUP, entry -> records.addAll(entry.records()));
            return records;
        });
        if (setup.size() != EventType.SETUP.records()) {
            throw new IOException("the store holds no board");
        }
        try {
            return new Board(store, Election.parse(setup.get(0)), Trustees.parse(setup.get(1)), CredentialRoll.read(setup.get(2)));
        } catch (MalformedText unreadable) {
            throw new IOException("the setup of the board is damaged", unreadable);
        }
    }

    /** Checks a ballot fully and, if it is valid, records it. A voter may cast again; her last ballot counts. */
    public Outcome cast(byte[] ballot) throws IOException {
        Optional<Refused> refusal = judge(ballot);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return store.exclusively(page -> {
            if (!EventType.BALLOT.follows(head(page), false)) {
                return new Refused(Check.EVENT_ORDER, "");
            }
            if (page.holds(Sha256.hex(ballot))) {
                return new Refused(Check.BALLOT_REPEATED, "");
            }
            return append(page, EventType.BALLOT, List.of(ballot));
        });
    }

    private Optional<Refused> judge(byte[] ballot) {
        try {
            BallotRules.Examination examination = rules.examine(ballot);
            if (roll.find(examination.credentialHash()) < 0) {
                return Optional.of(new Refused(Check.BALLOT_CREDENTIAL, "credential"));
            }
            // A stranger can send what looks like a ballot; without the credential's own signature it costs two powers and no more.
            Optional<CheckFailed> unsigned = examination.signature(engine);
            if (unsigned.isPresent()) {
                return Optional.of(new Refused(unsigned.get().check(), unsigned.get().place()));
            }
            Batch batch = new Batch();
            examination.ask(batch);
            engine.evaluate(batch);
            List<CheckFailed> failures = new ArrayList<>();
            examination.conclude(failures::add);
            return failures.stream().findFirst().map(failure -> new Refused(failure.check(), failure.place()));
        } catch (CheckFailed failure) {
            return Optional.of(new Refused(failure.check(), failure.place()));
        }
    }

    /** No ballot of this election is longer, in bytes. */
    public int largestBallot() {
        return rules.maxBallotSize();
    }

    /** Ends the vote. */
    public Outcome endBallots() throws IOException {
        return store.exclusively(page -> EventType.END_BALLOTS.follows(head(page), false)
                ? append(page, EventType.END_BALLOTS, List.of()) : new Refused(Check.EVENT_ORDER, ""));
    }

    /** Multiplies the last ballots of all credentials, each to its weight, and publishes the product. */
    public Outcome tally() throws IOException {
        return store.exclusively(page -> {
            if (!EventType.ENCRYPTED_TALLY.follows(head(page), false)) {
                return new Refused(Check.EVENT_ORDER, "");
            }
            Map<Integer, Long> lastOf = new HashMap<>();
            page.visit(EventType.BALLOT,
                    entry -> lastOf.put(roll.find(BallotRules.credentialHash(entry.records().getFirst())), entry.height()));
            Multiplication product = new Multiplication();
            page.visit(EventType.BALLOT, entry -> {
                byte[] ballot = entry.records().getFirst();
                int credential = roll.find(BallotRules.credentialHash(ballot));
                if (lastOf.get(credential) == entry.height()) {
                    product.multiply(ballot, roll.weight(credential));
                }
            });
            byte[] tally = product.tally().text();
            byte[] header = new JsonText().object().field("num_tallied").number(lastOf.size()).field("total_weight")
                    .weight(lastOf.keySet().stream().mapToLong(roll::weight).sum()).field("encrypted_tally").string(Sha256.hex(tally)).endObject().bytes();
            return append(page, EventType.ENCRYPTED_TALLY, List.of(tally, header));
        });
    }

    private final class Multiplication {
        private Engine.Accumulator product;

        void multiply(byte[] ballot, long weight) throws IOException {
            Batch batch = new Batch();
            int[] bases;
            try {
                BallotRules.Examination examination = rules.examine(ballot);
                examination.ask(batch);
                bases = examination.bases();
            } catch (CheckFailed damaged) {
                throw new IOException("a recorded ballot is damaged: " + damaged.check());
            }
            List<BigInteger> values = new ArrayList<>();
            Batch powers = new Batch();
            List<Batch.Product> results = new ArrayList<>();
            for (int base : bases) {
                values.add(batch.valueOf(base));
                if (weight != 1) {
                    results.add(powers.product().power(powers.base(batch.valueOf(base)), BigInteger.valueOf(weight)));
                }
            }
            if (weight != 1) {
                engine.evaluate(powers);
                values = results.stream().map(Batch.Product::value).toList();
            }
            if (product == null) {
                product = engine.accumulator(bases.length);
            }
            product.multiply(values);
        }

        EncryptedTally tally() {
            List<BigInteger> values = product == null ? null : product.values();
            List<List<Ciphertext>> questions = new ArrayList<>();
            int at = 0;
            for (Question question : election.questions()) {
                List<Ciphertext> slots = new ArrayList<>();
                for (int i = 0; i < ((Question.Choice) question).slots(); i++) {
                    slots.add(values == null ? new Ciphertext(BigInteger.ONE, BigInteger.ONE) : new Ciphertext(values.get(at), values.get(at + 1)));
                    at += 2;
                }
                questions.add(slots);
            }
            return new EncryptedTally(questions);
        }
    }

    /** The published tally record, for trustees to decrypt. */
    public Optional<byte[]> tallyText() throws IOException {
        return store.exclusively(page -> {
            List<byte[]> found = new ArrayList<>();
            page.visit(EventType.ENCRYPTED_TALLY, entry -> found.add(entry.records().getFirst()));
            return found.stream().findFirst();
        });
    }

    /** Checks a trustee's partial decryption and, if its proofs hold, records it. {@code owner} counts from 1 through all trustees. */
    public Outcome addDecryption(int owner, byte[] text) throws IOException {
        Optional<Trustees.Owner> trustee = trustees.owner(owner);
        if (trustee.isEmpty()) {
            return new Refused(Check.DECRYPTION_OWNER, "owner");
        }
        return store.exclusively(page -> {
            if (!EventType.PARTIAL_DECRYPTION.follows(head(page), false)) {
                return new Refused(Check.EVENT_ORDER, "");
            }
            Counting counting = new Counting(page);
            if (counting.decryptions.containsKey(owner)) {
                return new Refused(Check.DECRYPTION_OWNER, "owner");
            }
            Findings findings = new Findings();
            try (Workers workers = new Workers(1)) {
                PartialDecryption.read(text, counting.tally).check(election, counting.tally, trustee.get().key(), engine, workers, "", findings);
            } catch (MalformedText unreadable) {
                return new Refused(Check.DECRYPTION_TEXT, unreadable.getMessage());
            }
            if (!findings.isEmpty()) {
                Finding first = findings.list().getFirst();
                return new Refused(first.check(), first.place());
            }
            byte[] header = new JsonText().object().field("owner").number(owner).field("payload").string(Sha256.hex(text)).endObject().bytes();
            return append(page, EventType.PARTIAL_DECRYPTION, List.of(text, header));
        });
    }

    /** Opens the tally and publishes the result; refused until enough trustees have contributed. */
    public Outcome publishResult() throws IOException {
        return store.exclusively(page -> {
            if (!EventType.RESULT.follows(head(page), false)) {
                return new Refused(Check.EVENT_ORDER, "");
            }
            Counting counting = new Counting(page);
            Optional<Opening> opening = Opening.of(trustees, counting.decryptions, election.group());
            if (opening.isEmpty()) {
                return new Refused(Check.RESULT_TRUSTEES, "");
            }
            Result result = Result.open(election, counting.tally, opening.get(), roll.totalWeight());
            return append(page, EventType.RESULT, List.of(result.text()));
        });
    }

    /** The tally and the partial decryptions on a board, all checked when they came. */
    private final class Counting {
        private EncryptedTally tally;
        private final Map<Integer, PartialDecryption> decryptions = new TreeMap<>();

        Counting(BoardStore.Page page) throws IOException {
            page.visit(EventType.ENCRYPTED_TALLY, entry -> tally = sound(() -> EncryptedTally.read(entry.records().getFirst(), election, 0)));
            page.visit(EventType.PARTIAL_DECRYPTION, entry -> decryptions.put(owner(entry),
                    sound(() -> PartialDecryption.read(entry.records().getFirst(), tally))));
        }

        private static int owner(BoardStore.Entry decryption) throws IOException {
            return sound(() -> JsonValue.parse(decryption.records().get(1)).get("owner").integer(Integer.MAX_VALUE));
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws MalformedText;
    }

    private static <T> T sound(Reading<T> recorded) throws IOException {
        try {
            return recorded.read();
        } catch (MalformedText damaged) {
            throw new IOException("a recorded entry is damaged", damaged);
        }
    }

    /**
     * Takes over an entry that was made on a copy of this board: it must follow the last event here, byte for byte. What it says is not
     * checked again; whoever calls has verified the copy.
     */
    public Outcome takeOver(BoardStore.Entry entry) throws IOException {
        return store.exclusively(page -> {
            if (!entry.type().follows(head(page), false)) {
                return new Refused(Check.EVENT_ORDER, "");
            }
            Optional<BoardStore.Head> head = page.head();
            Optional<String> payload = entry.records().isEmpty() ? Optional.empty() : Optional.of(Sha256.hex(entry.records().getLast()));
            byte[] expected = new Event(head.map(BoardStore.Head::hash), entry.height(), entry.type(), payload).text();
            if (head.map(last -> last.height() + 1).orElse(0L) != entry.height() || !Arrays.equals(expected, entry.event())
                    || entry.records().size() != entry.type().records()) {
                return new Refused(Check.EVENT_PARENT, "");
            }
            page.append(entry);
            return new Recorded(entry.height(), entry.records().isEmpty() ? "" : Sha256.base64(entry.records().getFirst()));
        });
    }

    /** SHA-256 of the public credential that a ballot names, from the first bytes of its text; empty if it does not begin as a ballot does. */
    public static Optional<byte[]> credentialHash(byte[] ballot) {
        return Optional.ofNullable(BallotRules.credentialHash(ballot));
    }

    private static EventType head(BoardStore.Page page) {
        return page.head().map(BoardStore.Head::type).orElse(null);
    }

    private static Recorded append(BoardStore.Page page, EventType type, List<byte[]> records) throws IOException {
        Optional<BoardStore.Head> head = page.head();
        long height = head.map(last -> last.height() + 1).orElse(0L);
        Optional<String> payload = records.isEmpty() ? Optional.empty() : Optional.of(Sha256.hex(records.getLast()));
        Event event = new Event(head.map(BoardStore.Head::hash), height, type, payload);
        page.append(new BoardStore.Entry(height, type, records, event.text()));
        return new Recorded(height, records.isEmpty() ? "" : Sha256.base64(records.getFirst()));
    }

    /** How far the election has come. */
    public Stage stage() throws IOException {
        return store.exclusively(page -> Stage.after(page.head().orElseThrow().type()));
    }

    /** Hash of the last event, to be shown and compared; the board cannot be changed before it without changing it. */
    public String lastEvent() throws IOException {
        return store.exclusively(page -> page.head().orElseThrow().hash());
    }

    public Election election() {
        return election;
    }

    public Trustees trustees() {
        return trustees;
    }

    public CredentialRoll credentials() {
        return roll;
    }
}
