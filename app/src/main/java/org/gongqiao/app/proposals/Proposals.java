package org.gongqiao.app.proposals;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.congress.Congresses;
import org.gongqiao.app.congress.SessionDays;
import org.gongqiao.app.documents.PaperOutcome;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.proposals.proposal.Floors;
import org.gongqiao.app.proposals.proposal.ProposalReports;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Proposals as other modules see them: what became of those of a congress, for the report to its next session (D-29). */
@Component("congressProposals")
public class Proposals {

    private final ProposalReports reports;
    private final Floors floors;
    private final Congresses congresses;
    private final ObjectProvider<SessionDays> sessions;
    private final Unions unions;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Proposals(ProposalReports reports, Floors floors, Congresses congresses, ObjectProvider<SessionDays> sessions, Unions unions, TransactionTemplate transaction,
              Clock clock) {
        this.reports = reports;
        this.floors = floors;
        this.congresses = congresses;
        this.sessions = sessions;
        this.unions = unions;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What became of the proposals that were handed in on these days, both included; in the caller's scope.
     *
     * @param from usually {@link #since} the session before
     */
    @Transactional(readOnly = true)
    public ProposalReport report(UUID body, LocalDate from, LocalDate to) {
        return reports.report(body, from, to, LocalDate.now(clock));
    }

    /** The day after the last session that was closed before {@code to}; without one the first day of the term. */
    @Transactional(readOnly = true)
    public LocalDate since(UUID body, LocalDate to) {
        return sessions.stream().flatMap(known -> known.of(body).stream()).filter(day -> day.isBefore(to)).max(Comparator.naturalOrder())
                .map(day -> day.plusDays(1)).orElseGet(() -> congresses.get(body).termFrom());
    }

    /** A report as docx and PDF in the name of a union; call it outside a transaction, since setting a paper takes its time. */
    public PaperOutcome paper(ProposalReport report, String unitName) {
        return reports.paper(report, unitName);
    }

    /** The same report for a delegate of the congress, who sees all of it: it is made to him. Empty for anybody else. */
    @Transactional(propagation = Propagation.NEVER)
    public Optional<ProposalReport> forDelegate(UUID person, UUID body, LocalDate to) {
        return floors.floor(body, person).flatMap(floor -> unions.root()).map(top -> Scope.call(Scope.service("proposal-report", top.areaPath()),
                () -> transaction.execute(status -> report(body, since(body, to), to))));
    }
}
