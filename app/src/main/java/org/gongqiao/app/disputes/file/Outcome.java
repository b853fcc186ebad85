package org.gongqiao.app.disputes.file;

/** How the dispute of one worker ended; message {@code disputes.outcome.<NAME>}. */
public enum Outcome {
    /** By an agreement that was kept. */
    SETTLED,
    /** By an award in force. */
    AWARDED, JUDGED, WITHDRAWN,
    /** Another body took it, such as the labour inspectorate. */
    ELSEWHERE
}
