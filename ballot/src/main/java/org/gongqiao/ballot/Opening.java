package org.gongqiao.ballot;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Joins the partial decryptions of enough trustees (spec 1.8). */
final class Opening {
    private final Group group;
    /** For each item of the trustees record the contributions that count, each with its exponent. */
    private final List<Part> parts;

    private record Part(PartialDecryption decryption, BigInteger exponent) {}

    private Opening(Group group, List<Part> parts) {
        this.group = group;
        this.parts = parts;
    }

    /** Empty if some single trustee, or too many of a threshold group, have not contributed. */
    static Optional<Opening> of(Trustees trustees, Map<Integer, PartialDecryption> byOwner, Group group) {
        List<Map<Integer, PartialDecryption>> byItem = new ArrayList<>();
        trustees.items().forEach(item -> byItem.add(new TreeMap<>()));
        byOwner.forEach((number, decryption) -> trustees.owner(number)
                .ifPresent(owner -> byItem.get(owner.item()).put(owner.index(), decryption)));
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < byItem.size(); i++) {
            int needed = trustees.items().get(i) instanceof Trustees.Threshold threshold ? threshold.threshold() : 1;
            List<Integer> indices = byItem.get(i).keySet().stream().limit(needed).toList();
            if (indices.size() < needed) {
                return Optional.empty();
            }
            for (int index : indices) {
                BigInteger exponent = trustees.items().get(i) instanceof Trustees.Single ? BigInteger.ONE : lagrange(indices, index, group.order());
                parts.add(new Part(byItem.get(i).get(index), exponent));
            }
        }
        return Optional.of(new Opening(group, parts));
    }

    /** The coefficient of a share in the value at zero: the product of k / (k − j) over the other indices k. */
    private static BigInteger lagrange(List<Integer> indices, int j, BigInteger q) {
        BigInteger value = BigInteger.ONE;
        for (int k : indices) {
            if (k != j) {
                value = value.multiply(BigInteger.valueOf(k)).multiply(BigInteger.valueOf(k - j).modInverse(q)).mod(q);
            }
        }
        return value;
    }

    /** The element a ciphertext holds. */
    BigInteger open(Ciphertext item, int question, int index) {
        BigInteger p = group.modulus();
        BigInteger mask = BigInteger.ONE;
        for (Part part : parts) {
            mask = mask.multiply(part.decryption.factor(question, index).modPow(part.exponent, p)).mod(p);
        }
        return item.beta().multiply(mask.modInverse(p)).mod(p);
    }
}
