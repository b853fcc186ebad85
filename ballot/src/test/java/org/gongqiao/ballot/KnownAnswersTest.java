package org.gongqiao.ballot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.gongqiao.ballot.arithmetic.Batch;
import org.gongqiao.ballot.arithmetic.Engine;
import org.gongqiao.ballot.arithmetic.Engines;
import org.gongqiao.ballot.text.Sha256;
import org.junit.jupiter.api.Test;

/** The vectors of docs/spec/ballot.md, section 1.13, on every engine there is. */
class KnownAnswersTest {
    private static final Group GROUP = Group.BELENIOS_2048;
    private static final BigInteger Q = GROUP.order();

    private static BigInteger big(String digits) {
        return new BigInteger(digits);
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }

    @Test
    void hashesEmptyText() {
        assertEquals("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU", Sha256.base64(new byte[0]));
    }

    @Test
    void hashesListOfOneNumber() {
        BigInteger hash = Sha256.oracle("pok|BELENIOS-2048|" + GROUP.generator() + "|").add(GROUP.generator()).mod(Q);
        assertEquals(big("78279656183407757022835228368066128577932066565090886201229619006735069849084"), hash);
    }

    @Test
    void derivesCredentialOfOlderForm() {
        Credential credential = Credential.read("WN1-FAk-mSD-JcZ-GRV").orElseThrow();
        assertEquals(big("4544876954266218832437583217958055024705555320596890419911604094176658160121"), credential.secret("GefKvKMiKDrk7X", GROUP));
        assertEquals("db1ab953d16eff028141f9ae4903cda54b91782c32c5f8795a967deb956c1efb",
                Sha256.hex(Sha256.bytes(credential.publicKey("GefKvKMiKDrk7X", GROUP).toString())));
    }

    @Test
    void refusesWrongCheckDigitAndOtherForms() {
        assertTrue(Credential.read(" WN1FAkmSDJcZGRV ").isPresent());
        assertTrue(Credential.read("WN1-FAk-mSD-JcZ-GRW").isEmpty());
        assertTrue(Credential.read("WN1-FAk-mSD-JcZ-GR0").isEmpty());
        assertTrue(Credential.read("6phBH-5i5Jry-C2n64-RTrgF").isEmpty());
        assertTrue(Credential.read("").isEmpty());
    }

    @Test
    void derivesCredentialOfNewerForm() {
        Credential credential = Credential.read("6phBH-5i5Jry-C2n64-RTrgFy").orElseThrow();
        assertEquals(big("51848123442938587305502550367914139759150069634995092067319655587987452280844"), credential.secret("TcN75fTZXe1K6Z", GROUP));
        assertEquals("7faf93724c37cb852258ad685d58cdc7b0cf401b451d84bc2991f011f6dbf68b",
                Sha256.hex(Sha256.bytes(credential.publicKey("TcN75fTZXe1K6Z", GROUP).toString())));
    }

    private static List<Engine> engines() {
        return Engines.names().stream().map(name -> Engines.named(name, GROUP.modulus(), GROUP.order())).flatMap(Optional::stream).toList();
    }

    private static BigInteger power(BigInteger base, long exponent) {
        return base.modPow(big(exponent), GROUP.modulus());
    }

