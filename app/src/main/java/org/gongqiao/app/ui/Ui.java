package org.gongqiao.app.ui;

import java.io.Serializable;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;

/**
 * What a template may ask of the request it is rendered for: texts, dates and numbers in the reader's language, the
 * viewer, the CSRF token, the message left by the page before. One instance a request; not for use after it.
 */
public final class Ui {

    /** The zone of every date and time shown. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final Logger LOG = LoggerFactory.getLogger(Ui.class);
    private static final DateTimeFormatter DAY_EN = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_DAY_EN = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("MM-dd");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    private final Texts texts;
    private final Locale locale;
    private final Clock clock;
    private final Request request;
    private @Nullable Viewer viewer;
    private boolean viewerAsked;

    Ui(Texts texts, Locale locale, Clock clock, Request request) {
        this.texts = texts;
        this.locale = locale;
        this.clock = clock;
        this.request = request;
    }

    /** Where texts come from; a strict one throws on a missing key, the other shows a neutral sentence and logs. */
    record Texts(MessageSource source, boolean strict, ArticleTexts articles) {

        Texts(MessageSource source, boolean strict) {
            this(source, strict, ArticleTexts.NONE);
        }
    }

    /** What is taken from the request; token and viewer are asked for only when a template needs them. */
    record Request(String path, @Nullable String query, boolean largeType, boolean demo, Supplier<@Nullable Csrf> csrf,
                   Supplier<@Nullable Viewer> viewer, @Nullable Flash flash, UnaryOperator<String> asset) {
    }

    /**
     * The text of a key in the reader's language. Arguments of type {@link LocalDate} and {@link Instant} are written
     * as {@link #date} and {@link #time} write them; numbers get thousands separators (pass a year as a string).
     *
     * @throws NoSuchMessageException where texts are strict and the key is in no message file
     */
    public String msg(String key, @Nullable Object... args) {
        try {
            return texts.source().getMessage(key, written(args), locale);
        } catch (NoSuchMessageException missing) {
            if (texts.strict()) {
                throw missing;
            }
            LOG.error("message key {} is in no message file", key);
            return texts.source().getMessage("ui.missing", null, locale);
        }
    }

    public Locale locale() {
        return locale;
    }

