package org.gongqiao.app.law;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.TwoPeople;
import org.gongqiao.app.access.TwoPeople.State;
import org.gongqiao.app.access.TwoPeople.Why;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.deadline.CalendarYear;
import org.gongqiao.app.law.deadline.Calendars;
import org.gongqiao.app.law.deadline.Deadlines;
import org.gongqiao.app.law.deadline.ImportCalendar;
import org.gongqiao.app.law.deadline.Question;
import org.gongqiao.app.law.deadline.SettleReading;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes of the statute book by two people, each signed in with a second factor. Nothing takes effect before the second one
 * has approved; what is refused stays, with its reason.
 */
@Component
public class Proposals {

    private static final int SHOWN = 200;

    private final ProposalStore store;
    private final LawStore statutes;
    private final Law law;
    private final Deadlines deadlines;
    private final Calendars calendars;
    private final TwoPeople people;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Proposals(ProposalStore store, LawStore statutes, Law law, Deadlines deadlines, Calendars calendars, TwoPeople people, AuditLog audit, Ids ids, Clock clock) {
        this.store = store;
        this.statutes = statutes;
        this.law = law;
        this.deadlines = deadlines;
        this.calendars = calendars;
        this.people = people;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    public Proposal.Outcome propose(Proposal.Change change) {
        Optional<Why> against = people.againstProposing().or(() -> isKnown(change) ? Optional.empty()
                : Optional.of(change instanceof Proposal.Change.OfCalendar ? Why.NOTHING_NEW : Why.UNKNOWN));
        if (against.isPresent()) {
            return new Proposal.Outcome.Refused(against.get());
        }
        UUID id = ids.next();
        store.insert(id, change, Scope.actor().orElseThrow(), clock.instant());
        audit.record(AuditEntry.of(Act.LAW_PROPOSED, "proposal", id).because(change.reason()).with(Map.of("subject", change.subject())));
        return done(id);
    }

    /** A second person says yes: the new version is made in this transaction. */
    @Transactional
    public Proposal.Outcome approve(UUID id) {
        Proposal proposal = held(id);
        Optional<Why> against = people.againstDeciding(proposal.state(), proposal.proposedBy());
        if (against.isPresent()) {
            return new Proposal.Outcome.Refused(against.get());
        }
        var approval = new Approval(id, proposal.proposedBy(), Scope.actor().orElseThrow());
        int version = switch (proposal.change()) {
            case Proposal.Change.OfRule(CorrectRule rule) -> law.correct(rule, approval);
            case Proposal.Change.OfNumber(SetParameter number) -> law.set(number, approval);
            case Proposal.Change.OfReading(SettleReading reading) -> deadlines.settle(reading, approval);
            case Proposal.Change.OfCalendar(ImportCalendar calendar) -> calendars.load(calendar, approval).added().stream().mapToInt(CalendarYear::version).max().orElse(0);
        };
        if (version == 0) {
            // Somebody else's proposal said the same and was approved meanwhile.
            return new Proposal.Outcome.Refused(Why.NOTHING_NEW);
        }
        return decide(id, State.APPROVED, "", version);
    }

    /** A second person says no, and why. */
    @Transactional
    public Proposal.Outcome refuse(UUID id, String reason) {
        Proposal proposal = held(id);
        Optional<Why> against = people.againstRefusing(proposal.state(), proposal.proposedBy(), reason);
        if (against.isPresent()) {
            return new Proposal.Outcome.Refused(against.get());
        }
        audit.record(AuditEntry.of(Act.LAW_REFUSED, "proposal", id).because(reason.strip()).with(Map.of("subject", proposal.change().subject())));
        return decide(id, State.REFUSED, reason.strip(), 0);
    }

    /** The one who proposed it takes it back. */
    @Transactional
    public Proposal.Outcome withdraw(UUID id) {
        Proposal proposal = held(id);
        Optional<Why> against = people.againstWithdrawing(proposal.state(), proposal.proposedBy());
        return against.isPresent() ? new Proposal.Outcome.Refused(against.get()) : decide(id, State.WITHDRAWN, "", 0);
    }

    @Transactional(readOnly = true)
    public Proposal get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("proposal", id));
    }

    /** Those that wait first, then the newest of what was decided. */
    @Transactional(readOnly = true)
    public List<Proposal> all() {
        return store.all(SHOWN);
    }

    @Transactional(readOnly = true)
    public int waiting() {
        return store.waiting();
    }

    private boolean isKnown(Proposal.Change change) {
        return switch (change) {
            case Proposal.Change.OfRule(CorrectRule rule) -> law.rules().stream().anyMatch(known -> known.id().equals(rule.ruleId()))
                    && statutes.hasInstrument(rule.instrument());
            case Proposal.Change.OfNumber(SetParameter number) -> law.names().stream().anyMatch(known -> known.name().equals(number.name()))
                    && statutes.hasInstrument(number.instrument());
            case Proposal.Change.OfCalendar(ImportCalendar calendar) -> {
                Calendars.Checked checked = calendars.check(calendar);
                yield checked.faults().isEmpty() && !checked.news().isEmpty();
            }
            case Proposal.Change.OfReading(SettleReading reading) -> deadlines.questions().stream()
                    .filter(question -> question.id().equals(reading.question()))
                    .map(Question::kind).anyMatch(kind -> reading.choice() == null || reading.choice().kind() == kind);
        };
    }

    private Proposal held(UUID id) {
        return store.hold(id).orElseThrow(() -> new NotFound("proposal", id));
    }

    private Proposal.Outcome decide(UUID id, State state, String note, int version) {
        store.decide(id, state, Scope.actor().orElseThrow(), clock.instant(), note, version);
        return done(id);
    }

    private Proposal.Outcome done(UUID id) {
        return new Proposal.Outcome.Done(store.find(id).orElseThrow());
    }
}
