package org.gongqiao.app.law;

import java.util.Locale;

/** How grave a risk on an employer's side is; messages {@code law.risk.<NAME>}. The graver goes first. */
public enum RiskGrade {
    RED, ORANGE, YELLOW;

    /** Law parameter of the time within which it is reported upward. */
    public String reportLimit() {
        return "S-13.report." + name().toLowerCase(Locale.ROOT);
    }
}
