package org.gongqiao.ballot.arithmetic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.gongqiao.ballot.text.Decimal;

/**
 * Questions to an {@link Engine}: bases, whether they belong to the subgroup, and products of powers. Bases are numbers from 0 to the
 * modulus less one, members or not; exponents are natural numbers.
 */
public final class Batch {
    /** One factor of a product: a power of a fixed base, or of base number {@code base}. */
    record Term(Engine.FixedBase fixed, int base, BigInteger exponent) {}

    /** A product of powers, known once the batch has been evaluated. */
    public static final class Product {
        final List<Term> terms = new ArrayList<>(4);
        private BigInteger value;
        private long[] limbs;

        private Product() {}

        public Product fixed(Engine.FixedBase base, BigInteger exponent) {
            terms.add(new Term(base, -1, exponent));
            return this;
        }

        public Product power(int base, BigInteger exponent) {
            terms.add(new Term(null, base, exponent));
            return this;
        }

        void is(BigInteger result) {
            value = result;
        }

        void is(long[] result) {
            limbs = result;
        }

        public BigInteger value() {
            if (value == null) {
                if (limbs == null) {
                    throw new IllegalStateException("the batch has not been evaluated");
                }
                value = Decimal.number(limbs, limbs.length);
            }
            return value;
        }

        /** The value as the protocol hashes it. */
        public byte[] decimal() {
            return limbs == null ? Decimal.print(value()) : Decimal.print(limbs.clone());
        }
    }

    final List<BigInteger> bases = new ArrayList<>();
    /** For a base that is the product of other bases: their numbers; null otherwise. */
    final List<int[]> factors = new ArrayList<>();
    final List<Boolean> asked = new ArrayList<>();
    final List<Product> products = new ArrayList<>();
    boolean[] members;
    BigInteger[] values;
    /** What the engine that evaluated this batch keeps of the bases, for accumulators. */
    Object prepared;

    public int base(BigInteger value) {
        bases.add(value);
        factors.add(null);
        asked.add(false);
        return bases.size() - 1;
    }

    /** A base that is the product of bases given before. */
    public int productOf(int[] numbers) {
        bases.add(null);
        factors.add(numbers);
        asked.add(false);
        return bases.size() - 1;
    }

    /** Asks whether a base belongs to the subgroup. */
    public int member(int base) {
        asked.set(base, true);
        return base;
    }

    public Product product() {
        Product product = new Product();
        products.add(product);
        return product;
    }

    /** The answer to {@link #member}. */
    public boolean isMember(int base) {
        return members[base];
    }

    /** The value of a base, also of one that is a product. */
    public BigInteger valueOf(int base) {
        return bases.get(base) != null ? bases.get(base) : values[base];
    }

    public int size() {
        return bases.size();
    }
}
