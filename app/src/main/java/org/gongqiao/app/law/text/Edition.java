package org.gongqiao.app.law.text;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One edition of an official text.
 *
 * @param instrument  id of the instrument in the statute book; where no rule cites it yet, made from the file
 * @param history     lines on adoption and amendment
 * @param from        first day on which it holds; null: not known
 * @param until       first day on which it no longer holds, where the operator said so
 * @param takenAt     null while it is only looked at before being taken in
 * @param articles    how many it has
 * @param findings    the report of its reading
 */
public record Edition(UUID id, String instrument, String title, List<String> history, String fileName, String sha256, @Nullable LocalDate from,
                      @Nullable LocalDate until, Instant readAt, @Nullable Instant takenAt, int articles, List<Finding> findings) {

    /** Message {@code law.text.standing.<NAME>}. */
    public enum Standing { IN_FORCE, NOT_YET, ENDED, UNKNOWN }

    /** How it stands on a day, by its own dates; whether a later edition took its place is for {@link Texts} to say. */
    public Standing on(LocalDate day) {
        if (until != null && !day.isBefore(until)) {
            return Standing.ENDED;
        }
        if (from == null) {
            return Standing.UNKNOWN;
        }
        return day.isBefore(from) ? Standing.NOT_YET : Standing.IN_FORCE;
    }

    public long faults() {
        return findings.stream().filter(finding -> finding.kind().isFault()).count();
    }
}
