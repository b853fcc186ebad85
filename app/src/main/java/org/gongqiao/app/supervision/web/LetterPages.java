package org.gongqiao.app.supervision.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.casework.Grant;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.decision.Kept;
import org.gongqiao.app.organization.Employer;
import org.gongqiao.app.supervision.CaseView;
import org.gongqiao.app.supervision.LetterView;
import org.gongqiao.app.supervision.file.Letter;
import org.gongqiao.app.supervision.file.LetterKind;
import org.gongqiao.app.supervision.file.PublishedReminder;
import org.jspecify.annotations.Nullable;

/** What the pages about letters show. */
public final class LetterPages {

    private LetterPages() {}

    public record ListPage(List<Letter> rows, String filter, List<PublishedReminder> reaching, boolean mayWrite, @Nullable String next) {}

    /** The words of a letter, as typed. */
    public record WordsForm(String key, String addressee, String title, String facts, String basis, String demand) {}

    /** @param forbidden whether the rules forbid the letter as things stand: the form is then not shown */
    public record Compose(CaseView view, LetterKind kind, List<Verdict> verdicts, boolean forbidden, WordsForm form, Map<String, String> errors) {}

    /**
     * @param mayIssue whether this desk may issue it: the chair's signature where the kind needs one
     * @param grants   those of the employer
     */
    public record Show(LetterView view, boolean mayWrite, boolean mayIssue, List<Grant> grants, List<Kept> decisions, Map<UUID, Attachment> attachments, String grantUntil,
                       LocalDate today, Map<String, String> errors) {}

    public record Reminding(List<Employer> employers, String unitName, WordsForm form, Map<String, String> errors) {}
}
