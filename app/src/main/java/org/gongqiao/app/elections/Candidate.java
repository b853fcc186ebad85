package org.gongqiao.app.elections;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A candidate. Lists stand in the order of strokes of the surname, equal ones by surname and name.
 *
 * @param strokes of the first character of the surname
 * @param motion  by what motion he came on the list behind its publication, or how he was written in (J-11); null: nominated
 * @param electedRound number of the round that elected him
 */
public record Candidate(UUID id, UUID election, UUID person, String name, String surname, int strokes, Bars bars, @Nullable String motion,
                        @Nullable LocalDate withdrawnOn, @Nullable Integer electedRound) {

    /**
     * What may stand against him (J-07, J-06, D-23).
     *
     * @param nearRelative       of the enterprise's head
     * @param head               himself head, legal representative, partner, or near relative of one
     * @param personnelOrForeign heads personnel, or is of foreign nationality
     * @param unionHead          is chair of the union (D-24, J-06)
     * @param finance            vice-chair in charge of finance, or on the union’s staff for finance or assets (J-06)
     */
    public record Bars(boolean nearRelative, boolean head, boolean personnelOrForeign, boolean unionHead, boolean executive, boolean director,
                       boolean supervisor, boolean finance) {

        /** Nothing stands against him. */
        public static final Bars NONE = new Bars(false, false, false, false, false, false, false, false);

        Bars asUnionHead() {
            return new Bars(nearRelative, head, personnelOrForeign, true, executive, director, supervisor, finance);
        }
    }

    public boolean stands() {
        return withdrawnOn == null;
    }
}
