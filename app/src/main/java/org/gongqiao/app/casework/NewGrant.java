package org.gongqiao.app.casework;

import java.time.LocalDate;
import java.util.UUID;
import org.gongqiao.app.access.PartRole;

/**
 * A grant to be given to somebody without an account.
 *
 * @param role         never {@link PartRole#COMPLAINANT}, who gets his code when he complains
 * @param name         of the person
 * @param organisation for which he acts; may be empty
 * @param purpose      why he takes part, in words that he and the person concerned read
 * @param phone        eleven digits, already checked; proves him by a one-time code
 * @param lastDay      the grant ends with this day in Asia/Shanghai
 */
public record NewGrant(UUID matterId, PartRole role, String name, String organisation, String purpose, String phone, LocalDate lastDay) {

    public NewGrant {
        if (role == PartRole.COMPLAINANT || name.isBlank() || purpose.isBlank() || phone.isBlank()) {
            throw new IllegalArgumentException("a grant names person, purpose and phone");
        }
    }

    @Override
    public String toString() {
        return "NewGrant[" + matterId + ", " + role + "]";
    }
}
