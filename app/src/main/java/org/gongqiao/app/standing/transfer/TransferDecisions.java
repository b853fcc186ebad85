package org.gongqiao.app.standing.transfer;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.identity.Person;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.membership.Memberships;
import org.gongqiao.app.organization.Unions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The receiving union's side. A decision names the version of the transfer that the officer saw: where somebody else was
 * faster, nothing happens and he is shown how it stands now.
 */
@Component
public class TransferDecisions {

    private final TransferStore store;
    private final Transfers transfers;
    private final Memberships memberships;
    private final Matters matters;
    private final Persons persons;
    private final Unions unions;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TransferDecisions(TransferStore store, Transfers transfers, Memberships memberships, Matters matters, Persons persons, Unions unions,
                      AuditLog audit, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.transfers = transfers;
        this.memberships = memberships;
        this.matters = matters;
        this.persons = persons;
        this.unions = unions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Transfers that unions in scope decide, in the order of the tree; one log entry for the list. */
    @Transactional
    public Slice<Transfer> list(@Nullable TransferStatus status, @Nullable String after, int size) {
        Slice<Transfer> page = store.list(status, after, size, line());
        seen("transfer", page.items().size());
        return page;
    }

    /** Members of unions in scope who go, or went, elsewhere; one log entry for the list. */
    @Transactional
    public Slice<Departure> departures(@Nullable TransferStatus status, @Nullable String after, int size) {
        Slice<Departure> page = store.departures(status, after, size, line());
        seen("departure", page.items().size());
        return page;
    }

    private static Line line() {
        return Scope.current().filter(scope -> scope instanceof Scope.Reach reach && reach.line() == Line.INDUSTRY).isPresent()
                ? Line.INDUSTRY : Line.AREA;
    }

    private void seen(String list, int rows) {
        audit.record(AuditEntry.of(Act.LIST_SEEN, list, null).with(Map.of("rows", rows)));
    }

    /** One transfer for a page that shows it with its member; logged with him as its subject. */
    @Transactional
    public Transfer open(UUID id) {
        Transfer transfer = transfers.get(id);
        audit.record(AuditEntry.of(Act.PERSON_OPENED, "transfer", id).about(transfer.personId()));
        return transfer;
    }

    /** The member as an officer sees him, masked; empty once the transfer no longer waits and he is no member here. */
    @Transactional(readOnly = true)
    public Optional<Person> member(Transfer transfer) {
        return persons.find(transfer.personId());
    }

    /** Takes the membership over into the receiving union, today. */
    @Transactional
    public TransferOutcome accept(UUID id, int version) {
        Transfer transfer = transfers.held(id);
        if (!transfer.isWaiting() || transfer.version() != version) {
            return new TransferOutcome.Stale(transfer);
        }
        if (unions.get(transfer.targetUnit()).isClosed()) {
            return new TransferOutcome.NotPossible("standing.decide.closed");
        }
        if (!memberships.takeOver(transfer.membershipId(), transfer.targetUnit(), transfer.trade(), transfer.workplace(), LocalDate.now(clock))) {
            return new TransferOutcome.NotPossible("standing.decide.ended");
        }
        return decided(transfer, TransferStatus.ACCEPTED, null, "standing.done.accepted");
    }

    /** Refuses with a reason that the member and his union are told; the membership stays where it is. */
    @Transactional
    public TransferOutcome refuse(UUID id, int version, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a refusal needs its reason in words");
        }
        Transfer transfer = transfers.held(id);
        if (!transfer.isWaiting() || transfer.version() != version) {
            return new TransferOutcome.Stale(transfer);
        }
        memberships.decline(transfer.membershipId(), transfer.targetUnit());
        return decided(transfer, TransferStatus.REFUSED, text, "standing.done.refused");
    }

    private TransferOutcome decided(Transfer transfer, TransferStatus status, @Nullable String text, String note) {
        Instant now = clock.instant();
        store.decided(transfer.id(), status, text, now);
        matters.note(transfer.matterId(), note, transfer.targetName());
        transfers.close(transfer, status);
        audit.record(AuditEntry.of(Act.TRANSFER_DECIDED, "transfer", transfer.id()).about(transfer.personId())
                .with(Map.of("from", transfer.fromUnit(), "to", transfer.targetUnit(), "outcome", status.name())));
        events.publishEvent(new TransferChanged(transfer.id(),
                status == TransferStatus.ACCEPTED ? TransferChanged.Change.ACCEPTED : TransferChanged.Change.REFUSED));
        return new TransferOutcome.Done(transfers.get(transfer.id()));
    }
}
