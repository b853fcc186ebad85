package org.gongqiao.app.organization.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What held from when to when, as it is believed now: spans without gaps, in order, the last one open. Amending gives a
 * new timeline; the difference to the old one is what the store retires and adds, so that the old belief stays readable.
 */
public record Timeline<F>(List<Span<F>> spans) {

    /** @param until first day on which the facts no longer held; null: they hold */
    public record Span<F>(LocalDate from, @Nullable LocalDate until, F facts) {

        public boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }
    }

    public Timeline {
        spans = List.copyOf(spans);
    }

    public static <F> Timeline<F> beginning(LocalDate from, F facts) {
        return new Timeline<>(List.of(new Span<>(from, null, facts)));
    }

    public LocalDate begins() {
        return spans.getFirst().from();
    }

    public F now() {
        return spans.getLast().facts();
    }

    public Optional<F> on(LocalDate day) {
        return spans.stream().filter(span -> span.holdsOn(day)).map(Span::facts).findFirst();
    }

    /** Changes the facts from one day up to another; later changes of other facts within stay. Before the beginning nothing changes. */
    public Timeline<F> amended(LocalDate from, @Nullable LocalDate until, UnaryOperator<F> change) {
        List<Span<F>> pieces = new ArrayList<>();
        for (Span<F> span : spans) {
            LocalDate start = later(span.from(), from);
            LocalDate end = earlier(span.until(), until);
            if (end != null && !start.isBefore(end)) {
                add(pieces, span);
                continue;
            }
            if (span.from().isBefore(start)) {
                add(pieces, new Span<>(span.from(), start, span.facts()));
            }
            add(pieces, new Span<>(start, end, change.apply(span.facts())));
            if (end != null && !end.equals(span.until())) {
                add(pieces, new Span<>(end, span.until(), span.facts()));
            }
        }
        return new Timeline<>(pieces);
    }

    /** The same facts known from another first day on: what held first reaches back to it, what ended before it falls away. */
    public Timeline<F> begunOn(LocalDate day) {
        var kept = new ArrayList<>(spans.stream().filter(span -> span.until() == null || day.isBefore(span.until())).toList());
        Span<F> first = kept.removeFirst();
        kept.addFirst(new Span<>(day, first.until(), first.facts()));
        return new Timeline<>(kept);
    }

    /** The spans of this timeline that the other does not have. */
    public List<Span<F>> without(Timeline<F> other) {
        return spans.stream().filter(span -> !other.spans.contains(span)).toList();
    }

    private static <F> void add(List<Span<F>> pieces, Span<F> next) {
        if (!pieces.isEmpty() && pieces.getLast().facts().equals(next.facts())) {
            Span<F> last = pieces.removeLast();
            pieces.add(new Span<>(last.from(), next.until(), last.facts()));
        } else {
            pieces.add(next);
        }
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate a, @Nullable LocalDate b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }
}
