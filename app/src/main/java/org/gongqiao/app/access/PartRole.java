package org.gongqiao.app.access;

/** As what somebody without an account takes part in one matter; message {@code casework.part.<NAME>}. */
public enum PartRole {
    MEDIATOR,
    /** A body with which a matter is handled jointly: court, justice bureau, human-resource office. */
    PARTNER,
    LAWYER,
    /** A supervisor of labour law sent by another union. */
    SUPERVISOR,
    EMPLOYER,
    /** Who complained without a name and comes back with a code. */
    COMPLAINANT
}
