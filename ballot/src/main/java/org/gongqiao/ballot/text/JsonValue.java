package org.gongqiao.ballot.text;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gongqiao.ballot.MalformedText;

/** A small JSON record as a tree, with accessors that refuse what does not fit. */
public sealed interface JsonValue {
    record Fields(Map<String, JsonValue> fields) implements JsonValue {}

    record Items(List<JsonValue> items) implements JsonValue {}

    record Text(String text) implements JsonValue {}

    record Number(long number) implements JsonValue {}

    enum Flag implements JsonValue {
        FALSE, TRUE;

        boolean value() {
            return this == TRUE;
        }
    }

    enum Null implements JsonValue { NULL }

    static JsonValue parse(byte[] text) throws MalformedText {
        JsonReader reader = JsonReader.tolerant(text);
        JsonValue value = reader.value();
        reader.finish();
        return value;
    }

    static JsonValue parse(String text) throws MalformedText {
        return parse(Sha256.bytes(text));
    }

    default Optional<JsonValue> optional(String name) throws MalformedText {
        if (!(this instanceof Fields object)) {
            throw new MalformedText("an object with field \"" + name + "\" expected");
        }
        return Optional.ofNullable(object.fields.get(name));
    }

    default JsonValue get(String name) throws MalformedText {
        return optional(name).orElseThrow(() -> new MalformedText("field \"" + name + "\" is missing"));
    }

    /** Refuses an object with any field besides these. */
    default void only(String... names) throws MalformedText {
        if (!(this instanceof Fields object)) {
            throw new MalformedText("an object expected");
        }
        Set<String> allowed = Set.of(names);
        for (String name : object.fields.keySet()) {
            if (!allowed.contains(name)) {
                throw new MalformedText("unknown field \"" + name.substring(0, Math.min(40, name.length())) + "\"");
            }
        }
    }

    default List<JsonValue> items() throws MalformedText {
        if (this instanceof Items array) {
            return array.items;
        }
        throw new MalformedText("an array expected");
    }

    default String text() throws MalformedText {
        if (this instanceof Text string) {
            return string.text;
        }
        throw new MalformedText("a string expected");
    }

    default Optional<String> optionalText(String name) throws MalformedText {
        Optional<JsonValue> value = optional(name);
        return value.isPresent() ? Optional.of(value.get().text()) : Optional.empty();
    }

    default int integer(int max) throws MalformedText {
        if (this instanceof Number value && value.number <= max) {
            return (int) value.number;
        }
        throw new MalformedText("a number up to " + max + " expected");
    }

    default boolean flag() throws MalformedText {
        if (this instanceof Flag value) {
            return value.value();
        }
        throw new MalformedText("true or false expected");
    }

    default BigInteger natural() throws MalformedText {
        return natural(text());
    }

    default List<BigInteger> naturals() throws MalformedText {
        List<BigInteger> numbers = new ArrayList<>();
        for (JsonValue item : items()) {
            numbers.add(item.natural());
        }
        return numbers;
    }

    /** A canonical decimal: digits without sign or leading zero. */
    static BigInteger natural(String text) throws MalformedText {
        if (text.isEmpty() || text.length() > Decimal.MAX_DIGITS || (text.length() > 1 && text.charAt(0) == '0')
                || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new MalformedText("a canonical decimal string expected");
        }
        byte[] digits = Sha256.bytes(text);
        return Decimal.parse(digits, 0, digits.length);
    }
}
