package org.gongqiao.app.roster;

import java.util.Locale;

/**
 * Why a row that is fine in itself is not written, because of what the database knows. Ids stand beside those of
 * {@link org.gongqiao.app.roster.sheet.Reason}; messages {@code roster.reason.<id>}.
 */
public enum PlanReason {
    /** The document is known under another name. */
    NAME_DIFFERS,
    /** The phone is registered for somebody else. */
    PHONE_REGISTERED,
    /** There is a live membership in another union; where is not said (M-09). A transfer is needed (M-03). */
    MEMBER_ELSEWHERE,
    /** The row says that the membership has ended; endings are decided one by one (M-08). */
    MEMBERSHIP_ENDED,
    UNION_UNKNOWN,
    UNION_CLOSED,
    /** Between preview and writing, somebody else entered or changed the person. */
    CHANGED_MEANWHILE;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
