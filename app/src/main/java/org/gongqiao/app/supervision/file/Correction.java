package org.gongqiao.app.supervision.file;

/** What the check of the correction found; messages {@code supervision.correction.<NAME>}. */
public enum Correction {
    DONE, PARTLY, NOT,
    /** Not corrected, but with good cause. */
    JUSTIFIED;

    /** Whether the employer has left it undone without good cause (S-03). */
    public boolean isMissing() {
        return this == PARTLY || this == NOT;
    }
}
