package org.gongqiao.app.roster.sheet;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a row.
 *
 * @param typed what stood there, shortened, where repeating it helps and tells nothing about a person; else empty
 * @param row   the other row of a contradiction, else 0
 */
public record Finding(Reason reason, @Nullable RosterField field, String typed, int row) {

    private static final int LONGEST = 30;

    static Finding of(Reason reason, RosterField field) {
        return new Finding(reason, field, "", 0);
    }

    static Finding typed(Reason reason, RosterField field, String typed) {
        String shown = typed.length() > LONGEST ? typed.substring(0, typed.offsetByCodePoints(0, typed.codePointCount(0, LONGEST))) : typed;
        return new Finding(reason, field, shown, 0);
    }
}
