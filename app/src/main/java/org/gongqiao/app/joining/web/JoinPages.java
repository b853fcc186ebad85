package org.gongqiao.app.joining.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.joining.Choice;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;

/** What the pages of the three screens show. */
public final class JoinPages {

    private JoinPages() {}

    /**
     * First screen.
     *
     * @param inviter name of the union whose code was scanned; null without one
     */
    public record Work(List<Ui.Option> trades, List<Ui.Option> relations, @Nullable String trade, @Nullable String relation, String workplace,
                       String pick, @Nullable String inviter, Map<String, String> errors) {}

    /**
     * Second screen.
     *
     * @param maskedId the document number typed before, masked; empty where none was
     * @param sent     whether a code is on its way
     */
    public record Identity(String name, String maskedId, String phone, boolean sent, Map<String, String> errors) {}

    /**
     * Third screen.
     *
     * @param until    last day of the first union
     * @param counted  where that day is explained
     */
    public record Destination(UUID key, Choice first, List<Choice> others, LocalDate until, String counted, List<Verdict> verdicts, String name, String trade,
                              String relation, String workplace) {}

    /** Instead of the third screen, for somebody who is a member. */
    public record Member(String unionName, LocalDate since, @Nullable Verdict verdict) {}

}
