package org.gongqiao.app.law.democracy;

import java.util.List;

/**
 * A decision of an employer that touches workers, and how far the congress has come with it. No names, no numbers of persons.
 *
 * @param matters words of D-18 under which it falls, the narrower first; the strictest step that any of them asks for holds
 * @param reached by a congress of this employer, as recorded
 */
public record HeldFacts(MatterFacts.Firm firm, List<String> matters, Reached reached) {

    /** What a session did with it. */
    public enum Reached {
        NOTHING, HEARD, DELIBERATED, PASSED,
        /** Put to the vote and not passed. */
        REJECTED
    }

    public HeldFacts {
        matters = List.copyOf(matters);
    }
}
