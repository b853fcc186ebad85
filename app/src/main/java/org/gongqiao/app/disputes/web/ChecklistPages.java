package org.gongqiao.app.disputes.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.disputes.checklist.Checklist;
import org.gongqiao.app.disputes.checklist.Settlements;
import org.gongqiao.app.ui.Ui;

/** What the pages about checklists and settlements show. */
public final class ChecklistPages {

    private ChecklistPages() {}

    /** A checklist with the desk's own progress and that of the unions below. */
    public record One(Checklist checklist, List<Checklist.Row> own, List<Checklist.Row> below, List<Checklist.Proof> proofs, boolean mine) {}

    public record ListPage(List<One> rows, boolean mayWork, boolean mayConfigure, UUID key, List<Ui.Option> targets, Map<String, String> errors) {

        /** Each form of the page has a key of its own. */
        public UUID keyOf(UUID checklist) {
            return new UUID(key.getMostSignificantBits() ^ checklist.getMostSignificantBits(), key.getLeastSignificantBits() ^ checklist.getLeastSignificantBits());
        }
    }

    public record SettlementPage(LocalDate from, LocalDate until, List<Settlements.Line> lines, Settlements.Line total) {}
}
