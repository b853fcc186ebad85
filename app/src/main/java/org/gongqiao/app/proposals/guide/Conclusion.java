package org.gongqiao.app.proposals.guide;

/** What follows from a pilot; message {@code proposals.conclusion.<NAME>}. */
public enum Conclusion { SPREAD, ADJUST, END }
