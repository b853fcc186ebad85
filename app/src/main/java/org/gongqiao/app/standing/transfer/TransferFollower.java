package org.gongqiao.app.standing.transfer;

import org.gongqiao.app.casework.MatterPassedOn;
import org.gongqiao.app.joining.Choice;
import org.gongqiao.app.organization.Unions;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Moves a transfer with its matter, in the same transaction: both are seen by the next union, or neither. */
@Component
class TransferFollower {

    private final TransferStore store;
    private final Unions unions;
    private final ApplicationEventPublisher events;

    TransferFollower(TransferStore store, Unions unions, ApplicationEventPublisher events) {
        this.store = store;
        this.unions = unions;
        this.events = events;
    }

    @EventListener
    void on(MatterPassedOn moved) {
        if (!moved.kind().equals(TransferMatter.NAME)) {
            return;
        }
        Transfer transfer = store.lock(moved.objectId()).orElseThrow();
        Choice choice = transfer.choices().get(moved.position() - 1);
        if (!store.follow(transfer.id(), unions.get(moved.toUnit()).place(), choice.targetUnit(), choice.targetName())) {
            throw new IllegalStateException("a transfer could not follow its matter");
        }
        boolean first = transfer.byUnit() != null && moved.position() == 2;
        events.publishEvent(new TransferChanged(transfer.id(), first ? TransferChanged.Change.ASKED : TransferChanged.Change.PASSED_ON));
    }
}
