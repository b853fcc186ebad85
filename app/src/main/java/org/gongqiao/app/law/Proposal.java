package org.gongqiao.app.law;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.law.deadline.ImportCalendar;
import org.gongqiao.app.law.deadline.SettleReading;
import org.jspecify.annotations.Nullable;

/**
 * A change of the statute book that waits for a second person, or was decided.
 *
 * @param note    of the one who decided: why he refused; empty for an approval
 * @param version the version that it became; 0 while it is none
 */
public record Proposal(UUID id, Change change, State state, UUID proposedBy, Instant proposedAt, @Nullable UUID decidedBy, @Nullable Instant decidedAt,
                       String note, int version) {

    /** Message {@code law.proposal.state.<NAME>}. */
    public enum State { WAITING, APPROVED, REFUSED, WITHDRAWN }

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

        record Refused(Why why) implements Outcome {}
    }

    /** Message {@code law.proposal.why.<NAME>}. */
    public enum Why {
        /** The one who proposed it cannot decide it. */
        SAME_PERSON,
        /** The session has no second factor, or belongs to no person. */
        NO_SECOND_FACTOR,
        /** Somebody decided it meanwhile. */
        DECIDED,
        /** A calendar that says nothing else than the one that counts now, or has faults. */
        NOTHING_NEW,
        /** No rule, number, question or instrument of that name. */
        UNKNOWN,
        /** A refusal needs its reason. */
        NO_REASON,
        /** Only who proposed it withdraws it. */
        NOT_YOURS
    }
}
