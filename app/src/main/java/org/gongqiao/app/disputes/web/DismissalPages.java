package org.gongqiao.app.disputes.web;

import java.util.List;
import java.util.Map;
import org.gongqiao.app.disputes.dismissal.Dismissal;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;

/** What the pages about employers' notices show. */
public final class DismissalPages {

    private DismissalPages() {}

    public record ListPage(List<Dismissal> rows, boolean mayWork, @Nullable String next) {}

    /** A group of questions under the reason that makes them matter. */
    public record Question(String title, List<Ui.Option> facts) {}

    public record NewPage(DismissalForm form, List<Ui.Option> reasons, List<Question> questions, List<Attachment> waiting, Map<String, String> errors) {}

    public record Show(Dismissal dismissal, List<Verdict> verdicts, List<Ui.Event> history, List<Attachment> files, boolean mayWork, Map<String, String> errors) {}
}
