package org.gongqiao.app.documents;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One link of the chain of custody: rows are only added.
 *
 * @param actor the person; null for a job, for a grant and where nobody had signed in
 * @param part  the grant of somebody who takes part from outside
 * @param unit  the union at whose desk it was done; null elsewhere
 */
public record CustodyEntry(UUID id, Instant at, Act act, @Nullable UUID actor, @Nullable String service, @Nullable UUID part, @Nullable String unit, String note) {

    public enum Act { TAKEN, BOUND, SEEN, EXPORTED, AUDIENCE, ERASED }
}
