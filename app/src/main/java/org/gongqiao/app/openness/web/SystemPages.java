package org.gongqiao.app.openness.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.law.Rule;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.openness.CongressLink;
import org.gongqiao.app.openness.disclosure.Enterprise;
import org.gongqiao.app.openness.hold.CompanyDecision;
import org.gongqiao.app.openness.participation.Participation;
import org.gongqiao.app.openness.systemset.Entry;
import org.gongqiao.app.openness.systemset.Finding;
import org.gongqiao.app.openness.systemset.FindingKind;
import org.gongqiao.app.openness.systemset.ListRow;
import org.gongqiao.app.openness.systemset.Slot;
import org.gongqiao.app.openness.systemset.SlotSet;
import org.gongqiao.app.openness.systemset.SystemSets;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;

/** What the pages of systems, company decisions and participation show. */
public final class SystemPages {

    private SystemPages() {}

    /** One finding with the rule it stands under, as it holds at the enterprise. */
    public record Found(Finding finding, Rule rule) {}

    public record Filled(Slot slot, @Nullable Entry entry, List<Found> findings, List<Attachment> papers) {}

    /** The set of one enterprise. @param covers the congresses of a region or an industry that cover it (D-16) */
    public record SetPage(Enterprise enterprise, SlotSet set, List<Filled> slots, int breaches, List<Entry> before, List<CongressLink.Step> steps,
                          List<CongressLink.Cover> covers, boolean mayWork, Map<String, String> errors) {

        /** Whether a congress above stands for the one that is missing here. */
        public boolean isCovered(Slot slot) {
            return slot.key().equals(Slot.CONGRESS) && !covers.isEmpty();
        }
    }

    public record EntryForm(Enterprise enterprise, SlotSet set, List<CongressLink.Step> steps, Map<String, String> typed, UUID key, Map<String, String> errors) {}

    /** @param setUp whether the desk's own enterprise has begun open management; a union above: true */
    public record Overview(SystemSets.Overview overview, boolean setUp) {}

    public record Findings(FindingKind kind, List<Finding> rows, Rule rule, @Nullable String next) {}

    /** @param mine whether the desk's union set it itself */
    public record Slots(SlotSet set, boolean mine, boolean mayWork, Map<String, String> errors) {}

    /** @param rows null before a file was sent */
    public record ImportPage(@Nullable List<ListRow> rows, int taken, long faulty, Map<String, String> errors) {}

    public record DecisionList(List<CompanyDecision> rows, String state, boolean mayWork, @Nullable String next) {}

    public record DecisionForm(List<Ui.Option> matters, @Nullable Enterprise enterprise, UUID key, Map<String, String> typed, Map<String, String> errors) {}

    /**
     * @param verdict what the matrix says (D-18)
     * @param effect  what follows where it was carried out without the step (D-13); null otherwise
     * @param draft   what the written demand says unless the officer says it otherwise
     */
    public record DecisionPage(CompanyDecision decision, Verdict verdict, @Nullable Verdict effect, List<CongressLink.Step> steps, String draft,
                               List<Attachment> attachments, List<Ui.Event> history, List<org.gongqiao.app.law.decision.Kept> decisions, boolean mayWork,
                               boolean maySupervise, @Nullable Verdict refused, Map<String, String> errors) {}

    /** @param items of the desk's own enterprise, or of one that was opened; null at a union above */
    public record ParticipationPage(@Nullable Enterprise enterprise, @Nullable List<Participation.OfItem> items, List<String> sources,
                                    List<Participation.OfUnit> units, int least, String from, String to, @Nullable String next) {}
}
