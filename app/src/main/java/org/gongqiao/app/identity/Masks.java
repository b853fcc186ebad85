package org.gongqiao.app.identity;

import org.jspecify.annotations.Nullable;

/** How sensitive values look on a screen. */
public final class Masks {

    private Masks() {}

    /** Of a document number the first four and the last two characters stay; shorter ones keep only the last two. */
    public static String number(String number) {
        int keep = number.length() >= 10 ? 4 : 0;
        int tail = Math.min(2, number.length());
        return number.substring(0, keep) + "*".repeat(Math.max(0, number.length() - keep - tail)) + number.substring(number.length() - tail);
    }

    /** Of a mobile number the first three and the last four digits stay. */
    public static String phone(@Nullable String phone) {
        if (phone == null || phone.length() < 8) {
            return phone == null ? "" : "*".repeat(phone.length());
        }
        return phone.substring(0, 3) + "*".repeat(phone.length() - 7) + phone.substring(phone.length() - 4);
    }
}
