package org.gongqiao.app.disputes.file;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.membership.Trade;
import org.gongqiao.app.organization.UnionLevel;
import org.jspecify.annotations.Nullable;

/**
 * A dispute as it stands.
 *
 * @param claimId       the claim it grew out of
 * @param personId      the worker who brought it; null where it was entered for somebody without an account
 * @param firstUnit     the union that took it up
 * @param employedUntil null while the labour relation goes on
 * @param knewOn        when the worker knew, or should have known, of the violation
 * @param formalOn      first day before a commission or a court; null: never
 */
public record Dispute(UUID id, UUID matterId, String number, @Nullable UUID claimId, @Nullable UUID personId, UUID unitId, String unitName,
                      UUID firstUnit, UnionLevel level, String region, Trade trade, Cause cause, String title, Employer employer,
                      @Nullable LocalDate employedFrom, @Nullable LocalDate employedUntil, LocalDate knewOn, String facts, String commission,
                      Instant openedAt, @Nullable LocalDate formalOn, @Nullable Instant closedAt, int version) {

    /**
     * The other side, as the papers name it.
     *
     * @param id   null where it is not in the register
     * @param code unified social credit code; empty where unknown
     * @param head legal representative with his office
     */
    public record Employer(@Nullable UUID id, String name, String code, String address, String head) {}

    public boolean isOpen() {
        return closedAt == null;
    }

    /**
     * A worker who claims.
     *
     * @param hasNumber  whether the number of his document is known (sealed)
     * @param hasAddress whether his address is known (sealed)
     */
    public record Claimant(UUID id, @Nullable UUID personId, int position, String name, String sex, @Nullable LocalDate birthOn, String occupation,
                           boolean hasNumber, boolean hasPhone, boolean hasAddress, boolean representative, Stage stage, LocalDate stageOn,
                           @Nullable Outcome outcome) {}

    /**
     * @param amount in cents; null for what is not money
     */
    public record Head(UUID id, UUID claimantId, HeadKind kind, @Nullable Long amount, String period) {}

    /**
     * A step that was taken.
     *
     * @param until  day to which it refers: performance, hearing, the new last day
     * @param amount in cents
     */
    public record Entry(UUID id, DisputeAct act, LocalDate on, List<UUID> claimants, String note, String place, @Nullable Long amount,
                        @Nullable LocalDate until, List<DisputeAct.Mark> marks, @Nullable String unitName, Instant at) {

        public boolean concerns(UUID claimant) {
            return claimants.contains(claimant);
        }

        public boolean ticked(DisputeAct.Mark mark) {
            return marks.contains(mark);
        }
    }
}
