package org.gongqiao.app.supervision.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.supervision.CaseView;
import org.gongqiao.app.supervision.file.Case;
import org.gongqiao.app.supervision.people.Supervisor;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;

/** What the pages about cases show. */
public final class CasePages {

    private CasePages() {}

    /** @param next address of the next page; null on the last */
    public record ListPage(List<Case> rows, String filter, boolean mayWrite, @Nullable String next) {}

    /** The form of a clue, as typed. */
    public record ClueForm(String key, String employerId, String q, String origin, String cause, List<String> concerns, String workers, String clue,
                           String foundOn, String phone, String claim, String claimNumber) {

        static ClueForm blank(UUID key, LocalDate today) {
            return new ClueForm(key.toString(), "", "", "", "", List.of(), "", "", today.toString(), "", "", "");
        }
    }

    public record CluePage(ClueForm form, Map<String, String> errors) {}

    /**
     * @param organisations what S-10 says where an inquiry runs; null otherwise
     * @param key           for the form that answers a complaint
     */
    public record Show(CaseView view, List<Ui.Event> history, List<Ui.Step> steps, boolean mayWrite, boolean maySign, boolean mayHandOver,
                       @Nullable Verdict organisations, String key, LocalDate today, Map<String, String> errors) {}

    /** @param above those of the federations above, who may be asked to take part */
    public record InquiryPage(CaseView view, List<Supervisor> supervisors, List<String> chosen, List<String> interested, boolean cardsShown, String on,
                              LocalDate today, Map<String, String> errors) {}
}
