package org.gongqiao.app.supervision.people;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * With what a union supervises, and how workers reach it: address, telephone and e-mail are published.
 *
 * @param members    members of the union when it was set up
 * @param letterCode the short name in front of its official numbers
 */
public record SupervisionBody(UUID id, UUID unitId, String unitName, Form form, int members, LocalDate establishedOn, @Nullable LocalDate termUntil,
                              String letterCode, String address, String phone, String email, int version) {

    /** Messages {@code supervision.form.<NAME>}. */
    public enum Form { COMMITTEE, SUPERVISOR }
}
