package org.gongqiao.app.proposals.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.Companion;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.MatterHistory;
import org.gongqiao.app.casework.RatingOutcome;
import org.gongqiao.app.casework.Ratings;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.proposals.proposal.OwnProposals;
import org.gongqiao.app.proposals.proposal.Proposal;
import org.gongqiao.app.proposals.proposal.ProposalState;
import org.gongqiao.app.proposals.proposal.Seconder;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.ui.Views;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of one proposal on the phone of its proposer, or of whoever was asked to second it. */
@Component
class OwnProposalView {

    static final String SECONDERS = "D-29.seconders";

    private final OwnProposals own;
    private final MatterHistory history;
    private final Ratings ratings;
    private final Attachments attachments;
    private final Unions unions;
    private final Law law;

    OwnProposalView(OwnProposals own, MatterHistory history, Ratings ratings, Attachments attachments, Unions unions, Law law) {
        this.own = own;
        this.history = history;
        this.ratings = ratings;
        this.attachments = attachments;
        this.unions = unions;
        this.law = law;
    }

    ModelAndView show(HttpStatus status, UUID id, Ui ui, Map<String, String> errors) {
        UUID person = Scope.desk().personId();
        Proposal proposal = own.get(id);
        boolean proposes = proposal.proposer().equals(person);
        List<Seconder> seconders = own.seconders(id);
        Optional<Matter> matter = own.matter(proposal);
        Companion joining = proposes ? own.joining(proposal).orElse(null) : null;
        RatingOutcome mayRate = proposes && proposal.state() == ProposalState.CLOSED ? ratings.mayRate(proposal.matter()) : null;
        return Views.of("proposals/own", status, new ProposalPages.Own(proposal, proposes,
                proposes ? null : seconders.stream().filter(each -> each.personId().equals(person)).findFirst().orElse(null), proposes ? seconders : List.of(),
                law.today(unions.get(proposal.unitId()).region()).parameter(SECONDERS).orElse(null), matter.orElse(null), steps(ui, proposal, matter),
                matter.map(each -> history.of(ui, each.id())).orElse(List.of()), attachments.of(AttachmentOwner.of(OwnProposals.ATTACHMENTS, id)), joining, mayRate,
                mayRate == null ? null : ratings.find(proposal.matter()).orElse(null), errors));
    }

    /** Seconding, screening, answer, rating, as stages. */
    private static List<Ui.Step> steps(Ui ui, Proposal p, Optional<Matter> matter) {
        String due = matter.map(Matter::dueOn).map(ui::date).orElse(null);
        var steps = new ArrayList<Ui.Step>();
        if (p.state() == ProposalState.WITHDRAWN) {
            return List.of(new Ui.Step(Ui.Stage.BAD, ui.msg("proposals.state.WITHDRAWN"), null));
        }
        steps.add(new Ui.Step(p.state() == ProposalState.COLLECTING ? Ui.Stage.NOW : Ui.Stage.DONE, ui.msg("proposals.steps.seconding"),
                ui.msg("proposals.steps.seconders", p.seconders())));
        boolean screening = p.state() == ProposalState.SUBMITTED || p.state() == ProposalState.RETURNED;
        steps.add(new Ui.Step(p.state() == ProposalState.COLLECTING ? Ui.Stage.NEXT : screening ? Ui.Stage.NOW : p.state() == ProposalState.NOT_ON_FILE
                ? Ui.Stage.BAD : Ui.Stage.DONE, ui.msg("proposals.steps.screening"), screening ? due : null));
        if (p.state() == ProposalState.NOT_ON_FILE) {
            return steps;
        }
        boolean answering = p.state() == ProposalState.ON_FILE || p.state() == ProposalState.ASSIGNED || p.state() == ProposalState.REPLIED;
        steps.add(new Ui.Step(answering ? Ui.Stage.NOW : p.state() == ProposalState.CLOSED ? Ui.Stage.DONE : Ui.Stage.NEXT, ui.msg("proposals.steps.answer"),
                answering ? due : p.repliedOn() == null ? null : ui.date(p.repliedOn())));
        steps.add(new Ui.Step(p.state() == ProposalState.CLOSED ? Ui.Stage.NOW : Ui.Stage.NEXT, ui.msg("proposals.steps.rating"), null));
        return steps;
    }
}
