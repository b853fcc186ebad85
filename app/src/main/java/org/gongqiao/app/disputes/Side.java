package org.gongqiao.app.disputes;

/** Who brought something; message {@code disputes.side.<NAME>}. */
public enum Side {
    WORKER, UNION, EMPLOYER, PARTNER
}
