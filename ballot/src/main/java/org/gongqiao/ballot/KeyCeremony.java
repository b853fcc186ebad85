package org.gongqiao.ballot;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongqiao.ballot.text.JsonText;
import org.gongqiao.ballot.text.JsonValue;

/**
 * The key ceremony of a threshold group (spec 1.6), as the table sees it at which the trustees' messages are passed round. It holds no secret: it
 * checks what comes in and sorts it. Four steps: every trustee sends a certificate; all get all certificates and send a polynomial; each
 * gets what is for it and sends its verification key; the group is put together.
 */
public final class KeyCeremony {
    private final Group group;
    private final int threshold;
    private final int size;

    /**
     * A ceremony for {@code size} trustees of whom {@code threshold} will suffice.
     *
     * @throws IllegalArgumentException unless 1 ≤ threshold ≤ size ≤ 100
     */
    public KeyCeremony(Group group, int threshold, int size) {
        if (threshold < 1 || threshold > size || size > 100) {
            throw new IllegalArgumentException("threshold " + threshold + " of " + size);
        }
        this.group = group;
        this.threshold = threshold;
        this.size = size;
    }

    record Context(String group, int size, int threshold, int index) {
        static Context read(JsonValue value) throws MalformedText {
            value.only("group", "size", "threshold", "index");
            return new Context(value.get("group").text(), value.get("size").integer(1_000), value.get("threshold").integer(1_000),
                    value.get("index").integer(1_000));
        }

        void write(JsonText out) {
            out.object().field("group").string(group).field("size").number(size).field("threshold").number(threshold).field("index").number(index)
                    .endObject();
        }
    }

    static String certificateText(Optional<Context> context, BigInteger verification, BigInteger encryption) {
        JsonText out = new JsonText().object();
        context.ifPresent(value -> value.write(out.field("context")));
        return out.field("verification").string(verification).field("encryption").string(encryption).endObject().toString();
    }

    static String coefficientsText(List<BigInteger> coefficients) {
        JsonText out = new JsonText().object().field("coefexps").array();
        coefficients.forEach(out::string);
        return out.endArray().endObject().toString();
    }

    /** What each trustee signs with its polynomial, so that all have seen the same certificates. */
    static String signedText(List<Trustees.Signed> certificates, List<BigInteger> coefficients) {
        JsonText out = new JsonText().object().field("certs").array();
        certificates.forEach(certificate -> certificate.write(out));
        out.endArray().field("coefexps").array();
        coefficients.forEach(out::string);
        return "certs_sig|" + out.endArray().endObject();
    }

    /** The commitments to the sum of all polynomials; its value at a trustee's index is that trustee's share. */
    static List<BigInteger> sum(List<List<BigInteger>> commitments, Group group) {
        List<BigInteger> sum = new ArrayList<>(commitments.getFirst());
        for (List<BigInteger> polynomial : commitments.subList(1, commitments.size())) {
            for (int k = 0; k < sum.size(); k++) {
                sum.set(k, sum.get(k).multiply(polynomial.get(k)).mod(group.modulus()));
            }
        }
        return sum;
    }

    /** g to the value of one polynomial at {@code index}, by Horner's rule in the exponent; all that is raised to is the small index. */
    static BigInteger valueAt(List<BigInteger> polynomial, int index, Group group) {
        BigInteger value = BigInteger.ONE;
        for (int k = polynomial.size() - 1; k >= 0; k--) {
            value = value.modPow(BigInteger.valueOf(index), group.modulus()).multiply(polynomial.get(k)).mod(group.modulus());
        }
        return value;
    }

    /** A trustee's first message, read and checked by all others. */
    record Certificate(Trustees.Signed signed, BigInteger verification, BigInteger encryption) {}

