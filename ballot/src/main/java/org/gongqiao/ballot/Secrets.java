package org.gongqiao.ballot;

import java.math.BigInteger;
import java.security.SecureRandom;

/**
 * Work with secret exponents. {@link BigInteger} takes time that depends on its operands; so every secret exponent is blinded by a fresh
 * multiple of the group order before it reaches an exponentiation, which then runs over bits that say nothing about the secret. What
 * cannot be had in Java: products modulo the order in constant time, and wiping numbers from the heap.
 */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BLINDING_BITS = 64;

    private Secrets() {}

    /** base^exponent, for a base of the group. */
    static BigInteger power(BigInteger base, BigInteger exponent, Group group) {
        return base.modPow(blind(exponent, group, RANDOM), group.modulus());
    }

    /** An exponent with the same effect on elements of the group, different each time. */
    static BigInteger blind(BigInteger exponent, Group group, SecureRandom random) {
        return exponent.add(group.order().multiply(new BigInteger(BLINDING_BITS, random)));
    }

    /** A uniform exponent: 128 bits more than needed, reduced, so that the bias is below 2^-128. */
    static BigInteger exponent(Group group, SecureRandom random) {
        return new BigInteger(group.order().bitLength() + 128, random).mod(group.order());
    }
}
