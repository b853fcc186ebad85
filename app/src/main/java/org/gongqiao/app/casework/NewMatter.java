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
 * @param sealed        whether only the keepers of the union that has it may know of it; it then gets a random id
 */
public record NewMatter(MatterKind kind, List<String> titleArgs, UUID objectId, @Nullable UUID subject, List<UUID> succession,
                        String step, String limit, String limitPassedOn, boolean sealed) {

    public NewMatter {
        succession = List.copyOf(succession);
        if (succession.isEmpty()) {
            throw new IllegalArgumentException("a matter needs a handler");
        }
    }

    /** One that is not sealed. */
    public NewMatter(MatterKind kind, List<String> titleArgs, UUID objectId, @Nullable UUID subject, List<UUID> succession,
                     String step, String limit, String limitPassedOn) {
        this(kind, titleArgs, objectId, subject, succession, step, limit, limitPassedOn, false);
    }
}
