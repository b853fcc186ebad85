package org.gongqiao.app.joining;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.membership.Trade;
import org.jspecify.annotations.Nullable;

/**
 * An application to join.
 *
 * @param choices   the unions in the order in which they decide, as they were explained to the worker
 * @param invitedBy the union whose code was scanned
 */
public record Application(UUID id, UUID personId, UUID matterId, String number, String name, UUID targetUnit, String targetName, UUID deciderUnit,
                          Trade trade, Relation relation, String workplace, String region, @Nullable UUID invitedBy, List<Choice> choices,
                          Instant filedAt, State state, int version) {

    /** Where it stands; each state has what belongs to it and nothing else. */
    public sealed interface State {

        ApplicationStatus status();

        /** @param appealText null unless it waits for the decision of an appeal */
        record Waiting(@Nullable String appealText) implements State {
            public boolean appealed() {
                return appealText != null;
            }

            @Override
            public ApplicationStatus status() {
                return ApplicationStatus.WAITING;
            }
        }

        record Approved(Instant at, UUID membershipId) implements State {
            @Override
            public ApplicationStatus status() {
                return ApplicationStatus.APPROVED;
            }
        }

        /** @param appealUntil last day of the appeal, by the reading that ends first; null where the appeal itself was refused and the matter is at its end */
        record Refused(Instant at, RefusalReason reason, String text, @Nullable LocalDate appealUntil) implements State {
            @Override
            public ApplicationStatus status() {
                return ApplicationStatus.REFUSED;
            }
        }

        record Withdrawn(Instant at) implements State {
            @Override
            public ApplicationStatus status() {
                return ApplicationStatus.WITHDRAWN;
            }
        }
    }

    public boolean isWaiting() {
        return state instanceof State.Waiting;
    }

    public ApplicationStatus status() {
        return state.status();
    }
}
