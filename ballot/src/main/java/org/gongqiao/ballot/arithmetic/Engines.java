package org.gongqiao.ballot.arithmetic;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Chooses the engine at start: the one named by the system property {@code gongqiao.ballot.engine}, else the Vector API one where the module
 * {@code jdk.incubator.vector} is present and the machine has wide enough registers, else {@link BigInteger}.
 */
public final class Engines {
    public static final String REFERENCE = "biginteger";
    public static final String VECTOR = "vector";
    private static final String PROPERTY = "gongqiao.ballot.engine";
    private static final Map<List<Object>, Engine> OPEN = new ConcurrentHashMap<>();

    private Engines() {}

    public static List<String> names() {
        return List.of(REFERENCE, VECTOR);
    }

    public static Engine preferred(BigInteger modulus, BigInteger order) {
        String asked = System.getProperty(PROPERTY);
        if (asked != null) {
            return named(asked, modulus, order)
                    .orElseThrow(() -> new IllegalArgumentException("engine " + asked + " is not available here"));
        }
        return named(VECTOR, modulus, order).or(() -> named(REFERENCE, modulus, order)).orElseThrow();
    }

    /** The engine of this name, if flags and machine allow it. */
    public static Optional<Engine> named(String name, BigInteger modulus, BigInteger order) {
        return switch (name) {
            case REFERENCE -> Optional.of(open(name, modulus, order));
            case VECTOR -> vectors() ? Optional.of(open(name, modulus, order)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Engine open(String name, BigInteger modulus, BigInteger order) {
        return OPEN.computeIfAbsent(List.of(name, modulus, order),
                key -> name.equals(VECTOR) ? VectorEngine.open(modulus, order) : new BigIntegerEngine(modulus, order));
    }

    /** Asked before the class that needs the module is touched, so that the library runs without it. */
    private static boolean vectors() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() && VectorEngine.supported();
    }
}
