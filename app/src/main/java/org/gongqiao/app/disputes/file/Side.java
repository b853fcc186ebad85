package org.gongqiao.app.disputes.file;

/** Who brought something; message {@code disputes.side.<NAME>}. */
public enum Side {
    WORKER, UNION, EMPLOYER, PARTNER
}
