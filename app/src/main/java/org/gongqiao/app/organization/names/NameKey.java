package org.gongqiao.app.organization.names;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Where a page of a list in the order of names ended, as a text for an address. */
public record NameKey(String name, UUID id) {

    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((id + name).getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for the first page, and for a text that is no key: a hand-made address starts the list anew. */
    public static Optional<NameKey> parse(String text) {
        if (!text.matches("[A-Za-z0-9_-]{48,2000}")) {
            return Optional.empty();
        }
        String key;
        try {
            key = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
        return key.length() >= 36 && key.substring(0, 36).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(new NameKey(key.substring(36), UUID.fromString(key.substring(0, 36)))) : Optional.empty();
    }
}
