package org.gongqiao.app.roster;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code roster.import_chunk}: the transactions into which an import is divided, and which of them are done. */
@Repository
class ChunkStore {

    private static final String UNDONE = "select after_row, last_row from roster.import_chunk where import_id = :id and not done order by after_row limit 1 for update";

    private final JdbcClient jdbc;

    ChunkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Divides the rows of an import: a chunk behind each of these row numbers, up to the next; the first begins before the first row. */
    void divide(UUID importId, List<Integer> ends) {
        jdbc.sql("""
                insert into roster.import_chunk (import_id, after_row, last_row)
                select :id, lag(e, 1, 0) over (order by e), e from unnest(cast(:ends as int[])) e""")
                .param("id", importId).param("ends", ends.toArray(Integer[]::new)).update();
    }

    /**
     * For statements over thousands of rows: a plan for the tables as they are now is worth its making, sorting stays in memory, and the
     * disk need not be waited for (see {@link ChunkRunner}).
     */
    void prepareTransaction() {
        jdbc.sql("select set_config('synchronous_commit', 'off', true), set_config('plan_cache_mode', 'force_custom_plan', true), set_config('work_mem', '64MB', true)")
                .query((row, n) -> "").single();
    }

    /**
     * Whether from here on rows are found by their keys, thousands of them, and by nothing else. The planner cannot know how much
     * of a table row-level security leaves; it would rather read all of a table that has just grown, for every chunk anew.
     */
    void findByKey(boolean only) {
        jdbc.sql("select set_config('enable_seqscan', :any, true), set_config('enable_hashjoin', :any, true), set_config('enable_mergejoin', :any, true)")
                .param("any", only ? "off" : "on").query((row, n) -> "").single();
    }

    /** The next chunk nobody is at, until the end of the transaction; where there is none, one whose holder gives up. Empty when all are done. */
    Optional<ChunkRunner.Chunk> claim(UUID importId, boolean careful) {
        var claimed = select(UNDONE + " skip locked", importId, careful);
        while (claimed.isEmpty() && left(importId)) {
            claimed = select(UNDONE, importId, careful);
        }
        return claimed;
    }

    private Optional<ChunkRunner.Chunk> select(String sql, UUID importId, boolean careful) {
        return jdbc.sql(sql).param("id", importId).query((row, n) -> new ChunkRunner.Chunk(row.getInt("after_row"), row.getInt("last_row"), careful)).optional();
    }

    boolean left(UUID importId) {
        return jdbc.sql("select exists (select from roster.import_chunk where import_id = :id and not done)").param("id", importId).query(Boolean.class).single();
    }

    void done(UUID importId, ChunkRunner.Chunk chunk) {
        jdbc.sql("update roster.import_chunk set done = true where import_id = :id and after_row = :after").param("id", importId).param("after", chunk.from()).update();
    }

    /** All are to be done once more, by the next step. */
    void again(UUID importId) {
        jdbc.sql("update roster.import_chunk set done = false where import_id = :id").param("id", importId).update();
    }

    void erase(UUID importId) {
        jdbc.sql("delete from roster.import_chunk where import_id = :id").param("id", importId).update();
    }
}
