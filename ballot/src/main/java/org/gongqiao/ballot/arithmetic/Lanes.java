package org.gongqiao.ballot.arithmetic;

import java.math.BigInteger;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.gongqiao.ballot.text.Decimal;

/**
 * Montgomery arithmetic on {@link #LANES} numbers at once, one in each lane of a vector register. A number is {@link #LIMBS} limbs of {@link #BITS} bits, each a
 * whole double; limb i of all lanes stands together. The product of two limbs has up to 103 bits and is split exactly by two fused
 * multiply-adds: the first rounds it to a multiple of 2^51 (by adding 2^103), the second yields what is left, which may be negative.
 * The bit patterns of both are added up as integers; what the added powers of two contribute to the patterns is known beforehand
 * and subtracted once. Numbers in and out are below 2^2049, and below twice the modulus as results. One instance per thread.
 */
final class Lanes {
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Long> L = LongVector.SPECIES_PREFERRED;
    static final int LANES = D.length();
    static final int LIMBS = 41;
    static final int BITS = 51;
    /** Doubles in a group of {@link #LANES} numbers. */
    static final int GROUP = LIMBS * LANES;

    private static final long MASK = (1L << BITS) - 1;
    private static final double HIGH = 0x1p103;
    private static final double LOW = 0x1.8p52;
    private static final double HIGH_AND_LOW = HIGH + LOW;
    private static final long HIGH_PATTERN = Double.doubleToRawLongBits(HIGH);
    private static final long LOW_PATTERN = Double.doubleToRawLongBits(LOW);
    private static final long WHOLE = Double.doubleToRawLongBits(0x1p52);
    /** Rows are taken seven at a time, five times, and then six: 41 limbs. */
    private static final int STEP = 7;
    private static final int LAST = 35;
    /** Columns up to here are cleared by the quick way; the rest must be cleared by the other one for the result to be short. */
    private static final int QUICK = 28;
    private static final int LAST_STEP = 6;
    private static final long[] OWED_BY_PRODUCT = owed(false);
    private static final long[] OWED_BY_SQUARE = owed(true);

    private final long[] columns = new long[(2 * LIMBS + 1) * LANES];
    private final long[] low = new long[(STEP + 2) * LANES];
    private final double[] multiples = new double[STEP * LANES];
    private final double[] doubled = new double[GROUP];
    private final double[] modulus;
    private final double[] quick;
    private final long inverse;

    Lanes(BigInteger modulus) {
        this.modulus = broadcast(modulus);
        // A multiple of the modulus that is -1 modulo the bits of a step: to clear a step, its own limbs are the factors. Kept without the -1.
        BigInteger step = BigInteger.ONE.shiftLeft(STEP * BITS);
        this.quick = broadcast(modulus.negate().modInverse(step).multiply(modulus).add(BigInteger.ONE).divide(step));
        this.inverse = modulus.negate().modInverse(BigInteger.ONE.shiftLeft(BITS)).longValue();
    }

    /** The factor of Montgomery form. */
    static BigInteger radix() {
        return BigInteger.ONE.shiftLeft(LIMBS * BITS);
    }

    /** What the patterns of all partial products add to each column, negated; the reduction adds as many as a product. */
    private static long[] owed(boolean square) {
        int[] lows = new int[2 * LIMBS + 1];
        for (int i = 0; i < LIMBS; i++) {
            for (int j = 0; j < LIMBS; j++) {
                lows[i + j + (i < QUICK ? STEP : 0)]++;
                if (!square || j >= i / STEP * STEP) {
                    lows[i + j]++;
                }
            }
        }
        long[] owed = new long[lows.length * LANES];
        for (int k = 0; k < lows.length; k++) {
            long sum = lows[k] * LOW_PATTERN + (k > 0 ? lows[k - 1] * HIGH_PATTERN : 0);
            for (int lane = 0; lane < LANES; lane++) {
                owed[k * LANES + lane] = -sum;
            }
        }
        return owed;
    }

    /** r = a·b / radix, each a group at an offset; r may be a or b. */
    void multiply(double[] a, int ao, double[] b, int bo, double[] r, int ro) {
        System.arraycopy(OWED_BY_PRODUCT, 0, columns, 0, columns.length);
        for (int i = 0; i < LAST; i += STEP) {
            rows7(columns, i, b, bo + i * LANES, a, ao, 0, LIMBS);
        }
        rows6(columns, LAST, b, bo + LAST * LANES, a, ao, 0, LIMBS);
        reduce(r, ro);
    }

