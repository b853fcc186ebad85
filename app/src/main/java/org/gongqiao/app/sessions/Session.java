package org.gongqiao.app.sessions;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.gongqiao.app.congress.BodyKind;
import org.gongqiao.app.law.democracy.MatterFacts;
import org.jspecify.annotations.Nullable;

/**
 * A session as it stands.
 *
 * @param region        six digits of GB/T 2260: whose text judges it
 * @param recordedLater entered from its papers after it was held: votes and attendance are then typed in
 * @param papersVersion grows with each paper added or taken away; 0 without any
 * @param filedOn       day of the report to the union above
 * @param receivedAt    when that union acknowledged it
 * @param words         why it went on where a step was not lawful, or was called off
 */
public record Session(UUID id, UUID bodyId, UUID unitId, String unitName, String areaPath, @Nullable String linePath, String region, BodyKind bodyKind,
                      String title, SessionKind kind, SessionKind.@Nullable CalledFor calledFor, MatterFacts.Firm firm, LocalDate heldOn,
                      @Nullable LocalTime startsAt, String place, String chair, String recorder, boolean recordedLater, SessionState state,
                      Instant createdAt, @Nullable Instant calledAt, @Nullable Instant openedAt, @Nullable LocalDate closedOn, int papersVersion,
                      @Nullable Instant publishedAt, String publishedWhere, @Nullable UUID filingMatter, @Nullable LocalDate filedOn,
                      @Nullable Instant receivedAt, String receivedNote, String words, int version) {

    /** Whether staff congresses of schools have their own rules for it (D-30). */
    public boolean ofSchool() {
        return bodyKind.isOfSchool();
    }

    /** Whether it is a meeting of union members or their delegates, to which the rules of workers' congresses do not apply. */
    public boolean ofMembers() {
        return bodyKind.isOfMembers();
    }

    /** Whether its agenda, papers and roll may still change. */
    public boolean isAhead() {
        return state == SessionState.PREPARING || state == SessionState.CALLED;
    }

    public boolean isOpen() {
        return state == SessionState.OPEN;
    }

    public boolean isClosed() {
        return state == SessionState.CLOSED;
    }
}
