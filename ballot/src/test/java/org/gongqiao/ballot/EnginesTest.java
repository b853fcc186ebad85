package org.gongqiao.ballot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.gongqiao.ballot.arithmetic.Batch;
import org.gongqiao.ballot.arithmetic.Engine;
import org.gongqiao.ballot.arithmetic.Engines;
import org.gongqiao.ballot.text.Decimal;
import org.junit.jupiter.api.Test;

/** All engines say the same about the same numbers; the property runs go on with -Dballot.rounds. */
class EnginesTest {
    private static final int ROUNDS = Integer.getInteger("ballot.rounds", 6);
    private final Random random = new Random(Long.getLong("ballot.seed", System.nanoTime()));

    private static Engine engine(String name, Group group) {
        return Engines.named(name, group.modulus(), group.order()).orElseThrow(() -> new AssertionError(name + " is not available in the test run"));
    }

    /** 0, 1, p−1, small and large numbers, and elements of every small order the group of units has. */
    private List<BigInteger> edges(Group group) {
        BigInteger p = group.modulus();
        BigInteger q = group.order();
        BigInteger rest = p.subtract(BigInteger.ONE);
        List<BigInteger> edges = new ArrayList<>(List.of(BigInteger.ZERO, BigInteger.ONE, BigInteger.TWO, rest, p.subtract(BigInteger.TWO), q,
                q.subtract(BigInteger.ONE), group.generator(), p.subtract(group.generator()), BigInteger.ONE.shiftLeft(51), BigInteger.ONE.shiftLeft(51).subtract(BigInteger.ONE),
                BigInteger.ONE.shiftLeft(2047), BigInteger.ONE.shiftLeft(2040).subtract(BigInteger.ONE), p.shiftRight(1)));
        for (long small : List.of(2L, 3L, 6L)) {
            BigInteger divisor = BigInteger.valueOf(small);
            if (rest.mod(divisor).signum() == 0) {
                BigInteger root = unit(p, rest.divide(divisor));
                edges.add(root);
                edges.add(root.multiply(group.generator()).mod(p));
                edges.add(root.multiply(group.generator().modPow(new BigInteger(200, random), p)).mod(p));
            }
        }
        return edges;
    }

    private static BigInteger unit(BigInteger p, BigInteger exponent) {
        for (long base = 2;; base++) {
            BigInteger power = BigInteger.valueOf(base).modPow(exponent, p);
            if (!power.equals(BigInteger.ONE)) {
                return power;
            }
        }
    }

    private BigInteger number(Group group) {
        List<BigInteger> edges = edges(group);
        return switch (random.nextInt(4)) {
            case 0 -> edges.get(random.nextInt(edges.size()));
            case 1 -> group.generator().modPow(new BigInteger(256, random), group.modulus());
            case 2 -> group.modulus().subtract(new BigInteger(random.nextInt(300) + 1, random)).max(BigInteger.ZERO);
            default -> new BigInteger(random.nextInt(2047) + 1, random);
        };
    }

    private BigInteger exponent(Group group) {
        BigInteger q = group.order();
        return switch (random.nextInt(8)) {
            case 0 -> BigInteger.ZERO;
            case 1 -> BigInteger.ONE;
            case 2 -> q.subtract(BigInteger.ONE);
            case 3 -> q;
            case 4 -> BigInteger.ONE.shiftLeft(random.nextInt(q.bitLength()));
            case 5 -> q.add(q.multiply(new BigInteger(60, random)));
            default -> new BigInteger(q.bitLength(), random).mod(q);
        };
    }

    private record Answers(List<BigInteger> products, List<Boolean> members, List<BigInteger> sums, List<BigInteger> accumulated) {}

    private static final class Question {
        final List<BigInteger> bases = new ArrayList<>();
        final List<int[]> derived = new ArrayList<>();
        final List<int[]> terms = new ArrayList<>();
        final List<BigInteger[]> exponents = new ArrayList<>();
        final List<BigInteger> fixed = new ArrayList<>();
    }

    private Question question(Group group, int bases, int products) {
        Question question = new Question();
        question.fixed.add(group.generator());
        question.fixed.add(number(group));
        for (int i = 0; i < bases; i++) {
            question.bases.add(number(group));
        }
        for (int i = 0; i < 3; i++) {
            question.derived.add(random.ints(1 + random.nextInt(9), 0, bases).toArray());
        }
        for (int i = 0; i < products; i++) {
            int count = random.nextInt(5);
            int[] terms = new int[count];
            BigInteger[] exponents = new BigInteger[count];
            for (int t = 0; t < count; t++) {
                terms[t] = random.nextInt(bases + 5) - 2;
                exponents[t] = exponent(group);
            }
            question.terms.add(terms);
            question.exponents.add(exponents);
        }
        return question;
    }

