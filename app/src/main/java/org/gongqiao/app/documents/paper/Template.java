package org.gongqiao.app.documents.paper;

import java.util.List;
import org.gongqiao.app.documents.PaperTemplate.Field;
import org.gongqiao.app.documents.PaperTemplate.Layout;

/** A template after reading: what it needs, and its lines. */
public record Template(String title, Layout layout, List<Field> fields, List<Node> nodes) {

    /** A line, or lines under a condition. */
    sealed interface Node {}

    /** @param kind word behind the @, {@code #} to {@code ####}, or empty for a paragraph */
    record Line(String kind, List<Part> parts) implements Node {}

    record Widths(List<Integer> widths) implements Node {}

    record TableRow(List<CellParts> cells) implements Node {}

    record CellParts(List<Part> parts, boolean label, boolean joined) {}

    /** Once for each item of a list, whose fields are read under the list's name. */
    record Each(String list, List<Node> nodes) implements Node {}

    /** @param then where the value is there (a text, a list with items, true) */
    record When(String field, List<Node> then, List<Node> otherwise) implements Node {}

    /** Part of a line. */
    sealed interface Part {}

    record Words(String text, boolean bold) implements Part {}

    /** @param format empty, {@code yuan}, {@code capital}, {@code check} or {@code number} */
    record Value(String field, String format, boolean bold) implements Part {}

    /** The field of this name; a list's own field where the name is the list's. */
    public Field field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst().orElseThrow(() -> new IllegalArgumentException(name));
    }
}
