package org.gongqiao.app.sessions.between;

import java.time.LocalDate;
import java.util.UUID;
import org.gongqiao.app.law.democracy.MatterFacts;
import org.gongqiao.app.law.democracy.SessionFacts.Power;
import org.jspecify.annotations.Nullable;

/** A joint meeting with the first matter that it dealt with. */
public record NewJoint(UUID key, UUID bodyId, MatterFacts.Firm firm, LocalDate heldOn, boolean byUnion, String present, String title,
                       @Nullable String matter, @Nullable Power power, String outcome) {}
