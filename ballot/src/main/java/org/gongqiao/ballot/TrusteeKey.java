package org.gongqiao.ballot;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongqiao.ballot.text.Decimal;
import org.gongqiao.ballot.text.JsonText;
import org.gongqiao.ballot.text.JsonValue;

/**
 * A trustee's share of the decryption key: the whole secret of a single trustee, or the outcome of a {@link KeyCeremony}. It must never leave its
 * owner; with enough of them every ballot can be opened.
 */
public final class TrusteeKey {
    private final Group group;
    private final BigInteger secret;

    private TrusteeKey(Group group, BigInteger secret) {
        this.group = group;
        this.secret = secret;
    }

    public static TrusteeKey generate(Group group, SecureRandom random) {
        return new TrusteeKey(group, Secrets.exponent(group, random));
    }

    /**
     * Reads a kept key: a decimal string in quotes (single trustees) or {@code {"decryption_key":…}} (threshold groups).
     *
     * @throws MalformedText if it is neither, or out of range
     */
    public static TrusteeKey read(byte[] text, Group group) throws MalformedText {
        JsonValue value = JsonValue.parse(text);
        BigInteger secret = value instanceof JsonValue.Text ? value.natural() : value.get("decryption_key").natural();
        if (secret.signum() == 0 || secret.compareTo(group.order()) >= 0) {
            throw new MalformedText("not a key of this group");
        }
        return new TrusteeKey(group, secret);
    }

    /** The key as its owner keeps it. Secret. */
    public byte[] secretText() {
        return new JsonText().string(secret).bytes();
    }

    /** The public key with the proof that its secret is known; goes into the trustees record of a single trustee. */
    public byte[] publicText(SecureRandom random) {
        JsonText out = new JsonText();
        share(random, Optional.empty()).write(out);
        return out.bytes();
    }

    BigInteger publicKey() {
        return Secrets.power(group.generator(), secret, group);
    }

    private Trustees.PublicShare share(SecureRandom random, Optional<BigInteger> signingKey) {
        BigInteger key = publicKey();
        String digits = new String(Decimal.print(key), java.nio.charset.StandardCharsets.ISO_8859_1);
        return new Trustees.PublicShare(Proof.of("pok|" + group.label() + "|" + digits + "|", secret, group, random), key,
                signingKey.map(sk -> Proof.signature(digits, sk, group, random)));
    }

    Group group() {
        return group;
    }

    BigInteger secret() {
        return secret;
    }

    /** Never the key itself. */
    @Override
    public String toString() {
        return "TrusteeKey";
    }

    /** A trustee's side of a {@link KeyCeremony}; everything follows from the seed, which is all it has to keep until the end. Secret. */
    public static final class Participant {
        private static final int SEED_DIGITS = 22;
        private final KeyCeremony ceremony;
        private final int index;
        private final String seed;
        private final BigInteger signing;
        private final BigInteger decryption;
        private final SecureRandom random;

        /** The participant with number {@code index} from 1; {@code seed} from {@link #newSeed}. */
        public Participant(KeyCeremony ceremony, int index, String seed, SecureRandom random) {
            this.ceremony = ceremony;
            this.index = index;
            this.seed = seed;
            this.random = random;
            this.signing = org.gongqiao.ballot.text.Sha256.number("sk|" + seed).mod(ceremony.group().order());
            this.decryption = org.gongqiao.ballot.text.Sha256.number("dk|" + seed).mod(ceremony.group().order());
        }

        public static String newSeed(SecureRandom random) {
            return Base58.random(SEED_DIGITS, random);
        }

        public String seed() {
            return seed;
        }

        /** Step 1: the certificate, for all. */
        public byte[] certificate() {
            Group group = ceremony.group();
            String message = KeyCeremony.certificateText(
                    Optional.of(new KeyCeremony.Context(group.label(), ceremony.size(), ceremony.threshold(), index)),
                    Secrets.power(group.generator(), signing, group), Secrets.power(group.generator(), decryption, group));
            return signed(message).bytes();
        }

