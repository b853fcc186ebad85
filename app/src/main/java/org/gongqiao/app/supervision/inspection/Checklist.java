package org.gongqiao.app.supervision.inspection;

import java.util.List;
import java.util.UUID;
import org.gongqiao.app.supervision.file.Cause;

/** What inspectors look at; any union may use it, the one that wrote it may retire it. */
public record Checklist(UUID id, UUID unitId, String unitName, String title, List<Item> items, int version) {

    public Checklist {
        items = List.copyOf(items);
    }

    /** @param source the provision it looks at */
    public record Item(UUID id, int position, Cause cause, String text, String source) {}

    /** An item as it is entered. */
    public record NewItem(Cause cause, String text, String source) {}
}
