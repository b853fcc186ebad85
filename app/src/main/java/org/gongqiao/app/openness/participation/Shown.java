package org.gongqiao.app.openness.participation;

/**
 * A count of people as it may be shown: small numbers, and what is left of a small group, stay hidden, since they tell of persons.
 *
 * @param bound for {@link Kind#FEW} what it is below, for {@link Kind#NEARLY_ALL} what it is above; else the number itself
 */
public record Shown(Kind kind, int bound) {

    /** Message {@code openness.shown.<NAME>}. */
    public enum Kind { EXACT, FEW, NEARLY_ALL, HIDDEN }

    /**
     * @param all   how many could have been counted; a group below {@code least} is never shown
     * @param least smallest number that is shown, on either side
     */
    public static Shown of(int count, long all, int least) {
        if (all < least) {
            return new Shown(Kind.HIDDEN, 0);
        }
        int most = (int) Math.min(Integer.MAX_VALUE, all);
        // Devices are counted, not people: one with two phones must not make more than there are.
        int shown = Math.min(count, most);
        if (shown < least) {
            return new Shown(Kind.FEW, least);
        }
        return most - shown < least ? new Shown(Kind.NEARLY_ALL, Math.max(0, most - least)) : new Shown(Kind.EXACT, shown);
    }
}
