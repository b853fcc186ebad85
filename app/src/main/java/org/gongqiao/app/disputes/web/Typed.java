package org.gongqiao.app.disputes.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people type into forms, read without guessing. */
final class Typed {

    private static final BigDecimal MOST = new BigDecimal("10000000000");

    private Typed() {}

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    static Optional<LocalDate> day(@Nullable String typed) {
        try {
            return text(typed).isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text(typed)));
        } catch (DateTimeParseException wrong) {
            return Optional.empty();
        }
    }

    /** Yuan with at most two decimals, as cents; empty where it is not such a sum above zero. */
    static Optional<Long> cents(@Nullable String typed) {
        String plain = text(typed).replace(",", "");
        if (!plain.matches("\\d{1,10}(\\.\\d{1,2})?")) {
            return Optional.empty();
        }
        BigDecimal yuan = new BigDecimal(plain);
        return yuan.signum() > 0 && yuan.compareTo(MOST) < 0 ? Optional.of(yuan.movePointRight(2).setScale(0, RoundingMode.UNNECESSARY).longValueExact())
                : Optional.empty();
    }

    static Optional<UUID> id(@Nullable String typed) {
        return text(typed).matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? Optional.of(UUID.fromString(text(typed))) : Optional.empty();
    }

    static <E extends Enum<E>> Optional<E> choice(Class<E> of, @Nullable String typed) {
        return Arrays.stream(of.getEnumConstants()).filter(each -> each.name().equals(text(typed))).findFirst();
    }
}
