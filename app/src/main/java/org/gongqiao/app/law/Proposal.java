package org.gongqiao.app.law;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.access.TwoPeople;
import org.gongqiao.app.law.deadline.ImportCalendar;
import org.gongqiao.app.law.deadline.SettleReading;
import org.jspecify.annotations.Nullable;

/**
 * A change of the statute book that waits for a second person, or was decided.
 *
 * @param note    of the one who decided: why he refused; empty for an approval
 * @param version the version that it became; 0 while it is none
 */
public record Proposal(UUID id, Change change, TwoPeople.State state, UUID proposedBy, Instant proposedAt, @Nullable UUID decidedBy, @Nullable Instant decidedAt,
                       String note, int version) {

    /** What is to change. */
    public sealed interface Change {

        String reason();

        /** What it is about: a rule, a number, a question. */
        String subject();

        record OfRule(CorrectRule rule) implements Change {
            @Override
            public String reason() {
                return rule.reason();
            }

            @Override
            public String subject() {
                return rule.ruleId();
            }
        }

        record OfNumber(SetParameter number) implements Change {
            @Override
            public String reason() {
                return number.reason();
            }

            @Override
            public String subject() {
                return number.name();
            }
        }

        record OfCalendar(ImportCalendar calendar) implements Change {
            @Override
            public String reason() {
                return calendar.reason();
            }

            @Override
            public String subject() {
                return calendar.years().stream().map(year -> String.valueOf(year.year())).collect(Collectors.joining(" "));
            }
        }

        record OfReading(SettleReading reading) implements Change {
            @Override
            public String reason() {
                return reading.reason();
            }

            @Override
            public String subject() {
                return reading.question();
            }
        }
    }

    /** What became of an act on a proposal. */
    public sealed interface Outcome {

        record Done(Proposal proposal) implements Outcome {}

        record Refused(TwoPeople.Why why) implements Outcome {}
    }
}
