package org.gongqiao.ballot;

import java.util.Optional;
import org.gongqiao.ballot.text.JsonReader;
import org.gongqiao.ballot.text.JsonText;

/** A link of the chain (spec 1.3). Hashes are SHA-256 in lower-case hex. */
record Event(Optional<String> parent, long height, EventType type, Optional<String> payload) {
    static final int MAX_SIZE = 400;
    private static final long MAX_HEIGHT = 1L << 40;

    static Event read(byte[] text) throws MalformedText {
        JsonReader reader = JsonReader.canonical(text);
        reader.beginObject();
        Optional<String> parent = reader.optionalField("parent") ? Optional.of(hash(reader)) : Optional.empty();
        reader.field("height");
        long height = reader.number(MAX_HEIGHT);
        reader.field("type");
        EventType type = EventType.named(reader.string()).orElseThrow(() -> new MalformedText("type"));
        Optional<String> payload = reader.optionalField("payload") ? Optional.of(hash(reader)) : Optional.empty();
        reader.endObject();
        reader.finish();
        return new Event(parent, height, type, payload);
    }

    static String hash(JsonReader reader) throws MalformedText {
        String hash = reader.string();
        if (!isHash(hash)) {
            throw new MalformedText("hash expected before byte " + reader.position());
        }
        return hash;
    }

    static boolean isHash(String text) {
        return text.length() == 64 && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    }

    byte[] text() {
        JsonText out = new JsonText().object();
        parent.ifPresent(hash -> out.field("parent").string(hash));
        out.field("height").number(height).field("type").string(type.label());
        payload.ifPresent(hash -> out.field("payload").string(hash));
        return out.endObject().bytes();
    }
}
