package org.gongqiao.app.law;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.SecondFactor;
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
    private final SecondFactor factor;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Proposals(ProposalStore store, LawStore statutes, Law law, Deadlines deadlines, Calendars calendars, SecondFactor factor, AuditLog audit, Ids ids, Clock clock) {
        this.store = store;
        this.statutes = statutes;
        this.law = law;
        this.deadlines = deadlines;
        this.calendars = calendars;
        this.factor = factor;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    public Proposal.Outcome propose(Proposal.Change change) {
        Optional<UUID> who = proved();
        if (who.isEmpty()) {
            return refused(Proposal.Why.NO_SECOND_FACTOR);
        }
        if (!isKnown(change)) {
            return refused(change instanceof Proposal.Change.OfCalendar ? Proposal.Why.NOTHING_NEW : Proposal.Why.UNKNOWN);
        }
        UUID id = ids.next();
        store.insert(id, change, who.get(), clock.instant());
        audit.record(AuditEntry.of(Act.LAW_PROPOSED, "proposal", id).because(change.reason()).with(Map.of("subject", change.subject())));
        return done(id);
    }

    /** A second person says yes: the new version is made in this transaction. */
    @Transactional
    public Proposal.Outcome approve(UUID id) {
        Optional<UUID> who = proved();
        Proposal proposal = held(id);
        if (who.isEmpty()) {
            return refused(Proposal.Why.NO_SECOND_FACTOR);
        }
        if (proposal.state() != Proposal.State.WAITING) {
            return refused(Proposal.Why.DECIDED);
        }
        if (proposal.proposedBy().equals(who.get())) {
            return refused(Proposal.Why.SAME_PERSON);
        }
        var approval = new Approval(id, proposal.proposedBy(), who.get());
        int version = switch (proposal.change()) {
            case Proposal.Change.OfRule(CorrectRule rule) -> law.correct(rule, approval);
            case Proposal.Change.OfNumber(SetParameter number) -> law.set(number, approval);
            case Proposal.Change.OfReading(SettleReading reading) -> deadlines.settle(reading, approval);
            case Proposal.Change.OfCalendar(ImportCalendar calendar) -> calendars.load(calendar, approval).added().stream().mapToInt(CalendarYear::version).max().orElse(0);
        };
        if (version == 0) {
            // Somebody else's proposal said the same and was approved meanwhile.
            return refused(Proposal.Why.NOTHING_NEW);
        }
        store.decide(id, Proposal.State.APPROVED, who.get(), clock.instant(), "", version);
        return done(id);
    }

    /** A second person says no, and why. */
    @Transactional
    public Proposal.Outcome refuse(UUID id, String reason) {
        Optional<UUID> who = proved();
        Proposal proposal = held(id);
        if (who.isEmpty()) {
            return refused(Proposal.Why.NO_SECOND_FACTOR);
        }
        if (proposal.state() != Proposal.State.WAITING) {
            return refused(Proposal.Why.DECIDED);
        }
        if (proposal.proposedBy().equals(who.get())) {
            return refused(Proposal.Why.SAME_PERSON);
        }
        if (reason.isBlank()) {
            return refused(Proposal.Why.NO_REASON);
        }
        store.decide(id, Proposal.State.REFUSED, who.get(), clock.instant(), reason.strip(), 0);
        audit.record(AuditEntry.of(Act.LAW_REFUSED, "proposal", id).because(reason.strip()).with(Map.of("subject", proposal.change().subject())));
        return done(id);
    }

    /** The one who proposed it takes it back. */
    @Transactional
    public Proposal.Outcome withdraw(UUID id) {
        Optional<UUID> who = Scope.actor();
        Proposal proposal = held(id);
        if (proposal.state() != Proposal.State.WAITING) {
            return refused(Proposal.Why.DECIDED);
        }
        if (who.isEmpty() || !proposal.proposedBy().equals(who.get())) {
            return refused(Proposal.Why.NOT_YOURS);
        }
        store.decide(id, Proposal.State.WITHDRAWN, who.get(), clock.instant(), "", 0);
        return done(id);
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

    private Optional<UUID> proved() {
        return factor.isProved() ? Scope.actor() : Optional.empty();
    }

    private Proposal held(UUID id) {
        return store.hold(id).orElseThrow(() -> new NotFound("proposal", id));
    }

    private Proposal.Outcome done(UUID id) {
        return new Proposal.Outcome.Done(store.find(id).orElseThrow());
    }

    private static Proposal.Outcome refused(Proposal.Why why) {
        return new Proposal.Outcome.Refused(why);
    }
}
