package org.gongqiao.app.roster;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.organization.Place;
import org.gongqiao.app.roster.sheet.RosterField;
import org.gongqiao.app.roster.sheet.RosterReading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code roster.import}. */
@Repository
class ImportStore {

    static final int PAGE = 20;

    private final JdbcClient jdbc;
    private final Clock clock;

    ImportStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(UUID id, Place desk, Line line, NewImport begun, UUID by) {
        jdbc.sql("""
                insert into roster.import (id, desk_unit, line, area_path, line_path, unit_id, file_name, state, basis, basis_on, created_at, created_by)
                values (:id, :desk, :line, cast(:area as ltree), cast(:linePath as ltree), :unit, :file, 'READING', :basis, :basisOn, :now, :by)""")
                .param("id", id).param("desk", desk.unionId()).param("line", line == Line.AREA ? "A" : "L").param("area", desk.areaPath())
                .param("linePath", desk.linePath()).param("unit", begun.unitId()).param("file", begun.fileName())
                .param("basis", begun.basis()).param("basisOn", begun.basisOn(), Types.DATE).param("now", now()).param("by", by).update();
    }

    Optional<RosterImport> find(UUID id) {
        return jdbc.sql("select * from roster.import where id = :id").param("id", id).query(ImportStore::read).optional();
    }

    /** The import under a lock, if it still stands in this state. */
    Optional<RosterImport> lock(UUID id, ImportState state) {
        return jdbc.sql("select * from roster.import where id = :id and state = :state for update").param("id", id).param("state", state.name())
                .query(ImportStore::read).optional();
    }

    /** Newest first. */
    List<RosterImport> list(@Nullable UUID after) {
        return jdbc.sql("select * from roster.import where cast(:after as uuid) is null or id < :after order by id desc limit :limit")
                .param("after", after, Types.OTHER).param("limit", PAGE + 1).query(ImportStore::read).list();
    }

    List<UUID> inState(ImportState state, OffsetDateTime before) {
        return jdbc.sql("select id from roster.import where state = :state and created_at < :before").param("state", state.name())
                .param("before", before).query(UUID.class).list();
    }

    /** How far the reading is; false when somebody cancelled it. */
    boolean readingAt(UUID id, int permille, int row) {
        return jdbc.sql("update roster.import set permille = :permille, last_row = :row where id = :id and state = 'READING'")
                .param("permille", permille).param("row", row).param("id", id).update() == 1;
    }

    void refused(UUID id, String refusal, List<String> arguments) {
        jdbc.sql("update roster.import set state = 'REFUSED', refusal = :refusal, refusal_args = :args, finished_at = :now, version = version + 1 where id = :id and state = 'READING'")
                .param("refusal", refusal).param("args", arguments.toArray(String[]::new)).param("now", now()).param("id", id).update();
    }

    void previewed(UUID id, RosterReading.Finished finished, Map<RosterVerdict, Integer> counts, int lastRow, List<RosterField> fields) {
        jdbc.sql("""
                update roster.import set state = 'PREVIEWED', file_format = :format, ending_differs = :differs, fields = :fields, unknown = :unknown,
                    permille = 1000, last_row = :last, position = 0, skipped_rows = :skipped, cleaned_rows = :cleaned, previewed_at = :now,
                    version = version + 1
                where id = :id and state = 'READING'""")
                .param("format", finished.format().name()).param("differs", finished.endingDiffers())
                .param("fields", fields.stream().map(Enum::name).toArray(String[]::new))
                .param("unknown", finished.layout().unknown().stream().limit(50).toArray(String[]::new)).param("last", lastRow)
                .param("skipped", finished.counts().skipped()).param("cleaned", finished.counts().cleaned()).param("now", now()).param("id", id).update();
        counts(id, counts);
    }

    void counts(UUID id, Map<RosterVerdict, Integer> counts) {
        jdbc.sql("""
                update roster.import set new_rows = :n, changed_rows = :c, unchanged_rows = :u, duplicate_rows = :d, rejected_rows = :r,
                    invited_rows = :i, waiting_rows = :p where id = :id""")
                .param("n", counts.getOrDefault(RosterVerdict.NEW, 0)).param("c", counts.getOrDefault(RosterVerdict.CHANGED, 0))
                .param("u", counts.getOrDefault(RosterVerdict.UNCHANGED, 0)).param("d", counts.getOrDefault(RosterVerdict.DUPLICATE, 0))
                .param("r", counts.getOrDefault(RosterVerdict.REJECTED, 0)).param("i", counts.getOrDefault(RosterVerdict.INVITED, 0))
                .param("p", counts.getOrDefault(RosterVerdict.WAITING, 0)).param("id", id).update();
    }

