package org.gongqiao.app.documents;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a template, as it is listed.
 *
 * @param id         {@code <module>/<name>}, the same for all versions
 * @param version    1 is what the program ships; an operator's versions follow
 * @param title      what the paper is called, in Chinese, as the template says it
 * @param shipped    whether it came with the program
 * @param recordedAt when an operator's version was taken in; null for a shipped one
 */
public record PaperTemplate(String id, int version, String title, Layout layout, List<Field> fields, boolean shipped, String reason,
                            @Nullable Instant recordedAt) {

    /** How a paper is set. */
    public enum Layout {
        /** An official paper after GB/T 9704-2012: red head and line, number, title, imprint. */
        LETTER,
        /** A plain paper with tables: applications, lists, minutes, receipts. */
        FORM
    }

    /**
     * One value that a paper needs.
     *
     * @param name     as the caller gives it, with dots: {@code employer.name}; a field of a list begins with the list's name
     * @param label    in words, for a refusal that names it
     * @param required whether a paper without it is refused
     * @param list     whether the value is a list, whose own fields follow
     * @param sample   what a preview shows
     */
    public record Field(String name, String label, boolean required, boolean list, String sample) {}
}
