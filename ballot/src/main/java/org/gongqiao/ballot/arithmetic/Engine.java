package org.gongqiao.ballot.arithmetic;

import java.math.BigInteger;
import java.util.List;

/**
 * Arithmetic modulo one prime, asked in batches so that an engine may work on many bases side by side. All engines give the same
 * results for all inputs; they differ in speed only. An engine may be used by many threads, a batch by one at a time.
 */
public interface Engine {
    /** The name under which a user can ask for it. */
    String name();

    BigInteger modulus();

    /** The order of the subgroup; membership means x^order = 1. */
    BigInteger order();

    /** Prepares a base that will be raised to many powers; repeated calls for one base share the preparation. */
    FixedBase fixed(BigInteger base);

    /** Computes everything asked of the batch. */
    void evaluate(Batch batch);

    /** Running products, all 1 at the start. */
    Accumulator accumulator(int size);

    /** A base prepared for many exponentiations. */
    interface FixedBase {
        BigInteger value();
    }

    /** Running products modulo the prime. Not for concurrent use. */
    interface Accumulator {
        /** Multiplies product i by base {@code bases[i]} of an evaluated batch. */
        void multiply(Batch batch, int[] bases);

        /** Multiplies product i by number i. */
        void multiply(List<BigInteger> numbers);

        List<BigInteger> values();
    }
}
