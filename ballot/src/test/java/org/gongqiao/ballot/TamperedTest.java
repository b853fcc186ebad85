package org.gongqiao.ballot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongqiao.ballot.text.Sha256;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** One forged archive for each single check, and more; every one is rejected, and for the right reason. */
class TamperedTest {
    @TempDir static Path folder;
    private static Forge sound;
    private static final BigInteger P = Group.BELENIOS_2048.modulus();
    private static final BigInteger Q = Group.BELENIOS_2048.order();
    /** −1, of order 2: times an element it gives a number of order 2q. */
    private static final BigInteger ORDER_TWO = P.subtract(BigInteger.ONE);
    private static final BigInteger ORDER_THREE = orderThree();
    private final Map<String, Case> cases = new LinkedHashMap<>();

    private record Case(byte[] archive, Set<Check> expected) {}

    @BeforeAll
    static void hold() throws Exception {
        sound = Forge.finished(folder);
    }

    private static BigInteger orderThree() {
        BigInteger exponent = P.subtract(BigInteger.ONE).divide(BigInteger.valueOf(3));
        for (long base = 2;; base++) {
            BigInteger root = BigInteger.valueOf(base).modPow(exponent, P);
            if (!root.equals(BigInteger.ONE)) {
                return root;
            }
        }
    }

    private void add(String name, byte[] archive, Check first, Check... more) {
        if (cases.put(name, new Case(archive, EnumSet.of(first, more))) != null) {
            throw new AssertionError("two cases named " + name);
        }
    }

    private void add(String name, Forge forge, Check first, Check... more) {
        add(name, forge.bytes(), first, more);
    }

    /** The n-th match of a pattern with one group, whose group is replaced. */
    private static UnaryOperator<String> swap(String pattern, int number, UnaryOperator<String> change) {
        return text -> {
            Matcher matcher = Pattern.compile(pattern).matcher(text);
            for (int i = 0; i <= number; i++) {
                if (!matcher.find()) {
                    throw new AssertionError("no match " + i + " of " + pattern);
                }
            }
            return text.substring(0, matcher.start(1)) + change.apply(matcher.group(1)) + text.substring(matcher.end(1));
        };
    }

    private static UnaryOperator<String> number(UnaryOperator<BigInteger> change) {
        return digits -> change.apply(new BigInteger(digits)).toString();
    }

    private static UnaryOperator<String> field(String name, int number, UnaryOperator<BigInteger> change) {
        return swap("\"" + name + "\":\"(\\d+)\"", number, number(change));
    }

    private static UnaryOperator<BigInteger> times(BigInteger factor) {
        return x -> x.multiply(factor).mod(P);
    }

    private static final UnaryOperator<BigInteger> NEXT = x -> x.add(BigInteger.ONE).mod(Q);
    /** Another element of the group. */
    private static final UnaryOperator<BigInteger> SHIFTED = times(Group.BELENIOS_2048.generator());
    private static final UnaryOperator<BigInteger> OVER_Q = x -> x.add(Q);
    private static final UnaryOperator<BigInteger> OVER_P = x -> x.add(P);

