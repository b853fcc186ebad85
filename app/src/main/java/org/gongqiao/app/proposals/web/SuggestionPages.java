package org.gongqiao.app.proposals.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.Rating;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.proposals.suggestion.RewardRates;
import org.gongqiao.app.proposals.suggestion.Suggestion;
import org.gongqiao.app.proposals.suggestion.SuggestionCounts;
import org.gongqiao.app.proposals.suggestion.Suggestions;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;

/** What the pages of suggestions show. */
public final class SuggestionPages {

    private SuggestionPages() {}

    /** Cents as yuan with two decimals, grouped; the same in both languages. */
    public static String yuan(long cents) {
        return String.format(Locale.ROOT, "%,.2f", BigDecimal.valueOf(cents, 2));
    }

    /** @param counts of the reader's union this year; null for whoever is no member */
    public record Mine(List<Suggestion> own, String unionName, @Nullable SuggestionCounts counts) {}

    /** @param unionName where it goes; empty for whoever is no member and picks a place */
    public record Write(String key, String unionName, String place, String placeText, String field, String title, String situation, String improvement,
                        List<Attachment> waiting, Map<String, String> errors) {}

    /** @param mayRate whether he can say what he thinks of it now */
    public record Own(Suggestion suggestion, Matter matter, List<Ui.Event> history, List<Attachment> files, boolean mayRate, @Nullable Rating rating,
                      Map<String, String> errors) {}

    public record ListPage(List<Suggestion> rows, String part, Suggestions.Sums sums, boolean mayWork, @Nullable String next) {}

    /** @param rates by which a reward would be computed; null where the unit has set none */
    public record Show(Suggestion suggestion, Matter matter, List<Ui.Event> history, List<Attachment> files, @Nullable RewardRates rates, @Nullable Rating rating,
                       boolean mayWork, Map<String, String> typed, Map<String, String> errors) {

        public String typed(String field) {
            return typed.getOrDefault(field, "");
        }
    }

    /** @param text the bands as typed, a line each */
    public record Rates(String unionName, @Nullable RewardRates rates, String text, Map<String, String> errors) {}
}
