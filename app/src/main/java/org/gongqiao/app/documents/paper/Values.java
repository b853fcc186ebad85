package org.gongqiao.app.documents.paper;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of a paper: maps and records, nested, read by a name with dots. */
public final class Values {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Object root;

    private Values(Object root) {
        this.root = root;
    }

    /** @param values a {@code Map<String, ?>} or a record */
    public static Values of(Object values) {
        if (!(values instanceof Map) && !(values instanceof Record)) {
            throw new IllegalArgumentException("values are a map or a record, not " + values.getClass());
        }
        return new Values(values);
    }

    /** Null where any step of the name is not there. */
    @Nullable Object get(String name) {
        if (root instanceof Map<?, ?> map && map.containsKey(name)) {
            return unwrap(map.get(name));
        }
        Object at = root;
        for (String step : name.split("\\.")) {
            at = step(at, step);
            if (at == null) {
                return null;
            }
        }
        return at;
    }

    private static @Nullable Object step(@Nullable Object at, String name) {
        return switch (at) {
            case Map<?, ?> map -> unwrap(map.get(name));
            case Record record -> unwrap(component(record, name));
            case null, default -> null;
        };
    }

    private static @Nullable Object component(Record record, String name) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            if (component.getName().equals(name)) {
                try {
                    var accessor = component.getAccessor();
                    accessor.setAccessible(true);
                    return accessor.invoke(record);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(record.getClass() + "." + name, e);
                }
            }
        }
        return null;
    }

    private static @Nullable Object unwrap(@Nullable Object value) {
        return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    }

    static boolean isThere(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case CharSequence text -> !clean(text.toString()).isBlank();
            case Collection<?> items -> !items.isEmpty();
            case Boolean yes -> yes;
            default -> true;
        };
    }

    /** The value as it is printed; empty where it cannot be printed so. */
    static Optional<String> print(Object value, String format) {
        return switch (format) {
            case "yuan" -> cents(value).map(Wording::yuan);
            case "capital" -> cents(value).filter(cents -> cents >= 0).map(Wording::capital);
            case "check" -> value instanceof Boolean yes ? Optional.of(Wording.word(yes ? "yes" : "no")) : Optional.empty();
            default -> switch (value) {
                case CharSequence text -> Optional.of(clean(text.toString()));
                case LocalDate day -> Optional.of(Wording.date(day));
                case LocalDateTime moment -> Optional.of(Wording.time(moment));
                case Instant moment -> Optional.of(Wording.time(LocalDateTime.ofInstant(moment, ZONE)));
                case OffsetDateTime moment -> Optional.of(Wording.time(moment.atZoneSameInstant(ZONE).toLocalDateTime()));
                case BigDecimal number -> Optional.of(number.toPlainString());
                case Integer number -> Optional.of(number.toString());
                case Long number -> Optional.of(number.toString());
                case BigInteger number -> Optional.of(number.toString());
                default -> Optional.empty();
            };
        };
    }

    private static Optional<Long> cents(Object value) {
        return switch (value) {
            case Long number -> Optional.of(number);
            case Integer number -> Optional.of(number.longValue());
            default -> Optional.empty();
        };
    }

    /** Without what is not seen: controls, and characters that reorder or hide others. */
    static String clean(String text) {
        var kept = new StringBuilder(text.length());
        text.replace("\r\n", "\n").replace('\r', '\n').codePoints().filter(c -> c == '\n' || switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> c == '\t';
            default -> true;
        }).map(c -> c == '\t' ? ' ' : c).forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
