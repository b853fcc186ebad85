package org.gongqiao.app.proposals.guide;

/** Before or after a pilot; message {@code proposals.phase.<NAME>}. */
public enum Phase { BASELINE, AFTER }
