package org.gongqiao.app.openness.disclosure;

/** How often a matter is published; message {@code openness.cycle.<NAME>}. */
public enum Cycle {
    MONTH("D-28.month"), QUARTER("D-28.quarter"), HALF_YEAR("D-28.half"), YEAR("D-28.each");

    private final String limit;

    Cycle(String limit) {
        this.limit = limit;
    }

    /** The law parameter that counts it. */
    public String limit() {
        return limit;
    }
}
