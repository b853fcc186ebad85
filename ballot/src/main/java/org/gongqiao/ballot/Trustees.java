package org.gongqiao.ballot;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongqiao.ballot.text.JsonText;
import org.gongqiao.ballot.text.JsonValue;

/**
 * The trustees record (spec 1.6): single trustees, each of whom must take part in decryption, and threshold groups of which any t of n suffice, in
 * any mixture. Owners are counted from 1 through the whole list.
 */
public final class Trustees {
    private static final int MAX_TRUSTEES = 500;
    private static final int MAX_COEFFICIENTS = 10_000;

    private final byte[] text;
    private final List<Item> items;

    private Trustees(byte[] text, List<Item> items) {
        this.text = text;
        this.items = List.copyOf(items);
    }

    sealed interface Item {
        int size();
    }

    record Single(PublicShare key) implements Item {
        @Override
        public int size() {
            return 1;
        }
    }

    /** A threshold group; {@code ceremony} is absent where the record has the form of version 2.0. */
    record Threshold(int threshold, List<Signed> certificates, List<Signed> coefficients, Optional<List<Proof>> ceremony, List<PublicShare> keys)
            implements Item {
        @Override
        public int size() {
            return keys.size();
        }
    }

    record Signed(String message, Proof signature) {
        static Signed read(JsonValue value) throws MalformedText {
            value.only("message", "signature");
            return new Signed(value.get("message").text(), Proof.read(value.get("signature")));
        }

        void write(JsonText out) {
            out.object().field("message").string(message).field("signature");
            signature.write(out);
            out.endObject();
        }
    }

    /** K: a verification key with proof that its secret is known, and in threshold groups the owner's signature of it. */
    record PublicShare(Proof proof, BigInteger key, Optional<Proof> signature) {
        static PublicShare read(JsonValue value) throws MalformedText {
            value.only("pok", "public_key", "signature");
            Optional<JsonValue> signature = value.optional("signature");
            return new PublicShare(Proof.read(value.get("pok")), value.get("public_key").natural(),
                    signature.isPresent() ? Optional.of(Proof.read(signature.get())) : Optional.empty());
        }

        void write(JsonText out) {
            out.object().field("pok");
            proof.write(out);
            out.field("public_key").string(key);
            if (signature.isPresent()) {
                out.field("signature");
                signature.get().write(out);
            }
            out.endObject();
        }
    }

    /** A trustee as the decryption sees it: its verification key and, in a threshold group, its place there. */
    record Owner(BigInteger key, int item, int index) {}

    public static Trustees parse(byte[] text) throws MalformedText {
        List<Item> items = new ArrayList<>();
        int count = 0;
        int coefficients = 0;
        for (JsonValue value : JsonValue.parse(text).items()) {
            List<JsonValue> pair = value.items();
            if (pair.size() != 2) {
                throw new MalformedText("a kind and a trustee expected");
            }
            switch (pair.getFirst().text()) {
                case "Single" -> items.add(new Single(PublicShare.read(pair.get(1))));
                case "Pedersen" -> {
                    Threshold threshold = threshold(pair.get(1));
                    items.add(threshold);
                    coefficients += threshold.threshold * threshold.size();
                }
                default -> throw new Unsupported("kind of trustee");
            }
            count += items.getLast().size();
            if (count > MAX_TRUSTEES || coefficients > MAX_COEFFICIENTS) {
                throw new MalformedText("too many trustees");
            }
        }
        if (items.isEmpty()) {
            throw new MalformedText("no trustees");
        }
        return new Trustees(text.clone(), items);
    }

