package org.gongqiao.app.standing.transfer;

import java.util.UUID;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.identity.Posts;
import org.gongqiao.app.notices.Message;
import org.gongqiao.app.notices.Notices;
import org.gongqiao.app.organization.Unions;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells everybody concerned when something happens to a transfer: the member, the union that decides, and the one that he
 * leaves. Each runs after the commit of the act, at least once, in a service scope of its own.
 */
@Component
class TransferNotices {

    private final TransferStore store;
    private final Notices notices;
    private final Posts posts;
    private final Unions unions;
    private final TransactionTemplate transaction;

    TransferNotices(TransferStore store, Notices notices, Posts posts, Unions unions, TransactionTemplate transaction) {
        this.store = store;
        this.notices = notices;
        this.posts = posts;
        this.unions = unions;
        this.transaction = transaction;
    }

    @Async
    @TransactionalEventListener(id = "standing.notices.transfer")
    void on(TransferChanged event) {
        unions.root().ifPresent(top -> Scope.run(Scope.service("standing-notices", top.areaPath()), () ->
                transaction.executeWithoutResult(status -> store.find(event.transferId()).ifPresent(transfer -> tell(transfer, event.change())))));
    }

    private void tell(Transfer transfer, TransferChanged.Change change) {
        String decider = unions.get(transfer.deciderUnit()).name();
        switch (change) {
            case ASKED -> {
                member(transfer, transfer.byUnit() == null ? "standing.notice.asked" : "standing.notice.askedForYou", transfer.number(), decider);
                officers(transfer.deciderUnit(), transfer, "standing.notice.toDecide", "/transfers/" + transfer.id());
                officers(transfer.fromUnit(), transfer, "standing.notice.leaving", "/transfers/departures");
            }
            case PASSED_ON -> {
                member(transfer, "standing.notice.passedOn", transfer.number(), decider);
                officers(transfer.deciderUnit(), transfer, "standing.notice.toDecide", "/transfers/" + transfer.id());
            }
            case ACCEPTED -> {
                member(transfer, "standing.notice.accepted", transfer.number(), transfer.targetName());
                officers(transfer.fromUnit(), transfer, "standing.notice.left", "/transfers/departures");
            }
            case REFUSED -> {
                member(transfer, "standing.notice.refused", transfer.number(), transfer.targetName());
                officers(transfer.fromUnit(), transfer, "standing.notice.stays", "/transfers/departures");
            }
            case WITHDRAWN -> officers(transfer.deciderUnit(), transfer, "standing.notice.withdrawn", "/transfers/" + transfer.id());
        }
    }

    private void member(Transfer transfer, String template, Object... args) {
        notices.send(Message.inbox(transfer.personId(), template, args).leadingTo("/my/transfers/" + transfer.id()));
    }

    private void officers(UUID unit, Transfer transfer, String template, String link) {
        posts.holdersAt(unit, Permission.MEMBER_WRITE).forEach(officer -> notices.send(Message.inbox(officer, template, transfer.number(),
                transfer.name(), transfer.targetName()).leadingTo(link)));
    }
}
