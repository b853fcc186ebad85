package org.gongqiao.app.supervision;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.rights.SupervisionFacts.Level;
import org.gongqiao.app.supervision.file.Case;
import org.gongqiao.app.supervision.file.Inquiry;
import org.gongqiao.app.supervision.file.Letter;
import org.gongqiao.app.supervision.step.Proposal;
import org.gongqiao.app.supervision.step.Standing;

/**
 * A case with all that belongs to it, as a page or a program sees it.
 *
 * @param dues     how the time to answer each delivered letter stands, by letter
 * @param level    of the union that keeps it
 */
public record CaseView(Case file, List<Inquiry> inquiries, List<Letter> letters, Map<UUID, Due> dues, Standing standing, Proposal proposal, Level level) {

    /** The last one; null without any. */
    public @org.jspecify.annotations.Nullable Inquiry inquiry() {
        return inquiries.isEmpty() ? null : inquiries.getLast();
    }
}
