package org.gongqiao.app.congress.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;

/** A form as typed. What cannot be read is null, or a number that no rule of a form allows. */
public record Typed(Map<String, String> values) {

    public static final Typed NOTHING = new Typed(Map.of());

    public String text(String name) {
        return values.getOrDefault(name, "");
    }

    public String text(String name, Object otherwise) {
        return values.getOrDefault(name, String.valueOf(otherwise));
    }

    public boolean yes(String name) {
        return text(name).equals("true");
    }

    public int number(String name) {
        String typed = text(name).strip();
        return typed.matches("\\d{1,8}") ? Integer.parseInt(typed) : -1;
    }

    public @Nullable LocalDate day(String name) {
        try {
            return text(name).isBlank() ? null : LocalDate.parse(text(name).strip());
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    public @Nullable UUID id(String name) {
        return text(name).strip().matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? UUID.fromString(text(name).strip()) : null;
    }

    public <E extends Enum<E>> @Nullable E one(String name, E[] all) {
        return Arrays.stream(all).filter(each -> each.name().equals(text(name))).findFirst().orElse(null);
    }

    public static <E extends Enum<E>> List<Ui.Option> options(Ui ui, E[] all, String prefix) {
        return Arrays.stream(all).map(each -> new Ui.Option(each.name(), ui.msg(prefix + each.name()))).toList();
    }
}
