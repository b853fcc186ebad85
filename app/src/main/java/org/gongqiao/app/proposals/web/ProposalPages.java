package org.gongqiao.app.proposals.web;

import java.util.List;
import java.util.Map;
import org.gongqiao.app.casework.Companion;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.Rating;
import org.gongqiao.app.casework.RatingOutcome;
import org.gongqiao.app.casework.clock.RunningClock;
import org.gongqiao.app.congress.Body;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.decision.Kept;
import org.gongqiao.app.proposals.ProposalReport;
import org.gongqiao.app.proposals.proposal.Alike;
import org.gongqiao.app.proposals.proposal.Floors;
import org.gongqiao.app.proposals.proposal.PartProposal;
import org.gongqiao.app.proposals.proposal.Proposal;
import org.gongqiao.app.proposals.proposal.Seconder;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;

/** What the pages of proposals show. */
public final class ProposalPages {

    private ProposalPages() {}

    /** @param bodies the congresses in which the reader has a vote; without one he cannot propose */
    public record Mine(List<Proposal> own, List<Proposal> asked, List<Body> bodies) {}

    /**
     * A proposal as typed.
     *
     * @param id      of the one whose text is changed; empty for a new one
     * @param version of that one
     */
    public record Write(String id, int version, String key, String bodyId, String bodyName, String topic, String title, String reason, String measure,
                        List<Attachment> waiting, Map<String, String> errors) {}

    /**
     * For its proposer, or for whoever was asked to second.
     *
     * @param own       whether the reader proposed it
     * @param myself    the reader as a seconder; null for the proposer
     * @param least     how many seconders the rule asks for; null where no number is set
     * @param matter    null for a seconder and before it was handed in
     * @param joining   whether he is asked to be handled together with another; null where not
     * @param mayRate   what rating would answer; null for a seconder and before the end
     */
    public record Own(Proposal proposal, boolean own, @Nullable Seconder myself, List<Seconder> seconders, @Nullable Parameter least, @Nullable Matter matter,
                      List<Ui.Step> steps, List<Ui.Event> history, List<Attachment> files, @Nullable Companion joining, @Nullable RatingOutcome mayRate,
                      @Nullable Rating rating, Map<String, String> errors) {}

    /** Whom the proposer can ask. @param asked who was asked before; @param q what he looks for */
    public record Search(Proposal proposal, List<Seconder> asked, String q, Floors.Found found, Map<String, String> errors) {}

    /** @param next address of the next page; null on the last */
    public record ListPage(List<Line> lines, String part, List<Ui.Option> bodies, @Nullable String next) {}

    /** One line of the list. */
    public record Line(Proposal proposal, @Nullable Matter matter) {}

    /**
     * At the desk.
     *
     * @param clock   the time that runs; null where none does
     * @param weighed what the rule says if it were put on file now; null where it is not to be screened
     * @param older   proposals with which it may be handled together, the most alike first
     */
    public record Show(Proposal proposal, @Nullable Matter matter, @Nullable RunningClock clock, List<Seconder> seconders, @Nullable Parameter least,
                       @Nullable Verdict weighed, List<Kept> decisions, List<Ui.Event> history, List<Attachment> files, @Nullable Proposal lead,
                       List<Proposal> followers, List<Alike> older, @Nullable Companion joining, @Nullable Rating rating, boolean unsolved,
                       boolean linkHolds, boolean mayWork, Map<String, String> typed, Map<String, String> errors) {

        public String typed(String field) {
            return typed.getOrDefault(field, "");
        }
    }

    /** The report to a session. */
    public record Report(ProposalReport report) {}

    /** For an owner outside. */
    public record Part(@Nullable PartProposal proposal, List<Attachment> files, String kind, String text, Map<String, String> errors) {}
}
