package org.gongqiao.app.law.democracy;

/**
 * One matter on the agenda of a session. No names.
 *
 * @param matter word for the kind of matter, as in the names of the numbers {@code D-18.<matter>.<POWER>}
 * @param power  what the congress is to do with it
 */
public record MatterFacts(Firm firm, String matter, SessionFacts.Power power) {

    /** Kinds of employer for which texts name further matters. */
    public enum Firm {
        /** Owned or controlled by the state or by a collective. */
        STATE,
        /** A public institution, schools among them. */
        INSTITUTION,
        OTHER
    }
}
