package org.gongqiao.app.operations.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a set holds.
 *
 * @param migrations the database's history, by which a restore makes the same tables
 * @param keys       {@code InClear}, {@code Sealed} or {@code LeftOut}
 * @param parts      every other entry by name, with its hash
 */
public record Manifest(int format, String program, Instant madeAt, String server, List<Migrations.Applied> migrations, List<String> tables,
                List<DatabaseShape.Sequence> sequences, String keys, Map<String, Part> parts) {

    static final int FORMAT = 1;

    /** @param rows of a table; null elsewhere */
    public record Part(String sha256, long bytes, @Nullable Long rows) {}
}