    private static Threshold threshold(JsonValue value) throws MalformedText {
        value.only("threshold", "certs", "coefexps", "signatures", "verification_keys");
        List<PublicShare> keys = new ArrayList<>();
        for (JsonValue key : value.get("verification_keys").items()) {
            keys.add(PublicShare.read(key));
        }
        Optional<List<Proof>> ceremony = Optional.empty();
        if (value.optional("signatures").isPresent()) {
            List<Proof> proofs = new ArrayList<>();
            for (JsonValue proof : value.get("signatures").items()) {
                proofs.add(Proof.read(proof));
            }
            ceremony = Optional.of(proofs);
        }
        return new Threshold(value.get("threshold").integer(MAX_TRUSTEES), signed(value.get("certs")), signed(value.get("coefexps")), ceremony, keys);
    }

    private static List<Signed> signed(JsonValue array) throws MalformedText {
        List<Signed> signed = new ArrayList<>();
        for (JsonValue item : array.items()) {
            signed.add(Signed.read(item));
        }
        return signed;
    }

    static Trustees of(List<Item> items) throws MalformedText {
        JsonText out = new JsonText().array();
        for (Item item : items) {
            out.array();
            switch (item) {
                case Single single -> {
                    out.string("Single");
                    single.key.write(out);
                }
                case Threshold threshold -> {
                    out.string("Pedersen");
                    write(threshold, out);
                }
            }
            out.endArray();
        }
        return parse(out.endArray().bytes());
    }

    static void write(Threshold threshold, JsonText out) {
        out.object().field("threshold").number(threshold.threshold).field("certs").array();
        threshold.certificates.forEach(signed -> signed.write(out));
        out.endArray().field("coefexps").array();
        threshold.coefficients.forEach(signed -> signed.write(out));
        out.endArray();
        if (threshold.ceremony.isPresent()) {
            out.field("signatures").array();
            threshold.ceremony.get().forEach(proof -> proof.write(out));
            out.endArray();
        }
        out.field("verification_keys").array();
        threshold.keys.forEach(key -> key.write(out));
        out.endArray().endObject();
    }

    /**
     * Joins public keys, each the text of a single trustee's key or of a finished threshold group, into one record, in this order.
     *
     * @throws MalformedText if a text is neither
     */
    public static Trustees join(List<byte[]> parts) throws MalformedText {
        List<Item> items = new ArrayList<>();
        for (byte[] part : parts) {
            JsonValue value = JsonValue.parse(part);
            items.add(value.optional("threshold").isPresent() ? threshold(value) : new Single(PublicShare.read(value)));
        }
        return of(items);
    }

    /**
     * The key y under which votes for these trustees are encrypted: the product of the single keys and, for each group, of the constant
     * coefficients. It becomes the public key of the election.
     *
     * @throws MalformedText if the record of a threshold group is not in order
     */
    public BigInteger jointKey(Group group) throws MalformedText {
        BigInteger product = BigInteger.ONE;
        for (Item item : items) {
            switch (item) {
                case Single single -> product = product.multiply(single.key.key).mod(group.modulus());
                case Threshold threshold -> {
                    for (Signed signed : threshold.coefficients) {
                        List<BigInteger> coefficients = coefficients(signed.message);
                        if (coefficients.isEmpty()) {
                            throw new MalformedText("no coefficients");
                        }
                        product = product.multiply(coefficients.getFirst()).mod(group.modulus());
                    }
                }
            }
        }
        return product;
    }

    static List<BigInteger> coefficients(String message) throws MalformedText {
        JsonValue value = JsonValue.parse(message);
        value.only("coefexps");
        return value.get("coefexps").naturals();
    }

    /** The trustee with this number, if there is one. */
    Optional<Owner> owner(int number) {
        int before = 0;
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (number > before && number <= before + item.size()) {
                return Optional.of(switch (item) {
                    case Single single -> new Owner(single.key.key, i, 1);
                    case Threshold threshold -> new Owner(threshold.keys.get(number - before - 1).key, i, number - before);
                });
            }
            before += item.size();
        }
        return Optional.empty();
    }

    List<Item> items() {
        return items;
    }

    /** Number of trustees, all members of groups counted. */
    public int count() {
        return items.stream().mapToInt(Item::size).sum();
    }

    /** The record as it is published. */
    public byte[] text() {
        return text.clone();
    }
}
