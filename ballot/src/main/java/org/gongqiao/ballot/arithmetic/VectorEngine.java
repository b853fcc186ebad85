package org.gongqiao.ballot.arithmetic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongqiao.ballot.text.Decimal;

/**
 * The engine on the Vector API: as many numbers side by side as a register has lanes, one instruction stream for all. Bases that are raised to several powers share their
 * squarings; fixed bases have tables. Loaded only where the module jdk.incubator.vector is present. For public numbers: its tables are
 * read at places that depend on the exponents.
 */
final class VectorEngine implements Engine {
    /** Bits of an exponent that one entry of a fixed base's table stands for. */
    private static final int WINDOW = 8;
    private static final int WINDOW_SIZE = 1 << WINDOW;
    /** Exponents of fixed bases may be blinded by a multiple of the order. */
    private static final int BLINDING = 64;
    /** Powers of a variable base: its exponent is cut into this many rows, combined from two tables of four rows each. */
    private static final int ROWS = 8;
    private static final int HALF = ROWS / 2;
    private static final int TABLE = 1 << HALF;
    private static final int MAX_FIXED = 6;

    private final BigInteger modulus;
    private final BigInteger order;
    private final int fixedBits;
    private final double[] one;
    private final double[] plainOne;
    private final double[] toMontgomery;
    private final double[] compactOne;
    private final long[] modulusWords;
    private final ThreadLocal<Lanes> lanes;
    private final Map<BigInteger, Table> fixed = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<BigInteger, Table> eldest) {
            return size() > MAX_FIXED;
        }
    };

    private VectorEngine(BigInteger modulus, BigInteger order) {
        this.modulus = modulus;
        this.order = order;
        this.fixedBits = order.bitLength() + BLINDING;
        BigInteger radix = Lanes.radix().mod(modulus);
        this.one = Lanes.broadcast(radix);
        this.plainOne = Lanes.broadcast(BigInteger.ONE);
        this.toMontgomery = Lanes.broadcast(radix.multiply(radix).mod(modulus));
        this.compactOne = new double[Lanes.LIMBS];
        compact(one, 0, 0, compactOne, 0);
        this.modulusWords = Decimal.limbs(modulus, 33);
        this.lanes = ThreadLocal.withInitial(() -> new Lanes(modulus));
    }

    /** Whether registers are wide enough for this engine to be the faster one. */
    static boolean supported() {
        return Lanes.LANES >= 4;
    }

    static Engine open(BigInteger modulus, BigInteger order) {
        if (modulus.bitLength() > 2048) {
            throw new IllegalArgumentException("modulus of " + modulus.bitLength() + " bits");
        }
        return new VectorEngine(modulus, order);
    }

    @Override
    public String name() {
        return Engines.VECTOR;
    }

    @Override
    public BigInteger modulus() {
        return modulus;
    }

    @Override
    public BigInteger order() {
        return order;
    }

    // --- numbers that stand together: LIMBS doubles, as tables keep them

    private static void compact(double[] group, int offset, int lane, double[] to, int at) {
        for (int i = 0, from = offset + lane; i < Lanes.LIMBS; i++, from += Lanes.LANES) {
            to[at + i] = group[from];
        }
    }

    private static void spread(double[] from, int at, double[] group, int offset, int lane) {
        for (int i = 0, to = offset + lane; i < Lanes.LIMBS; i++, to += Lanes.LANES) {
            group[to] = from[at + i];
        }
    }

    /** Leaves Montgomery form; the words of one lane, below the modulus. */
    private long[] words(double[] group, int offset, int lane) {
        long[] words = Lanes.words(group, offset, lane);
        for (int i = words.length - 1; i >= 0; i--) {
            if (words[i] != modulusWords[i]) {
                if (Long.compareUnsigned(words[i], modulusWords[i]) < 0) {
                    return words;
                }
                break;
            }
        }
        long borrow = 0;
        for (int i = 0; i < words.length; i++) {
            long difference = words[i] - modulusWords[i];
            long next = Long.compareUnsigned(words[i], modulusWords[i]) < 0 || (difference == 0 && borrow == 1) ? 1 : 0;
            words[i] = difference - borrow;
            borrow = next;
        }
        return words;
    }

    // --- fixed bases

    private record Table(BigInteger value, double[] entries) implements FixedBase {}

    @Override
    public FixedBase fixed(BigInteger base) {
        synchronized (fixed) {
            return fixed.computeIfAbsent(base, this::table);
        }
    }

    /** Entry (w, d) is base^(d·2^(WINDOW·w)); a lane for each window. */
    private Table table(BigInteger base) {
        int windows = (fixedBits + WINDOW - 1) / WINDOW;
        double[] entries = new double[windows * WINDOW_SIZE * Lanes.LIMBS];
        Lanes kernel = lanes.get();
        double[] square = Lanes.broadcast(base);
        kernel.multiply(square, 0, toMontgomery, 0, square, 0);
        double[] start = new double[Lanes.GROUP];
        double[] power = new double[Lanes.GROUP];
        for (int w = 0; w < windows; w += Lanes.LANES) {
            int count = Math.min(Lanes.LANES, windows - w);
            for (int lane = 0; lane < Lanes.LANES; lane++) {
                Lanes.copy(square, 0, 0, start, 0, lane);
                for (int i = 0; i < WINDOW; i++) {
                    kernel.square(square, 0, square, 0);
                }
            }
            System.arraycopy(one, 0, power, 0, power.length);
            for (int d = 0; d < WINDOW_SIZE; d++) {
                for (int lane = 0; lane < count; lane++) {
                    compact(power, 0, lane, entries, ((w + lane) * WINDOW_SIZE + d) * Lanes.LIMBS);
                }
                kernel.multiply(power, 0, start, 0, power, 0);
            }
        }
        return new Table(base, entries);
    }

    /** The window of an exponent, given as 64-bit words, that begins at this bit; windows never cross words. */
    private static int window(long[] words, int bit) {
        return bit >> 6 < words.length ? (int) (words[bit >> 6] >>> (bit & 63)) & (WINDOW_SIZE - 1) : 0;
    }

    private static int bit(long[] words, int bit) {
        return bit >> 6 < words.length ? (int) (words[bit >> 6] >>> (bit & 63)) & 1 : 0;
    }

    private static long[] exponentWords(BigInteger exponent) {
        return Decimal.limbs(exponent, (exponent.bitLength() + 63) / 64);
    }

    // --- batches

    /** What a batch keeps of its bases: all of them, in Montgomery form, standing together. */
    private record Prepared(VectorEngine engine, double[] numbers) {}

    /** Where a power stands that some product needs. */
    private static final class Power {
        final int base;
        final BigInteger exponent;
        double[] results;
        int at;

        Power(int base, BigInteger exponent) {
            this.base = base;
            this.exponent = exponent;
        }
    }

    @Override
    public void evaluate(Batch batch) {
        new Evaluation(batch).run();
    }

    private final class Evaluation {
        final Batch batch;
        final Lanes kernel = lanes.get();
        final double[] numbers;
        final double[] accumulator = new double[Lanes.GROUP];
        final double[] operand = new double[Lanes.GROUP];
        final List<List<Power>> powersOf = new ArrayList<>();

        Evaluation(Batch batch) {
            this.batch = batch;
            this.numbers = new double[batch.bases.size() * Lanes.LIMBS];
        }

        void run() {
            int size = batch.bases.size();
            batch.members = new boolean[size];
            batch.values = new BigInteger[size];
            bases();
            for (int i = 0; i < size; i++) {
                powersOf.add(new ArrayList<>(3));
            }
            List<List<Power>> terms = new ArrayList<>();
            for (Batch.Product product : batch.products) {
                List<Power> powers = new ArrayList<>(2);
                for (Batch.Term term : product.terms) {
                    if (term.fixed() == null) {
                        Power power = new Power(term.base(), term.exponent());
                        powersOf.get(term.base()).add(power);
                        powers.add(power);
                    }
                }
                terms.add(powers);
            }
            powers();
            products(terms);
            batch.prepared = new Prepared(VectorEngine.this, numbers);
        }

        private void bases() {
            List<Integer> given = new ArrayList<>();
            List<Integer> derived = new ArrayList<>();
            for (int i = 0; i < batch.bases.size(); i++) {
                (batch.factors.get(i) == null ? given : derived).add(i);
            }
            for (int from = 0; from < given.size(); from += Lanes.LANES) {
                int count = Math.min(Lanes.LANES, given.size() - from);
                for (int lane = 0; lane < count; lane++) {
                    Lanes.put(operand, 0, lane, batch.bases.get(given.get(from + lane)));
                }
                kernel.multiply(operand, 0, toMontgomery, 0, operand, 0);
                for (int lane = 0; lane < count; lane++) {
                    compact(operand, 0, lane, numbers, given.get(from + lane) * Lanes.LIMBS);
                }
            }
            for (int from = 0; from < derived.size(); from += Lanes.LANES) {
                derive(derived.subList(from, Math.min(derived.size(), from + Lanes.LANES)));
            }
        }

        private void derive(List<Integer> derived) {
            int most = derived.stream().mapToInt(base -> batch.factors.get(base).length).max().orElse(0);
            System.arraycopy(one, 0, accumulator, 0, accumulator.length);
            for (int k = 0; k < most; k++) {
                for (int lane = 0; lane < derived.size(); lane++) {
                    int[] factors = batch.factors.get(derived.get(lane));
                    if (k < factors.length) {
                        spread(numbers, factors[k] * Lanes.LIMBS, operand, 0, lane);
                    } else {
                        spread(compactOne, 0, operand, 0, lane);
                    }
                }
                kernel.multiply(accumulator, 0, operand, 0, accumulator, 0);
            }
            for (int lane = 0; lane < derived.size(); lane++) {
                compact(accumulator, 0, lane, numbers, derived.get(lane) * Lanes.LIMBS);
            }
            kernel.multiply(accumulator, 0, plainOne, 0, accumulator, 0);
            for (int lane = 0; lane < derived.size(); lane++) {
                long[] words = words(accumulator, 0, lane);
                batch.values[derived.get(lane)] = Decimal.number(words, words.length);
            }
        }

        private void powers() {
            List<Integer> busy = new ArrayList<>();
            for (int i = 0; i < powersOf.size(); i++) {
                if (batch.asked.get(i) || !powersOf.get(i).isEmpty()) {
                    busy.add(i);
                }
            }
            // Bases with as many powers go together, so that few lanes idle.
            busy.sort(Comparator.comparing((Integer base) -> batch.asked.get(base)).thenComparing(base -> powersOf.get(base).size()));
            for (int from = 0; from < busy.size(); from += Lanes.LANES) {
                new SharedBases(busy.subList(from, Math.min(busy.size(), from + Lanes.LANES))).run();
            }
        }

        /** All powers of a register full of bases. */
        private final class SharedBases {
            final List<Integer> bases;
            final boolean asked;
            final int most;
            final int rowBits;
            /** For each lane, twice TABLE entries: products of the rows' powers, for the lower and the upper four rows. */
            final double[] tables = new double[Lanes.LANES * 2 * TABLE * Lanes.LIMBS];

            SharedBases(List<Integer> bases) {
                this.bases = bases;
                this.asked = bases.stream().anyMatch(batch.asked::get);
                this.most = bases.stream().mapToInt(base -> powersOf.get(base).size()).max().orElse(0);
                int bits = asked ? order.bitLength() : 1;
                for (int base : bases) {
                    for (Power power : powersOf.get(base)) {
                        bits = Math.max(bits, power.exponent.bitLength());
                    }
                }
                this.rowBits = (bits + ROWS - 1) / ROWS;
            }

            void run() {
                fillTables();
                if (asked) {
                    askMembers();
                }
                for (int k = 0; k < most; k++) {
                    power(k);
                }
            }

            private void fillTables() {
                double[] rows = new double[ROWS * Lanes.GROUP];
                for (int lane = 0; lane < bases.size(); lane++) {
                    spread(numbers, bases.get(lane) * Lanes.LIMBS, rows, 0, lane);
                }
                for (int row = 1; row < ROWS; row++) {
                    int at = row * Lanes.GROUP;
                    kernel.square(rows, at - Lanes.GROUP, rows, at);
                    for (int i = 1; i < rowBits; i++) {
                        kernel.square(rows, at, rows, at);
                    }
                }
                double[] entries = new double[TABLE * Lanes.GROUP];
                for (int half = 0; half < 2; half++) {
                    System.arraycopy(one, 0, entries, 0, Lanes.GROUP);
                    for (int d = 1; d < TABLE; d++) {
                        int top = 31 - Integer.numberOfLeadingZeros(d);
                        int rest = d ^ (1 << top);
                        int row = (half * HALF + top) * Lanes.GROUP;
                        if (rest == 0) {
                            System.arraycopy(rows, row, entries, d * Lanes.GROUP, Lanes.GROUP);
                        } else {
                            kernel.multiply(entries, rest * Lanes.GROUP, rows, row, entries, d * Lanes.GROUP);
                        }
                    }
                    for (int d = 0; d < TABLE; d++) {
                        for (int lane = 0; lane < bases.size(); lane++) {
                            compact(entries, d * Lanes.GROUP, lane, tables, entry(lane, half, d));
                        }
                    }
                }
            }

            private int entry(int lane, int half, int digit) {
                return ((lane * 2 + half) * TABLE + digit) * Lanes.LIMBS;
            }

            private int digit(long[] exponent, int half, int column) {
                int digit = 0;
                for (int i = HALF - 1; i >= 0; i--) {
                    digit = digit << 1 | bit(exponent, (half * HALF + i) * rowBits + column);
                }
                return digit;
            }

            private void askMembers() {
                long[][] exponents = new long[bases.size()][];
                Arrays.fill(exponents, exponentWords(order));
                raise(exponents);
                kernel.multiply(accumulator, 0, plainOne, 0, accumulator, 0);
                for (int lane = 0; lane < bases.size(); lane++) {
                    int base = bases.get(lane);
                    if (batch.asked.get(base)) {
                        long[] words = words(accumulator, 0, lane);
                        long rest = words[0] ^ 1;
                        for (int i = 1; i < words.length; i++) {
                            rest |= words[i];
                        }
                        batch.members[base] = rest == 0;
                    }
                }
            }

            private void power(int k) {
                long[][] exponents = new long[bases.size()][];
                for (int lane = 0; lane < exponents.length; lane++) {
                    List<Power> powers = powersOf.get(bases.get(lane));
                    exponents[lane] = k < powers.size() ? exponentWords(powers.get(k).exponent) : new long[0];
                }
                raise(exponents);
                double[] results = new double[Lanes.LANES * Lanes.LIMBS];
                for (int lane = 0; lane < exponents.length; lane++) {
                    List<Power> powers = powersOf.get(bases.get(lane));
                    if (k < powers.size()) {
                        compact(accumulator, 0, lane, results, lane * Lanes.LIMBS);
                        powers.get(k).results = results;
                        powers.get(k).at = lane * Lanes.LIMBS;
                    }
                }
            }

            /** Raises each lane's base to its exponent, into the accumulator. */
            private void raise(long[][] exponents) {
                System.arraycopy(one, 0, accumulator, 0, accumulator.length);
                boolean begun = false;
                for (int column = rowBits - 1; column >= 0; column--) {
                    if (begun) {
                        kernel.square(accumulator, 0, accumulator, 0);
                    }
                    for (int half = 0; half < 2; half++) {
                        int any = 0;
                        for (int lane = 0; lane < exponents.length; lane++) {
                            int digit = digit(exponents[lane], half, column);
                            any |= digit;
                            spread(tables, entry(lane, half, digit), operand, 0, lane);
                        }
                        if (any != 0) {
                            kernel.multiply(accumulator, 0, operand, 0, accumulator, 0);
                            begun = true;
                        }
                    }
                }
            }
        }

        private void products(List<List<Power>> powers) {
            List<Integer> sequence = new ArrayList<>();
            List<List<Batch.Term>> fixedTerms = new ArrayList<>();
            for (int i = 0; i < batch.products.size(); i++) {
                sequence.add(i);
                fixedTerms.add(batch.products.get(i).terms.stream().filter(term -> term.fixed() != null).toList());
            }
            sequence.sort(Comparator.comparing((Integer product) -> fixedTerms.get(product).size()).thenComparing(product -> powers.get(product).size()));
            for (int from = 0; from < sequence.size(); from += Lanes.LANES) {
                List<Integer> group = sequence.subList(from, Math.min(sequence.size(), from + Lanes.LANES));
                System.arraycopy(one, 0, accumulator, 0, accumulator.length);
                int most = fixedTerms.get(group.getLast()).size();
                for (int t = 0; t < most; t++) {
                    int term = t;
                    fixedPowers(group.stream().map(product -> term < fixedTerms.get(product).size() ? fixedTerms.get(product).get(term) : null).toList());
                }
                int mostPowers = group.stream().mapToInt(product -> powers.get(product).size()).max().orElse(0);
                for (int t = 0; t < mostPowers; t++) {
                    for (int lane = 0; lane < group.size(); lane++) {
                        List<Power> own = powers.get(group.get(lane));
                        if (t < own.size()) {
                            spread(own.get(t).results, own.get(t).at, operand, 0, lane);
                        } else {
                            spread(compactOne, 0, operand, 0, lane);
                        }
                    }
                    kernel.multiply(accumulator, 0, operand, 0, accumulator, 0);
                }
                kernel.multiply(accumulator, 0, plainOne, 0, accumulator, 0);
                for (int lane = 0; lane < group.size(); lane++) {
                    batch.products.get(group.get(lane)).is(words(accumulator, 0, lane));
                }
            }
        }

        private void fixedPowers(List<Batch.Term> terms) {
            int bits = 0;
            for (Batch.Term term : terms) {
                bits = term == null ? bits : Math.max(bits, term.exponent().bitLength());
            }
            if (bits > fixedBits) {
                throw new IllegalArgumentException("exponent of " + bits + " bits");
            }
            long[][] exponents = new long[terms.size()][];
            for (int lane = 0; lane < exponents.length; lane++) {
                exponents[lane] = terms.get(lane) == null ? new long[0] : exponentWords(terms.get(lane).exponent());
            }
            for (int bit = 0; bit < bits; bit += WINDOW) {
                int any = 0;
                for (int lane = 0; lane < terms.size(); lane++) {
                    int digit = window(exponents[lane], bit);
                    any |= digit;
                    if (digit == 0) {
                        spread(compactOne, 0, operand, 0, lane);
                    } else {
                        spread(((Table) terms.get(lane).fixed()).entries, (bit / WINDOW * WINDOW_SIZE + digit) * Lanes.LIMBS, operand, 0, lane);
                    }
                }
                if (any != 0) {
                    kernel.multiply(accumulator, 0, operand, 0, accumulator, 0);
                }
            }
        }
    }

    // --- running products

    @Override
    public Accumulator accumulator(int size) {
        return new Products(size);
    }

    private final class Products implements Accumulator {
        private final int size;
        private final double[] groups;
        private final double[] operand = new double[Lanes.GROUP];

        Products(int size) {
            this.size = size;
            this.groups = new double[(size + Lanes.LANES - 1) / Lanes.LANES * Lanes.GROUP];
            for (int at = 0; at < groups.length; at += Lanes.GROUP) {
                System.arraycopy(one, 0, groups, at, Lanes.GROUP);
            }
        }

        @Override
        public void multiply(Batch batch, int[] bases) {
            Prepared prepared = (Prepared) batch.prepared;
            multiply((i, lane) -> spread(prepared.numbers, bases[i] * Lanes.LIMBS, operand, 0, lane), false);
        }

        @Override
        public void multiply(List<BigInteger> numbers) {
            multiply((i, lane) -> Lanes.put(operand, 0, lane, numbers.get(i)), true);
        }

        private interface Loader {
            void load(int i, int lane);
        }

        private void multiply(Loader loader, boolean plain) {
            Lanes kernel = lanes.get();
            for (int from = 0; from < size; from += Lanes.LANES) {
                for (int lane = 0; lane < Lanes.LANES && from + lane < size; lane++) {
                    loader.load(from + lane, lane);
                }
                if (plain) {
                    kernel.multiply(operand, 0, toMontgomery, 0, operand, 0);
                }
                int at = from / Lanes.LANES * Lanes.GROUP;
                kernel.multiply(groups, at, operand, 0, groups, at);
            }
        }

        @Override
        public List<BigInteger> values() {
            Lanes kernel = lanes.get();
            List<BigInteger> values = new ArrayList<>();
            for (int from = 0; from < size; from += Lanes.LANES) {
                kernel.multiply(groups, from / Lanes.LANES * Lanes.GROUP, plainOne, 0, operand, 0);
                for (int lane = 0; lane < Lanes.LANES && from + lane < size; lane++) {
                    long[] words = words(operand, 0, lane);
                    values.add(Decimal.number(words, words.length));
                }
            }
            return values;
        }
    }
}
