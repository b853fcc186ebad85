package org.gongqiao.app.law.deadline;

import java.time.LocalDate;

/** A limit that nobody has set for a region and a day: the act that needs it must not go on. */
public final class MissingLimit extends IllegalStateException {

    MissingLimit(String name, String region, LocalDate day) {
        super("no limit " + name + " for region " + region + " on " + day);
    }
}