    /** r = a² / radix: products of limbs in different steps are made once, with one of them doubled. */
    void square(double[] a, int ao, double[] r, int ro) {
        System.arraycopy(OWED_BY_SQUARE, 0, columns, 0, columns.length);
        for (int i = 0; i < LIMBS; i++) {
            DoubleVector x = DoubleVector.fromArray(D, a, ao + i * LANES);
            x.add(x).intoArray(doubled, i * LANES);
        }
        for (int i = 0; i < LAST; i += STEP) {
            rows7(columns, i, a, ao + i * LANES, a, ao, i, i + STEP);
            rows7(columns, i, doubled, i * LANES, a, ao, i + STEP, LIMBS);
        }
        rows6(columns, LAST, a, ao + LAST * LANES, a, ao, LAST, LIMBS);
        reduce(r, ro);
    }

    private void reduce(double[] r, int ro) {
        for (int i = 0; i < QUICK; i += STEP) {
            limbs(i);
            rows7(columns, i + STEP, multiples, 0, quick, 0, 0, LIMBS);
        }
        multiples(QUICK, STEP);
        rows7(columns, QUICK, multiples, 0, modulus, 0, 0, LIMBS);
        carry(QUICK, STEP);
        multiples(LAST, LAST_STEP);
        rows6(columns, LAST, multiples, 0, modulus, 0, 0, LIMBS);
        carry(LAST, LAST_STEP);
        LongVector carry = LongVector.zero(L);
        for (int i = 0; i < LIMBS; i++) {
            LongVector t = LongVector.fromArray(L, columns, (i + LIMBS) * LANES).add(carry);
            carry = t.lanewise(VectorOperators.ASHR, BITS);
            whole(t.and(MASK)).intoArray(r, ro + i * LANES);
        }
    }

    /** Non-negative integers below 2^51 as doubles. */
    private static DoubleVector whole(LongVector x) {
        return x.or(WHOLE).reinterpretAsDoubles().sub(0x1p52);
    }

    /** The limbs of columns i to i+STEP-1, which are thereby cleared; what is above their bits goes into the next column. */
    private void limbs(int i) {
        LongVector carry = LongVector.zero(L);
        for (int k = 0; k < STEP; k++) {
            LongVector t = LongVector.fromArray(L, columns, (i + k) * LANES).add(carry);
            whole(t.and(MASK)).intoArray(multiples, k * LANES);
            carry = t.lanewise(VectorOperators.ASHR, BITS);
        }
        LongVector.fromArray(L, columns, (i + STEP) * LANES).add(carry).intoArray(columns, (i + STEP) * LANES);
    }

    /** The multiples of the modulus that clear columns i to i+count-1. */
    private void multiples(int i, int count) {
        DoubleVector c1 = DoubleVector.broadcast(D, HIGH);
        DoubleVector c2 = DoubleVector.broadcast(D, HIGH_AND_LOW);
        for (int k = 0; k < count; k++) {
            // Taken back here: what the patterns of the multiples not yet added will bring.
            long owed = (k + 1) * LOW_PATTERN + k * HIGH_PATTERN;
            LongVector.fromArray(L, columns, (i + k) * LANES).add(owed).intoArray(low, k * LANES);
        }
        LongVector carry = LongVector.zero(L);
        for (int k = 0; k < count; k++) {
            LongVector t = LongVector.fromArray(L, low, k * LANES).add(carry);
            DoubleVector q = whole(t.and(MASK).mul(inverse).and(MASK));
            q.intoArray(multiples, k * LANES);
            DoubleVector n = DoubleVector.fromArray(D, modulus, 0);
            DoubleVector h = n.fma(q, c1);
            carry = t.add(n.fma(q, c2.sub(h)).reinterpretAsLongs().sub(LOW_PATTERN)).lanewise(VectorOperators.ASHR, BITS);
            for (int m = k + 1; m < count; m++) {
                LongVector column = LongVector.fromArray(L, low, m * LANES).add(h.reinterpretAsLongs()).sub(HIGH_PATTERN + LOW_PATTERN);
                n = DoubleVector.fromArray(D, modulus, (m - k) * LANES);
                h = n.fma(q, c1);
                column.add(n.fma(q, c2.sub(h)).reinterpretAsLongs()).intoArray(low, m * LANES);
            }
        }
    }

    /** Moves what cleared columns hold above their bits into the next column. */
    private void carry(int i, int count) {
        LongVector carry = LongVector.zero(L);
        for (int k = i; k < i + count; k++) {
            carry = LongVector.fromArray(L, columns, k * LANES).add(carry).lanewise(VectorOperators.ASHR, BITS);
        }
        LongVector.fromArray(L, columns, (i + count) * LANES).add(carry).intoArray(columns, (i + count) * LANES);
    }

