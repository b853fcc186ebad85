package org.gongqiao.app.law.deadline;

import java.util.List;

/**
 * A question that a text leaves open.
 *
 * @param id     {@link #REST_DAY}, {@link #BACKWARD}, or the name of a limit whose unit is in doubt
 * @param ruleId the rule it is about
 */
public record Question(String id, Kind kind, String ruleId) {

    /** Message {@code law.question.<NAME>}. */
    public enum Kind { UNIT, REST_DAY, BACKWARD }

    public static final String REST_DAY = "N-2.restDay";
    public static final String BACKWARD = "N-2.backward";

    public List<Reading> readings() {
        return Reading.of(kind);
    }
}
