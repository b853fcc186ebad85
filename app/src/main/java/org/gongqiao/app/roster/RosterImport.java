package org.gongqiao.app.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.roster.sheet.RosterField;
import org.jspecify.annotations.Nullable;

/**
 * One import as it stands.
 *
 * @param deskUnit  the union at whose desk it was made, which is also its scope
 * @param unitId    the union of rows that name none
 * @param refusal   id of {@link org.gongqiao.app.roster.sheet.Refusal}, where the file is not read
 * @param basis     what the paper applications are; null: none declared, so new rows become invitations
 * @param basisOn   their date where a row has none of its own
 * @param unknown   headings that are not read
 * @param permille  how much of the file has been read
 * @param lastRow   number of the last row
 * @param position  last row that the running step has finished
 */
public record RosterImport(UUID id, UUID deskUnit, Line line, UUID unitId, String fileName, @Nullable String format, boolean endingDiffers,
                           ImportState state, @Nullable String refusal, List<String> refusalArgs, @Nullable String basis, @Nullable LocalDate basisOn,
                           List<RosterField> fields, List<String> unknown, int permille, int lastRow, int position, Counts counts,
                           @Nullable UUID entryId, Instant createdAt, UUID createdBy, @Nullable Instant previewedAt, @Nullable Instant confirmedAt,
                           @Nullable UUID confirmedBy, @Nullable Instant finishedAt, @Nullable Instant undoneAt, @Nullable UUID undoneBy, int version) {

    /** Rows by what becomes of them; {@code cleaned} are among the others, {@code kept} were not undone. */
    public record Counts(int added, int changed, int unchanged, int duplicate, int rejected, int skipped, int invited, int waiting, int cleaned,
                         int kept) {

        /** Rows that the confirmation writes. */
        public int toWrite() {
            return added + changed + invited;
        }

        public int all() {
            return added + changed + unchanged + duplicate + rejected + skipped + invited + waiting;
        }
    }

    /** How far the running step is, of {@link #total}. */
    public int done() {
        return state == ImportState.READING ? permille : state.isRunning() ? Math.min(position, lastRow) : lastRow;
    }

    public int total() {
        return state == ImportState.READING ? 1000 : Math.max(lastRow, 1);
    }
}
