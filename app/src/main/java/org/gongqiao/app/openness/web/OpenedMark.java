package org.gongqiao.app.openness.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;

/**
 * Which publications a device has opened, kept by the device alone in a cookie: short marks of their ids. The server counts a device
 * without the mark and forgets it; nothing it keeps tells who read what.
 */
record OpenedMark(List<String> marks) {

    static final String COOKIE = "gq-opened";
    /** What was opened longer ago may be counted once more. */
    private static final int MOST = 120;
    private static final int BYTES = 6;

    static OpenedMark of(@Nullable String cookie) {
        return new OpenedMark(cookie == null ? List.of() : Arrays.stream(cookie.split("\\.")).filter(mark -> mark.matches("[A-Za-z0-9_-]{8}")).limit(MOST).toList());
    }

    /** With the publication's mark; empty where it was there. */
    Optional<OpenedMark> firstTime(UUID publication) {
        String mark = mark(publication);
        if (marks.contains(mark)) {
            return Optional.empty();
        }
        var more = new ArrayList<>(marks.subList(Math.max(0, marks.size() - MOST + 1), marks.size()));
        more.add(mark);
        return Optional.of(new OpenedMark(List.copyOf(more)));
    }

    String cookie(boolean secure) {
        return ResponseCookie.from(COOKIE, String.join(".", marks)).httpOnly(true).secure(secure).sameSite("Lax").path("/my/openness").maxAge(Duration.ofDays(365))
                .build().toString();
    }

    private static String mark(UUID publication) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(publication.toString().getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