    void confirmed(UUID id, UUID entry, UUID by) {
        jdbc.sql("update roster.import set state = 'WRITING', position = 0, entry_id = :entry, confirmed_at = :now, confirmed_by = :by, version = version + 1 where id = :id")
                .param("entry", entry).param("now", now()).param("by", by).param("id", id).update();
    }

    /** The step has finished so many more rows of the file. */
    void advance(UUID id, int rows, ChunkRunner.Outcome outcome) {
        Map<String, Integer> rejected = outcome.rejected();
        jdbc.sql("""
                update roster.import set position = position + :rows, new_rows = new_rows - :n, changed_rows = changed_rows - :c,
                    invited_rows = invited_rows - :i, rejected_rows = rejected_rows + :n + :c + :i, kept_rows = kept_rows + :kept where id = :id""")
                .param("rows", rows).param("n", rejected.getOrDefault(RosterVerdict.NEW.letter(), 0))
                .param("c", rejected.getOrDefault(RosterVerdict.CHANGED.letter(), 0)).param("i", rejected.getOrDefault(RosterVerdict.INVITED.letter(), 0))
                .param("kept", outcome.kept()).param("id", id).update();
    }

    void done(UUID id) {
        jdbc.sql("update roster.import set state = 'DONE', finished_at = :now, version = version + 1 where id = :id").param("now", now()).param("id", id).update();
    }

    void cancelled(UUID id) {
        jdbc.sql("update roster.import set state = 'CANCELLED', finished_at = :now, version = version + 1 where id = :id").param("now", now()).param("id", id).update();
    }

    void undoing(UUID id, UUID entry, UUID by) {
        jdbc.sql("update roster.import set state = 'UNDOING', position = 0, kept_rows = 0, entry_id = :entry, undone_by = :by, version = version + 1 where id = :id")
                .param("entry", entry).param("by", by).param("id", id).update();
    }

    void undone(UUID id) {
        jdbc.sql("update roster.import set state = 'UNDONE', undone_at = :now, version = version + 1 where id = :id").param("now", now()).param("id", id).update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static RosterImport read(ResultSet row, int n) throws SQLException {
        return new RosterImport(row.getObject("id", UUID.class), row.getObject("desk_unit", UUID.class),
                row.getString("line").equals("A") ? Line.AREA : Line.INDUSTRY, row.getObject("unit_id", UUID.class), row.getString("file_name"),
                row.getString("file_format"), row.getBoolean("ending_differs"), ImportState.valueOf(row.getString("state")), row.getString("refusal"),
                texts(row.getArray("refusal_args")), row.getString("basis"), row.getObject("basis_on", LocalDate.class),
                texts(row.getArray("fields")).stream().map(RosterField::valueOf).toList(), texts(row.getArray("unknown")), row.getInt("permille"),
                row.getInt("last_row"), row.getInt("position"),
                new RosterImport.Counts(row.getInt("new_rows"), row.getInt("changed_rows"), row.getInt("unchanged_rows"), row.getInt("duplicate_rows"),
                        row.getInt("rejected_rows"), row.getInt("skipped_rows"), row.getInt("invited_rows"), row.getInt("waiting_rows"),
                        row.getInt("cleaned_rows"), row.getInt("kept_rows")),
                row.getObject("entry_id", UUID.class), moment(row, "created_at"), row.getObject("created_by", UUID.class),
                row.getObject("previewed_at") == null ? null : moment(row, "previewed_at"),
                row.getObject("confirmed_at") == null ? null : moment(row, "confirmed_at"), row.getObject("confirmed_by", UUID.class),
                row.getObject("finished_at") == null ? null : moment(row, "finished_at"),
                row.getObject("undone_at") == null ? null : moment(row, "undone_at"), row.getObject("undone_by", UUID.class), row.getInt("version"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Stream.of((String[]) array.getArray()).toList();
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
