package org.gongqiao.app.proposals;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.gongqiao.app.proposals.proposal.ProposalReports;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Proposals as other modules see them: what became of those of a congress, for the report to its next session (D-29). */
@Component("congressProposals")
public class Proposals {

    private final ProposalReports reports;
    private final Clock clock;

    Proposals(ProposalReports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    /**
     * What became of the proposals that were handed in on these days, both included; in the caller's scope.
     *
     * @param from usually the day after the session before
     */
    @Transactional(readOnly = true)
    public ProposalReport report(UUID body, LocalDate from, LocalDate to) {
        return reports.report(body, from, to, LocalDate.now(clock));
    }
}