        /**
         * Step 2: the polynomial, once all certificates are in.
         *
         * @throws MalformedText naming the trustee whose certificate is not in order
         */
        public byte[] polynomial(List<byte[]> certificates) throws MalformedText {
            Group group = ceremony.group();
            List<KeyCeremony.Certificate> all = ceremony.certificates(certificates);
            List<BigInteger> coefficients = new ArrayList<>();
            for (int k = 0; k < ceremony.threshold(); k++) {
                coefficients.add(Secrets.exponent(group, random));
            }
            JsonText kept = new JsonText().object().field("polynomial").array();
            coefficients.forEach(kept::string);
            kept.endArray().endObject();
            JsonText out = new JsonText().object().field("polynomial")
                    .raw(PrivateMessage.seal(signing, all.get(index - 1).encryption(), kept.toString(), group, random)).field("secrets").array();
            for (int j = 1; j <= ceremony.size(); j++) {
                String secret = new JsonText().object().field("secret").string(valueAt(coefficients, j, group)).endObject().toString();
                out.raw(PrivateMessage.seal(signing, all.get(j - 1).encryption(), secret, group, random));
            }
            List<BigInteger> commitments = coefficients.stream().map(a -> Secrets.power(group.generator(), a, group)).toList();
            out.endArray().field("coefexps").raw(signed(KeyCeremony.coefficientsText(commitments)).toString()).field("signature");
            List<Trustees.Signed> seen = all.stream().map(KeyCeremony.Certificate::signed).toList();
            Proof.signature(KeyCeremony.signedText(seen, commitments), signing, group, random).write(out);
            return out.endObject().bytes();
        }

        private static BigInteger valueAt(List<BigInteger> coefficients, int x, Group group) {
            BigInteger value = BigInteger.ZERO;
            for (int k = coefficients.size() - 1; k >= 0; k--) {
                value = value.multiply(BigInteger.valueOf(x)).add(coefficients.get(k)).mod(group.order());
            }
            return value;
        }

        /** The finished share, and the message that puts its public part into the group. */
        public record Share(TrusteeKey key, byte[] message) {}

        /**
         * Step 3: opens and checks what the others sent, and makes the share.
         *
         * @throws MalformedText naming the trustee whose message is not in order
         */
        public Share share(List<byte[]> certificates, byte[] input) throws MalformedText {
            Group group = ceremony.group();
            List<KeyCeremony.Certificate> all = ceremony.certificates(certificates);
            JsonValue value = JsonValue.parse(input);
            value.only("polynomial", "secrets", "coefexps", "signatures");
            List<JsonValue> secrets = value.get("secrets").items();
            List<JsonValue> coefficients = value.get("coefexps").items();
            List<JsonValue> signatures = value.get("signatures").items();
            if (secrets.size() != ceremony.size() || coefficients.size() != ceremony.size() || signatures.size() != ceremony.size()) {
                throw new MalformedText("messages of " + ceremony.size() + " trustees expected");
            }
            BigInteger sum = BigInteger.ZERO;
            BigInteger me = all.get(index - 1).encryption();
            for (int i = 0; i < ceremony.size(); i++) {
                List<BigInteger> commitments = ceremony.commitments(all, i, Trustees.Signed.read(coefficients.get(i)), Proof.read(signatures.get(i)));
                String opened = PrivateMessage.open(decryption, me, all.get(i).verification(), PrivateMessage.canonical(secrets.get(i)), group);
                BigInteger secret = JsonValue.parse(opened).get("secret").natural();
                if (secret.compareTo(group.order()) >= 0
                        || !Secrets.power(group.generator(), secret, group).equals(KeyCeremony.valueAt(commitments, index, group))) {
                    throw new MalformedText("secret from trustee " + (i + 1));
                }
                sum = sum.add(secret).mod(group.order());
            }
            TrusteeKey key = new TrusteeKey(group, sum);
            String kept = new JsonText().object().field("decryption_key").string(sum).endObject().toString();
            JsonText out = new JsonText().object().field("private_key").raw(PrivateMessage.seal(signing, me, kept, group, random)).field("public_key");
            key.share(random, Optional.of(signing)).write(out);
            return new Share(key, out.endObject().bytes());
        }

        private JsonText signed(String message) {
            JsonText out = new JsonText();
            new Trustees.Signed(message, Proof.signature(message, signing, ceremony.group(), random)).write(out);
            return out;
        }

        /** Never the seed. */
        @Override
        public String toString() {
            return "Participant " + index;
        }
    }
}
