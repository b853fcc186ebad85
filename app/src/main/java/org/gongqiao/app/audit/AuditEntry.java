package org.gongqiao.app.audit;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One act, before it is written. The actor, the service and the desk come from the current scope.
 *
 * @param subject  the person whose data were seen or changed
 * @param areaPath path of the union concerned; where null, that of the actor's desk
 * @param linePath the same along the industry line
 * @param begun    the entry of which this is a further part: it has the same actor, post and desk, whoever writes it
 */
public record AuditEntry(Act act, @Nullable UUID subject, String objectKind, @Nullable UUID objectId, @Nullable String reason, Map<String, ?> detail,
                         @Nullable String areaPath, @Nullable String linePath, @Nullable UUID begun) {

    public static AuditEntry of(Act act, String objectKind, @Nullable UUID objectId) {
        return new AuditEntry(act, null, objectKind, objectId, null, Map.of(), null, null, null);
    }

    public AuditEntry about(@Nullable UUID person) {
        return new AuditEntry(act, person, objectKind, objectId, reason, detail, areaPath, linePath, begun);
    }

    public AuditEntry because(@Nullable String why) {
        return new AuditEntry(act, subject, objectKind, objectId, why, detail, areaPath, linePath, begun);
    }

    /** Ids, counts and filters; never a name, a number or another sensitive value. */
    public AuditEntry with(Map<String, ?> facts) {
        return new AuditEntry(act, subject, objectKind, objectId, reason, facts, areaPath, linePath, begun);
    }

    public AuditEntry at(@Nullable String area, @Nullable String line) {
        return new AuditEntry(act, subject, objectKind, objectId, reason, detail, area, line, begun);
    }

    /** What a job does of an act that somebody began, or the next persons of a long list; the entry must be in scope. */
    public AuditEntry continuing(UUID entry) {
        return new AuditEntry(act, subject, objectKind, objectId, reason, detail, areaPath, linePath, entry);
    }
}