    /** Reads certificates, in the order of the trustees; refuses any that is not properly signed for its place here. */
    List<Certificate> certificates(List<byte[]> texts) throws MalformedText {
        if (texts.size() != size) {
            throw new MalformedText("certificates of " + size + " trustees expected");
        }
        List<Certificate> certificates = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            certificates.add(certificate(i, texts.get(i)));
        }
        return certificates;
    }

    private Certificate certificate(int i, byte[] text) throws MalformedText {
        Trustees.Signed signed = Trustees.Signed.read(JsonValue.parse(text));
        JsonValue value = JsonValue.parse(signed.message());
        BigInteger verification = value.get("verification").natural();
        BigInteger encryption = value.get("encryption").natural();
        String expected = certificateText(Optional.of(new Context(group.label(), size, threshold, i + 1)), verification, encryption);
        if (!group.isElement(verification) || !group.isElement(encryption) || !expected.equals(signed.message())
                || !signed.signature().signs(signed.message(), verification, group)) {
            throw new MalformedText("certificate of trustee " + (i + 1));
        }
        return new Certificate(signed, verification, encryption);
    }

    /**
     * Checks one trustee's certificate as it comes in.
     *
     * @param index from 1
     * @throws MalformedText if it is not properly signed for this place in this ceremony
     */
    public void checkCertificate(int index, byte[] certificate) throws MalformedText {
        certificate(index - 1, certificate);
    }

    /**
     * Checks one trustee's polynomial as it comes in; whether the secrets sealed in it are right, only their recipients see.
     *
     * @param index from 1
     */
    public void checkPolynomial(int index, List<byte[]> certificates, byte[] polynomial) throws MalformedText {
        polynomial(certificates(certificates), index - 1, polynomial);
    }

    /**
     * Checks one trustee's last message as it comes in: its verification key belongs to the polynomials, and the trustee knows what is behind it.
     *
     * @param index from 1
     */
    public void checkKey(int index, List<byte[]> certificates, List<byte[]> polynomials, byte[] key) throws MalformedText {
        List<Certificate> who = certificates(certificates);
        List<List<BigInteger>> commitments = new ArrayList<>();
        for (Polynomial polynomial : polynomials(who, polynomials)) {
            commitments.add(polynomial.commitments);
        }
        JsonValue value = JsonValue.parse(key);
        value.only("private_key", "public_key");
        PrivateMessage.canonical(value.get("private_key"));
        Trustees.PublicShare share = Trustees.PublicShare.read(value.get("public_key"));
        String digits = share.key().toString();
        if (!valueAt(sum(commitments, group), index, group).equals(share.key())
                || !share.proof().proves("pok|" + group.label() + "|" + digits + "|", share.key(), group) || share.signature().isEmpty()
                || !share.signature().get().signs(digits, who.get(index - 1).verification, group)) {
            throw new MalformedText("key of trustee " + index);
        }
    }

    /** The verification key in a checked last message, in decimal: what a kept share is compared with. */
    public static String verificationKey(byte[] key) throws MalformedText {
        return Trustees.PublicShare.read(JsonValue.parse(key).get("public_key")).key().toString();
    }

    /** A trustee's second message: its polynomial encrypted to itself, a secret to each, the commitments, and its signature of all certificates. */
    record Polynomial(String polynomial, List<String> secrets, Trustees.Signed coefficients, Proof signature, List<BigInteger> commitments) {}

    List<Polynomial> polynomials(List<Certificate> certificates, List<byte[]> texts) throws MalformedText {
        if (texts.size() != size) {
            throw new MalformedText("polynomials of " + size + " trustees expected");
        }
        List<Polynomial> polynomials = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            polynomials.add(polynomial(certificates, i, texts.get(i)));
        }
        return polynomials;
    }

    private Polynomial polynomial(List<Certificate> certificates, int i, byte[] text) throws MalformedText {
        JsonValue value = JsonValue.parse(text);
        value.only("polynomial", "secrets", "coefexps", "signature");
        List<String> secrets = new ArrayList<>();
        for (JsonValue secret : value.get("secrets").items()) {
            secrets.add(PrivateMessage.canonical(secret));
        }
        Trustees.Signed coefficients = Trustees.Signed.read(value.get("coefexps"));
        Proof signature = Proof.read(value.get("signature"));
        if (secrets.size() != size) {
            throw new MalformedText("polynomial of trustee " + (i + 1));
        }
        return new Polynomial(PrivateMessage.canonical(value.get("polynomial")), secrets, coefficients, signature,
                commitments(certificates, i, coefficients, signature));
    }

    /** The commitments of trustee i, once their signatures are checked. */
    List<BigInteger> commitments(List<Certificate> certificates, int i, Trustees.Signed coefficients, Proof signature) throws MalformedText {
        List<BigInteger> commitments = Trustees.coefficients(coefficients.message());
        List<Trustees.Signed> signed = certificates.stream().map(Certificate::signed).toList();
        BigInteger verification = certificates.get(i).verification;
        if (commitments.size() != threshold || !commitments.stream().allMatch(group::isElement)
                || !coefficientsText(commitments).equals(coefficients.message())
                || !coefficients.signature().signs(coefficients.message(), verification, group)
                || !signature.signs(signedText(signed, commitments), verification, group)) {
            throw new MalformedText("polynomial of trustee " + (i + 1));
        }
        return commitments;
    }

    /**
     * Sorts the polynomials: what each trustee gets, in their order.
     *
     * @throws MalformedText naming the trustee whose message is not in order
     */
    public List<byte[]> shares(List<byte[]> certificates, List<byte[]> polynomials) throws MalformedText {
        List<Polynomial> all = polynomials(certificates(certificates), polynomials);
        List<byte[]> inputs = new ArrayList<>();
        for (int j = 0; j < size; j++) {
            JsonText out = new JsonText().object().field("polynomial").raw(all.get(j).polynomial).field("secrets").array();
            for (Polynomial from : all) {
                out.raw(from.secrets.get(j));
            }
            out.endArray().field("coefexps").array();
            all.forEach(from -> from.coefficients.write(out));
            out.endArray().field("signatures").array();
            all.forEach(from -> from.signature.write(out));
            inputs.add(out.endArray().endObject().bytes());
        }
        return inputs;
    }

    /**
     * Puts the group together from the trustees' last messages; the result can be joined into a trustees record.
     *
     * @throws MalformedText naming the trustee whose message is not in order
     */
    public byte[] group(List<byte[]> certificates, List<byte[]> polynomials, List<byte[]> keys) throws MalformedText {
        List<Certificate> who = certificates(certificates);
        List<Polynomial> all = polynomials(who, polynomials);
        if (keys.size() != size) {
            throw new MalformedText("keys of " + size + " trustees expected");
        }
        List<Trustees.PublicShare> shares = new ArrayList<>();
        for (byte[] key : keys) {
            JsonValue value = JsonValue.parse(key);
            value.only("private_key", "public_key");
            shares.add(Trustees.PublicShare.read(value.get("public_key")));
        }
        Trustees.Threshold made = new Trustees.Threshold(threshold, who.stream().map(Certificate::signed).toList(),
                all.stream().map(Polynomial::coefficients).toList(), Optional.of(all.stream().map(Polynomial::signature).toList()), shares);
        Findings findings = new Findings();
        new TrusteesCheck(group, findings).check(Trustees.of(List.of(made)));
        if (!findings.isEmpty()) {
            throw new MalformedText(findings.list().getFirst().toString());
        }
        JsonText out = new JsonText();
        Trustees.write(made, out);
        return out.bytes();
    }

    Group group() {
        return group;
    }

    int threshold() {
        return threshold;
    }

    int size() {
        return size;
    }
}
