package org.gongqiao.app.voting.ceremony;

import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.notices.Message;
import org.gongqiao.app.notices.Notices;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.voting.Vote;
import org.gongqiao.app.voting.VoteClosed;
import org.gongqiao.app.voting.Votes;
import org.gongqiao.app.voting.office.Office;
import org.gongqiao.app.voting.office.VoteOffices;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the trustees when they are waited for: at each stage of the ceremony, and after the close. */
@Component
class CeremonyNotices {

    private final CeremonyStore store;
    private final VoteOffices offices;
    private final Votes votes;
    private final Notices notices;
    private final Unions unions;
    private final TransactionTemplate transaction;

    CeremonyNotices(CeremonyStore store, VoteOffices offices, Votes votes, Notices notices, Unions unions, TransactionTemplate transaction) {
        this.store = store;
        this.offices = offices;
        this.votes = votes;
        this.notices = notices;
        this.unions = unions;
        this.transaction = transaction;
    }

    @Async
    @TransactionalEventListener(id = "voting.notices.ceremony")
    void on(CeremonyMoved event) {
        serve(() -> store.now(event.vote()).filter(now -> now.round() == event.round())
                .ifPresent(now -> tell(event.vote(), "voting.notice.ceremony." + now.stage().name())));
    }

    @Async
    @TransactionalEventListener(id = "voting.notices.decryption")
    void on(VoteClosed event) {
        serve(() -> tell(event.vote(), "voting.notice.decrypt"));
    }

    private void tell(UUID voteId, String template) {
        Vote vote = votes.get(voteId);
        offices.of(voteId, Office.TRUSTEE).forEach(trustee ->
                notices.send(Message.inbox(trustee.person(), template, vote.title()).leadingTo(trustee.path())));
    }

    private void serve(Runnable work) {
        unions.root().ifPresent(top -> Scope.run(Scope.service("voting-notices", top.areaPath()), () -> transaction.executeWithoutResult(status -> work.run())));
    }
}
