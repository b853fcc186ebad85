package org.gongqiao.app.proposals.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.MatterHistory;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.proposals.proposal.OwnProposals;
import org.gongqiao.app.proposals.proposal.Proposal;
import org.gongqiao.app.proposals.proposal.ProposalDesk;
import org.gongqiao.app.proposals.proposal.ProposalState;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.ui.Views;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of one proposal at the desk. */
@Component
class ProposalShow {

    private final ProposalDesk desk;
    private final Matters matters;
    private final MatterHistory history;
    private final Attachments attachments;
    private final Unions unions;
    private final Law law;
    private final Clock clock;

    ProposalShow(ProposalDesk desk, Matters matters, MatterHistory history, Attachments attachments, Unions unions, Law law, Clock clock) {
        this.desk = desk;
        this.matters = matters;
        this.history = history;
        this.attachments = attachments;
        this.unions = unions;
        this.law = law;
        this.clock = clock;
    }

    ModelAndView page(HttpStatus status, UUID id, Ui ui, Map<String, String> typed, Map<String, String> errors) {
        Proposal p = desk.open(id);
        boolean mayWork = Scope.desk().may(Permission.PROPOSAL_WORK);
        boolean linkHolds = p.ownerGrant() != null && desk.links(p).stream().anyMatch(grant -> grant.id().equals(p.ownerGrant()) && grant.holdsAt(clock.instant()));
        return Views.of("proposals/show", status, new ProposalPages.Show(p, matters.get(p.matter()), desk.clockOf(p).orElse(null), desk.seconders(id),
                law.today(unions.get(p.unitId()).region()).parameter(OwnProposalView.SECONDERS).orElse(null),
                p.state() == ProposalState.SUBMITTED ? desk.weigh(p, true) : null, desk.decisions(id), history.of(ui, p.matter()),
                attachments.of(AttachmentOwner.of(OwnProposals.ATTACHMENTS, id)), p.lead() == null ? null : desk.find(p.lead()).orElse(null), desk.followers(id),
                mayWork ? desk.older(p) : List.of(), desk.joining(p).orElse(null), desk.rating(p).orElse(null), p.state() == ProposalState.CLOSED && desk.isUnsolved(p),
                linkHolds, mayWork, typed, errors));
    }
}
