package org.gongqiao.app.roster;

/** What becomes of a row; the letter is stored. Message {@code roster.verdict.<NAME>}. */
public enum RosterVerdict {
    NEW('N'), CHANGED('C'), UNCHANGED('U'),
    /** Known by no paper application: invited to apply (M-02). */
    INVITED('I'),
    /** The same person as an earlier row. */
    DUPLICATE('D'),
    REJECTED('R'),
    /** Names a union that nobody has matched yet. */
    WAITING('P');

    private final char letter;

    RosterVerdict(char letter) {
        this.letter = letter;
    }

    public String letter() {
        return String.valueOf(letter);
    }

    static RosterVerdict of(String letter) {
        for (RosterVerdict verdict : values()) {
            if (verdict.letter == letter.charAt(0)) {
                return verdict;
            }
        }
        throw new IllegalArgumentException(letter);
    }
}
