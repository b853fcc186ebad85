package org.gongqiao.app.membership;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a member list is asked for.
 *
 * @param text   a name or its beginning, a whole mobile number or a whole document number; empty: everybody
 * @param unit   only this union and what is below it
 * @param after  key of the last row of the page before; null for the first page
 */
public record MemberQuery(String text, @Nullable UUID unit, @Nullable MembershipStatus status, @Nullable String sex, @Nullable Trade trade,
                   Sort sort, @Nullable String after) {

    /** Free sorting is offered up to {@link MemberPages#SORTABLE} matches; above, the list stands in the order of the tree. */
    public enum Sort { TREE, NAME, JOINED }

    /** For the log: which filters, never what was typed, since that may be a number. */
    Map<String, String> filters() {
        var filters = new LinkedHashMap<String, String>();
        if (!text.isEmpty()) {
            filters.put("searched", text.matches(".*\\d{6,}.*") ? "number" : "name");
        }
        if (unit != null) {
            filters.put("unit", unit.toString());
        }
        if (status != null) {
            filters.put("status", status.name());
        }
        if (sex != null) {
            filters.put("sex", sex);
        }
        if (trade != null) {
            filters.put("trade", trade.name());
        }
        return filters;
    }
}
