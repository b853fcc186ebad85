package org.gongqiao.app.proposals.suggestion;

/**
 * How suggestions fare: numbers only, never a person.
 *
 * @param filed   withdrawn ones not counted
 * @param decided adopted or not
 * @param done    of the adopted ones carried out
 */
public record SuggestionCounts(int filed, int decided, int adopted, int done) {

    /** Adopted ones of a hundred decided, rounded down; 0 where none is decided. */
    public int adoptedPercent() {
        return decided == 0 ? 0 : adopted * 100 / decided;
    }
}
