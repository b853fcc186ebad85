package org.gongqiao.app.sessions;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.gongqiao.app.law.democracy.MatterFacts;
import org.jspecify.annotations.Nullable;

/**
 * A session to be prepared, or recorded from its papers where its day lies in the past.
 *
 * @param key       of the form: the same key gives the same session
 * @param calledFor who asked, for a session out of turn; null for a regular one
 */
public record NewSession(UUID key, UUID bodyId, String title, SessionKind.@Nullable CalledFor calledFor, MatterFacts.Firm firm, LocalDate heldOn,
                         @Nullable LocalTime startsAt, String place, String chair, String recorder) {}
