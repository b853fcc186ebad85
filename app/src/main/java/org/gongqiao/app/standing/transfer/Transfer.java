package org.gongqiao.app.standing.transfer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.joining.Choice;
import org.gongqiao.app.membership.Trade;
import org.jspecify.annotations.Nullable;

/**
 * The transfer of a membership.
 *
 * @param byUnit      the union whose officer asked; null where the member himself did
 * @param choices     the unions in the order in which they decide
 * @param refusalText null unless it was refused
 */
public record Transfer(UUID id, UUID personId, UUID membershipId, UUID matterId, String number, String name, @Nullable String memberNo,
                       LocalDate joinedOn, UUID fromUnit, String fromName, UUID targetUnit, String targetName, UUID deciderUnit,
                       TransferGround ground, @Nullable UUID byUnit, String words, @Nullable Trade trade, @Nullable String workplace,
                       List<Choice> choices, TransferStatus status, Instant askedAt, @Nullable Instant decidedAt, @Nullable String refusalText,
                       int version) {

    public boolean isWaiting() {
        return status == TransferStatus.WAITING;
    }
}
