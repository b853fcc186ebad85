package org.gongqiao.app.law.decision;

import java.time.LocalDate;
import java.util.List;
import org.gongqiao.app.law.Ground;
import org.gongqiao.app.law.Verdict;

/**
 * One verdict with all that is needed to come to it again.
 *
 * @param check    id of the check, with its revision
 * @param region   where the book was opened, on {@code day}
 * @param facts    the record of facts, as JSON
 * @param rules    versions of rules that were read
 * @param numbers  versions of numbers that were read, also where the verdict does not rest on them
 */
public record Decision(String check, int revision, String region, LocalDate day, String facts, List<RuleVersion> rules, List<NumberVersion> numbers,
                       Outcome outcome, String key, Ground ground) {

    public record RuleVersion(String id, int version) {}

    public record NumberVersion(String name, String region, int version) {}

    /** {@link Verdict} by a name that is stored. */
    public enum Outcome {
        LAWFUL, UNLAWFUL, WARNING, TO_BE_CONFIRMED;

        static Outcome of(Verdict verdict) {
            return switch (verdict) {
                case Verdict.Lawful v -> LAWFUL;
                case Verdict.Unlawful v -> UNLAWFUL;
                case Verdict.Warning v -> WARNING;
                case Verdict.ToBeConfirmed v -> TO_BE_CONFIRMED;
            };
        }
    }

    public Verdict verdict() {
        return switch (outcome) {
            case LAWFUL -> new Verdict.Lawful(ground, key);
            case UNLAWFUL -> new Verdict.Unlawful(ground, key);
            case WARNING -> new Verdict.Warning(ground, key);
            case TO_BE_CONFIRMED -> new Verdict.ToBeConfirmed(ground, key);
        };
    }
}
