package org.gongqiao.app.disputes.file;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.membership.Trade;
import org.jspecify.annotations.Nullable;

/**
 * A dispute to be taken up at an officer's desk.
 *
 * @param key      of the form, so that sending it twice makes one
 * @param claimId  the claim it grows out of; the dispute then keeps its number
 * @param matterId the matter of that claim
 */
public record OpenDispute(UUID key, @Nullable UUID claimId, @Nullable UUID matterId, Trade trade, Cause cause, String title,
                          Dispute.Employer employer, @Nullable LocalDate employedFrom, @Nullable LocalDate employedUntil, LocalDate knewOn, String facts,
                          String commission, List<NewClaimant> claimants) {

    public OpenDispute {
        claimants = List.copyOf(claimants);
    }

    /**
     * @param personId  where he has an account; he then sees the dispute on his phone
     * @param idNumber  number of his document; sealed
     */
    public record NewClaimant(@Nullable UUID personId, String name, String sex, @Nullable LocalDate birthOn, String occupation, String idNumber,
                              String phone, String address, boolean representative, List<NewHead> heads) {

        public NewClaimant {
            heads = List.copyOf(heads);
        }
    }

    /** @param amount in cents; null for what is not a sum */
    public record NewHead(HeadKind kind, @Nullable Long amount, String period) {}
}