    private static byte[] digits(BigInteger number) {
        return number.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Commitments of a branch, recomputed as a verifier does. */
    private static void commit(Batch batch, Engine engine, BigInteger c, BigInteger r, BigInteger alpha, BigInteger beta, int m, BigInteger y,
            List<Batch.Product> to) {
        Engine.FixedBase g = engine.fixed(GROUP.generator());
        to.add(batch.product().fixed(g, r).power(batch.base(alpha), c));
        to.add(batch.product().fixed(engine.fixed(y), r).power(batch.base(beta), c)
                .fixed(g, Q.subtract(c.multiply(big(m)).mod(Q))));
    }

    @Test
    void computesIntervalProof() {
        BigInteger g = GROUP.generator();
        BigInteger y = power(g, 7);
        BigInteger alpha = power(g, 3);
        BigInteger beta = power(y, 3).multiply(g).mod(GROUP.modulus());
        BigInteger hash = big("70465189409644178653570580578110049424358177497046768294520646036015040984996");
        BigInteger c1 = hash.subtract(big(11));
        BigInteger r1 = big("24319631524283119279071237703684202092389731284086078950968307651371746715385");
        assertEquals(big(17).subtract(big(3).multiply(c1)).mod(Q), r1);
        for (Engine engine : engines()) {
            Batch batch = new Batch();
            List<Batch.Product> commitments = new java.util.ArrayList<>();
            commit(batch, engine, big(11), big(13), alpha, beta, 0, y, commitments);
            commit(batch, engine, c1, r1, alpha, beta, 1, y, commitments);
            engine.evaluate(batch);
            Sha256 oracle = Sha256.oracle(Sha256.bytes("prove|S|"), digits(alpha), Sha256.bytes(","), digits(beta), Sha256.bytes("|"));
            commitments.forEach(commitment -> oracle.add(commitment.decimal()));
            assertEquals(hash, oracle.mod(Q), engine.name());
        }
    }

    @Test
    void computesBlankProofs() {
        BigInteger p = GROUP.modulus();
        BigInteger g = GROUP.generator();
        BigInteger y = power(g, 7);
        BigInteger a0 = power(g, 3);
        BigInteger b0 = power(y, 3);
        BigInteger as = power(g, 5);
        BigInteger bs = power(y, 5).multiply(g).mod(p);
        BigInteger blank = big("31521153644592228318621458998288664732077840625449641471011494260242788470630");
        BigInteger overall = big("24308648070687745950214819502764359372220522182154994457025287974193907940041");
        for (Engine engine : engines()) {
            Batch batch = new Batch();
            List<Batch.Product> blanks = new java.util.ArrayList<>();
            BigInteger c0 = blank.subtract(big(11)).mod(Q);
            commit(batch, engine, c0, big(17).subtract(big(3).multiply(c0)).mod(Q), a0, b0, 0, y, blanks);
            commit(batch, engine, big(11), big(13), as, bs, 0, y, blanks);
            List<Batch.Product> all = new java.util.ArrayList<>();
            BigInteger c1 = overall.subtract(big(11)).mod(Q);
            commit(batch, engine, big(11), big(13), a0, b0, 1, y, all);
            commit(batch, engine, c1, big(17).subtract(big(5).multiply(c1)).mod(Q), as, bs, 1, y, all);
            engine.evaluate(batch);
            Sha256 first = Sha256.oracle("bproof0|S|");
            blanks.forEach(commitment -> first.add(commitment.decimal()));
            assertEquals(blank, first.mod(Q), engine.name());
            Sha256 second = Sha256.oracle("bproof1|S|");
            all.forEach(commitment -> second.add(commitment.decimal()));
            assertEquals(overall, second.mod(Q), engine.name());
        }
    }

    @Test
    void writesSetupEvent() throws MalformedText {
        String text = "{\"height\":0,\"type\":\"Setup\",\"payload\":\"331ecee69cdd4e08f290cc14aa3750f28b7909df982543b472665e7448e5600c\"}";
        Event event = Event.read(Sha256.bytes(text));
        assertEquals(text, new String(event.text(), StandardCharsets.UTF_8));
        assertEquals("4230a69e01e681451f478a668e2f2f0fbf78fedcc1d3331a289a9cc480c03fc7", Sha256.hex(event.text()));
    }

    @Test
    void writesArchiveHeader() {
        byte[] member = Tar.firstMember(1795154740L);
        byte[] header = java.util.Arrays.copyOf(member, 512);
        assertEquals("005733", new String(header, 148, 6, StandardCharsets.US_ASCII));
        assertEquals("1d0b13d80bcea7c608796bb2c0a4b3290f0223e6066bed7f7006bac3ac7564e1", Sha256.hex(header));
        assertEquals("{\"version\":1,\"timestamp\":\"1795154740\"}", new String(member, 512, 38, StandardCharsets.US_ASCII));
    }

    @Test
    void knowsItsGroups() {
        for (Group group : Group.values()) {
            assertTrue(group.modulus().isProbablePrime(80));
            assertTrue(group.order().isProbablePrime(80));
            assertTrue(group.isElement(group.generator()));
            assertTrue(group.isElement(BigInteger.ONE));
            assertFalse(group.isElement(BigInteger.ZERO));
            assertFalse(group.isElement(group.modulus().subtract(BigInteger.ONE)));
            assertFalse(group.isElement(group.modulus().add(BigInteger.ONE)));
            assertEquals(2048, group.modulus().bitLength());
        }
    }
}