    private static Answers ask(Engine engine, Question question) {
        Batch batch = new Batch();
        question.bases.forEach(base -> batch.member(batch.base(base)));
        question.derived.forEach(batch::productOf);
        List<Batch.Product> products = new ArrayList<>();
        for (int i = 0; i < question.terms.size(); i++) {
            Batch.Product product = batch.product();
            for (int t = 0; t < question.terms.get(i).length; t++) {
                int term = question.terms.get(i)[t];
                BigInteger exponent = question.exponents.get(i)[t];
                if (term < 0) {
                    product.fixed(engine.fixed(question.fixed.get(-term - 1)), exponent);
                } else {
                    product.power(term, exponent);
                }
            }
            products.add(product);
        }
        engine.evaluate(batch);
        int[] all = java.util.stream.IntStream.range(0, batch.size()).toArray();
        Engine.Accumulator accumulator = engine.accumulator(all.length);
        accumulator.multiply(batch, all);
        accumulator.multiply(batch, all);
        accumulator.multiply(java.util.stream.IntStream.of(all).mapToObj(batch::valueOf).toList());
        for (Batch.Product product : products) {
            assertEquals(product.value().toString(), new String(product.decimal(), StandardCharsets.US_ASCII));
        }
        return new Answers(products.stream().map(Batch.Product::value).toList(),
                java.util.stream.IntStream.range(0, question.bases.size()).mapToObj(batch::isMember).toList(),
                java.util.stream.IntStream.range(question.bases.size(), batch.size()).mapToObj(batch::valueOf).toList(), accumulator.values());
    }

    @Test
    void agreeOnEverything() {
        for (Group group : Group.values()) {
            int rounds = group == Group.BELENIOS_2048 ? ROUNDS : (ROUNDS + 5) / 6;
            for (int round = 0; round < rounds; round++) {
                Question question = question(group, 1 + random.nextInt(20), 1 + random.nextInt(30));
                assertEquals(ask(engine(Engines.REFERENCE, group), question), ask(engine(Engines.VECTOR, group), question));
            }
        }
    }

    @Test
    void agreeOnEdgeValues() {
        for (Group group : Group.values()) {
            List<BigInteger> edges = edges(group);
            Question question = new Question();
            question.fixed.add(group.generator());
            question.bases.addAll(edges);
            for (int i = 0; i < edges.size(); i++) {
                for (BigInteger exponent : List.of(BigInteger.ZERO, BigInteger.ONE, BigInteger.valueOf(6), group.order().subtract(BigInteger.ONE), group.order())) {
                    question.terms.add(new int[] {i, -1});
                    question.exponents.add(new BigInteger[] {exponent, exponent});
                }
            }
            Answers reference = ask(engine(Engines.REFERENCE, group), question);
            assertEquals(reference, ask(engine(Engines.VECTOR, group), question));
            for (int i = 0; i < edges.size(); i++) {
                assertEquals(group.isElement(edges.get(i)), reference.members.get(i));
            }
            assertTrue(reference.members.contains(true) && reference.members.contains(false));
        }
    }

    /** The same in narrower registers, where the machine has wide ones. */
    @Test
    void agreeWithFourLanes() throws Exception {
        Process process = new ProcessBuilder(java.nio.file.Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--add-modules", "jdk.incubator.vector",
                "-XX:UseAVX=2", "-cp", System.getProperty("java.class.path"), Narrow.class.getName()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertTrue(said.contains("agreed"), said);
    }

    /** Started by the test in a JVM of its own. */
    static final class Narrow {
        private Narrow() {}

        public static void main(String[] arguments) {
            EnginesTest test = new EnginesTest();
            Group group = Group.BELENIOS_2048;
            for (int round = 0; round < 2; round++) {
                Question question = test.question(group, 1 + test.random.nextInt(10), 1 + test.random.nextInt(10));
                assertEquals(ask(engine(Engines.REFERENCE, group), question), ask(engine(Engines.VECTOR, group), question));
            }
            System.out.println("agreed");
        }
    }

    @Test
    void isChosenByName() {
        Group group = Group.BELENIOS_2048;
        assertEquals(Engines.VECTOR, Engines.preferred(group.modulus(), group.order()).name());
        assertEquals(Optional.empty(), Engines.named("other", group.modulus(), group.order()));
    }

    @Test
    void decimalsAreReadAndWrittenExactly() {
        List<BigInteger> numbers = new ArrayList<>(edges(Group.BELENIOS_2048));
        for (int i = 0; i < 2_000; i++) {
            numbers.add(new BigInteger(1 + random.nextInt(2048), random));
        }
        for (int digits = 1; digits <= 617; digits++) {
            numbers.add(BigInteger.TEN.pow(digits - 1));
            numbers.add(BigInteger.TEN.pow(digits - 1).subtract(BigInteger.ONE));
        }
        for (BigInteger number : numbers) {
            byte[] digits = number.toString().getBytes(StandardCharsets.US_ASCII);
            assertEquals(number.toString(), new String(Decimal.print(number), StandardCharsets.US_ASCII));
            assertEquals(number, Decimal.parse(digits, 0, digits.length));
            assertEquals(number.toString(), new String(Decimal.print(Decimal.limbs(number, 40)), StandardCharsets.US_ASCII));
        }
    }
}
