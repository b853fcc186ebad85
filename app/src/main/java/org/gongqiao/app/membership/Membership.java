package org.gongqiao.app.membership;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A membership in its current version.
 *
 * @param sex      GB/T 2261.1
 * @param memberNo 16 digits: region and sequence; null where none was given
 * @param endedOn  first day on which it no longer holds
 */
public record Membership(UUID id, UUID personId, UUID unitId, String name, String sex, MembershipStatus status, @Nullable String memberNo,
                         LocalDate joinedOn, @Nullable LocalDate endedOn, MembershipBasis basis, LocalDate basisOn,
                         @Nullable Trade trade, @Nullable String workplace, @Nullable Boolean migrant, LocalDate validFrom, int version) {

    public boolean isLive() {
        return status != MembershipStatus.ENDED;
    }
}
