package org.gongqiao.ballot;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.gongqiao.ballot.text.JsonReader;
import org.gongqiao.ballot.text.JsonText;
import org.gongqiao.ballot.text.JsonValue;
import org.gongqiao.ballot.text.Sha256;

/** Challenge and response, both from 0 to the order less one; the shape of every proof of knowledge in the protocol. */
record Proof(BigInteger challenge, BigInteger response) {
    /** Proof of knowledge of the discrete logarithm {@code secret}, whose challenge hashes the prefix and the commitment (1.6, 1.7). */
    static Proof of(String prefix, BigInteger secret, Group group, SecureRandom random) {
        BigInteger w = Secrets.exponent(group, random);
        BigInteger challenge = Sha256.oracle(prefix).add(Secrets.power(group.generator(), w, group)).mod(group.order());
        return new Proof(challenge, w.subtract(secret.multiply(challenge)).mod(group.order()));
    }

    /** Whether this proves knowledge of the logarithm of {@code key}, an element. */
    boolean proves(String prefix, BigInteger key, Group group) {
        if (!inRange(group)) {
            return false;
        }
        BigInteger p = group.modulus();
        BigInteger commitment = group.generator().modPow(response, p).multiply(key.modPow(challenge, p)).mod(p);
        return challenge.equals(Sha256.oracle(prefix).add(commitment).mod(group.order()));
    }

    boolean inRange(Group group) {
        return challenge.compareTo(group.order()) < 0 && response.compareTo(group.order()) < 0;
    }

    /** A signature of a text (1.6). */
    static Proof signature(String message, BigInteger secret, Group group, SecureRandom random) {
        return of("sigmsg|" + message + "|", secret, group, random);
    }

    boolean signs(String message, BigInteger key, Group group) {
        return proves("sigmsg|" + message + "|", key, group);
    }

    static Proof read(JsonReader reader) throws MalformedText {
        reader.beginObject();
        reader.field("challenge");
        BigInteger challenge = reader.natural();
        reader.field("response");
        BigInteger response = reader.natural();
        reader.endObject();
        return new Proof(challenge, response);
    }

    static Proof read(JsonValue value) throws MalformedText {
        value.only("challenge", "response");
        return new Proof(value.get("challenge").natural(), value.get("response").natural());
    }

    void write(JsonText out) {
        out.object().field("challenge").string(challenge).field("response").string(response).endObject();
    }
}
