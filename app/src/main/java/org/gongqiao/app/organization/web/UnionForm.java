package org.gongqiao.app.organization.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.organization.ChangeUnion;
import org.gongqiao.app.organization.CloseUnion;
import org.gongqiao.app.organization.FoundUnion;
import org.gongqiao.app.organization.MoveUnion;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.UnionKind;
import org.gongqiao.app.organization.UnionLevel;
import org.gongqiao.app.organization.UnionStatus;
import org.jspecify.annotations.Nullable;

/** The form of a union as typed, for founding and for changing. */
public record UnionForm(@Nullable String key, @Nullable String version, @Nullable String name, @Nullable String kind, @Nullable String region,
                        @Nullable String industry, @Nullable String creditCode, @Nullable List<String> trades, @Nullable String catchAll,
                        @Nullable String preparing, @Nullable String lineParent, @Nullable String on, @Nullable String until,
                        @Nullable String foundedOn) {

    /** Trades for which a union may be there; names of {@code membership.Trade}, which this module does not know. */
    public static final List<String> TRADES = List.of("COURIER", "FOOD_DELIVERY", "RIDE_HAILING", "TRUCK", "OTHER_PLATFORM");

    static UnionForm blank(UUID key, Union parent, LocalDate today) {
        return new UnionForm(key.toString(), null, "", null, parent.region(), parent.industry(), "", List.of(), null, null, null, today.toString(), null, null);
    }

    static UnionForm of(Union union, LocalDate today) {
        return new UnionForm(null, Integer.toString(union.version()), union.name(), union.kind() + ":" + union.level(), union.region(), union.industry(),
                union.creditCode(), union.trades(), union.catchAll() ? "true" : null, union.status() == UnionStatus.PREPARING ? "true" : null, null,
                today.toString(), null, union.foundedOn().toString());
    }

    FoundUnion founding(UUID parent, UUID fallbackKey) {
        UUID id = uuid(key);
        return new FoundUnion(id == null ? fallbackKey : id, parent, uuid(lineParent), text(name), chosenKind(UnionKind.GROUP), chosenLevel(), text(region),
                orNull(industry), orNull(creditCode), chosenTrades(), catchAll != null, preparing != null, date(on));
    }

    ChangeUnion change(Union union) {
        return new ChangeUnion(union.id(), number(version), date(on), date(until), text(name), chosenKind(union.kind()), level(), text(region),
                orNull(industry), orNull(creditCode), chosenTrades(), catchAll != null, preparing != null, date(foundedOn));
    }

    public List<String> chosenTrades() {
        return trades == null ? List.of() : trades.stream().filter(TRADES::contains).toList();
    }

    /** Where it is no known kind: the group, which fits no level but its own, so that the refusal names the field. */
    private UnionKind chosenKind(UnionKind otherwise) {
        UnionKind chosen = one(UnionKind.values(), text(kind).split(":", 2)[0]);
        return chosen == null ? otherwise : chosen;
    }

    private UnionLevel chosenLevel() {
        UnionLevel chosen = level();
        return chosen == null ? UnionLevel.BASE : chosen;
    }

    private @Nullable UnionLevel level() {
        String[] parts = text(kind).split(":", 2);
        return parts.length < 2 ? null : one(UnionLevel.values(), parts[1]);
    }

    /** Where the union is to stand. */
    public record Place(@Nullable String version, @Nullable String line, @Nullable String parent, @Nullable String off, @Nullable String on) {

        MoveUnion move(UUID union) {
            return new MoveUnion(union, number(version), "INDUSTRY".equals(line) ? Line.INDUSTRY : Line.AREA, off == null ? uuid(parent) : null, date(on));
        }
    }

    public record Closing(@Nullable String version, @Nullable String ground, @Nullable String reason, @Nullable String on) {

        CloseUnion close(UUID union) {
            return new CloseUnion(union, number(version), date(on), one(CloseUnion.Ground.values(), ground), text(reason).strip());
        }
    }

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    static @Nullable String orNull(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    /** Empty for a text that is no date: the refusal then asks for one. */
    static @Nullable LocalDate date(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    static @Nullable UUID uuid(@Nullable String typed) {
        return typed != null && typed.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? UUID.fromString(typed) : null;
    }

    /** -1 where it is no number: such a version is always stale. */
    static int number(@Nullable String typed) {
        return typed != null && typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : -1;
    }

    static <E extends Enum<E>> @Nullable E one(E[] values, @Nullable String name) {
        return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst().orElse(null);
    }
}
