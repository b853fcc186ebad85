package org.gongqiao.app.law.deadline;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Years of the working-day calendar that an operator wants to take in.
 *
 * @param file   the text of the file, which had no faults when it was proposed
 * @param reason why it is taken in
 */
public record ImportCalendar(String file, String reason) {

    /** Longest file taken, in characters: a year has fewer than a hundred lines. */
    public static final int LONGEST = 200_000;

    /** The years of the file, each with its days. */
    public List<CalendarFile.Year> years() {
        try {
            return CalendarFile.read(new StringReader(file)).years();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
