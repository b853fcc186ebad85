package org.gongqiao.app.casework;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A matter to be opened.
 *
 * @param succession    unions that take it in turn, the first in front; never empty
 * @param step          what comes first
 * @param limit         name of the law parameter (in days) for the first union
 * @param limitPassedOn name of the law parameter for each union after it
 */
public record NewMatter(MatterKind kind, List<String> titleArgs, UUID objectId, @Nullable UUID subject, List<UUID> succession,
                        String step, String limit, String limitPassedOn) {

    public NewMatter {
        succession = List.copyOf(succession);
        if (succession.isEmpty()) {
            throw new IllegalArgumentException("a matter needs a handler");
        }
    }
}
