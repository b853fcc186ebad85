package org.gongqiao.app.openness.disclosure;

import java.util.List;
import java.util.UUID;

/**
 * A matter is published from the desk.
 *
 * @param key         of the form: sent twice, it publishes once
 * @param leftOut     what is left out as a trade secret; empty: nothing
 * @param attachments files that wait for the form
 */
public record PublishItem(UUID key, UUID itemId, String title, String period, String body, List<Figure> figures, String leftOut, List<UUID> attachments) {

    public PublishItem {
        figures = List.copyOf(figures);
        attachments = List.copyOf(attachments);
    }
}
