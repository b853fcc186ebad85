package org.gongqiao.app.congress;

/** What of a delegate the rules on the make-up of a congress count (D-03, D-04, D-16, D-30). */
public record Traits(boolean frontLine, boolean woman, boolean leader, boolean teacher, boolean dispatched, boolean disabled) {}
