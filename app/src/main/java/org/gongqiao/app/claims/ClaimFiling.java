package org.gongqiao.app.claims;

import java.util.UUID;

/** What came of filing a claim. */
public sealed interface ClaimFiling {

    record Filed(UUID claimId) implements ClaimFiling {}

    /**
     * Filed without a name.
     *
     * @param code with which to come back; shown this once and kept nowhere
     */
    record FiledNameless(String number, String handlerName, String code) implements ClaimFiling {

        @Override
        public String toString() {
            return "FiledNameless[" + number + "]";
        }
    }

    /** The same form was sent before, without a name: its code was shown then and cannot be shown again. */
    record SentBefore() implements ClaimFiling {}

    /** No union is there at all. */
    record NoUnion() implements ClaimFiling {}

    /** Nowhere between the place of work and the top do two keepers hold a post, so that a sealed complaint would wait for nobody. */
    record NoKeepers() implements ClaimFiling {}
}
