package org.gongqiao.app.proposals.suggestion;

/**
 * What a suggestion brings: (cost of a piece before − after) × pieces a month × months − cost of the change. Cents, exact; it may
 * be less than nothing, and then says so.
 *
 * @param beforeCents cost of one piece, or one go, before
 * @param afterCents  the same after the change
 * @param pieces      a month
 * @param months      for which it is counted
 * @param costCents   of the change itself, once
 */
public record Benefit(long beforeCents, long afterCents, int pieces, int months, long costCents) {

    /** No figure of an enterprise's piece goes beyond ten million yuan. */
    static final long MOST_CENTS = 1_000_000_000L;
    public static final int MOST_PIECES = 10_000_000;
    public static final int MOST_MONTHS = 120;

    public Benefit {
        if (beforeCents < 0 || afterCents < 0 || costCents < 0 || pieces < 0 || months < 1 || beforeCents > MOST_CENTS || afterCents > MOST_CENTS
                || pieces > MOST_PIECES || months > MOST_MONTHS) {
            throw new IllegalArgumentException("not figures of a benefit");
        }
    }

    public long cents() {
        long saved = Math.multiplyExact(Math.multiplyExact(beforeCents - afterCents, (long) pieces), (long) months);
        return Math.subtractExact(saved, costCents);
    }
}