    /** Adds 7 rows of the product: the limbs of b at bo, each times limbs from to to-1 of a, to the columns. */
    private static void rows7(long[] columns, int column, double[] b, int bo, double[] a, int ao, int from, int to) {
        DoubleVector c1 = DoubleVector.broadcast(D, HIGH);
        DoubleVector c2 = DoubleVector.broadcast(D, HIGH_AND_LOW);
        DoubleVector b0 = DoubleVector.fromArray(D, b, bo);
        DoubleVector b1 = DoubleVector.fromArray(D, b, bo + 1 * LANES);
        DoubleVector b2 = DoubleVector.fromArray(D, b, bo + 2 * LANES);
        DoubleVector b3 = DoubleVector.fromArray(D, b, bo + 3 * LANES);
        DoubleVector b4 = DoubleVector.fromArray(D, b, bo + 4 * LANES);
        DoubleVector b5 = DoubleVector.fromArray(D, b, bo + 5 * LANES);
        DoubleVector b6 = DoubleVector.fromArray(D, b, bo + 6 * LANES);
        int at = (column + from) * LANES;
        LongVector s0 = LongVector.fromArray(L, columns, at);
        LongVector s1 = LongVector.fromArray(L, columns, at + 1 * LANES);
        LongVector s2 = LongVector.fromArray(L, columns, at + 2 * LANES);
        LongVector s3 = LongVector.fromArray(L, columns, at + 3 * LANES);
        LongVector s4 = LongVector.fromArray(L, columns, at + 4 * LANES);
        LongVector s5 = LongVector.fromArray(L, columns, at + 5 * LANES);
        LongVector s6 = LongVector.fromArray(L, columns, at + 6 * LANES);
        for (int j = from; j < to; j++) {
            DoubleVector x = DoubleVector.fromArray(D, a, ao + j * LANES);
            LongVector s7 = LongVector.fromArray(L, columns, at + 7 * LANES);
            DoubleVector h = x.fma(b0, c1);
            s0 = s0.add(x.fma(b0, c2.sub(h)).reinterpretAsLongs());
            s1 = s1.add(h.reinterpretAsLongs());
            h = x.fma(b1, c1);
            s1 = s1.add(x.fma(b1, c2.sub(h)).reinterpretAsLongs());
            s2 = s2.add(h.reinterpretAsLongs());
            h = x.fma(b2, c1);
            s2 = s2.add(x.fma(b2, c2.sub(h)).reinterpretAsLongs());
            s3 = s3.add(h.reinterpretAsLongs());
            h = x.fma(b3, c1);
            s3 = s3.add(x.fma(b3, c2.sub(h)).reinterpretAsLongs());
            s4 = s4.add(h.reinterpretAsLongs());
            h = x.fma(b4, c1);
            s4 = s4.add(x.fma(b4, c2.sub(h)).reinterpretAsLongs());
            s5 = s5.add(h.reinterpretAsLongs());
            h = x.fma(b5, c1);
            s5 = s5.add(x.fma(b5, c2.sub(h)).reinterpretAsLongs());
            s6 = s6.add(h.reinterpretAsLongs());
            h = x.fma(b6, c1);
            s6 = s6.add(x.fma(b6, c2.sub(h)).reinterpretAsLongs());
            s7 = s7.add(h.reinterpretAsLongs());
            s0.intoArray(columns, at);
            s0 = s1;
            s1 = s2;
            s2 = s3;
            s3 = s4;
            s4 = s5;
            s5 = s6;
            s6 = s7;
            at += LANES;
        }
        s0.intoArray(columns, at);
        s1.intoArray(columns, at + 1 * LANES);
        s2.intoArray(columns, at + 2 * LANES);
        s3.intoArray(columns, at + 3 * LANES);
        s4.intoArray(columns, at + 4 * LANES);
        s5.intoArray(columns, at + 5 * LANES);
        s6.intoArray(columns, at + 6 * LANES);
    }

