package org.gongqiao.app.casework;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What makes a matter like another one.
 *
 * @param employer id of the employer, or its name as typed
 * @param topic    what it is about; names the module chooses
 * @param from     first day of the time concerned
 * @param until    last day of it
 */
public record Likeness(UUID matterId, String employer, String topic, LocalDate from, LocalDate until) {

    public Likeness {
        employer = employer.replaceAll("\\s", "");
        if (employer.isEmpty() || topic.isBlank() || until.isBefore(from)) {
            throw new IllegalArgumentException("a likeness needs employer, topic and a time");
        }
    }
}
