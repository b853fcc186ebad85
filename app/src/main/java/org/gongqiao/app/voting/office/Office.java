package org.gongqiao.app.voting.office;

/** An office in one vote; message {@code voting.office.<NAME>}. */
public enum Office {
    /** Holds a share of the key. */
    TRUSTEE("trustee", "V-11"),
    /** Makes the credentials and hands them out. */
    REGISTRAR("registrar", "V-12"),
    /** Counts hands, calls the roll, counts papers. */
    TELLER("teller", "V-13");

    private final String word;
    private final String rule;

    Office(String word, String rule) {
        this.word = word;
        this.rule = rule;
    }

    /** The word in addresses ({@code /my/<word>/{id}}), and the table that holds them. */
    public String word() {
        return word;
    }

    /** The rule that asks for it. */
    public String rule() {
        return rule;
    }
}
