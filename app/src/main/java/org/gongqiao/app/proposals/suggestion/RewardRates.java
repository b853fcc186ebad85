package org.gongqiao.app.proposals.suggestion;

import java.time.Instant;
import java.util.List;

/**
 * A unit's rates of reward: the highest band that a benefit reaches gives a fixed sum and a part of the benefit.
 *
 * @param bands the lowest first, which begins at nothing
 */
public record RewardRates(int version, List<Band> bands, Instant setAt) {

    private static final long WHOLE = 10_000;

    /**
     * @param fromCents   benefit from which it holds
     * @param fixedCents  fixed sum
     * @param basisPoints part of the benefit, in ten-thousandths
     */
    public record Band(long fromCents, long fixedCents, int basisPoints) {}

    public RewardRates {
        bands = List.copyOf(bands);
        if (!wellFormed(bands)) {
            throw new IllegalArgumentException("bands rise from nothing");
        }
    }

    /** Whether bands begin at nothing and rise. */
    public static boolean wellFormed(List<Band> bands) {
        if (bands.isEmpty() || bands.getFirst().fromCents() != 0) {
            return false;
        }
        for (int i = 0; i < bands.size(); i++) {
            Band band = bands.get(i);
            if (band.fixedCents() < 0 || band.basisPoints() < 0 || band.basisPoints() > WHOLE || i > 0 && band.fromCents() <= bands.get(i - 1).fromCents()) {
                return false;
            }
        }
        return true;
    }

    /** The band of a benefit; nothing and less than nothing fall into the lowest. */
    public Band band(long benefitCents) {
        return bands.stream().filter(band -> band.fromCents() <= Math.max(0, benefitCents)).reduce((a, b) -> b).orElse(bands.getFirst());
    }

    /** The reward in cents, rounded down to the cent; a suggestion that cannot be computed gets the fixed sum of the lowest band. */
    public long reward(long benefitCents) {
        Band band = band(benefitCents);
        return Math.addExact(band.fixedCents(), Math.multiplyExact(Math.max(0, benefitCents), (long) band.basisPoints()) / WHOLE);
    }
}
