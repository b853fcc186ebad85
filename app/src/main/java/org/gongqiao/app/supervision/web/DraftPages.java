package org.gongqiao.app.supervision.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.supervision.drafts.DraftLaw;
import org.gongqiao.app.supervision.drafts.GivenOpinion;
import org.gongqiao.app.supervision.drafts.Opinion;
import org.jspecify.annotations.Nullable;

/** What the pages about draft laws show. */
public final class DraftPages {

    private DraftPages() {}

    public record ListPage(List<DraftLaw> drafts, List<GivenOpinion> given, boolean mayWrite, LocalDate today) {}

    /** The form of a draft, as typed. */
    public record Form(String key, String title, String drafter, String text, String receivedOn, String opinionsUntil, String answerUntil, Map<String, String> errors) {}

    /** @param gathers whether the desk's union is the one that gathers */
    public record Show(DraftLaw draft, Verdict verdict, List<Opinion> opinions, boolean gathers, boolean mayWrite, String key, LetterPages.WordsForm words,
                       LocalDate today, String provision, String text, Map<String, String> errors) {}

    /** @param draft the one that is read; null on the list */
    public record Own(List<DraftLaw> drafts, @Nullable DraftLaw draft, List<GivenOpinion> given, String key, String provision, String text, LocalDate today,
                      Map<String, String> errors) {}
}
