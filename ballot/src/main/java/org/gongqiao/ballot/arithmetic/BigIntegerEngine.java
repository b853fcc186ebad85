package org.gongqiao.ballot.arithmetic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The reference engine: plain {@link BigInteger}, on any machine and without flags. */
final class BigIntegerEngine implements Engine {
    private final BigInteger modulus;
    private final BigInteger order;

    BigIntegerEngine(BigInteger modulus, BigInteger order) {
        this.modulus = modulus;
        this.order = order;
    }

    private record Base(BigInteger value) implements FixedBase {}

    @Override
    public String name() {
        return Engines.REFERENCE;
    }

    @Override
    public BigInteger modulus() {
        return modulus;
    }

    @Override
    public BigInteger order() {
        return order;
    }

    @Override
    public FixedBase fixed(BigInteger base) {
        return new Base(base);
    }

    @Override
    public void evaluate(Batch batch) {
        BigInteger[] values = new BigInteger[batch.bases.size()];
        batch.members = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            int[] factors = batch.factors.get(i);
            if (factors == null) {
                values[i] = batch.bases.get(i);
            } else {
                BigInteger product = BigInteger.ONE;
                for (int factor : factors) {
                    product = product.multiply(values[factor]).mod(modulus);
                }
                values[i] = product;
            }
            if (batch.asked.get(i)) {
                batch.members[i] = isMember(values[i]);
            }
        }
        batch.values = values;
        for (Batch.Product product : batch.products) {
            BigInteger result = BigInteger.ONE;
            for (Batch.Term term : product.terms) {
                BigInteger base = term.fixed() == null ? values[term.base()] : term.fixed().value();
                result = result.multiply(base.modPow(term.exponent(), modulus)).mod(modulus);
            }
            product.is(result);
        }
    }

    private boolean isMember(BigInteger x) {
        return x.modPow(order, modulus).equals(BigInteger.ONE);
    }

    @Override
    public Accumulator accumulator(int size) {
        BigInteger[] products = new BigInteger[size];
        java.util.Arrays.fill(products, BigInteger.ONE);
        return new Accumulator() {
            @Override
            public void multiply(Batch batch, int[] bases) {
                BigInteger[] values = batch.values;
                for (int i = 0; i < size; i++) {
                    products[i] = products[i].multiply(values[bases[i]]).mod(modulus);
                }
            }

            @Override
            public void multiply(List<BigInteger> numbers) {
                for (int i = 0; i < size; i++) {
                    products[i] = products[i].multiply(numbers.get(i)).mod(modulus);
                }
            }

            @Override
            public List<BigInteger> values() {
                return new ArrayList<>(List.of(products));
            }
        };
    }
}
