package org.gongqiao.app.casework;

/** Why a matter changed hands; message {@code casework.reason.<NAME>}. */
public enum HandOverReason {
    /** Its day passed without a decision. */
    OVERDUE,
    /** An officer named the next union. */
    BY_OFFICER,
    /** The person appealed to the higher union. */
    APPEAL
}
