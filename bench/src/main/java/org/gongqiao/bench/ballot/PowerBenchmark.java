package org.gongqiao.bench.ballot;

import java.math.BigInteger;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.gongqiao.ballot.Group;
import org.gongqiao.ballot.arithmetic.Batch;
import org.gongqiao.ballot.arithmetic.Engine;
import org.gongqiao.ballot.arithmetic.Engines;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one choice of a ballot costs each engine: memberships of its two numbers and the four commitments of its proof; 32 at a time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
@Fork(value = 1, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class PowerBenchmark {
    static final int CHOICES = 32;

    @Param({Engines.REFERENCE, Engines.VECTOR})
    public String engine;

    private Engine arithmetic;
    private final BigInteger[] numbers = new BigInteger[2 * CHOICES];
    private final BigInteger[] exponents = new BigInteger[4 * CHOICES];

    @Setup
    public void prepare() {
        Group group = Group.BELENIOS_2048;
        arithmetic = Engines.named(engine, group.modulus(), group.order()).orElseThrow();
        Random random = new Random(1);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = group.generator().modPow(new BigInteger(256, random), group.modulus());
        }
        for (int i = 0; i < exponents.length; i++) {
            exponents[i] = new BigInteger(255, random);
        }
    }

    @Benchmark
    public BigInteger choices() {
        Group group = Group.BELENIOS_2048;
        Engine.FixedBase g = arithmetic.fixed(group.generator());
        Engine.FixedBase y = arithmetic.fixed(numbers[0]);
        Batch batch = new Batch();
        Batch.Product last = null;
        for (int i = 0; i < CHOICES; i++) {
            int alpha = batch.member(batch.base(numbers[2 * i]));
            int beta = batch.member(batch.base(numbers[2 * i + 1]));
            for (int m = 0; m < 2; m++) {
                BigInteger c = exponents[4 * i + 2 * m];
                BigInteger r = exponents[4 * i + 2 * m + 1];
                batch.product().fixed(g, r).power(alpha, c);
                last = batch.product().fixed(y, r).power(beta, c);
                if (m == 1) {
                    last.fixed(g, c);
                }
            }
        }
        arithmetic.evaluate(batch);
        return last.value();
    }
}
