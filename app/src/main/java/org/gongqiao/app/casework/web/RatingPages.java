package org.gongqiao.app.casework.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.casework.Rating;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;

/** What the page of a rating shows. */
public final class RatingPages {

    private RatingPages() {}

    /**
     * @param why   why it cannot be rated (any more), in the reader's language; null where it can
     * @param given the rating that stands; null for none
     */
    public record Form(UUID matterId, String handlerName, String number, String back, @Nullable String why, @Nullable Rating given,
                       List<Ui.Option> scores, String score, String solved, String words, Map<String, String> errors) {}
}
