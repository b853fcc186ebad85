package org.gongqiao.app.standing.ending;

import java.util.UUID;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.identity.Posts;
import org.gongqiao.app.notices.Message;
import org.gongqiao.app.notices.Notices;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the person, and the union above: the report that M-08 asks for, and the appeal that waits there. */
@Component
class EndingNotices {

    private final EndingStore store;
    private final Notices notices;
    private final Posts posts;
    private final Unions unions;
    private final TransactionTemplate transaction;

    EndingNotices(EndingStore store, Notices notices, Posts posts, Unions unions, TransactionTemplate transaction) {
        this.store = store;
        this.notices = notices;
        this.posts = posts;
        this.unions = unions;
        this.transaction = transaction;
    }

    @Async
    @TransactionalEventListener(id = "standing.notices.ending")
    void on(EndingChanged event) {
        unions.root().ifPresent(top -> Scope.run(Scope.service("standing-notices", top.areaPath()), () ->
                transaction.executeWithoutResult(status -> store.find(event.endingId()).ifPresent(ending -> tell(ending, event.change())))));
    }

    private void tell(Ending ending, EndingChanged.Change change) {
        switch (change) {
            case ENDED -> {
                person(ending, "standing.notice." + ending.kind().name());
                if (ending.kind() == EndingKind.EXPELLED) {
                    unions.ancestry(ending.unitId()).reversed().stream().skip(1).findFirst().map(Union::id)
                            .ifPresent(above -> officers(above, Permission.MEMBER_WRITE, ending, "standing.notice.reported"));
                }
            }
            case APPEALED -> {
                Ending.Appeal appeal = ending.appeal();
                if (appeal != null) {
                    officers(appeal.deciderUnit(), Permission.APPEAL_DECIDE, ending, "standing.notice.appealToDecide");
                }
            }
            case UPHELD, REVERSED -> {
                person(ending, change == EndingChanged.Change.UPHELD ? "standing.notice.upheld" : "standing.notice.reversed");
                officers(ending.unitId(), Permission.MEMBER_WRITE, ending,
                        change == EndingChanged.Change.UPHELD ? "standing.notice.upheldHere" : "standing.notice.reversedHere");
            }
        }
    }

    private void person(Ending ending, String template) {
        notices.send(Message.inbox(ending.personId(), template, ending.unitName()).leadingTo("/my/endings/" + ending.id()));
    }

    private void officers(UUID unit, Permission permission, Ending ending, String template) {
        posts.holdersAt(unit, permission).forEach(officer ->
                notices.send(Message.inbox(officer, template, ending.name(), ending.unitName()).leadingTo("/endings/" + ending.id())));
    }
}