    /** Adds 6 rows of the product: the limbs of b at bo, each times limbs from to to-1 of a, to the columns. */
    private static void rows6(long[] columns, int column, double[] b, int bo, double[] a, int ao, int from, int to) {
        DoubleVector c1 = DoubleVector.broadcast(D, HIGH);
        DoubleVector c2 = DoubleVector.broadcast(D, HIGH_AND_LOW);
        DoubleVector b0 = DoubleVector.fromArray(D, b, bo);
        DoubleVector b1 = DoubleVector.fromArray(D, b, bo + 1 * LANES);
        DoubleVector b2 = DoubleVector.fromArray(D, b, bo + 2 * LANES);
        DoubleVector b3 = DoubleVector.fromArray(D, b, bo + 3 * LANES);
        DoubleVector b4 = DoubleVector.fromArray(D, b, bo + 4 * LANES);
        DoubleVector b5 = DoubleVector.fromArray(D, b, bo + 5 * LANES);
        int at = (column + from) * LANES;
        LongVector s0 = LongVector.fromArray(L, columns, at);
        LongVector s1 = LongVector.fromArray(L, columns, at + 1 * LANES);
        LongVector s2 = LongVector.fromArray(L, columns, at + 2 * LANES);
        LongVector s3 = LongVector.fromArray(L, columns, at + 3 * LANES);
        LongVector s4 = LongVector.fromArray(L, columns, at + 4 * LANES);
        LongVector s5 = LongVector.fromArray(L, columns, at + 5 * LANES);
        for (int j = from; j < to; j++) {
            DoubleVector x = DoubleVector.fromArray(D, a, ao + j * LANES);
            LongVector s6 = LongVector.fromArray(L, columns, at + 6 * LANES);
            DoubleVector h = x.fma(b0, c1);
            s0 = s0.add(x.fma(b0, c2.sub(h)).reinterpretAsLongs());
            s1 = s1.add(h.reinterpretAsLongs());
            h = x.fma(b1, c1);
            s1 = s1.add(x.fma(b1, c2.sub(h)).reinterpretAsLongs());
            s2 = s2.add(h.reinterpretAsLongs());
            h = x.fma(b2, c1);
            s2 = s2.add(x.fma(b2, c2.sub(h)).reinterpretAsLongs());
            s3 = s3.add(h.reinterpretAsLongs());
            h = x.fma(b3, c1);
            s3 = s3.add(x.fma(b3, c2.sub(h)).reinterpretAsLongs());
            s4 = s4.add(h.reinterpretAsLongs());
            h = x.fma(b4, c1);
            s4 = s4.add(x.fma(b4, c2.sub(h)).reinterpretAsLongs());
            s5 = s5.add(h.reinterpretAsLongs());
            h = x.fma(b5, c1);
            s5 = s5.add(x.fma(b5, c2.sub(h)).reinterpretAsLongs());
            s6 = s6.add(h.reinterpretAsLongs());
            s0.intoArray(columns, at);
            s0 = s1;
            s1 = s2;
            s2 = s3;
            s3 = s4;
            s4 = s5;
            s5 = s6;
            at += LANES;
        }
        s0.intoArray(columns, at);
        s1.intoArray(columns, at + 1 * LANES);
        s2.intoArray(columns, at + 2 * LANES);
        s3.intoArray(columns, at + 3 * LANES);
        s4.intoArray(columns, at + 4 * LANES);
        s5.intoArray(columns, at + 5 * LANES);
    }

    // --- numbers in and out

    /** The same number in all lanes. */
    static double[] broadcast(BigInteger value) {
        double[] group = new double[GROUP];
        for (int lane = 0; lane < LANES; lane++) {
            put(group, 0, lane, value);
        }
        return group;
    }

    /** Puts a number below 2^2048 into one lane of a group. */
    static void put(double[] group, int offset, int lane, BigInteger value) {
        long[] words = Decimal.limbs(value, 33);
        for (int i = 0; i < LIMBS; i++) {
            int bit = i * BITS;
            int word = bit >> 6;
            int shift = bit & 63;
            long limb = words[word] >>> shift;
            if (shift > 64 - BITS && word < 32) {
                limb |= words[word + 1] << (64 - shift);
            }
            group[offset + i * LANES + lane] = limb & MASK;
        }
    }

    /** The number in one lane, as 64-bit words. */
    static long[] words(double[] group, int offset, int lane) {
        long[] words = new long[33];
        for (int i = 0; i < LIMBS; i++) {
            int bit = i * BITS;
            int word = bit >> 6;
            int shift = bit & 63;
            long limb = (long) group[offset + i * LANES + lane];
            words[word] |= limb << shift;
            if (shift > 64 - BITS && word < 32) {
                words[word + 1] |= limb >>> (64 - shift);
            }
        }
        return words;
    }

    /** Copies one number from a lane to a lane. */
    static void copy(double[] from, int fromOffset, int fromLane, double[] to, int toOffset, int toLane) {
        for (int i = 0, f = fromOffset + fromLane, t = toOffset + toLane; i < LIMBS; i++, f += LANES, t += LANES) {
            to[t] = from[f];
        }
    }
}