    public boolean english() {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    /** The value of the {@code lang} attribute. */
    public String lang() {
        return english() ? "en" : "zh-CN";
    }

    public @Nullable Csrf csrf() {
        return request.csrf().get();
    }

    /** The JSON for {@code hx-headers} that makes htmx send the CSRF token, or null without one. */
    public @Nullable String htmxHeaders() {
        Csrf csrf = csrf();
        return csrf == null ? null : "{\"" + csrf.header() + "\":\"" + csrf.token() + "\"}";
    }

    public boolean largeType() {
        return request.largeType();
    }

    public boolean demo() {
        return request.demo();
    }

    /** The signed-in person, or null for a visitor. */
    public @Nullable Viewer viewer() {
        if (!viewerAsked) {
            viewer = request.viewer().get();
            viewerAsked = true;
        }
        return viewer;
    }

    public String currentPath() {
        return request.path();
    }

    /** The address of this page with one parameter set and the others kept, for links that change how it is shown. */
    public String with(String parameter, String value) {
        String others = request.query() == null ? "" : Arrays.stream(request.query().split("&"))
            .filter(part -> !part.isEmpty() && !part.startsWith(parameter + "=")).map(part -> part + "&").collect(Collectors.joining());
        return "?" + others + parameter + "=" + value;
    }

    /** The reader's language and type as a query, for pages that keep nothing of him in a cookie; empty for Chinese in normal type. */
    public String chosen() {
        String language = english() ? "lang=en" : "";
        String type = largeType() ? "type=large" : "";
        return language.isEmpty() && type.isEmpty() ? "" : "?" + language + (language.isEmpty() || type.isEmpty() ? "" : "&") + type;
    }

    /** Whether the viewer's menu has the page, so that a link to it leads somewhere. */
    public boolean offers(String href) {
        Viewer viewer = viewer();
        return viewer != null && viewer.menu().stream().anyMatch(item -> item.href().equals(href));
    }

    /** The message left by the page before (see {@link Flash}), or null. */
    public @Nullable Flash flash() {
        return request.flash();
    }

    /** The address of a file of {@code static/ui/} (or {@code htmx.min.js}) with a mark of its content, so that browsers may keep it for good. */
    public String asset(String file) {
        return request.asset().apply(file);
    }

    /** The menu item that the current page belongs to: the longest address that the path starts with; null for a page of none. */
    public @Nullable MenuItem current() {
        Viewer someone = viewer();
        return someone == null ? null : someone.menu().stream()
            .filter(m -> request.path().equals(m.href()) || request.path().startsWith(m.href().endsWith("/") ? m.href() : m.href() + "/"))
            .max(Comparator.comparingInt(m -> m.href().length())).orElse(null);
    }

    /** 2026-11-20, in English 20 Nov 2026. */
    public String date(LocalDate day) {
        return english() ? DAY_EN.format(day) : day.toString();
    }

    /** 2026-11-20 09:20 in Asia/Shanghai, in English 20 Nov 2026, 09:20. */
    public String time(Instant moment) {
        var local = moment.atZone(ZONE);
        return date(local.toLocalDate()) + (english() ? ", " : " ") + MINUTE.format(local);
    }

    /** Short for lists: today 09:20, yesterday 17:05, 11-18, and with the year when it is not this one. */
    public String when(Instant moment) {
        var local = moment.atZone(ZONE);
        LocalDate day = local.toLocalDate();
        LocalDate today = today();
        if (day.equals(today)) {
            return msg("ui.today", MINUTE.format(local));
        }
        if (day.equals(today.minusDays(1))) {
            return msg("ui.yesterday", MINUTE.format(local));
        }
        return day.getYear() == today.getYear() ? (english() ? SHORT_DAY_EN : SHORT_DAY).format(day) : date(day);
    }

    /** How far a last day is: 3 days left, last day today, 2 days overdue. Calendar days in Asia/Shanghai. */
    public String due(LocalDate lastDay) {
        long days = ChronoUnit.DAYS.between(today(), lastDay);
        if (days == 0) {
            return msg("ui.due.today");
        }
        return days > 0 ? msg("ui.due.left", days) : msg("ui.due.over", -days);
    }

    /** The badge colour for a last day: red when it has passed, amber within three days, else blue. */
    public String dueColour(LocalDate lastDay) {
        long days = ChronoUnit.DAYS.between(today(), lastDay);
        return days < 0 ? "red" : days <= 3 ? "amber" : "blue";
    }

    /** The day in Asia/Shanghai. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    /** The wording of the articles a citation names, as it holds today; empty where nobody imported it. */
    public List<ArticleTexts.Article> articles(String instrument, String articles) {
        return articles.isEmpty() ? List.of() : texts.articles().find(instrument, articles, today());
    }

    /** "Good morning" or what the hour asks for. */
    public String greeting() {
        int hour = clock.instant().atZone(ZONE).getHour();
        return msg(hour < 5 ? "ui.greeting.night" : hour < 12 ? "ui.greeting.morning" : hour < 18 ? "ui.greeting.afternoon" : "ui.greeting.evening");
    }

    /** 1,286,420. */
    public String number(long n) {
        return NumberFormat.getIntegerInstance(locale).format(n);
    }

    private @Nullable Object[] written(@Nullable Object[] args) {
        @Nullable Object[] out = args.clone();
        for (int i = 0; i < out.length; i++) {
            if (out[i] instanceof LocalDate day) {
                out[i] = date(day);
            } else if (out[i] instanceof Instant moment) {
                out[i] = time(moment);
            }
        }
        return out;
    }

    /** Name of the form parameter, name of the request header, and the token itself. */
    public record Csrf(String parameter, String header, String token) {
    }

    /**
     * A signed-in person at one desk. {@code deskName} is the post, {@code unitName} the union it is held at; a worker
     * has empty desks. {@code unread} counts messages, {@code todo} what waits at this desk.
     */
    public record Viewer(String name, String initial, String deskName, String unitName, List<DeskChoice> desks,
                         List<MenuItem> menu, int unread, int todo) {
        public Viewer {
            desks = List.copyOf(desks);
            menu = List.copyOf(menu);
        }

        /** The menu in its parts, each in its order; parts without entries are left out. */
        public Map<MenuSection, List<MenuItem>> sections() {
            return menu.stream().collect(Collectors.groupingBy(MenuItem::section, () -> new EnumMap<>(MenuSection.class), Collectors.toList()));
        }
    }

    /** A desk the viewer may work at; {@code id} is what the switch form posts. */
    public record DeskChoice(String id, String name, String unitName, boolean current) {
    }

    /** An entry of the menu or the tab bar; {@code icon} without "i-", {@code label} a message key, {@code count} 0 for none. */
    public record MenuItem(MenuSection section, String href, String icon, String label, int count) {
    }

    /** One part of the path above a page; the last one has no address. The label is text, not a key. */
    public record Crumb(String label, @Nullable String href) {
    }

    /** A choice of a select, a chip group or a segmented control; the label is text, not a key. */
    public record Option(String value, String label) {
    }

    /** How far a step or an event is. */
    public enum Stage { DONE, NOW, NEXT, BAD;

        /** The class in the style sheet. */
        public String css() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One of a row of steps; {@code note} a date or a name below it, {@code href} where the date is explained. */
    public record Step(Stage stage, String label, @Nullable String note, @Nullable String href) {

        public Step(Stage stage, String label, @Nullable String note) {
            this(stage, label, note, null);
        }
    }

    /** One event of a timeline: what, when (already written), by whom, and a longer word. */
    public record Event(Stage stage, String label, @Nullable String when, @Nullable String who, @Nullable String text) {
    }

    /**
     * A message for the next page: {@code redirect.addFlashAttribute(Flash.NAME, Flash.done("membership.approved", name))}.
     * The layouts show it by themselves.
     */
    public record Flash(String colour, String key, List<String> args) implements Serializable {
        public static final String NAME = "uiFlash";

        public Flash {
            args = List.copyOf(args);
        }

        public static Flash done(String key, Object... args) {
            return new Flash("green", key, texts(args));
        }

        public static Flash refused(String key, Object... args) {
            return new Flash("red", key, texts(args));
        }

        public static Flash note(String key, Object... args) {
            return new Flash("blue", key, texts(args));
        }

        private static List<String> texts(Object[] args) {
            return Arrays.stream(args).map(String::valueOf).toList();
        }
    }
}
