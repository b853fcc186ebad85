package org.gongqiao.app.disputes;

import java.util.UUID;
import java.util.function.Consumer;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.disputes.file.ActRecorded;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.file.Dispute.Claimant;
import org.gongqiao.app.disputes.file.DisputeOpened;
import org.gongqiao.app.disputes.file.PartAnswered;
import org.gongqiao.app.identity.Posts;
import org.gongqiao.app.notices.Message;
import org.gongqiao.app.notices.Notices;
import org.gongqiao.app.organization.Unions;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells each worker when something happens in his dispute, and the officers who work on it when somebody else acts. */
@Component
class DisputeNotices {

    private final DisputeStore store;
    private final Notices notices;
    private final Posts posts;
    private final Unions unions;
    private final TransactionTemplate transaction;

    DisputeNotices(DisputeStore store, Notices notices, Posts posts, Unions unions, TransactionTemplate transaction) {
        this.store = store;
        this.notices = notices;
        this.posts = posts;
        this.unions = unions;
        this.transaction = transaction;
    }

    @Async
    @TransactionalEventListener(id = "disputes.notices.opened")
    void on(DisputeOpened event) {
        about(event.disputeId(), dispute -> workers(dispute, "disputes.notice.opened"));
    }

    @Async
    @TransactionalEventListener(id = "disputes.notices.recorded")
    void on(ActRecorded event) {
        about(event.disputeId(), dispute -> workers(dispute, dispute.isOpen() ? "disputes.notice.step" : "disputes.notice.ended"));
    }

    @Async
    @TransactionalEventListener(id = "disputes.notices.answered")
    void on(PartAnswered event) {
        about(event.disputeId(), dispute -> posts.holdersAt(dispute.unitId(), Permission.DISPUTE_WORK).forEach(officer ->
                notices.send(Message.inbox(officer, "disputes.notice.answered", dispute.number()).leadingTo("/disputes/" + dispute.id()))));
    }

    private void about(UUID id, Consumer<Dispute> tell) {
        unions.root().ifPresent(top -> Scope.run(Scope.service("disputes-notices", top.areaPath()), () ->
                transaction.executeWithoutResult(status -> store.find(id).ifPresent(tell))));
    }

    private void workers(Dispute dispute, String template) {
        for (Claimant claimant : store.claimants(dispute.id())) {
            if (claimant.personId() != null) {
                notices.send(Message.inbox(claimant.personId(), template, dispute.number(), dispute.unitName()).leadingTo("/my/disputes/" + dispute.id()));
            }
        }
    }
}
