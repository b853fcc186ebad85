package org.gongqiao.app.law.deadline;

/** A limit in a line of the explanation; message {@code law.parameter.<name>}. */
public record LimitName(String name) {}
