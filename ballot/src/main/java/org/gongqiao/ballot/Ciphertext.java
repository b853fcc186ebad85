package org.gongqiao.ballot;

import java.math.BigInteger;
import java.util.Comparator;
import org.gongqiao.ballot.text.JsonReader;
import org.gongqiao.ballot.text.JsonText;

/** An ElGamal ciphertext: (g^r, y^r·m). */
record Ciphertext(BigInteger alpha, BigInteger beta) {
    /** The order in which the ciphertexts of a ranking question enter the tally (spec 1.8). */
    static final Comparator<Ciphertext> ORDER = Comparator.comparing(Ciphertext::alpha).thenComparing(Ciphertext::beta);

    static Ciphertext read(JsonReader reader) throws MalformedText {
        reader.beginObject();
        reader.field("alpha");
        BigInteger alpha = reader.natural();
        reader.field("beta");
        BigInteger beta = reader.natural();
        reader.endObject();
        return new Ciphertext(alpha, beta);
    }

    void write(JsonText out) {
        out.object().field("alpha").string(alpha).field("beta").string(beta).endObject();
    }
}