    @TestFactory
    Stream<DynamicTest> rejects() {
        container();
        events();
        setup();
        ballots();
        counting();
        assertTrue(cases.size() >= 60, () -> "only " + cases.size());
        return cases.entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
            Verdict verdict = Forge.verify(entry.getValue().archive, folder);
            if (!(verdict instanceof Verdict.Rejected rejected)) {
                fail("not rejected: " + verdict);
                return;
            }
            Set<Check> found = rejected.findings().stream().map(Finding::check).collect(Collectors.toCollection(TreeSet::new));
            // A factor times a number of small order passes its proof by chance: the challenge does not hash it, which is why membership is tested.
            if (entry.getKey().startsWith("factor of order")) {
                found.add(Check.DECRYPTION_PROOF);
            }
            assertEquals(new TreeSet<>(entry.getValue().expected), found, rejected::toString);
            assertTrue(rejected.findings().stream().filter(finding -> finding.record().startsWith("Ballot ")).noneMatch(f -> f.tracker().isEmpty())
                    || found.contains(Check.EVENT_HEIGHT) || found.stream().anyMatch(check -> check.name().startsWith("EVENT") || check.name().startsWith("RECORD")));
        }));
    }

    @Test
    void acceptsTheArchiveAllTheseAreMadeFrom() throws Exception {
        assertInstanceOf(Verdict.Accepted.class, Forge.verify(sound.bytes(), folder));
    }

    // --- 1.3, container

    private byte[] patched(int at, int value) {
        byte[] bytes = sound.bytes();
        if (bytes[at] == (byte) value) {
            throw new AssertionError("nothing was changed");
        }
        bytes[at] = (byte) value;
        return bytes;
    }

    private static byte[] joined(byte[]... parts) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private void container() {
        byte[] bytes = sound.bytes();
        int second = 1024;
        int size = (int) Tar.number(Arrays.copyOfRange(bytes, second, second + 512), 124);
        add("mode of a member", patched(second + 106, '5'), Check.MEMBER_HEADER);
        add("checksum of a member", patched(second + 150, bytes[second + 150] == '7' ? '6' : '7'), Check.MEMBER_HEADER);
        add("byte in the unused part of a header", patched(second + 400, 1), Check.MEMBER_HEADER);
        byte[] later = bytes.clone();
        byte[] header = Tar.header(Tar.name(Arrays.copyOfRange(bytes, second, second + 512)), size, Elections.TIME + 1);
        System.arraycopy(header, 0, later, second, 512);
        add("time of one member", later, Check.MEMBER_HEADER);
        add("padding not zero", patched(second + 512 + size, 1), Check.MEMBER_PADDING);
        byte[] named = bytes.clone();
        System.arraycopy(Tar.header("election.json", size, Elections.TIME), 0, named, second, 512);
        add("member without hash for a name", named, Check.MEMBER_NAME, Check.RECORD_MISSING);
        byte[] wrong = bytes.clone();
        System.arraycopy(Tar.header("0".repeat(64) + Tar.DATA, size, Elections.TIME), 0, wrong, second, 512);
        add("member with the hash of something else", wrong, Check.MEMBER_HASH);
        add("size of a member unreadable", patched(second + 126, '9'), Check.MEMBER_SIZE, Check.SETUP_INCOMPLETE);
        add("cut in a header", Arrays.copyOf(bytes, second + 100), Check.ARCHIVE_TRUNCATED, Check.SETUP_INCOMPLETE);
        add("cut in a body", Arrays.copyOf(bytes, second + 512 + 10), Check.ARCHIVE_TRUNCATED, Check.SETUP_INCOMPLETE);
        add("cut in the last padding", Arrays.copyOf(bytes, bytes.length - 1), Check.ARCHIVE_TRUNCATED, Check.RECORD_UNREFERENCED);
        add("closing blocks of an ordinary tar", Arrays.copyOf(bytes, bytes.length + 1024), Check.MEMBER_NAME, Check.MEMBER_SIZE);
        add("record without event at the end", joined(bytes, Tar.member(Sha256.hex(Sha256.bytes("{}")) + Tar.DATA, Sha256.bytes("{}"), Elections.TIME)),
                Check.RECORD_UNREFERENCED);
        add("nothing but the first member", Arrays.copyOf(bytes, 1024), Check.SETUP_INCOMPLETE);
    }

    // --- 1.3, events

    private Forge event(int height, UnaryOperator<String> change) {
        Forge forge = sound.copy();
        forge.eventChanged = height;
        forge.eventText = change;
        return forge;
    }

    private int height(EventType type) {
        for (int i = 0; i < sound.pieces.size(); i++) {
            if (sound.pieces.get(i).type == type) {
                return i;
            }
        }
        throw new AssertionError(type);
    }

    private void events() {
        String zeros = "0".repeat(64);
        add("parent of an event", event(2, swap("\"parent\":\"(\\w+)\"", 0, hash -> zeros)), Check.EVENT_PARENT);
        add("parent missing", event(2, text -> text.replaceFirst("\"parent\":\"\\w+\",", "")), Check.EVENT_PARENT);
        add("parent of the first event", event(0, text -> text.replace("{", "{\"parent\":\"" + zeros + "\",")), Check.EVENT_PARENT);
        add("height of an event", event(2, swap("\"height\":(\\d+)", 0, height -> "7")), Check.EVENT_HEIGHT);
        add("payload of an event", event(2, swap("\"payload\":\"(\\w+)\"", 0, hash -> zeros)), Check.EVENT_PAYLOAD);
        add("payload missing", event(2, text -> text.replaceFirst(",\"payload\":\"\\w+\"", "")), Check.EVENT_PAYLOAD);
        add("payload where none belongs", event(height(EventType.END_BALLOTS), text -> text.replace("}", ",\"payload\":\"" + zeros + "\"}")),
                Check.EVENT_PAYLOAD);
        add("unknown type of event", event(2, text -> text.replace("\"Ballot\"", "\"Vote\"")), Check.EVENT_TEXT, Check.EVENT_PARENT,
                Check.TALLY_COUNT, Check.TALLY_WEIGHT, Check.TALLY_CIPHERTEXT);
        add("space in an event", event(height(EventType.RESULT), text -> text.replace(",", ", ")), Check.EVENT_TEXT);
        add("height with a leading zero", event(height(EventType.RESULT), swap("\"height\":(\\d+)", 0, height -> "0" + height)), Check.EVENT_TEXT);
        add("event longer than any", event(height(EventType.RESULT), text -> " ".repeat(500) + text), Check.EVENT_TEXT);

        Forge forge = sound.copy();
        forge.pieces.get(2).records.addFirst(Sha256.bytes("{}"));
        add("record of no event", forge, Check.RECORD_UNREFERENCED);
        forge = sound.copy();
        forge.pieces.get(2).records.clear();
        add("ballot event without ballot", forge, Check.RECORD_MISSING, Check.TALLY_COUNT, Check.TALLY_WEIGHT, Check.TALLY_CIPHERTEXT);
        forge = sound.copy();
        forge.pieces.add(2, new Forge.Piece(EventType.END_BALLOTS, List.of()));
        add("end of ballots in the middle", forge, Check.EVENT_ORDER);
        forge = sound.copy();
        forge.pieces.remove(height(EventType.END_BALLOTS));
        add("no end of ballots", forge, Check.EVENT_ORDER);
        forge = sound.copy();
        forge.pieces.remove(height(EventType.ENCRYPTED_TALLY));
        add("no encrypted tally", forge, Check.EVENT_ORDER);
        forge = sound.copy();
        forge.pieces.add(new Forge.Piece(EventType.RESULT, sound.pieces.getLast().records));
        add("two results", forge, Check.EVENT_ORDER, Check.RECORD_REPEATED);
        forge = sound.copy();
        forge.pieces.add(new Forge.Piece(EventType.RESULT, List.of(Sha256.bytes("{\"result\":[[0,0,0],[0,0,0]]}"))));
        add("another result after the result", forge, Check.EVENT_ORDER);
        forge = sound.copy();
        forge.pieces.add(1, new Forge.Piece(EventType.SETUP, forge.pieces.getFirst().records));
        add("two setups", forge, Check.EVENT_ORDER, Check.RECORD_REPEATED);
        forge = sound.copy();
        forge.pieces.removeFirst();
        add("no setup", forge, Check.EVENT_ORDER);
        forge = sound.copy();
        forge.pieces.add(new Forge.Piece(EventType.BALLOT, sound.piece(EventType.BALLOT, 0).records));
        add("ballot after the result", forge, Check.EVENT_ORDER, Check.BALLOT_REPEATED);
        forge = sound.copy();
        forge.pieces.add(height(EventType.PARTIAL_DECRYPTION), new Forge.Piece(EventType.END_SHUFFLES, List.of()));
        add("shuffles where nothing is ranked", forge, Check.EVENT_ORDER);
        forge = sound.copy();
        forge.keepReferences = true;
        forge.record(EventType.SETUP, 0, 3, swap("\"election\":\"(\\w+)\"", 0, hash -> zeros));
        add("setup that names another election", forge, Check.PAYLOAD_REFERENCE);
        forge = sound.copy();
        forge.keepReferences = true;
        forge.record(EventType.ENCRYPTED_TALLY, 0, 1, swap("\"encrypted_tally\":\"(\\w+)\"", 0, hash -> zeros));
        add("tally header that names another tally", forge, Check.PAYLOAD_REFERENCE);
        forge = sound.copy();
        forge.keepReferences = true;
        forge.record(EventType.PARTIAL_DECRYPTION, 0, 1, swap("\"payload\":\"(\\w+)\"", 0, hash -> zeros));
        add("decryption header that names another decryption", forge, Check.PAYLOAD_REFERENCE);
        forge = sound.copy();
        forge.keepReferences = true;
        forge.record(EventType.PARTIAL_DECRYPTION, 0, 1, text -> text.replace("\"owner\":", "\"owner\": "));
        add("space in a decryption header", forge, Check.PAYLOAD_TEXT, Check.DECRYPTION_OWNER, Check.RESULT_TRUSTEES);
    }

    // --- 1.4 to 1.6

    private Forge setup(int record, UnaryOperator<String> change) {
        return sound.copy().record(EventType.SETUP, 0, record, change);
    }

    /** What follows from another election record: every ballot and decryption was made for the true one. */
    private static final Check[] OTHER_ELECTION = {Check.BALLOT_ELECTION, Check.TALLY_CIPHERTEXT};

    private void setup() {
        add("election without end", setup(0, text -> text.substring(0, text.length() - 1)), Check.ELECTION_TEXT);
        add("election with an unknown field", setup(0, text -> text.replaceFirst("\"uuid\"", "\"secret\":1,\"uuid\"")), Check.ELECTION_TEXT);
        add("field repeated in the election", setup(0, text -> text.replaceFirst("\"uuid\"", "\"name\":\"x\",\"uuid\"")), Check.ELECTION_TEXT);
        add("name of the election changed", setup(0, text -> text.replace("Works council", "Work council")), OTHER_ELECTION[0], OTHER_ELECTION[1]);
        add("uuid too short", setup(0, swap("\"uuid\":\"(\\w+)\"", 0, uuid -> "abc")), Check.ELECTION_UUID, Check.BALLOT_UUID, Check.TALLY_CIPHERTEXT);
        add("uuid not Base58", setup(0, swap("\"uuid\":\"(\\w+)\"", 0, uuid -> uuid.substring(1) + "0")), Check.ELECTION_UUID, Check.BALLOT_UUID,
                Check.TALLY_CIPHERTEXT);
        add("more to choose than there is", setup(0, text -> text.replace("\"max\":2", "\"max\":4")), Check.ELECTION_QUESTION);
        add("least above most", setup(0, text -> text.replace("\"min\":0", "\"min\":3")), Check.ELECTION_QUESTION);
        add("no questions", setup(0, text -> text.replaceFirst("\"questions\":\\[.*\\],\"uuid\"", "\"questions\":[],\"uuid\"")), Check.ELECTION_QUESTION);
        add("ranking in a group that cannot", setup(0, text -> text.replaceFirst("\"questions\":\\[",
                "\"questions\":[{\"type\":\"NonHomomorphic\",\"value\":{\"answers\":[\"x\"],\"question\":\"r\"}},")), Check.ELECTION_QUESTION, Check.EVENT_ORDER);
        add("key of the election", setup(0, field("public_key", 0, SHIFTED)), Check.ELECTION_KEY, OTHER_ELECTION[0], OTHER_ELECTION[1]);
        add("key of the election not below p", setup(0, field("public_key", 0, OVER_P)), Check.ELECTION_KEY);

        add("credentials without end", setup(2, text -> text.substring(0, text.length() - 1)), Check.CREDENTIAL_TEXT);
        add("credentials not sorted", setup(2, text -> {
            List<String> entries = new ArrayList<>(List.of(text.substring(1, text.length() - 1).split(",(?=\")")));
            entries.add(entries.removeFirst());
            return "[" + String.join(",", entries) + "]";
        }), Check.CREDENTIAL_ORDER);
        add("credential twice", setup(2, text -> text.replaceFirst("(\"[\\d,]+\")", "$1,$1")), Check.CREDENTIAL_ORDER);
        add("credential with a name", setup(2, text -> text.replaceFirst("\",", ",ada\",")), Check.CREDENTIAL_TEXT, Check.BALLOT_CREDENTIAL,
                Check.TALLY_COUNT, Check.TALLY_WEIGHT, Check.TALLY_CIPHERTEXT);
        add("credential that is no element", setup(2, text -> "[\"7\"," + text.substring(1)), Check.CREDENTIAL_MEMBER);
        add("credential not below p", setup(2, text -> text.substring(0, text.length() - 1) + ",\"" + P.add(BigInteger.ONE) + "\"]"), Check.CREDENTIAL_MEMBER);
        add("weight of nothing", setup(2, text -> text.replace(",3\"", ",0\"")), Check.CREDENTIAL_WEIGHT, Check.TALLY_WEIGHT, Check.TALLY_CIPHERTEXT);
        add("weight changed", setup(2, text -> text.replace(",3\"", ",2\"")), Check.TALLY_WEIGHT, Check.TALLY_CIPHERTEXT);

        add("trustees without end", setup(1, text -> text.substring(0, text.length() - 1)), Check.TRUSTEES_TEXT);
        add("no trustees", setup(1, text -> "[]"), Check.TRUSTEES_TEXT);
        UnaryOperator<String> single = swap("\"public_key\":\"(\\d+)\"", 0, number(times(ORDER_TWO)));
        add("trustee's key of order 2q", setup(1, single), Check.TRUSTEE_MEMBER, Check.ELECTION_KEY, Check.DECRYPTION_PROOF);
        add("trustee's key with another proof", setup(1, swap("\"public_key\":\"(\\d+)\"", 0, number(SHIFTED))), Check.TRUSTEE_PROOF, Check.ELECTION_KEY,
                Check.DECRYPTION_PROOF);
        add("trustee's proof", setup(1, field("response", 0, NEXT)), Check.TRUSTEE_PROOF);
        add("trustee's proof not below q", setup(1, field("response", 0, OVER_Q)), Check.TRUSTEE_RANGE);
        add("threshold above the group", setup(1, text -> text.replaceFirst("\"threshold\":2", "\"threshold\":4")), Check.THRESHOLD_SHAPE,
                Check.RESULT_TRUSTEES);
        add("threshold changed", setup(1, text -> text.replaceFirst("\"threshold\":2", "\"threshold\":1")), Check.CERTIFICATE_CONTEXT, Check.COEFFICIENT_TEXT);
        ceremony();
    }

    /** In the group the certificates come first, then the coefficients, the signatures and the keys. */
    private void ceremony() {
        add("certificate that is no JSON", setup(1, text -> text.replaceFirst("\\{\\\\\"context", "(\\\\\"context")), Check.CERTIFICATE_TEXT);
        add("context of a certificate", setup(1, text -> text.replaceFirst("\\\\\"index\\\\\":1", "\\\\\"index\\\\\":2")), Check.CERTIFICATE_CONTEXT,
                Check.CERTIFICATE_SIGNATURE, Check.CEREMONY_SIGNATURE);
        add("key of a certificate of order 2q", setup(1, message("encryption", times(ORDER_TWO))), Check.CERTIFICATE_MEMBER);
        add("key of a certificate of order 3q", setup(1, message("verification", times(ORDER_THREE))), Check.CERTIFICATE_MEMBER);
        add("key of a certificate changed", setup(1, message("encryption", SHIFTED)), Check.CERTIFICATE_SIGNATURE, Check.CEREMONY_SIGNATURE);
        String coefficient = "coefexps\\\\\":\\[\\\\\"(\\d+)";
        add("coefficient of order 2q", setup(1, swap(coefficient, 0, number(times(ORDER_TWO)))), Check.COEFFICIENT_MEMBER, Check.ELECTION_KEY);
        add("coefficient of order 3q", setup(1, swap(coefficient, 0, number(times(ORDER_THREE)))), Check.COEFFICIENT_MEMBER, Check.ELECTION_KEY);
        add("coefficient changed", setup(1, swap(coefficient, 0, number(SHIFTED))), Check.COEFFICIENT_SIGNATURE, Check.CEREMONY_SIGNATURE,
                Check.VERIFICATION_KEY, Check.ELECTION_KEY);
        add("coefficients with a space", setup(1, text -> text.replaceFirst("coefexps\\\\\":", "coefexps\\\\\": ")), Check.COEFFICIENT_TEXT);
        add("signature of the ceremony", setup(1, swap("\"signatures\":\\[\\{\"challenge\":\"\\d+\",\"response\":\"(\\d+)", 0, number(NEXT))),
                Check.CEREMONY_SIGNATURE);
        add("signatures of the ceremony left out", setup(1, text -> text.replaceFirst("\"signatures\":\\[[^\\]]*\\],", "")), Check.CERTIFICATE_CONTEXT,
                Check.VERIFICATION_KEY_SIGNATURE);
        String key = "\"verification_keys\":\\[\\{\"pok\":\\{[^}]*\\},\"public_key\":\"(\\d+)";
        add("verification key changed", setup(1, swap(key, 0, number(SHIFTED))), Check.VERIFICATION_KEY, Check.TRUSTEE_PROOF, Check.VERIFICATION_KEY_SIGNATURE);
        add("signature of a verification key", setup(1, text -> {
            int from = text.lastIndexOf("\"response\":\"") + 12;
            return text.substring(0, from) + NEXT.apply(new BigInteger(text.substring(from, text.indexOf('"', from)))) + text.substring(text.indexOf('"', from));
        }), Check.VERIFICATION_KEY_SIGNATURE);
    }

    private static UnaryOperator<String> message(String name, UnaryOperator<BigInteger> change) {
        return swap(name + "\\\\\":\\\\\"(\\d+)", 0, number(change));
    }

    // --- 1.7

    private Forge ballot(UnaryOperator<String> change) {
        // The first ballot is superseded: whatever is wrong with it, the tally stays right.
        return sound.copy().ballot(0, change);
    }

    private void ballots() {
        add("ballot of another election", ballot(swap("\"election_uuid\":\"(\\w+)\"", 0, uuid -> "11111111111111")), Check.BALLOT_UUID);
        add("ballot for another record", ballot(swap("\"election_hash\":\"([^\"]+)\"", 0, hash -> Sha256.base64(new byte[1]))), Check.BALLOT_ELECTION);
        add("ballot with an unlisted credential", ballot(field("credential", 0, SHIFTED)), Check.BALLOT_CREDENTIAL);
        add("ballot with a credential not below p", ballot(field("credential", 0, OVER_P)), Check.BALLOT_CREDENTIAL);
        add("space in a ballot", ballot(text -> text.replaceFirst(":", ": ")), Check.BALLOT_TEXT);
        add("field of a ballot renamed", ballot(text -> text.replaceFirst("overall_proof", "overall_prof")), Check.BALLOT_TEXT);
        add("fields of a ballot in another order", ballot(swap("(\"election_uuid\":\"\\w+\",\"election_hash\":\"[^\"]+\")", 0,
                fields -> fields.substring(fields.indexOf(",") + 1) + "," + fields.substring(0, fields.indexOf(",")))), Check.BALLOT_TEXT);
        add("leading zero in a ballot", ballot(swap("\"alpha\":\"(\\d+)\"", 1, digits -> "0" + digits)), Check.BALLOT_TEXT);
        add("sign in a ballot", ballot(swap("\"alpha\":\"(\\d+)\"", 1, digits -> "+" + digits)), Check.BALLOT_TEXT);
        add("number instead of a string in a ballot", ballot(swap("\"alpha\":(\"\\d+\")", 1, digits -> digits.replace("\"", ""))), Check.BALLOT_TEXT);
        add("text after a ballot", sound.copy().record(EventType.BALLOT, 0, 0, text -> text + "\n"), Check.BALLOT_TEXT);
        add("ballot far too long", sound.copy().record(EventType.BALLOT, 0, 0, text -> text + " ".repeat(60_000)), Check.BALLOT_SIZE);
        add("ballot that is no JSON", sound.copy().record(EventType.BALLOT, 0, 0, text -> "vote for me"), Check.BALLOT_TEXT);
        add("answer missing", ballot(text -> text.replaceFirst(",\\{\"choices\".*$", "]")), Check.BALLOT_SHAPE);
        add("answer too many", ballot(text -> text.substring(0, text.length() - 1) + ",{}]"), Check.BALLOT_SHAPE);
        add("choice missing", ballot(text -> text.replaceFirst("\\{\"alpha\":\"\\d+\",\"beta\":\"\\d+\"\\},", "")), Check.BALLOT_SHAPE);
        add("choice too many", ballot(text -> text.replaceFirst("(\\{\"alpha\":\"\\d+\",\"beta\":\"\\d+\"\\},)", "$1$1")), Check.BALLOT_SHAPE);
        String pair = "\\{\"challenge\":\"\\d+\",\"response\":\"\\d+\"\\}";
        add("individual proof missing", ballot(text -> text.replaceFirst("\\[" + pair + "," + pair + "\\],", "")), Check.BALLOT_SHAPE);
        add("individual proof too many", ballot(text -> text.replaceFirst("(\\[" + pair + "," + pair + "\\],)", "$1$1")), Check.BALLOT_SHAPE);
        add("branch of an individual proof missing", ballot(text -> text.replaceFirst("\\[" + pair + "," + pair + "\\]", "[]")), Check.BALLOT_SHAPE);
        add("branch of the overall proof too many", ballot(swap("\"overall_proof\":\\[(" + pair + ")", 0, branch -> branch + "," + branch)),
                Check.BALLOT_SHAPE);
        add("blank proof left out", ballot(text -> text.replaceFirst(",\"blank_proof\":\\[" + pair + "," + pair + "\\]", "")), Check.BALLOT_SHAPE);
        add("neither blank slot nor blank proof", ballot(text -> text.replaceFirst(",\"blank_proof\":\\[" + pair + "," + pair + "\\]", "")
                .replaceFirst("\\{\"alpha\":\"\\d+\",\"beta\":\"\\d+\"\\},", "").replaceFirst("\\[" + pair + "," + pair + "\\],", "")), Check.BALLOT_SHAPE);
        add("blank proof where no blank vote is", ballot(text -> text.substring(0, text.length() - 2)
                + text.replaceFirst("^.*?(,\"blank_proof\":\\[" + pair + "," + pair + "\\]).*$", "$1") + "}]"), Check.BALLOT_SHAPE);

        add("challenge not below q", ballot(field("challenge", 0, OVER_Q)), Check.BALLOT_RANGE);
        add("response not below q", ballot(field("response", 3, OVER_Q)), Check.BALLOT_RANGE);
        add("response of the signature not below q", sound.copy().record(EventType.BALLOT, 0, 0,
                text -> swap("\"proof\":\\{\"challenge\":\"\\d+\",\"response\":\"(\\d+)\"", 0, number(OVER_Q)).apply(text)), Check.BALLOT_RANGE);
        add("alpha not below p", ballot(field("alpha", 1, OVER_P)), Check.BALLOT_MEMBER);
        add("beta not below p", ballot(field("beta", 1, OVER_P)), Check.BALLOT_MEMBER);
        Check[] spoilt = {Check.BALLOT_INDIVIDUAL, Check.BALLOT_OVERALL, Check.BALLOT_BLANK};
        add("alpha of order 2q", ballot(field("alpha", 1, times(ORDER_TWO))), Check.BALLOT_MEMBER, spoilt);
        add("beta of order 2q", ballot(field("beta", 1, times(ORDER_TWO))), Check.BALLOT_MEMBER, spoilt);
        add("alpha of order 3q", ballot(field("alpha", 1, times(ORDER_THREE))), Check.BALLOT_MEMBER, spoilt);
        add("beta of order 3q", ballot(field("beta", 1, times(ORDER_THREE))), Check.BALLOT_MEMBER, spoilt);
        add("alpha zero", ballot(field("alpha", 1, x -> BigInteger.ZERO)), Check.BALLOT_MEMBER, spoilt);
        add("other ciphertext", ballot(field("beta", 1, SHIFTED)), Check.BALLOT_INDIVIDUAL, Check.BALLOT_OVERALL, Check.BALLOT_BLANK);
        add("individual proof of a blank question", ballot(field("response", 0, NEXT)), Check.BALLOT_INDIVIDUAL);
        add("challenge of an individual proof", ballot(field("challenge", 1, NEXT)), Check.BALLOT_INDIVIDUAL);
        add("overall proof of a blank question", ballot(swap("\"overall_proof\":\\[\\{\"challenge\":\"\\d+\",\"response\":\"(\\d+)\"", 0, number(NEXT))),
                Check.BALLOT_OVERALL);
        add("overall proof without blank", ballot(swap("\"overall_proof\":\\[\\{\"challenge\":\"\\d+\",\"response\":\"(\\d+)\"", 1, number(NEXT))),
                Check.BALLOT_OVERALL);
        add("blank proof", ballot(swap("\"blank_proof\":\\[\\{\"challenge\":\"\\d+\",\"response\":\"(\\d+)\"", 0, number(NEXT))), Check.BALLOT_BLANK);
        add("two blank proofs' branches changed about", ballot(swap("\"blank_proof\":\\[(" + pair + "," + pair + ")\\]", 0,
                both -> both.substring(both.indexOf("},") + 2) + "," + both.substring(0, both.indexOf("},") + 1))), Check.BALLOT_BLANK);
        add("hash of a ballot", sound.copy().record(EventType.BALLOT, 0, 0, swap("\"hash\":\"([^\"]+)\"", 0, hash -> Sha256.base64(new byte[1]))),
                Check.BALLOT_HASH, Check.BALLOT_SIGNATURE);
        add("signature of a ballot", sound.copy().record(EventType.BALLOT, 0, 0,
                swap("\"proof\":\\{\"challenge\":\"\\d+\",\"response\":\"(\\d+)\"", 0, number(NEXT))), Check.BALLOT_SIGNATURE);
        add("signature by another voter", signedByAnother(), Check.BALLOT_SIGNATURE);
        Forge twice = sound.copy();
        twice.pieces.add(5, new Forge.Piece(EventType.BALLOT, sound.piece(EventType.BALLOT, 0).records));
        add("earlier ballot replayed after the later one", twice, Check.BALLOT_REPEATED);
        Forge swapped = sound.copy();
        swapped.pieces.add(1, swapped.pieces.remove(4));
        add("order of ballots changed, so another one counts", swapped, Check.TALLY_CIPHERTEXT);
        Forge taken = sound.copy();
        taken.pieces.remove(2);
        add("ballot taken away after the tally", taken, Check.TALLY_COUNT, Check.TALLY_WEIGHT, Check.TALLY_CIPHERTEXT);
    }

    private Forge signedByAnother() {
        return sound.copy().record(EventType.BALLOT, 0, 0, text -> {
            BigInteger other = sound.prepared.voters().get(1).secret(sound.prepared.election().uuid(), Group.BELENIOS_2048);
            String unsigned = text.substring(0, text.indexOf(",\"signature\""));
            return new String(new BallotMaker(sound.prepared.election(), Elections.RANDOM).sign(unsigned, other), java.nio.charset.StandardCharsets.UTF_8);
        });
    }

    // --- 1.8

    private void counting() {
        Check[] nothing = {};
        add("published tally", sound.copy().record(EventType.ENCRYPTED_TALLY, 0, 0, field("alpha", 2, SHIFTED)), Check.TALLY_CIPHERTEXT, nothing);
        add("slots of the tally changed about", sound.copy().record(EventType.ENCRYPTED_TALLY, 0, 0, text -> {
            Matcher items = Pattern.compile("\\{[^}]*\\}").matcher(text);
            items.find();
            String first = items.group();
            items.find();
            return text.replace(first, "#").replace(items.group(), first).replace("#", items.group());
        }), Check.TALLY_CIPHERTEXT);
        add("slot of the tally missing", sound.copy().record(EventType.ENCRYPTED_TALLY, 0, 0, text -> text.replaceFirst("\\{[^}]*\\},", "")), Check.TALLY_TEXT);
        add("space in the tally", sound.copy().record(EventType.ENCRYPTED_TALLY, 0, 0, text -> text + " "), Check.TALLY_TEXT);
        add("number of ballots tallied", sound.copy().record(EventType.ENCRYPTED_TALLY, 0, 1, swap("\"num_tallied\":(\\d+)", 0, n -> "4")), Check.TALLY_COUNT);
        add("total weight", sound.copy().record(EventType.ENCRYPTED_TALLY, 0, 1, swap("\"total_weight\":(\\d+)", 0, n -> "6")), Check.TALLY_WEIGHT);
        add("total weight as a string", sound.copy().record(EventType.ENCRYPTED_TALLY, 0, 1, text -> text.replace("\"total_weight\":5", "\"total_weight\":\"5\"")),
                Check.PAYLOAD_TEXT, Check.TALLY_WEIGHT);

        add("decryption by nobody", decryption(1, 1, text -> text.replaceFirst("\"owner\":\\d+", "\"owner\":9")), Check.DECRYPTION_OWNER, Check.RESULT_TRUSTEES);
        add("decryption of owner nought", decryption(1, 1, text -> text.replaceFirst("\"owner\":\\d+", "\"owner\":0")), Check.DECRYPTION_OWNER, Check.RESULT_TRUSTEES);
        add("decryption twice by one trustee", decryption(1, 1, text -> text.replaceFirst("\"owner\":\\d+", "\"owner\":1")), Check.DECRYPTION_OWNER,
                Check.RESULT_TRUSTEES);
        add("decryption under another trustee's name", decryption(1, 1, text -> text.replaceFirst("\"owner\":\\d+", "\"owner\":2")), Check.DECRYPTION_PROOF);
        String factor = "\"decryption_factors\":\\[\\[\"(\\d+)";
        add("factor changed", decryption(0, 0, swap(factor, 0, number(SHIFTED))), Check.DECRYPTION_PROOF);
        add("factor of order 2q", decryption(0, 0, swap(factor, 0, number(times(ORDER_TWO)))), Check.DECRYPTION_MEMBER, Check.DECRYPTION_PROOF);
        add("factor of order 3q", decryption(0, 0, swap(factor, 0, number(times(ORDER_THREE)))), Check.DECRYPTION_MEMBER, Check.DECRYPTION_PROOF);
        add("factor not below p", decryption(0, 0, swap(factor, 0, number(OVER_P))), Check.DECRYPTION_MEMBER);
        add("proof of a decryption", decryption(2, 0, field("response", 0, NEXT)), Check.DECRYPTION_PROOF);
        add("proof of a decryption not below q", decryption(2, 0, field("response", 0, OVER_Q)), Check.DECRYPTION_RANGE);
        add("factor missing", decryption(0, 0, text -> text.replaceFirst("\\[\\[\"\\d+\",", "[[")), Check.DECRYPTION_TEXT, Check.RESULT_TRUSTEES);
        Forge few = sound.copy();
        few.pieces.remove(height(EventType.PARTIAL_DECRYPTION) + 2);
        add("too few of a threshold group", few, Check.RESULT_TRUSTEES);
        Forge none = sound.copy();
        none.pieces.remove(height(EventType.PARTIAL_DECRYPTION));
        add("single trustee left out", none, Check.RESULT_TRUSTEES);

        add("count in the result", result("4", "3"), Check.RESULT_COUNT);
        add("two counts that keep their sum", result("1,4,0", "2,3,0"), Check.RESULT_COUNT);
        add("count as a string", result("4", "\"4\""), Check.RESULT_TEXT);
        add("question of the result missing", sound.copy().record(EventType.RESULT, 0, 0, text -> "{\"result\":[[1,4,0]]}"), Check.RESULT_TEXT);
        add("count far beyond all weights", result("4", "1073741823"), Check.RESULT_COUNT);
        add("negative count", result("4", "-4"), Check.RESULT_TEXT);
    }

    private Forge decryption(int number, int record, UnaryOperator<String> change) {
        return sound.copy().record(EventType.PARTIAL_DECRYPTION, number, record, change);
    }

    private Forge result(String from, String to) {
        return sound.copy().record(EventType.RESULT, 0, 0, text -> text.replaceFirst(from, to));
    }

    @Test
    void everyCheckHasAForgery() {
        container();
        events();
        setup();
        ballots();
        counting();
        EnumSet<Check> unseen = EnumSet.allOf(Check.class);
        cases.values().forEach(forged -> unseen.removeAll(forged.expected));
        // Limits are in HostileArchivesTest; shuffles and ranked ballots in RankingTamperedTest.
        unseen.removeIf(check -> check == Check.ARCHIVE_LIMIT || check.section().equals("1.9"));
        assertEquals(Set.of(), unseen);
    }
}
