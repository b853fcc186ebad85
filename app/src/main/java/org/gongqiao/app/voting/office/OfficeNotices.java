package org.gongqiao.app.voting.office;

import org.gongqiao.app.access.Scope;
import org.gongqiao.app.notices.Message;
import org.gongqiao.app.notices.Notices;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.voting.Vote;
import org.gongqiao.app.voting.Votes;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells somebody that he was named for an office, with the link to where he does his part. */
@Component
class OfficeNotices {

    private final OfficeStore store;
    private final Votes votes;
    private final Notices notices;
    private final Unions unions;
    private final TransactionTemplate transaction;

    OfficeNotices(OfficeStore store, Votes votes, Notices notices, Unions unions, TransactionTemplate transaction) {
        this.store = store;
        this.votes = votes;
        this.notices = notices;
        this.unions = unions;
        this.transaction = transaction;
    }

    @Async
    @TransactionalEventListener(id = "voting.notices.office")
    void on(HolderChanged event) {
        if (event.named() == null) {
            return;
        }
        unions.root().ifPresent(top -> Scope.run(Scope.service("voting-notices", top.areaPath()), () -> transaction.executeWithoutResult(status ->
                store.find(event.named(), event.office()).ifPresent(holder -> {
                    Vote vote = votes.get(event.vote());
                    notices.send(Message.inbox(holder.person(), "voting.notice.named." + event.office().name(), vote.title(), vote.unitName())
                            .leadingTo(holder.path()));
                }))));
    }
}
