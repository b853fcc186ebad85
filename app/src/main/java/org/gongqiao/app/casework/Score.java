package org.gongqiao.app.casework;

/**
 * What the persons served think of a union.
 *
 * @param ratings how many
 * @param points  sum of their scores, 1 to 5 each
 * @param solved  how many said that their trouble is solved
 */
public record Score(long ratings, long points, long solved) {

    /** The mean in tenths of a point, rounded half up: 43 for 4.3; 0 without ratings. */
    public long tenths() {
        return ratings == 0 ? 0 : (points * 20 + ratings) / (2 * ratings);
    }

    /** Solved ones of a hundred, rounded down. */
    public long solvedPercent() {
        return ratings == 0 ? 0 : solved * 100 / ratings;
    }
}
