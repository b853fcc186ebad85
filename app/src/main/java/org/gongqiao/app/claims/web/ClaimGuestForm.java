package org.gongqiao.app.claims.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.claims.ClaimGuests;
import org.gongqiao.app.kernel.MobileNumber;
import org.jspecify.annotations.Nullable;

/** A grant on a claim as it was typed. */
record ClaimGuestForm(@Nullable String role, @Nullable String name, @Nullable String organisation, @Nullable String purpose, @Nullable String phone,
                      @Nullable String lastDay) {

    private static final int LONGEST_GRANT_DAYS = 366;

    /** Field of the page to message key, in the order of the form. */
    Map<String, String> faults(LocalDate today) {
        var faults = new LinkedHashMap<String, String>();
        if (role(text(role)).isEmpty()) {
            faults.put("role", "claims.fault.guest.role");
        }
        if (text(name).isEmpty() || text(name).length() > 50) {
            faults.put("guestName", "claims.fault.guest.name");
        }
        if (text(organisation).length() > 100) {
            faults.put("organisation", "claims.fault.guest.organisation");
        }
        if (text(purpose).isEmpty() || text(purpose).length() > 200) {
            faults.put("purpose", "claims.fault.guest.purpose");
        }
        if (!(MobileNumber.parse(text(phone)) instanceof MobileNumber.Valid)) {
            faults.put("guestPhone", "claims.fault.phone");
        }
        if (day().filter(day -> !day.isBefore(today) && !day.isAfter(today.plusDays(LONGEST_GRANT_DAYS))).isEmpty()) {
            faults.put("lastDay", "claims.fault.guest.lastDay");
        }
        return faults;
    }

    /** Only where there are no faults. */
    ClaimGuests.Guest toGuest() {
        return new ClaimGuests.Guest(role(text(role)).orElseThrow(), text(name), text(organisation), text(purpose),
                ((MobileNumber.Valid) MobileNumber.parse(text(phone))).number().value(), day().orElseThrow());
    }

    static Optional<PartRole> role(String typed) {
        return Arrays.stream(PartRole.values()).filter(each -> each.name().equals(typed) && ClaimGuests.ROLES.contains(each)).findFirst();
    }

    static Set<PartRole> roles(@Nullable List<String> typed) {
        return typed == null ? Set.of() : typed.stream().flatMap(each -> role(each).stream()).collect(Collectors.toSet());
    }

    private Optional<LocalDate> day() {
        try {
            return text(lastDay).matches("\\d{4}-\\d{2}-\\d{2}") ? Optional.of(LocalDate.parse(text(lastDay))) : Optional.empty();
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    @Override
    public String toString() {
        return "ClaimGuestForm[" + role + "]";
    }
}
