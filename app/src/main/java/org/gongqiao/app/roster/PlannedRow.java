package org.gongqiao.app.roster;

import java.util.List;
import java.util.UUID;
import org.gongqiao.app.identity.IdType;
import org.gongqiao.app.roster.sheet.RosterRow;
import org.gongqiao.app.roster.sheet.SheetRow;
import org.jspecify.annotations.Nullable;

/**
 * One row with what is planned for it, on its way into the staging tables.
 *
 * @param planned  of a waiting row, what it becomes when its union is known
 * @param versions of person and membership as they stood when the plan was made; empty for somebody new
 * @param values   null for rows that are not imported
 * @param idHash   keyed hash under the current key
 * @param withPhone false where a person has proved a phone of his own, which a list does not replace
 */
record PlannedRow(SheetRow row, RosterVerdict verdict, @Nullable RosterVerdict planned, @Nullable UUID personId, @Nullable UUID membershipId,
                  @Nullable UUID unitId, boolean known, @Nullable Integer unionNo, @Nullable UUID heldUnit, int[] versions, List<Change> changes,
                  List<Why> reasons, @Nullable RosterRow values, @Nullable IdType idType, byte @Nullable [] idHash, byte @Nullable [] phoneHash,
                  boolean withPhone) {

    /** A field that the row changes; old and new as they may be shown. */
    record Change(String field, @Nullable String old, @Nullable String now) {}

    /**
     * Why a row is not imported.
     *
     * @param id    of {@link org.gongqiao.app.roster.sheet.Reason} or {@link PlanReason}
     * @param field name of {@link org.gongqiao.app.roster.sheet.RosterField}, or empty
     * @param typed what stood there, where it may be repeated
     * @param row   the other row of a contradiction, else 0
     */
    record Why(String id, String field, String typed, int row) {

        static Why of(PlanReason reason, String field, String typed) {
            return new Why(reason.id(), field, typed, 0);
        }
    }

    static PlannedRow refused(SheetRow row, RosterVerdict verdict, List<Why> reasons) {
        return new PlannedRow(row, verdict, null, null, null, null, false, null, null, new int[0], List.of(), reasons, null, null, null, null, false);
    }
}
