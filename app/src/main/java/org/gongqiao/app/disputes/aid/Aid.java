package org.gongqiao.app.disputes.aid;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.gongqiao.app.law.rights.AidFacts;
import org.jspecify.annotations.Nullable;

/**
 * One application for aid.
 *
 * @param atOnce     aid may be given before the decision
 * @param refusal    the reasons of a refusal; empty otherwise
 * @param lawyer     empty until somebody is assigned
 * @param objectedOn when the worker objected to a refusal
 * @param upheld     whether the objection was right; null: not decided
 */
public record Aid(UUID id, UUID disputeId, UUID claimantId, String name, AidFacts.Matter matter, LocalDate askedOn, Set<Means> means, boolean atOnce,
                  @Nullable LocalDate decidedOn, boolean granted, String refusal, @Nullable LocalDate assignedOn, String lawyer, @Nullable LocalDate objectedOn,
                  @Nullable LocalDate objectionOn, @Nullable Boolean upheld, int version) {

    /** Why means need not be checked, or that they are within the standard; message {@code disputes.means.<NAME>}. */
    public enum Means { IN_DIFFICULTY, WITHOUT_LIVING, RELIEF, RURAL_WORKER }

    /** Message {@code disputes.aid.state.<NAME>}. */
    public enum State { ASKED, GRANTED, REFUSED, OBJECTED, ASSIGNED, ENDED }

    public Aid {
        means = Set.copyOf(means);
    }

    public State state() {
        if (assignedOn != null) {
            return State.ASSIGNED;
        }
        if (Boolean.TRUE.equals(upheld) || granted) {
            return State.GRANTED;
        }
        if (decidedOn == null) {
            return State.ASKED;
        }
        return objectedOn == null ? State.REFUSED : objectionOn == null ? State.OBJECTED : State.ENDED;
    }

    /** A lawyer may be assigned: aid was granted, or is given at once. */
    public boolean mayAssign() {
        return assignedOn == null && (state() == State.GRANTED || atOnce && state() == State.ASKED);
    }
}
