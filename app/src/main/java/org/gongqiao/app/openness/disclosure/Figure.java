package org.gongqiao.app.openness.disclosure;

/** One figure of what is published, with its value and unit as they shall be read. */
public record Figure(String name, String value) {}
