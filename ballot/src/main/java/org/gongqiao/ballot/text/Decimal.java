package org.gongqiao.ballot.text;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * Natural numbers as decimal ASCII, the form in which the protocol writes and hashes them (section 1.1).
 * Every commitment of every proof passes through here, so both directions work on 64-bit limbs.
 */
public final class Decimal {
    /** Longest number read, in digits; the largest number of the protocol (below a 2048-bit modulus) has 617. */
    public static final int MAX_DIGITS = 620;

    private static final long CHUNK = 1_000_000_000_000_000_000L;
    private static final int CHUNK_DIGITS = 18;
    private static final int SHIFT = Long.numberOfLeadingZeros(CHUNK);
    private static final long DIVISOR = CHUNK << SHIFT;
    private static final long RECIPROCAL = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE)
            .divide(new BigInteger(Long.toUnsignedString(DIVISOR))).subtract(BigInteger.ONE.shiftLeft(64)).longValue();
    private static final long[] POWERS = new long[CHUNK_DIGITS + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i <= CHUNK_DIGITS; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private Decimal() {}

    /** Digits from..to of {@code text} as a number; the caller has checked that they are digits without a leading zero. */
    public static BigInteger parse(byte[] text, int from, int to) {
        int digits = to - from;
        if (digits <= CHUNK_DIGITS) {
            return BigInteger.valueOf(chunk(text, from, to));
        }
        long[] limbs = new long[digits * 10 / 192 + 2];
        int used = 0;
        int at = from;
        int first = digits % CHUNK_DIGITS == 0 ? CHUNK_DIGITS : digits % CHUNK_DIGITS;
        while (at < to) {
            int next = at == from ? at + first : at + CHUNK_DIGITS;
            long carry = chunk(text, at, next);
            long factor = POWERS[next - at];
            for (int i = 0; i < used; i++) {
                long low = limbs[i] * factor;
                long sum = low + carry;
                carry = Math.unsignedMultiplyHigh(limbs[i], factor) + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
                limbs[i] = sum;
            }
            if (carry != 0) {
                limbs[used++] = carry;
            }
            at = next;
        }
        return number(limbs, used);
    }

    private static long chunk(byte[] text, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + (text[i] - '0');
        }
        return value;
    }

    /** The number whose little-endian 64-bit limbs are the first {@code used} of {@code limbs}. */
    public static BigInteger number(long[] limbs, int used) {
        byte[] magnitude = new byte[used * 8];
        for (int i = 0; i < used; i++) {
            long limb = limbs[i];
            int at = magnitude.length - 8 * i;
            for (int k = 1; k <= 8; k++) {
                magnitude[at - k] = (byte) limb;
                limb >>>= 8;
            }
        }
        return new BigInteger(1, magnitude);
    }

    /** Little-endian 64-bit limbs of a natural number, exactly {@code count} of them. */
    public static long[] limbs(BigInteger value, int count) {
        long[] limbs = new long[count];
        byte[] bytes = value.toByteArray();
        for (int i = 0; i < bytes.length; i++) {
            int place = bytes.length - 1 - i;
            if (place >> 3 < count) {
                limbs[place >> 3] |= (bytes[i] & 0xFFL) << ((place & 7) * 8);
            }
        }
        return limbs;
    }

    /** The decimal digits of a natural number. */
    public static byte[] print(BigInteger value) {
        if (value.bitLength() < 63) {
            return Long.toString(value.longValue()).getBytes(StandardCharsets.ISO_8859_1);
        }
        return print(limbs(value, (value.bitLength() + 63) / 64));
    }

    /** The decimal digits of the number in these little-endian limbs, which are used up. */
    public static byte[] print(long[] limbs) {
        int used = limbs.length;
        while (used > 0 && limbs[used - 1] == 0) {
            used--;
        }
        byte[] digits = new byte[used * 64 * 3 / 9 + CHUNK_DIGITS + 1];
        int at = digits.length;
        while (used > 0) {
            long rest = divideByChunk(limbs, used);
            while (used > 0 && limbs[used - 1] == 0) {
                used--;
            }
            for (int i = 0; i < CHUNK_DIGITS; i++) {
                digits[--at] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
        }
        while (at < digits.length - 1 && digits[at] == '0') {
            at++;
        }
        if (at == digits.length) {
            return new byte[] {'0'};
        }
        return java.util.Arrays.copyOfRange(digits, at, digits.length);
    }

    /** Divides in place by 10^18 and returns the remainder; two-by-one division with a precomputed reciprocal. */
    private static long divideByChunk(long[] limbs, int used) {
        long rest = limbs[used - 1] >>> (64 - SHIFT);
        for (int i = used - 1; i >= 0; i--) {
            long low = (limbs[i] << SHIFT) | (i > 0 ? limbs[i - 1] >>> (64 - SHIFT) : 0);
            long productLow = RECIPROCAL * rest;
            long productHigh = Math.unsignedMultiplyHigh(RECIPROCAL, rest);
            long quotientLow = productLow + low;
            long quotient = productHigh + rest + (Long.compareUnsigned(quotientLow, productLow) < 0 ? 1 : 0) + 1;
            long remainder = low - quotient * DIVISOR;
            if (Long.compareUnsigned(remainder, quotientLow) > 0) {
                quotient--;
                remainder += DIVISOR;
            }
            if (Long.compareUnsigned(remainder, DIVISOR) >= 0) {
                quotient++;
                remainder -= DIVISOR;
            }
            limbs[i] = quotient;
            rest = remainder;
        }
        return rest >>> SHIFT;
    }
}
