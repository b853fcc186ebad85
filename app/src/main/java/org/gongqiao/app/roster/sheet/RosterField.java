package org.gongqiao.app.roster.sheet;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.gongqiao.app.kernel.CodeList;
import org.gongqiao.app.kernel.TypedText;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the member template, in its order. Everything else in a file is reported and never kept: some systems
 * ask for blood group or illnesses, which a union has no business to know.
 */
public enum RosterField {
    NAME(Kind.NAME, true, 60),
    PHONE(Kind.PHONE, true, 11),
    ID_NUMBER(Kind.ID_NUMBER, true, 30),
    ID_TYPE("id_types", true),
    SEX("sexes", true),
    NATIONALITY(CodeList.nationalities(), true),
    BIRTH_DATE(Kind.DATE, false, 10),
    EDUCATION(CodeList.education(), false),
    SKILL_LEVEL("skill_levels", false),
    HOUSEHOLD_TYPE("household_types", false),
    HOUSEHOLD_REGION(Kind.REGION, false, 6),
    NATIVE_PLACE(Kind.REGION, false, 6),
    EMPLOYMENT("employment", false),
    CHANGE_KIND("change_kinds", false),
    CHANGE_DATE(Kind.DATE, false, 10),
    CHANGE_REASON("change_reasons", false),
    POLITICAL_STATUS(CodeList.politicalStatus(), false),
    EMPLOYER(Kind.TEXT, false, 120),
    /** The union as the file names it; matching it with the tree is not done here. */
    UNION(Kind.TEXT, false, 120),
    MEMBER_NUMBER(Kind.TEXT, false, 40),
    TRADE(Kind.TEXT, false, 60),
    STAFF_NUMBER(Kind.TEXT, false, 40),
    TITLE(Kind.TEXT, false, 60),
    MIGRANT_WORKER("yes_no", false),
    EMAIL(Kind.EMAIL, false, 120),
    NOTE(Kind.TEXT, false, 1000);

    /** How the cells of a column are read. */
    public enum Kind { NAME, PHONE, ID_NUMBER, DATE, CODE, REGION, EMAIL, TEXT }

    private static final CodeList HEADINGS = CodeList.fromResource("/reference/roster_fields.tsv");
    private static final Map<String, RosterField> BY_HEADING = new HashMap<>();
    private static final Map<RosterField, CodeList.Entry> ENTRIES = new EnumMap<>(RosterField.class);

    static {
        for (CodeList.Entry entry : HEADINGS.entries()) {
            RosterField field = valueOf(entry.code());
            ENTRIES.put(field, entry);
            BY_HEADING.put(plain(entry.zh()), field);
            BY_HEADING.put(plain(entry.en()), field);
            BY_HEADING.put(plain(entry.code()), field);
        }
        for (CodeList.Entry entry : HEADINGS.entries()) {
            entry.aliases().forEach(alias -> BY_HEADING.putIfAbsent(plain(alias), valueOf(entry.code())));
        }
    }

    private final Kind kind;
    private final boolean required;
    private final int longest;
    private final @Nullable CodeList codes;

    RosterField(Kind kind, boolean required, int longest) {
        this.kind = kind;
        this.required = required;
        this.longest = longest;
        this.codes = null;
    }

    RosterField(String list, boolean required) {
        this(CodeList.fromResource("/reference/roster_" + list + ".tsv"), required);
    }

    RosterField(CodeList codes, boolean required) {
        this.kind = Kind.CODE;
        this.required = required;
        this.longest = 30;
        this.codes = codes;
    }

    public Kind kind() {
        return kind;
    }

    /** True when a row without this value is rejected. */
    public boolean isRequired() {
        return required;
    }

    /** Longest text that is stored, in characters. */
    public int longest() {
        return longest;
    }

    /** The list a coded value comes from, or null where values are free. */
    public @Nullable CodeList codes() {
        return codes;
    }

    /** The heading of the template. */
    public String heading(Locale locale) {
        CodeList.Entry entry = ENTRIES.get(this);
        return locale.getLanguage().equals("en") ? entry.en() : entry.zh();
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The column a heading names, however decorated: stars, brackets with remarks, spaces, line breaks. Null: unknown. */
    public static @Nullable RosterField ofHeading(String heading) {
        return BY_HEADING.get(plain(heading));
    }

    /** True when a heading, however decorated, is that of the template in either language. */
    boolean isOwnHeading(String heading) {
        String plain = plain(heading);
        CodeList.Entry entry = ENTRIES.get(this);
        return plain.equals(plain(entry.zh())) || plain.equals(plain(entry.en()));
    }

    /** A heading without what people put around it. */
    static String plain(String heading) {
        String text = TypedText.compact(heading);
        var kept = new StringBuilder(text.length());
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(' || c == '[' || c == '{' || c == '\u3010' || c == '\u3014' || c == '\u300A' || c == '<') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}' || c == '\u3011' || c == '\u3015' || c == '\u300B' || c == '>') {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0 && (Character.isLetterOrDigit(c) || Character.isSurrogate(c))) {
                kept.append(Character.toLowerCase(c));
            }
        }
        return kept.toString();
    }
}
