package org.gongqiao.app.law.deadline;

import java.time.LocalDate;
import java.util.List;

/** Days in a line of the explanation; several in a row are written as a span. */
public record Days(List<LocalDate> days) {
    public Days {
        days = days.stream().sorted().toList();
    }
}
