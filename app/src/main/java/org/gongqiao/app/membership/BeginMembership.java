package org.gongqiao.app.membership;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A membership to be begun; name and sex are the person's. */
public record BeginMembership(UUID personId, String name, String sex, UUID unitId, LocalDate joinedOn, MembershipBasis basis, LocalDate basisOn,
                              @Nullable Trade trade, @Nullable String workplace) {

    @Override
    public String toString() {
        return "BeginMembership[" + personId + "]";
    }
}
