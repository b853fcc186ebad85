package org.gongqiao.app.disputes.file;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mediator of a union's committee, or one whom the union asks from outside.
 *
 * @param employerName where he works; empty where unknown
 */
public record Mediator(UUID id, UUID unitId, String name, Seat seat, String employerName, Basis basis, boolean chair, LocalDate fromOn,
                       @Nullable LocalDate untilOn, int version) {

    /** Message {@code disputes.seat.<NAME>}. */
    public enum Seat { STAFF, EMPLOYER, OUTSIDE }

    /** What entitles him; message {@code disputes.basis.<NAME>}. */
    public enum Basis { UNION_MEMBER, ELECTED, NAMED_BY_EMPLOYER, JOINTLY_CHOSEN }

    public boolean servesOn(LocalDate day) {
        return !day.isBefore(fromOn) && (untilOn == null || day.isBefore(untilOn));
    }

    /** @param grantId with which he takes part from outside; null where he has an account or comes in person */
    public record Assignment(UUID id, UUID mediatorId, String name, @Nullable UUID grantId, LocalDate assignedOn, @Nullable LocalDate endedOn) {}

    /** What he was asked before he was assigned. */
    public record Declared(boolean related, boolean sameEmployer, boolean earlierPart, boolean interest) {}
}
