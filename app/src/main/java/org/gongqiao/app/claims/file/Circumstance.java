package org.gongqiao.app.claims.file;

/** What somebody ticks because it makes the matter urgent (U-03 to U-08); message {@code claims.circumstance.<NAME>}. */
public enum Circumstance { DANGER, STOPPAGE, GRAVE_INJURY, MATERNITY, RETALIATION }
